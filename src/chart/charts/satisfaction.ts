import { colon, type Language } from "../../base/text.ts";
import type { Comparison, PackageResult } from "../../sim/comparison.ts";
import { type OutcomeId, outcomes } from "../../sim/outcomes.ts";
import { chart, type Frame, vegaLite, widths } from "../chart.ts";
import { type Dot, dotPanel } from "../dots.ts";
import { figureOf, inline } from "../format.ts";
import { baselineOf, byDifference, othersOf, packageColour } from "../packages.ts";
import { textWidth } from "../text-width.ts";
import type { View } from "../view.ts";

const dimensions = [
  "satisfactionMaterial",
  "satisfactionSpiritual",
  "satisfactionDevelopment",
] as const satisfies readonly OutcomeId[];

const dotsOf = (id: OutcomeId, packages: readonly PackageResult[], lang: Language): Dot[] =>
  packages.flatMap((p, row) => {
    const e = p.outcomes[id];
    if (e.value === null) return [];
    const { scale } = outcomes[id];
    return {
      p: p.id,
      row,
      value: e.value * scale,
      low: e.valueLow === null ? null : e.valueLow * scale,
      high: e.valueHigh === null ? null : e.valueHigh * scale,
      hollow: false,
      tip: `${p.name[lang]}${colon[lang]}${outcomes[id].name[lang]} ${inline(figureOf(id, e, lang))}`,
    };
  });

const panels = (c: Comparison, lang: Language, frame: Frame): View[] => {
  const base = baselineOf(c);
  const packages = [...(base === undefined ? [] : [base]), ...[...othersOf(c)].sort(byDifference("retention3"))];
  const rows = packages.map(({ name }) => name[lang]);
  const narrow = frame === "narrow";
  const full = widths[frame] - 24;
  const nameWidth = Math.max(...rows.map((row) => textWidth(row, 12))) + 14;
  const width = narrow ? full : (full - nameWidth - 2 * 34) / 3;
  const dots = dimensions.map((id) => dotsOf(id, packages, lang));
  const reach = dots.flat().map(({ value, high }) => high ?? value);
  const all = dimensions.map((id, at) =>
    dotPanel(packageColour(c), {
      rows,
      dots: dots[at] ?? [],
      reach,
      title: outcomes[id].name[lang],
      unit: lang === "zh" ? "满意的医师，%" : "doctors satisfied, %",
      width,
      names: narrow ? "above" : at === 0 ? "left" : "none",
      zeroLine: false,
    }),
  );
  return narrow ? all : [{ hconcat: all, spacing: 34 }];
};

export default chart({
  id: "satisfaction",
  title: { en: "Satisfaction in three dimensions", zh: "三维满意度" },
  section: "strain",
  caption: (c, lang) =>
    lang === "zh"
      ? `乡镇与社区医师对物质（收入、住房）、精神（认可、自主、保障）、发展（职称、培训、设备）三方面满意的比例及 95% 区间，${c.replicates} 次重复运行。`
      : `Share of township and community doctors satisfied with pay and housing, with recognition, autonomy and security, and with titles, training and equipment; 95 % intervals over ${c.replicates} replicates.`,
  build: (c, lang, frame) =>
    c.packages.every(({ outcomes: o }) => o.satisfactionMaterial.value === null)
      ? null
      : vegaLite({ vconcat: panels(c, lang, frame), spacing: 26 }),
});
