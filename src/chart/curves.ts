import { colon, comma, type Language } from "../base/text.ts";
import type { Comparison, PackageResult, SeriesPoint } from "../sim/comparison.ts";
import { type Drawing, type Frame, vegaLite, widths } from "./chart.ts";
import { number, shareText } from "./format.ts";
import { featured, packageColour } from "./packages.ts";
import { textWidth } from "./text-width.ts";
import { type Layer, niceBounds, short, spread, type View } from "./view.ts";

interface Curves {
  readonly series: (p: PackageResult) => readonly SeriesPoint[];
  /** What is measured and in which unit; stands above the plot, since text is horizontal. */
  readonly title: string;
  readonly shape: "step-after" | "linear";
  /** Upper bound of the axis where there is a natural one. */
  readonly top?: number;
  /** In pixels; without one, what suits the frame. */
  readonly height?: number;
}
interface Label {
  readonly p: string;
  readonly name: string;
  readonly end: number;
}

const heights: Readonly<Record<Frame, number>> = { narrow: 240, medium: 290, wide: 380 };
const GAP = 17;

/** Shares over the years as lines with 95 % bands, named at their right end; on a phone the names stand below, in the order of the ends. */
export const curves = (c: Comparison, lang: Language, frame: Frame, what: Curves): Drawing | null => {
  const rows: { p: string; x: number; v: number; l: number; h: number }[] = [];
  const years: { p: string; x: number; v: number; tip: string }[] = [];
  const labels: Label[] = [];
  for (const p of c.packages) {
    const points = what.series(p).filter(({ value }) => value !== null);
    const every = points.length > 61 ? 3 : 1;
    points.forEach(({ at, value, low, high }, index) => {
      if (index % every !== 0 && index !== points.length - 1) return;
      const v = short(value! * 100);
      rows.push({ p: p.id, x: short(at / 12), v, l: short((low ?? value!) * 100), h: short((high ?? value!) * 100) });
    });
    for (const { at, value, low, high } of points.filter(({ at }) => at > 0 && at % 12 === 0)) {
      const when = lang === "zh" ? `第 ${at / 12} 年` : `year ${at / 12}`;
      const tip = `${p.name[lang]}${comma[lang]}${when}${colon[lang]}${shareText({ value, low, high }, lang)}`;
      years.push({ p: p.id, x: at / 12, v: short(value! * 100), tip });
    }
    const last = points.at(-1);
    if (last !== undefined) labels.push({ p: p.id, name: p.name[lang], end: last.value! * 100 });
  }
  if (rows.length === 0) return null;

  const [low, high] = niceBounds(
    rows.flatMap(({ l, h }) => [l, h]),
    5,
  );
  const top = what.top ?? high;
  const end = Math.max(...rows.map(({ x }) => x));
  const height = what.height ?? heights[frame];
  const beside = frame !== "narrow";
  const text = ({ name, end }: Label): string => `${name}  ${number(end, 1)}`;
  const nameWidth = Math.min(260, Math.max(...labels.map((label) => textWidth(text(label), 12))));
  const width = widths[frame] - 44 - (beside ? nameWidth + 30 : 8);
  const pixel = (share: number): number => ((top - share) / (top - low)) * height;
  const strong = [c.baseline, featured(c)?.id ?? c.baseline];

  const scale = { domain: [low, top], nice: false, zero: false };

  const layers: Layer[] = [
    {
      mark: { type: "area", interpolate: what.shape, opacity: 0.2 },
      encoding: {
        y: { field: "l", type: "quantitative", title: null, scale },
        y2: { field: "h" },
        color: packageColour(c),
      },
    },
    {
      mark: { type: "line", interpolate: what.shape, strokeJoin: "round" },
      encoding: {
        y: {
          field: "v",
          type: "quantitative",
          title: null,
          scale,
          axis: { tickCount: 6 },
        },
        color: packageColour(c),
        strokeWidth: { condition: { test: { field: "p", oneOf: strong }, value: 2.75 }, value: 1.5 },
      },
    },
  ];
  const plot: View = {
    width,
    height,
    title: { text: what.title, fontWeight: "normal", fontSize: 12, frame: "bounds" },
    layer: [
      {
        data: { name: "curves", values: rows },
        encoding: {
          x: {
            field: "x",
            type: "quantitative",
            title: lang === "zh" ? "起始后年数" : "years since the start",
            scale: { domain: [0, end], nice: false },
            axis: { grid: false, tickMinStep: 1, tickCount: beside ? 10 : 5 },
          },
        },
        layer: layers,
      },
      // Seen by the pointer alone, which is told a whole year's figure.
      {
        data: { name: "years", values: years },
        mark: { type: "point", filled: true, size: 220, opacity: 0 },
        encoding: {
          x: { field: "x", type: "quantitative" },
          y: { field: "v", type: "quantitative", title: null, scale },
          color: packageColour(c),
          tooltip: { field: "tip" },
        },
      },
      ...(beside ? labelsBeside(c, labels, text, { width, height, pixel }) : []),
    ],
  };
  return vegaLite(
    beside ? (plot as Parameters<typeof vegaLite>[0]) : { vconcat: [plot, labelsBelow(c, labels, frame)], spacing: 12 },
  );
};

const labelsBeside = (
  c: Comparison,
  labels: readonly Label[],
  text: (label: Label) => string,
  { width, height, pixel }: { width: number; height: number; pixel: (share: number) => number },
): Layer[] => {
  const ends = labels.map(({ end }) => pixel(end));
  const placed = spread(ends, GAP, 4, Math.max(height - 4, labels.length * GAP));
  const values = labels.map((label, at) => ({
    p: label.p,
    name: text(label),
    from: short(ends[at]!),
    to: placed[at]!,
  }));
  const at = (field: "from" | "to") => ({ field, type: "quantitative" as const, scale: null, axis: null });
  return [
    {
      data: { name: "ends", values },
      encoding: { y: at("to") },
      layer: [
        {
          mark: { type: "rule", strokeWidth: 1, opacity: 0.6 },
          encoding: {
            x: { value: width + 2 },
            x2: { value: width + 14 },
            y: at("from"),
            y2: { field: "to" },
            color: packageColour(c),
          },
        },
        {
          mark: { type: "point", filled: true, size: 55, opacity: 1 },
          encoding: { x: { value: width + 18 }, color: packageColour(c) },
        },
        {
          mark: { type: "text", align: "left", baseline: "middle", style: "ink", limit: 260 },
          encoding: { x: { value: width + 27 }, text: { field: "name" } },
        },
      ],
    },
  ];
};

const labelsBelow = (c: Comparison, labels: readonly Label[], frame: Frame): View => {
  const sorted = [...labels].sort((a, b) => b.end - a.end);
  const values = sorted.map(({ p, name, end }, row) => ({ p, name, end: number(end, 1), y: row * 20 + 10 }));
  const width = widths[frame] - 44;
  return {
    width,
    height: labels.length * 20,
    data: { name: "ends", values },
    encoding: { y: { field: "y", type: "quantitative", scale: null, axis: null } },
    layer: [
      {
        mark: { type: "point", filled: true, size: 60, opacity: 1 },
        encoding: { x: { value: 8 }, color: packageColour(c) },
      },
      {
        mark: { type: "text", align: "left", style: "ink", limit: width - 70 },
        encoding: { x: { value: 20 }, text: { field: "name" } },
      },
      {
        mark: { type: "text", align: "right", style: "ink" },
        encoding: { x: { value: width }, text: { field: "end" } },
      },
    ],
  };
};
