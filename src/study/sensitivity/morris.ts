import type { Interval } from "../../sim/comparison.ts";
import { settingAt, settingCount } from "../coordinate.ts";
import type { Dimension } from "../space.ts";
import { functionOfMeans } from "./function-of-means.ts";
import { type Incomplete, refuseHoles } from "./incomplete.ts";

export interface MorrisIndices {
  readonly complete: true;
  readonly trajectories: number;
  /** By dimension, in units of the figure over the whole of the dimension's range. */
  readonly effects: readonly {
    /** Mean elementary effect: direction; opposite effects cancel. */
    readonly mean: Interval;
    /** Mean size of elementary effects, μ*: importance. */
    readonly size: Interval;
    /** Standard deviation of elementary effects: curvature and interplay. */
    readonly deviation: Interval;
  }[];
}

/**
 * How far a step goes as a share of the dimension's range: whole numbers and lists of numbers by their position among
 * the settings. Words have no distance: any change of them is a whole one.
 */
function stepOf(dimension: Dimension, from: number, to: number): number {
  const { values } = dimension;
  const count = settingCount(dimension);
  if (count === null) return to - from;
  if (values.kind === "list" && values.list.some((value) => typeof value === "string")) return 1;
  return (settingAt(dimension, to) - settingAt(dimension, from)) / (count - 1);
}

/** The only column in which two points differ. */
function movedColumn(from: Float64Array, to: Float64Array): number {
  const moved = [...from.keys()].filter((column) => from[column] !== to[column]);
  if (moved.length !== 1) throw new Error(`${moved.length} dimensions move at once: this is no Morris design`);
  return moved[0] as number;
}

/**
 * Elementary effects (Morris 1991, Technometrics 33, 161–174) with μ* of Campolongo, Cariboni & Saltelli 2007, from one figure a
 * row of the design `morris`. Intervals: bootstrap over trajectories. The sign of a change between words means nothing.
 */
export function morrisIndices(
  points: readonly Float64Array[],
  values: ArrayLike<number | null>,
  dimensions: readonly Dimension[],
  seed: string,
): MorrisIndices | Incomplete {
  const k = dimensions.length;
  const trajectories = points.length / (k + 1);
  if (!(trajectories >= 1) || !Number.isInteger(trajectories) || values.length !== points.length) {
    throw new Error(`${values.length} figures of ${points.length} rows are no trajectories of ${k + 1}`);
  }
  const holes = refuseHoles(points.length, (row) => Number.isFinite(values[row]));
  if (holes !== null) return holes;
  const effects = dimensions.map(() => new Float64Array(trajectories).fill(Number.NaN));
  for (let t = 0; t < trajectories; t++) {
    for (let row = t * (k + 1); row < t * (k + 1) + k; row++) {
      const from = points[row] as Float64Array;
      const to = points[row + 1] as Float64Array;
      const column = movedColumn(from, to);
      const step = stepOf(dimensions[column] as Dimension, from[column] as number, to[column] as number);
      (effects[column] as Float64Array)[t] = ((values[row + 1] as number) - (values[row] as number)) / step;
    }
  }
  const columns = effects.flatMap((effect) => [effect, effect.map(Math.abs), effect.map((e) => e * e)]);
  const statistic = (means: Float64Array): number[] =>
    dimensions.flatMap((_, c) => {
      const [mean = 0, size = 0, square = 0] = means.subarray(3 * c, 3 * c + 3);
      const variance = ((square - mean * mean) * trajectories) / (trajectories - 1);
      return [mean, size, Math.sqrt(Math.max(0, variance))];
    });
  const found = functionOfMeans(columns, statistic, seed);
  return {
    complete: true,
    trajectories,
    effects: dimensions.map((_, c) => {
      const [mean, size, deviation] = found.slice(3 * c, 3 * c + 3) as [Interval, Interval, Interval];
      return { mean, size, deviation };
    }),
  };
}
