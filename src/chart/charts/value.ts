import { colon, type Language, semicolon } from "../../base/text.ts";
import type { Comparison, PackageResult } from "../../sim/comparison.ts";
import { chart, type Frame, vegaLite, widths } from "../chart.ts";
import { differenceOf, figureOf, inline, isClear, number, signed } from "../format.ts";
import { type Line, placeLabels } from "../labels.ts";
import { baselineOf, othersOf, packageColour } from "../packages.ts";
import { type Layer, niceBounds, short, type View } from "../view.ts";

interface Point {
  readonly p: string;
  readonly name: string;
  readonly x: number;
  readonly xl: number;
  readonly xh: number;
  readonly y: number;
  readonly yl: number;
  readonly yh: number;
  readonly hollow: boolean;
  readonly dominated: boolean;
  readonly tip: string;
}

/** Money in the unit that readers of the language think in. */
const moneyScale = (lang: Language): number => (lang === "zh" ? 1e-4 : 1e-6);

const pointsOf = (c: Comparison, lang: Language): Point[] => {
  const scale = moneyScale(lang);
  const points = c.packages.flatMap((p: PackageResult) => {
    const { cost, retention3 } = p.outcomes;
    const isBaseline = p.id === c.baseline;
    const difference = isBaseline ? 0 : retention3.difference;
    if (cost.value === null || difference === null) return [];
    const y = difference * 100;
    return {
      p: p.id,
      name: p.name[lang],
      x: short(cost.value * scale, 3),
      xl: short((cost.valueLow ?? cost.value) * scale, 3),
      xh: short((cost.valueHigh ?? cost.value) * scale, 3),
      y: short(y, 3),
      yl: short(isBaseline ? 0 : (retention3.low ?? difference) * 100, 3),
      yh: short(isBaseline ? 0 : (retention3.high ?? difference) * 100, 3),
      hollow: !isBaseline && isClear(retention3) === false,
      tip: isBaseline
        ? p.name[lang]
        : `${p.name[lang]}${colon[lang]}${inline(differenceOf("retention3", retention3, lang)!)}${semicolon[lang]}${inline(figureOf("cost", cost, lang))}`,
    };
  });
  return points.map((point) => ({
    ...point,
    dominated: points.some(
      (other) => other.x <= point.x && other.y >= point.y && (other.x < point.x || other.y > point.y),
    ),
  }));
};

const pixel = (field: string) => ({ field, type: "quantitative" as const, scale: null, axis: null });

const plane = (c: Comparison, points: readonly Point[], lang: Language, frame: Frame): View => {
  const width = widths[frame] - 60;
  const height = { narrow: 260, medium: 340, wide: 400 }[frame];
  const [x0, x1] = niceBounds([0, ...points.map(({ xh }) => xh)], 0.001);
  const [y0, y1] = niceBounds([0, ...points.flatMap(({ yl, yh }) => [yl, yh])], 0.1);
  const px = (x: number): number => ((x - x0) / (x1 - x0)) * width;
  const py = (y: number): number => ((y1 - y) / (y1 - y0)) * height;
  const ranked = [...points].sort((a, b) => b.y - a.y);
  const text = (point: Point, rank: number): string => (frame === "narrow" ? String(rank + 1) : point.name);
  const frontier = points.filter(({ dominated }) => !dominated).sort((a, b) => a.x - b.x);
  const lines: Line[] = [
    [0, py(0), width, py(0)],
    ...frontier.slice(1).map((point, before): Line => {
      const last = frontier[before]!;
      return [px(last.x), py(last.y), px(point.x), py(point.y)];
    }),
    ...points.map((point): Line => [px(point.x), py(point.yh), px(point.x), py(point.yl)]),
    ...points.map((point): Line => [px(point.xl), py(point.y), px(point.xh), py(point.y)]),
  ];
  const places = placeLabels(
    ranked.map((point, rank) => ({ x: px(point.x), y: py(point.y), text: text(point, rank) })),
    lines,
    width,
    height,
  );
  const labels = ranked.map((point, rank) => ({ text: text(point, rank), lx: places[rank]!.x, ly: places[rank]!.y }));
  const x = {
    field: "x",
    type: "quantitative" as const,
    title: lang === "zh" ? "年均成本，万元" : "cost, million RMB a year",
    scale: { domain: [x0, x1], nice: false },
    axis: { tickCount: frame === "narrow" ? 4 : 8, grid: false },
  };
  const y = {
    field: "y",
    type: "quantitative" as const,
    title: null,
    scale: { domain: [y0, y1], nice: false },
    axis: { tickCount: 6 },
  };
  const fade = { condition: { test: { field: "dominated", equal: true }, value: 0.5 }, value: 1 };
  const cross: Layer[] = [
    {
      mark: { type: "rule", strokeWidth: 1.5 },
      encoding: { x, y: { ...y, field: "yl" }, y2: { field: "yh" }, color: packageColour(c), opacity: fade },
    },
    {
      mark: { type: "rule", strokeWidth: 1.5 },
      encoding: { x: { ...x, field: "xl" }, x2: { field: "xh" }, y, color: packageColour(c), opacity: fade },
    },
  ];
  return {
    width,
    height,
    title: {
      text: lang === "zh" ? "3 年留任率较基线，个百分点" : "3-year retention against the baseline, points",
      fontWeight: "normal",
      fontSize: 12,
    },
    layer: [
      {
        data: { values: [{}] },
        mark: { type: "rule", strokeWidth: 1.25 },
        encoding: { y: { ...y, field: undefined, datum: 0 } },
      },
      {
        data: { name: "points", values: [...points] },
        layer: [
          {
            transform: [{ filter: { field: "dominated", equal: false } }],
            mark: { type: "line", strokeWidth: 1.5, strokeDash: [5, 4], style: "quiet" },
            encoding: { x, y, order: { field: "x" } },
          },
          ...cross,
          {
            mark: { type: "point", filled: true, size: 110 },
            encoding: { x, y, color: packageColour(c), opacity: fade, tooltip: { field: "tip" } },
          },
          {
            transform: [{ filter: { field: "hollow", equal: true } }],
            mark: { type: "point", filled: true, size: 34, opacity: 1, style: "ground" },
            encoding: { x, y, tooltip: { field: "tip" } },
          },
        ],
      },
      {
        data: { name: "names", values: labels },
        mark: { type: "text", align: "left", baseline: "middle", style: "ink" },
        encoding: { x: pixel("lx"), y: pixel("ly"), text: { field: "text" } },
      },
    ],
  };
};

/** On a phone the dots carry numbers and the names stand below. */
const list = (c: Comparison, points: readonly Point[], lang: Language): View => {
  const width = widths.narrow - 44;
  const values = [...points]
    .sort((a, b) => b.y - a.y)
    .map((point, rank) => ({
      p: point.p,
      name: `${rank + 1}  ${point.name}`,
      figure: `${signed(point.y, 1)} · ${number(point.x, lang === "zh" ? 0 : 1)}`,
      at: rank * 20 + 10,
    }));
  return {
    width,
    height: values.length * 20,
    title: {
      text: lang === "zh" ? "个百分点 · 万元/年" : "points · million RMB a year",
      anchor: "end",
      fontWeight: "normal",
      fontSize: 12,
    },
    data: { values },
    encoding: { y: pixel("at") },
    layer: [
      {
        mark: { type: "point", filled: true, size: 60, opacity: 1 },
        encoding: { x: { value: 8 }, color: packageColour(c) },
      },
      {
        mark: { type: "text", align: "left", style: "ink", limit: width - 110 },
        encoding: { x: { value: 20 }, text: { field: "name" } },
      },
      {
        mark: { type: "text", align: "right", style: "ink" },
        encoding: { x: { value: width }, text: { field: "figure" } },
      },
    ],
  };
};

export default chart({
  id: "value",
  title: { en: "Effect for the money", zh: "花多少钱，留多少人" },
  section: "effects",
  caption: (c, lang) =>
    lang === "zh"
      ? `越靠左上越好：虚线上的组合没有更省钱且更有效的替代，其余淡化；误差线为 ${c.replicates} 次重复运行的 95% 区间，空心点的效果区间跨零。`
      : `Better is up and to the left: the dashed line joins packages that no other beats on both cost and effect, the rest are faded; whiskers are 95 % intervals over ${c.replicates} replicates, hollow dots have an effect whose interval spans zero.`,
  build: (c, lang, frame) => {
    const points = pointsOf(c, lang);
    if (points.length < 2 || baselineOf(c) === undefined || othersOf(c).length === 0) return null;
    const view = plane(c, points, lang, frame);
    return vegaLite(
      frame === "narrow"
        ? { vconcat: [view, list(c, points, lang)], spacing: 14 }
        : (view as Parameters<typeof vegaLite>[0]),
    );
  },
});
