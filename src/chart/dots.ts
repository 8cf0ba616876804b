import { wrap } from "./text-width.ts";
import { type Layer, niceBounds, short, ticks, type View } from "./view.ts";

/** One dot with its whisker. A dot whose interval holds zero is hollow. */
export interface Dot {
  /** What the colour tells: a package, or a kind of mark. */
  readonly p: string;
  readonly row: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly hollow: boolean;
  /** What hovering or tapping tells. */
  readonly tip: string;
}

/** The colour channel of `p`. */
export interface DotColour {
  readonly field: "p";
  readonly type: "nominal";
  readonly scale: { readonly domain: string[] };
  readonly legend: null | {
    readonly orient: "top";
    readonly title: null;
    readonly values: string[];
    readonly columns?: number;
  };
}

export interface DotPanel {
  readonly rows: readonly string[];
  readonly dots: readonly Dot[];
  /** What is measured, above the panel where a page does not say it, and its unit, below it. */
  readonly title?: string;
  readonly unit: string;
  readonly width: number;
  /** Names left of the plot, on lines of their own above each row, or nowhere. */
  readonly names: "left" | "above" | "none";
  /** Figures in words at the right, one a row. */
  readonly figures?: readonly string[];
  /** What the axis must reach, where panels are compared. */
  readonly reach?: readonly number[];
  /** Shares start at zero and need no line there. */
  readonly zeroLine: boolean;
  /** Vertical distance between dots of the same row. */
  readonly apart?: number;
}

/** Dots and whiskers in rows, with zero in sight. */
export const dotPanel = (colour: DotColour, panel: DotPanel): View => {
  const above = panel.names === "above";
  const apart = panel.apart ?? 0;
  const inRow = new Map<number, number>();
  const most = Math.max(1, ...panel.dots.map(({ row }) => panel.dots.filter((dot) => dot.row === row).length));
  const spare = Math.max(0, most - 2) * apart;
  const step = (above ? 43 : 28) + spare;
  const middle = (row: number): number => row * step + (above ? 30 : 14) + spare / 2;
  const values = panel.dots.map(({ row, value, low, high, ...dot }) => {
    const nth = inRow.get(row) ?? 0;
    inRow.set(row, nth + 1);
    const y = middle(row) + (nth - (most - 1) / 2) * apart;
    return { ...dot, y, v: short(value, 3), l: short(low ?? value, 3), h: short(high ?? value, 3) };
  });
  const [from, to] = niceBounds([0, ...(panel.reach ?? []), ...values.flatMap(({ l, h }) => [l, h])], 0.001);
  const pixel = { type: "quantitative" as const, scale: null, axis: null };
  const x = {
    type: "quantitative" as const,
    title: wrap(panel.unit, panel.width + 8, 12),
    scale: { domain: [from, to], nice: false },
    axis: {
      grid: !above,
      values: ticks(from, to, panel.width / 52),
      titleAnchor: "start" as const,
      titleAlign: "left" as const,
    },
  };
  const lines = panel.rows.map((name, row) => ({
    name,
    figure: panel.figures?.[row] ?? "",
    y: middle(row),
    from: middle(row) - (above ? 8 + spare / 2 : step / 2),
    to: middle(row) + (above ? 8 + spare / 2 : step / 2),
  }));
  const zero: Layer = {
    data: { values: lines },
    mark: { type: "rule", strokeWidth: 1.25 },
    encoding: { x: { ...x, datum: 0 }, y: { ...pixel, field: "from" }, y2: { field: "to" } },
  };
  const words = (field: "name" | "figure", align: "left" | "right", value: number): Layer => ({
    data: { values: lines },
    mark: { type: "text", align, baseline: "middle", style: "ink", dy: above ? -19 - spare / 2 : 0 },
    encoding: { x: { value }, y: { ...pixel, field: "y" }, text: { field } },
  });
  const dots: Layer = {
    data: { values },
    encoding: { y: { ...pixel, field: "y" }, tooltip: { field: "tip" } },
    layer: [
      {
        mark: { type: "rule", strokeWidth: 2 },
        encoding: { x: { ...x, field: "l" }, x2: { field: "h" }, color: colour },
      },
      {
        mark: { type: "point", filled: true, size: 80, opacity: 1 },
        encoding: { x: { ...x, field: "v" }, color: colour },
      },
      {
        transform: [{ filter: { field: "hollow", equal: true } }],
        mark: { type: "point", filled: true, size: 24, opacity: 1, style: "ground" },
        encoding: { x: { ...x, field: "v" } },
      },
    ],
  };
  return {
    width: panel.width,
    height: panel.rows.length * step,
    ...(panel.title === undefined ? {} : { title: { text: wrap(panel.title, panel.width, 15), frame: "group" } }),
    layer: [
      ...(panel.zeroLine ? [zero] : []),
      dots,
      ...(panel.names === "left" ? [words("name", "right", -10)] : []),
      ...(above ? [words("name", "left", 0)] : []),
      ...(panel.figures === undefined
        ? []
        : [above ? words("figure", "right", panel.width) : words("figure", "left", panel.width + 14)]),
    ],
  };
};
