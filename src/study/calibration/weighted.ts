import type { Matrix } from "./cholesky.ts";

const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
};

/** Kish's effective size of a weighted sample: (Σw)² ÷ Σw². */
export function effectiveSize(weights: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < weights.length; i++) squares += weights[i]! * weights[i]!;
  return squares > 0 ? (sum(weights) * sum(weights)) / squares : 0;
}

/** Weighted mean of rows. */
export function meanOf(rows: readonly ArrayLike<number>[], weights: ArrayLike<number>): Float64Array {
  const mean = new Float64Array(rows[0]?.length ?? 0);
  const total = sum(weights);
  rows.forEach((row, i) => {
    for (let d = 0; d < mean.length; d++) mean[d]! += (weights[i]! / total) * row[d]!;
  });
  return mean;
}

/** Weighted covariance of rows about a centre. */
export function covarianceOf(
  rows: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
  centre: ArrayLike<number>,
): Matrix {
  const n = centre.length;
  const out = Array.from({ length: n }, () => new Float64Array(n));
  const total = sum(weights);
  rows.forEach((row, i) => {
    for (let a = 0; a < n; a++) {
      const scaled = (weights[i]! / total) * (row[a]! - centre[a]!);
      for (let b = 0; b <= a; b++) out[a]![b]! += scaled * (row[b]! - centre[b]!);
    }
  });
  for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) out[a]![b] = out[b]![a]!;
  return out;
}

/** Positions of n members drawn in proportion to their weights by systematic resampling; `u` in (0, 1) is all its luck. */
export function systematic(weights: ArrayLike<number>, n: number, u: number): number[] {
  const total = sum(weights);
  const chosen: number[] = [];
  let at = 0;
  let reached = weights[0] ?? 0;
  for (let k = 0; k < n; k++) {
    const wanted = ((k + u) / n) * total;
    while (reached < wanted && at < weights.length - 1) reached += weights[++at]!;
    chosen.push(at);
  }
  return chosen;
}
