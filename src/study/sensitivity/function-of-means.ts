import { Draw } from "../../base/rng.ts";
import { runKey } from "../../base/seed.ts";
import { type Interval, noInterval } from "../../sim/comparison.ts";
import { middle95 } from "../bootstrap.ts";

/** Resamples for the interval of an index. */
const RESAMPLES = 1000;

/** Means of columns of equal length; with weights, of rows that count so many times. */
export function meansOf(columns: readonly Float64Array[], weights?: Float64Array): Float64Array {
  const means = new Float64Array(columns.length);
  columns.forEach((column, c) => {
    let sum = 0;
    if (weights === undefined) for (let k = 0; k < column.length; k++) sum += column[k] as number;
    else for (let k = 0; k < column.length; k++) sum += (weights[k] as number) * (column[k] as number);
    means[c] = sum / column.length;
  });
  return means;
}

/**
 * Statistics that are functions of the means of columns, with percentile bootstrap intervals over the rows (Efron &
 * Tibshirani 1993, chapter 13). A statistic that is no number has no value; one that is none in some resample no interval.
 */
export function functionOfMeans(
  columns: readonly Float64Array[],
  statistic: (means: Float64Array) => readonly number[],
  seed: string,
): readonly Interval[] {
  const rows = columns[0]?.length ?? 0;
  const values = statistic(meansOf(columns));
  const drawn = values.map(() => new Float64Array(RESAMPLES));
  const draw = new Draw(...runKey(`${seed} indices`, 0));
  const weights = new Float64Array(rows);
  for (let b = 0; b < RESAMPLES; b++) {
    const race = draw.race(1, 0, b);
    weights.fill(0);
    for (let k = 0; k < rows; k++) {
      const at = Math.floor(race.uniform(k) * rows);
      weights[at] = (weights[at] as number) + 1;
    }
    statistic(meansOf(columns, weights)).forEach((value, k) => {
      (drawn[k] as Float64Array)[b] = value;
    });
  }
  return values.map((value, k) => {
    if (!Number.isFinite(value)) return noInterval;
    const found = Array.from(drawn[k] as Float64Array);
    return rows > 1 && found.every(Number.isFinite) ? { value, ...middle95(found) } : { value, low: null, high: null };
  });
}
