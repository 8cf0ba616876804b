import { normalQuantile } from "../../base/normal.ts";
import { normalProbability } from "../../base/normal-probability.ts";

/** What is believed of a parameter before the targets are seen: anything in its range alike, or rather near a centre. */
export interface Prior {
  readonly id: string;
  readonly low: number;
  readonly high: number;
  /** Normal about this mean, cut at the ends of the range; absent: uniform. */
  readonly normal?: { readonly mean: number; readonly deviation: number };
}

/**
 * The value at a normal score: a standard normal score gives a value drawn from the prior. Sampling moves scores, so it
 * never leaves a range and needs no correction at its ends.
 */
export function valueAtScore({ low, high, normal }: Prior, score: number): number {
  const p = normalProbability(score);
  if (normal === undefined) return low + p * (high - low);
  const { mean, deviation } = normal;
  const from = normalProbability((low - mean) / deviation);
  const to = normalProbability((high - mean) / deviation);
  return Math.min(high, Math.max(low, mean + deviation * normalQuantile(from + p * (to - from))));
}

/** Parts of equal chance in which a prior's spread is summed. */
const PARTS = 400;

/** Standard deviation of a prior, the ends of its range included. */
export function deviationOf(prior: Prior): number {
  const values = Array.from({ length: PARTS }, (_, k) => valueAtScore(prior, normalQuantile((k + 0.5) / PARTS)));
  const mean = values.reduce((sum, x) => sum + x, 0) / PARTS;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / PARTS);
}
