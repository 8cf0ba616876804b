import type { TopLevelSpec } from "vega-lite";

/** A part of a larger Vega-Lite picture. */
export type View = Extract<TopLevelSpec, { hconcat: unknown }>["hconcat"][number];
export type Layer = Extract<View, { layer: unknown }>["layer"][number];

/** Keeps specs short: more digits than a pixel can show only make reports larger. */
export const short = (value: number, decimals = 2): number => Number(value.toFixed(decimals));

/** The bounds of an axis that holds all values, at multiples of a round step. */
export const niceBounds = (values: readonly number[], least = 1): readonly [number, number] => {
  const low = values.length === 0 ? 0 : Math.min(...values);
  const high = values.length === 0 ? 1 : Math.max(...values);
  const span = Math.max(high - low, least);
  let unit = 1e-6;
  while (unit * 10 <= span) unit *= 10;
  const step = span / unit > 5 ? unit : span / unit > 2 ? unit / 2 : unit / 5;
  const from = short(Math.floor(low / step + 1e-9) * step, 6);
  const to = short(Math.ceil(high / step - 1e-9) * step, 6);
  return from === to ? [from, from + step] : [from, to];
};

/** Round values within bounds, zero among them where it is inside, at most so many. */
export const ticks = (from: number, to: number, most: number): number[] => {
  let step = 1e-6;
  const roomy = (): boolean => (to - from) / step <= most;
  for (let turn = 0; !roomy(); turn++) step *= turn % 3 === 1 ? 2.5 : 2;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => short((first + at) * step, 6));
};

/** Moves labels apart so that none covers another, keeping their order: positions in pixels from the top. */
export const spread = (wanted: readonly number[], gap: number, from: number, to: number): number[] => {
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = order.map((at) => wanted[at]!);
  for (let at = 0; at < placed.length; at++)
    placed[at] = Math.max(placed[at]!, at === 0 ? from : placed[at - 1]! + gap);
  for (let at = placed.length - 1; at >= 0; at--) {
    placed[at] = Math.min(placed[at]!, at === placed.length - 1 ? to : placed[at + 1]! - gap);
  }
  const result = new Array<number>(wanted.length);
  order.forEach((at, rank) => {
    result[at] = short(placed[rank]!);
  });
  return result;
};
