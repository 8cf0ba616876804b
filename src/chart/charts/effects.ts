import { colon, type Language } from "../../base/text.ts";
import type { Comparison, PackageResult } from "../../sim/comparison.ts";
import { type OutcomeId, outcomes } from "../../sim/outcomes.ts";
import { chart, type Frame, vegaLite, widths } from "../chart.ts";
import { type Dot, dotPanel } from "../dots.ts";
import { differenceOf, differenceUnit, inline, isClear, noClearEffect } from "../format.ts";
import { byDifference, othersOf, packageColour } from "../packages.ts";
import { textWidth } from "../text-width.ts";
import type { View } from "../view.ts";

const main: OutcomeId = "retention3";
const beside: readonly OutcomeId[] = ["townshipVacancy", "leavingPrimary", "burnout"];

const sense = (id: OutcomeId, lang: Language): string => {
  if (outcomes[id].better === "less") return lang === "zh" ? "，向左为好" : ", left is better";
  return lang === "zh" ? "，向右为好" : ", right is better";
};

const dotsOf = (id: OutcomeId, packages: readonly PackageResult[], lang: Language): Dot[] =>
  packages.flatMap((p, row) => {
    const { difference, low, high } = p.outcomes[id];
    if (difference === null) return [];
    const { scale } = outcomes[id];
    return {
      p: p.id,
      row,
      value: difference * scale,
      low: low === null ? null : low * scale,
      high: high === null ? null : high * scale,
      hollow: isClear({ low, high }) === false,
      tip: `${p.name[lang]}${colon[lang]}${outcomes[id].name[lang]} ${inline(differenceOf(id, p.outcomes[id], lang)!)}`,
    };
  });

const figure = (p: PackageResult, lang: Language): string => {
  const e = p.outcomes[main];
  if (isClear(e) === false) return noClearEffect[lang];
  const { bare, interval } = differenceOf(main, e, lang)!;
  return interval === null ? bare : `${bare} (${interval})`;
};

const panels = (c: Comparison, lang: Language, frame: Frame): View[] => {
  const packages = [...othersOf(c)].sort(byDifference(main));
  const rows = packages.map(({ name }) => name[lang]);
  const figures = packages.map((p) => figure(p, lang));
  const nameWidth = Math.max(...rows.map((row) => textWidth(row, 12))) + 14;
  const figureWidth = Math.max(...figures.map((text) => textWidth(text, 12))) + 18;
  const narrow = frame === "narrow";
  const panel = (id: OutcomeId, width: number, names: "left" | "above" | "none"): View =>
    dotPanel(packageColour(c), {
      rows,
      dots: dotsOf(id, packages, lang),
      title: outcomes[id].name[lang],
      unit: `${differenceUnit(id, lang)}${sense(id, lang)}`,
      width,
      names,
      zeroLine: true,
      ...(id === main ? { figures } : {}),
    });
  const full = widths[frame] - 24;
  const small = narrow ? full : (full - nameWidth - 2 * 34) / 3;
  return [
    panel(main, narrow ? full : full - nameWidth - figureWidth, narrow ? "above" : "left"),
    ...(narrow
      ? beside.map((id) => panel(id, full, "above"))
      : [
          {
            hconcat: beside.map((id, at) => panel(id, small, at === 0 ? "left" : "none")),
            spacing: 34,
          },
        ]),
  ];
};

export default chart({
  id: "effects",
  title: { en: "What each package changes", zh: "各政策组合改变了什么" },
  section: "effects",
  caption: (c, lang) =>
    lang === "zh"
      ? `较基线的配对差异与 95% 区间，${c.replicates} 次重复运行共用随机数，按 3 年留任率的变化排序；空心点表示区间跨零，即未见明确效果。`
      : `Paired differences to the baseline with 95 % intervals from ${c.replicates} replicates under common random numbers, sorted by the change in retention after 3 years; hollow dots mean that the interval spans zero.`,
  build: (c, lang, frame) => {
    if (othersOf(c).every(({ outcomes: o }) => o[main].difference === null)) return null;
    return vegaLite({ vconcat: panels(c, lang, frame), spacing: 26 });
  },
});
