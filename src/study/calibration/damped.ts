type Vector = readonly number[];

/** Solves (JᵀJ + damping·D)·δ = −Jᵀr, with D the squared reciprocal scales; J by columns. */
export function solveDamped(columns: readonly Vector[], r: Vector, scales: Vector, damping: number): number[] {
  const n = columns.length;
  const a = columns.map((ci, i) => [
    ...columns.map((cj, j) => dot(ci, cj) + (i === j ? damping / (scales[i]! * scales[i]!) : 0)),
    -dot(ci, r),
  ]);
  for (let p = 0; p < n; p++) {
    let pivot = p;
    for (let q = p + 1; q < n; q++) if (Math.abs(a[q]![p]!) > Math.abs(a[pivot]![p]!)) pivot = q;
    [a[p], a[pivot]] = [a[pivot]!, a[p]!];
    for (let q = p + 1; q < n; q++) {
      const ratio = a[q]![p]! / a[p]![p]!;
      for (let k = p; k <= n; k++) a[q]![k]! -= ratio * a[p]![k]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let p = n - 1; p >= 0; p--) {
    let sum = a[p]![n]!;
    for (let k = p + 1; k < n; k++) sum -= a[p]![k]! * x[k]!;
    x[p] = sum / a[p]![p]!;
  }
  return x;
}

const dot = (a: Vector, b: Vector): number => a.reduce((sum, v, k) => sum + v * b[k]!, 0);
