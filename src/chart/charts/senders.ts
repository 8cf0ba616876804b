import { colon, type Language, type Text } from "../../base/text.ts";
import type { Comparison, Interval, PackageResult } from "../../sim/comparison.ts";
import { chart, type Frame, vegaLite, widths } from "../chart.ts";
import { type Dot, dotPanel } from "../dots.ts";
import { isClear, plainText } from "../format.ts";
import { byDifference, othersOf, packageColour } from "../packages.ts";
import { textWidth } from "../text-width.ts";
import type { View } from "../view.ts";
import { named, placeNames } from "../words.ts";

type Sender = PackageResult["senders"][number];
interface Measure {
  readonly name: Text;
  readonly unit: Text;
  readonly of: (s: Sender) => Interval;
  readonly scale: number;
}
/** What a hospital feels that gives doctors away. */
const measures: readonly Measure[] = [
  {
    name: { en: "Doctors in post", zh: "在岗医师" },
    unit: { en: "doctors", zh: "人" },
    of: (s) => s.doctors,
    scale: 1,
  },
  {
    name: { en: "Post vacancy", zh: "空编率" },
    unit: { en: "points", zh: "个百分点" },
    of: (s) => s.vacancy,
    scale: 100,
  },
  {
    name: { en: "Workload", zh: "工作负荷" },
    unit: { en: "% of usual", zh: "占通常负荷的 %" },
    of: (s) => s.workload,
    scale: 100,
  },
];

const shown = (c: Comparison): PackageResult[] =>
  othersOf(c)
    .filter(({ senders }) => senders.length > 0)
    .sort(byDifference("retention3"));

const scaled = (i: Interval, by: number): Interval => ({
  value: i.value === null ? null : i.value * by,
  low: i.low === null ? null : i.low * by,
  high: i.high === null ? null : i.high * by,
});

const dotsOf = (packages: readonly PackageResult[], type: string, m: Measure, lang: Language): Dot[] =>
  packages.flatMap((p, row) => {
    const sender = p.senders.find((s) => s.type === type);
    const i = sender === undefined ? null : scaled(m.of(sender), m.scale);
    if (i === null || i.value === null) return [];
    return {
      p: p.id,
      row,
      value: i.value,
      low: i.low,
      high: i.high,
      hollow: isClear(i) === false,
      tip: `${p.name[lang]}${colon[lang]}${m.name[lang]} ${plainText(i, 1, lang, true)} ${m.unit[lang]}`,
    };
  });

const panels = (c: Comparison, lang: Language, frame: Frame): View[] => {
  const packages = shown(c);
  const rows = packages.map(({ name }) => name[lang]);
  const types = [...new Set(packages.flatMap(({ senders }) => senders.map(({ type }) => type)))];
  const narrow = frame === "narrow";
  const full = widths[frame] - 24;
  const nameWidth = Math.max(...rows.map((row) => textWidth(row, 12))) + 14;
  const width = narrow ? full : (full - nameWidth - (measures.length - 1) * 34) / measures.length;
  const panel = (type: string, m: Measure, names: "left" | "above" | "none"): View =>
    dotPanel(packageColour(c), {
      rows,
      dots: dotsOf(packages, type, m, lang),
      title: `${named(placeNames, type, lang)}${colon[lang]}${lang === "zh" ? m.name.zh : m.name.en.toLowerCase()}`,
      unit: m.unit[lang],
      width,
      names,
      zeroLine: true,
    });
  return types.flatMap((type): View[] =>
    narrow
      ? measures.map((m) => panel(type, m, "above"))
      : [{ hconcat: measures.map((m, at) => panel(type, m, at === 0 ? "left" : "none")), spacing: 34 }],
  );
};

export default chart({
  id: "senders",
  title: { en: "What the senders lose", zh: "输出医院的损失" },
  section: "flows",
  caption: (c, lang) =>
    lang === "zh"
      ? `派出或流出医师的医院较基线的变化，${c.replicates} 次重复运行的配对差异与 95% 区间；空心点表示区间跨零。`
      : `Change against the baseline at the hospitals that doctors come from: paired differences with 95 % intervals over ${c.replicates} replicates; hollow dots mean that the interval spans zero.`,
  build: (c, lang, frame) =>
    shown(c).length === 0 ? null : vegaLite({ vconcat: panels(c, lang, frame), spacing: 26 }),
});
