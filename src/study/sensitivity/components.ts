import { blocksOf } from "./blocks.ts";

const square = (x: number): number => x * x;

const sumOf = (values: Float64Array, of: (value: number) => number = (v) => v): number => {
  let sum = 0;
  for (const v of values) sum += of(v);
  return sum;
};

/** What products of figures of two different replicates come to on average: free of the luck that both figures share. */
function acrossReplicates(x: Float64Array, y: Float64Array): number {
  const r = x.length;
  let together = 0;
  for (let k = 0; k < r; k++) together += (x[k] as number) * (y[k] as number);
  return (sumOf(x) * sumOf(y) - together) / (r * (r - 1));
}

export interface Components {
  /** Mean over base points and replicates. */
  readonly mean: number;
  /** Contributions of each base point. */
  readonly columns: readonly Float64Array[];
  /**
   * From the means of the columns: the variance, then as shares of it luck, luck alone, points, interplay of sources, luck of
   * the mean of all replicates (a share of its own variance), and the closed and total index of every group.
   */
  readonly statistic: (means: Float64Array) => readonly number[];
}

/**
 * Components of the variance of Y(x, ω), a function of the setting x and the world of luck ω, on a grouped Saltelli design:
 * Var[E(Y|x)] (points), E[Var(Y|x)] (luck with all its interplay: the mean variance within a point), Var[E(Y|ω)] (luck
 * alone), and for each group g Sobol' indices of E(Y|x): closed (Saltelli et al. 2010, table 2, b) and total (Jansen 1999), all
 * over Var[E(Y|x)] + E[Var(Y|x)]. What is left of luck in a mean of R replicates would count as an effect of the points; so
 * squares and products of means are taken across different replicates only, as for the variance components of a crossed
 * design (Searle, Casella & McCulloch 1992, chapter 4). Each component is unbiased whether points share their luck or not, and
 * may by chance fall below 0. `table` has a row a point, a column a replicate, at least two.
 */
export function components(table: readonly Float64Array[], groups: number): Components {
  const blocks = blocksOf(groups, false);
  const n = table.length / blocks.size;
  const r = table[0]?.length ?? 0;
  const raw = (at: number, offset: number): Float64Array => table[at * blocks.size + offset] as Float64Array;
  let sum = 0;
  for (let at = 0; at < n; at++) sum += sumOf(raw(at, blocks.a)) + sumOf(raw(at, blocks.b));
  const mean = sum / (2 * n * r);
  const row = (at: number, offset: number): Float64Array => raw(at, offset).map((y) => y - mean);
  const column = (of: (at: number) => number): Float64Array => Float64Array.from({ length: n }, (_, at) => of(at));
  const both = (of: (values: Float64Array) => number): Float64Array =>
    column((at) => (of(row(at, blocks.a)) + of(row(at, blocks.b))) / 2);
  const change = (at: number, group: number): Float64Array => {
    const a = raw(at, blocks.a);
    return raw(at, blocks.ab(group)).map((y, k) => y - (a[k] as number));
  };
  const ofGroups = Array.from({ length: groups }, (_, group) => group);
  const columns = [
    both((y) => acrossReplicates(y, y)),
    both((y) => (sumOf(y, square) - square(sumOf(y)) / r) / (r - 1)),
    both((y) => square(sumOf(y))),
    both((y) => sumOf(y, square)),
    ...Array.from({ length: r }, (_, k) => both((y) => y[k] as number)),
    ...ofGroups.map((g) => column((at) => acrossReplicates(row(at, blocks.b), change(at, g)))),
    ...ofGroups.map((g) => column((at) => acrossReplicates(change(at, g), change(at, g)) / 2)),
  ];
  const points = 2 * n;
  const statistic = (means: Float64Array): readonly number[] => {
    const [product = 0, luck = 0, ofSums = 0, ofAll = 0] = means;
    const byReplicate = means.subarray(4, 4 + r);
    const replicateSquares = square(points) * sumOf(byReplicate, square);
    const pairsOfPoints = points * (points - 1) * r;
    const bothDiffer =
      (square(points * sumOf(byReplicate)) - points * ofSums - replicateSquares + points * ofAll) /
      (pairsOfPoints * (r - 1));
    const pointsDiffer = (replicateSquares - points * ofAll) / pairsOfPoints;
    const between = product - bothDiffer;
    const variance = between + luck;
    const indices = Array.from(means.subarray(4 + r));
    const closed = indices.slice(0, groups).reduce((a, b) => a + b, 0);
    const share = (part: number): number => (variance > 0 ? part / variance : Number.NaN);
    return [
      variance > 0 ? variance : Number.NaN,
      share(luck),
      share(pointsDiffer - bothDiffer),
      share(between),
      share(between - closed),
      luck / r / (between + luck / r),
      ...indices.map(share),
    ];
  };
  return { mean, columns, statistic };
}
