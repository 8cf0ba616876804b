import type { Drawing, Frame } from "./chart.ts";
import { vegaLite, widths } from "./chart.ts";
import { textWidth, wrap } from "./text-width.ts";
import { type Layer, short, type View } from "./view.ts";

/** One row: a strip of what is expected, and on it what is found. */
export interface Strip {
  readonly name: string;
  /** Positions on the common axis. */
  readonly band: readonly [number, number];
  readonly whisker: readonly [number, number] | null;
  readonly dot: number | null;
  /** A second mark, hollow. */
  readonly taken: number | null;
  /** Whether the dot is hollow. */
  readonly hollow: boolean;
  /** Figures in words at the right, and as few of them as fit beside a name. */
  readonly figure: string;
  readonly brief: string;
  readonly tip: string;
}

export interface StripPanel {
  readonly rows: readonly Strip[];
  /** The common axis: its ends, beyond which marks stand at the edge, and what stands at some of its values. */
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly title: string;
}

/** Strips with a dot and a whisker each, one under the other on an axis that all share. */
export function strips({ rows, domain, ticks, title }: StripPanel, frame: Frame): Drawing {
  const above = frame === "narrow";
  const full = widths[frame] - 24;
  const widest = (of: (row: Strip) => string): number => Math.max(...rows.map((row) => textWidth(of(row), 12)));
  const nameWidth = above ? 0 : widest(({ name }) => name) + 14;
  const figureWidth = above ? 0 : widest(({ figure }) => figure) + 18;
  const width = Math.max(140, full - nameWidth - figureWidth);
  const step = above ? 40 : 24;
  const middle = (row: number): number => row * step + (above ? 27 : 12);
  const [from, to] = domain;
  const kept = (value: number): number => short(Math.min(to, Math.max(from, value)), 4);
  const lines = rows.map(({ name, figure, brief, band, whisker, dot, taken, hollow, tip }, row) => ({
    name,
    figure: above && textWidth(name, 12) + textWidth(figure, 12) + 12 > width ? brief : figure,
    tip,
    y: middle(row),
    top: middle(row) - 7,
    bottom: middle(row) + 7,
    b: kept(band[0]),
    c: kept(band[1]),
    l: whisker === null ? null : kept(whisker[0]),
    h: whisker === null ? null : kept(whisker[1]),
    v: dot === null ? null : kept(dot),
    t: taken === null ? null : kept(taken),
    hollow,
    // What lies beyond the axis points outwards from its edge.
    beyond: dot === null || (dot >= from && dot <= to) ? "" : dot > to ? "▸" : "◂",
  }));
  const pixel = (field: string) => ({ field, type: "quantitative" as const, scale: null, axis: null });
  const labels = ticks.map(({ at, label }) => `datum.value == ${at} ? ${JSON.stringify(label)} : `).join("");
  const x = {
    type: "quantitative" as const,
    title: wrap(title, width + 8, 12),
    scale: { domain: [from, to], nice: false },
    axis: {
      grid: true,
      values: ticks.map(({ at }) => at),
      labelExpr: `${labels}""`,
      titleAnchor: "start" as const,
      titleAlign: "left" as const,
    },
  };
  const on = (field: string, layer: Layer): Layer => ({
    transform: [{ filter: `isValid(datum.${field})` }],
    ...layer,
  });
  const words = (field: "name" | "figure", align: "left" | "right", value: number): Layer => ({
    mark: { type: "text", align, baseline: "middle", style: "ink", dy: above ? -17 : 0 },
    encoding: { x: { value }, y: pixel("y"), text: { field } },
  });
  const view: View = {
    width,
    height: rows.length * step,
    data: { name: "strips", values: lines },
    layer: [
      {
        mark: { type: "rect", style: "quiet", opacity: 0.22 },
        encoding: { x: { ...x, field: "b" }, x2: { field: "c" }, y: pixel("top"), y2: { field: "bottom" } },
      },
      on("l", {
        mark: { type: "rule", style: "accent", strokeWidth: 2 },
        encoding: { x: { ...x, field: "l" }, x2: { field: "h" }, y: pixel("y"), tooltip: { field: "tip" } },
      }),
      on("t", {
        mark: { type: "point", shape: "diamond", filled: false, size: 70, opacity: 1, strokeWidth: 1.5, style: "ink" },
        encoding: { x: { ...x, field: "t" }, y: pixel("y"), tooltip: { field: "tip" } },
      }),
      on("v", {
        mark: { type: "point", filled: true, size: 80, opacity: 1, style: "accent" },
        encoding: { x: { ...x, field: "v" }, y: pixel("y"), tooltip: { field: "tip" } },
      }),
      on("v", {
        transform: [{ filter: "isValid(datum.v) && datum.hollow" }],
        mark: { type: "point", filled: true, size: 24, opacity: 1, style: "ground" },
        encoding: { x: { ...x, field: "v" }, y: pixel("y") },
      }),
      {
        transform: [{ filter: "datum.beyond != ''" }],
        mark: { type: "text", align: "center", baseline: "middle", style: "accent", fontSize: 14 },
        encoding: {
          x: { ...x, field: "v" },
          y: pixel("y"),
          text: { field: "beyond" },
        },
      },
      words("name", above ? "left" : "right", above ? 0 : -10),
      words("figure", above ? "right" : "left", above ? width : width + 14),
    ],
  };
  return vegaLite(view as Parameters<typeof vegaLite>[0]);
}
