import type { Interval } from "../../sim/comparison.ts";
import { blocksOf } from "./blocks.ts";
import { functionOfMeans } from "./function-of-means.ts";
import { type Incomplete, refuseHoles } from "./incomplete.ts";

export interface SobolIndices {
  readonly complete: true;
  readonly mean: number;
  /** Variance over the space. Where it is 0 there are no indices. */
  readonly variance: number;
  /** Shares of the variance that each group has by itself, and with everything that it takes part in. */
  readonly first: readonly Interval[];
  readonly total: readonly Interval[];
  /** Shares that two groups have together beyond what each has by itself; null where the design does not tell. */
  readonly second: readonly ({ readonly groups: readonly [number, number] } & Interval)[] | null;
}

export interface SobolOptions {
  /** The design has the rows for second-order indices (option `mixed` 2). */
  readonly secondOrder: boolean;
  /** Luck of the bootstrap. */
  readonly seed: string;
}

/**
 * Sobol' indices from one figure a row of a Saltelli design (`blocksOf`). First order: Saltelli et al. 2010 (Comput. Phys.
 * Commun. 181, 259–270), table 2 (b); total: Jansen 1999, their (f); second order: Saltelli 2002, both of its products.
 * Intervals: bootstrap over base points, which takes them for independent and so is wider than scrambled Sobol' points need. Estimates scatter around the truth and may fall below 0 or their sum above 1.
 */
export function sobolIndices(
  values: ArrayLike<number | null>,
  groups: number,
  { secondOrder, seed }: SobolOptions,
): SobolIndices | Incomplete {
  const blocks = blocksOf(groups, secondOrder);
  if (values.length === 0 || values.length % blocks.size !== 0) {
    throw new Error(`${values.length} rows are no whole number of blocks of ${blocks.size}`);
  }
  const holes = refuseHoles(values.length, (row) => Number.isFinite(values[row]));
  if (holes !== null) return holes;
  const n = values.length / blocks.size;
  const raw = (at: number, offset: number): number => values[at * blocks.size + offset] as number;
  let sum = 0;
  for (let at = 0; at < n; at++) sum += raw(at, blocks.a) + raw(at, blocks.b);
  const mean = sum / (2 * n);
  // Products of figures far from 0 would drown what differs.
  const f = (at: number, offset: number): number => raw(at, offset) - mean;
  const column = (of: (at: number) => number): Float64Array => Float64Array.from({ length: n }, (_, at) => of(at));
  const each = <T>(of: (group: number) => T): readonly T[] => Array.from({ length: groups }, (_, group) => of(group));

  const pairs = secondOrder ? each((i) => each((j) => [i, j] as const).slice(i + 1)).flat() : [];
  const columns = [
    column((at) => (f(at, blocks.a) + f(at, blocks.b)) / 2),
    column((at) => (f(at, blocks.a) * f(at, blocks.a) + f(at, blocks.b) * f(at, blocks.b)) / 2),
    ...each((i) => column((at) => f(at, blocks.b) * (f(at, blocks.ab(i)) - f(at, blocks.a)))),
    ...each((i) =>
      column((at) => {
        const change = f(at, blocks.a) - f(at, blocks.ab(i));
        return (change * change) / 2;
      }),
    ),
    ...pairs.map(([i, j]) =>
      column((at) => {
        const crossed = f(at, blocks.ba(i)) * f(at, blocks.ab(j)) + f(at, blocks.ba(j)) * f(at, blocks.ab(i));
        return crossed / 2 - f(at, blocks.a) * f(at, blocks.b);
      }),
    ),
  ];
  const statistic = (means: Float64Array): number[] => {
    const at = (k: number): number => means[k] as number;
    const variance = at(1) - at(0) * at(0);
    if (!(variance > 0)) return columns.map(() => Number.NaN);
    const share = (k: number): number => at(k) / variance;
    return [
      variance,
      ...each((i) => share(2 + i)),
      ...each((i) => share(2 + groups + i)),
      ...pairs.map(([i, j], k) => share(2 + 2 * groups + k) - share(2 + i) - share(2 + j)),
    ];
  };
  const [variance, ...shares] = functionOfMeans(columns, statistic, seed);
  return {
    complete: true,
    mean,
    variance: variance?.value ?? 0,
    first: shares.slice(0, groups),
    total: shares.slice(groups, 2 * groups),
    second: secondOrder ? pairs.map((pair, k) => ({ groups: pair, ...(shares[2 * groups + k] as Interval) })) : null,
  };
}
