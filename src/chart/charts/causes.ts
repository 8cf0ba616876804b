import { colon, type Language } from "../../base/text.ts";
import { type Comparison, type Interval, noInterval, type PackageResult } from "../../sim/comparison.ts";
import { chart, type Frame, vegaLite, widths } from "../chart.ts";
import { type Dot, dotPanel } from "../dots.ts";
import { number, shareText } from "../format.ts";
import { baselineOf, featured, packageColour } from "../packages.ts";
import { textWidth } from "../text-width.ts";
import type { View } from "../view.ts";
import { causeNames, named } from "../words.ts";

const order = ["schooling", "family", "material", "development", "recognition", "place", "strain"];

const pivotalOf = (p: PackageResult, cause: string): Interval =>
  cause === "schooling" ? p.schoolingPivotal : (p.causes.find((entry) => entry.cause === cause)?.pivotal ?? noInterval);

const shown = (c: Comparison): PackageResult[] =>
  [baselineOf(c), featured(c)].flatMap((p) => (p !== undefined && p.causes.length > 0 ? [p] : []));

const percent = (share: number | null): number | null => (share === null ? null : share * 100);

const pivotalDots = (packages: readonly PackageResult[], causes: readonly string[], lang: Language): Dot[] =>
  packages.flatMap((p) =>
    causes.flatMap((cause, row) => {
      const i = pivotalOf(p, cause);
      if (i.value === null) return [];
      return {
        p: p.id,
        row,
        value: i.value * 100,
        low: percent(i.low),
        high: percent(i.high),
        hollow: false,
        tip: `${p.name[lang]}${colon[lang]}${named(causeNames, cause, lang)} ${shareText(i, lang)}`,
      };
    }),
  );

/** Parts of the gain in worth, in % of their sum: the sum over all leavers is what moved them. */
const splitDots = (packages: readonly PackageResult[], causes: readonly string[], lang: Language): Dot[] =>
  packages.flatMap((p) => {
    const total = p.causes.reduce((sum, { split }) => sum + split, 0);
    if (!(total > 0)) return [];
    return causes.flatMap((cause, row) => {
      const entry = p.causes.find((e) => e.cause === cause);
      if (entry === undefined) return [];
      const value = (entry.split / total) * 100;
      return {
        p: p.id,
        row,
        value,
        low: null,
        high: null,
        hollow: false,
        tip: `${p.name[lang]}${colon[lang]}${named(causeNames, cause, lang)} ${number(value)}%`,
      };
    });
  });

const legend = (c: Comparison, packages: readonly PackageResult[], lang: Language, frame: Frame): View => {
  let x = 6;
  let y = 8;
  let right = 0;
  const values = packages.map(({ id, name }, at) => {
    const width = textWidth(name[lang], 12) + 16;
    if (at > 0 && x + width > widths[frame] - 24) {
      x = 6;
      y += 20;
    }
    const entry = { p: id, name: name[lang], x, y };
    right = Math.max(right, x + width);
    x += width + 24;
    return entry;
  });
  return {
    width: right,
    height: y + 8,
    data: { values },
    encoding: {
      x: { field: "x", type: "quantitative", scale: null, axis: null },
      y: { field: "y", type: "quantitative", scale: null, axis: null },
    },
    layer: [
      { mark: { type: "point", filled: true, size: 75, opacity: 1 }, encoding: { color: packageColour(c) } },
      { mark: { type: "text", align: "left", dx: 10, style: "ink" }, encoding: { text: { field: "name" } } },
    ],
  };
};

const panels = (c: Comparison, lang: Language, frame: Frame): View[] => {
  const packages = shown(c);
  const splitOrder = [...order.slice(1), "opportunity", "luck"];
  const name = (cause: string): string => named(causeNames, cause, lang);
  const narrow = frame === "narrow";
  const full = widths[frame] - 24;
  const nameWidth = Math.max(...[...order, ...splitOrder].map((cause) => textWidth(name(cause), 12))) + 14;
  const width = narrow ? full : frame === "medium" ? full - nameWidth : (full - 40) / 2 - nameWidth;
  const common = { width, names: narrow ? ("above" as const) : ("left" as const), apart: 7 };
  const both = [
    dotPanel(packageColour(c), {
      ...common,
      rows: order.map(name),
      dots: pivotalDots(packages, order, lang),
      title: lang === "zh" ? "关键原因：若此项不差便会留下" : "Would have stayed, had this not been worse here",
      unit: lang === "zh" ? "占离开基层者的比例，%（可重叠）" : "% of those who left primary care (causes may overlap)",
      zeroLine: false,
    }),
    dotPanel(packageColour(c), {
      ...common,
      rows: splitOrder.map(name),
      dots: splitDots(packages, splitOrder, lang),
      title: lang === "zh" ? "去留价值差的精确分解" : "Exact split of what moving was worth to them",
      unit: lang === "zh" ? "占价值差总和的比例，%" : "% of the whole gain in worth",
      zeroLine: true,
    }),
  ];
  return [legend(c, packages, lang, frame), ...(frame === "wide" ? [{ hconcat: both, spacing: 40 }] : both)];
};

export default chart({
  id: "causes",
  title: { en: "Why doctors leave primary care", zh: "医师为何离开基层" },
  section: "leaving",
  caption: (_, lang) =>
    lang === "zh"
      ? "子女入学是“家庭”的一部分，因医师问卷常单独问及而列在首位；关键原因可以重叠，合计可超过 100%，分解则恰为 100%。"
      : "Schooling is a part of “family” and stands first because surveys ask for it by itself; pivotal causes overlap and may add up to more than 100 %, the split adds up exactly.",
  build: (c, lang, frame) =>
    shown(c).length === 0 ? null : vegaLite({ vconcat: panels(c, lang, frame), spacing: 22 }),
});
