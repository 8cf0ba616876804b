import type { Language } from "../../base/text.ts";
import type { Comparison } from "../../sim/comparison.ts";
import { all } from "../all.gen.ts";
import type { Chart, Drawing, Frame } from "../chart.ts";
import { widths } from "../chart.ts";
import type { BoundChart } from "../study-pictures.ts";
import { config, plainConfig } from "../theme.ts";

const languages: readonly Language[] = ["en", "zh"];
const frames = Object.keys(widths) as Frame[];

/** Rows of data, not the values of an axis. */
const isRows = (value: unknown): boolean => Array.isArray(value) && value.every((row) => typeof row === "object");

/** Moves tables of rows into a pool and leaves references: languages and widths of one chart mostly share them. */
const poolRows = (part: unknown, pool: Map<string, number>): unknown => {
  if (Array.isArray(part)) return part.map((item) => poolRows(item, pool));
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      if (key !== "values" || !isRows(value)) return [key, poolRows(value, pool)];
      const rows = JSON.stringify(value);
      if (!pool.has(rows)) pool.set(rows, pool.size);
      return [key, { pooled: pool.get(rows) }];
    }),
  );
};

interface Drawings {
  readonly widths: typeof widths;
  readonly configs: Readonly<Record<string, unknown>>;
  readonly charts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly pool: readonly unknown[];
}

/** Everything that the page needs to draw: specs by language, chart and width, looks, and the rows they share. */
export const drawings = (c: Comparison, further: readonly BoundChart[] = []): Drawings => {
  const pool = new Map<string, number>();
  const specs = (build: (frame: Frame) => Drawing | null) => {
    const drawn = frames.map((frame) => [frame, build(frame)] as const);
    const first = drawn[0]?.[1];
    if (first === null || first === undefined) return null;
    return { kind: first.kind, ...Object.fromEntries(drawn.map(([frame, d]) => [frame, poolRows(d?.spec, pool)])) };
  };
  const looks = (lang: Language) => ({
    light: { vega: plainConfig(lang, false), "vega-lite": config(lang, false) },
    dark: { vega: plainConfig(lang, true), "vega-lite": config(lang, true) },
  });
  const charts = Object.fromEntries(
    languages.map((lang) => [
      lang,
      Object.fromEntries(
        [
          ...all.map((chart: Chart) => [chart.id, specs((frame) => chart.build(c, lang, frame))] as const),
          ...further.map((chart) => [chart.id, specs((frame) => chart.build(lang, frame))] as const),
        ].filter(([, spec]) => spec !== null),
      ),
    ]),
  );
  return {
    widths,
    configs: Object.fromEntries(languages.map((lang) => [lang, looks(lang)])),
    charts,
    pool: [...pool.keys()].map((rows) => JSON.parse(rows) as unknown),
  };
};
