/** A square matrix by rows. */
export type Matrix = readonly Float64Array[];

/** Lower triangular L with L·Lᵀ = A for symmetric A; a direction without extent gets next to none instead of failing. */
export function cholesky(a: Matrix): Matrix {
  const n = a.length;
  const l = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    const row = l[i]!;
    for (let j = 0; j <= i; j++) {
      let sum = a[i]![j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * l[j]![k]!;
      row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12 * a[i]![i]!, 1e-300)) : sum / l[j]![j]!;
    }
  }
  return l;
}

/** L⁻¹·b. */
export function solveLower(l: Matrix, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(l.length);
  for (let i = 0; i < l.length; i++) {
    const row = l[i]!;
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= row[k]! * x[k]!;
    x[i] = sum / row[i]!;
  }
  return x;
}

/** A⁻¹·b where L·Lᵀ = A. */
export function solveWith(l: Matrix, b: ArrayLike<number>): Float64Array {
  const x = solveLower(l, b);
  for (let i = l.length - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < l.length; k++) sum -= l[k]![i]! * x[k]!;
    x[i] = sum / l[i]![i]!;
  }
  return x;
}
