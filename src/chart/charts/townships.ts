import { colon, type Language, semicolon } from "../../base/text.ts";
import type { Comparison, Interval, PackageResult } from "../../sim/comparison.ts";
import { chart, type Frame, vegaLite, widths } from "../chart.ts";
import { isClear, noClearEffect, number, pointsText, shareText, signed } from "../format.ts";
import { baselineOf, featured } from "../packages.ts";
import { textWidth } from "../text-width.ts";
import { short } from "../view.ts";

const columnsOf: Readonly<Record<Frame, number>> = { narrow: 3, medium: 6, wide: 8 };
const GAP = 6;
const TALL = 72;

const change = (i: Interval, lang: Language): string => {
  if (i.value === null) return "";
  if (isClear(i) === false) return noClearEffect[lang];
  return `${signed(i.value * 100, 1)} ${lang === "zh" ? "百分点" : "points"}`;
};

const tip = (at: PackageResult["townships"][number], after: Interval, packageName: string, lang: Language): string => {
  const now = `${at.name[lang]}${colon[lang]}${shareText(at.vacancy, lang)}`;
  return after.value === null ? now : `${now}${semicolon[lang]}${packageName} ${pointsText(after, lang)}`;
};

const cut = (text: string, limit: number): string => {
  if (textWidth(text, 12) <= limit) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, 12) > limit) kept = kept.slice(0, -1);
  return `${kept}…`;
};

/** The names without what all of them begin or end with, which on a small tile would be all that is seen of them. */
const told = (names: readonly string[], limit: number): string[] => {
  const [first = ""] = names;
  const fits = names.length < 2 || names.every((name) => textWidth(name, 12) <= limit);
  const shortest = Math.min(...names.map((name) => name.length));
  const shared = (same: (name: string, count: number) => boolean): number => {
    let count = 0;
    while (count < shortest - 1 && names.every((name) => same(name, count + 1))) count++;
    return count;
  };
  const before = fits ? 0 : shared((name, count) => name.slice(0, count) === first.slice(0, count));
  const after = fits
    ? 0
    : shared((name, count) => name.length > before + count && name.slice(-count) === first.slice(-count));
  return names.map((name) => cut(name.slice(before, name.length - after).trim(), limit));
};

const build = (c: Comparison, lang: Language, frame: Frame) => {
  const baseline = baselineOf(c);
  const best = featured(c);
  const townships = [...(baseline?.townships ?? [])]
    .filter(({ vacancy }) => vacancy.value !== null)
    .sort((a, b) => a.remoteness - b.remoteness);
  if (townships.length === 0) return null;
  const columns = columnsOf[frame];
  const size = (widths[frame] - 20 - GAP * (columns - 1)) / columns;
  const names = told(
    townships.map(({ name }) => name[lang]),
    size - 14,
  );
  const values = townships.map((t, at) => {
    const x = (at % columns) * (size + GAP);
    const y = Math.floor(at / columns) * (TALL + GAP);
    const after = best?.townships.find(({ facility }) => facility === t.facility)?.vacancyDifference ?? {
      value: null,
      low: null,
      high: null,
    };
    return {
      x: short(x),
      right: short(x + size),
      y,
      bottom: y + TALL,
      text: short(x + 8),
      name: names[at] ?? "",
      share: short(t.vacancy.value! * 100),
      vacancy: `${number(t.vacancy.value! * 100, 0)}${lang === "zh" ? "%" : " %"}`,
      change: change(after, lang),
      tip: tip(t, after, best?.name[lang] ?? "", lang),
    };
  });
  const rows = Math.ceil(townships.length / columns);
  const highest = Math.max(...values.map(({ share }) => share), 1);
  const pixel = (field: string) => ({ field, type: "quantitative" as const, scale: null, axis: null });
  const line = (field: string, dy: number, fontSize: number) => ({
    mark: { type: "text" as const, align: "left" as const, baseline: "middle" as const, style: "ink", fontSize, dy },
    encoding: { x: pixel("text"), y: pixel("y"), text: { field } },
  });
  return vegaLite({
    width: widths[frame] - 20,
    height: rows * (TALL + GAP) - GAP,
    title: {
      text: lang === "zh" ? "近 → 远" : "near → remote",
      fontWeight: "normal",
      fontSize: 12,
    },
    data: { values },
    layer: [
      {
        mark: { type: "rect", cornerRadius: 4, opacity: 1 },
        encoding: {
          x: pixel("x"),
          x2: { field: "right" },
          y: pixel("y"),
          y2: { field: "bottom" },
          color: {
            field: "share",
            type: "quantitative",
            scale: { domain: [0, highest], range: "ramp", interpolate: "rgb" },
            legend: null,
          },
          tooltip: { field: "tip" },
        },
      },
      line("name", 15, 12),
      line("vacancy", 36, 17),
      line("change", 57, 12),
    ],
  });
};

export default chart({
  id: "townships",
  title: { en: "Township by township", zh: "逐乡镇结果" },
  section: "places",
  caption: (c, lang) => {
    const best = featured(c)?.name[lang];
    if (lang === "zh")
      return `由近及远排列：大字与颜色为基线下的平均空编率${best === undefined ? "" : `，下方为“${best}”较基线的变化`}；区间见表。`;
    return `In the order of remoteness: the large figure and the colour are the mean vacancy under the status quo${best === undefined ? "" : `, the line below is the change under “${best}”`}; intervals are in the table.`;
  },
  build,
});
