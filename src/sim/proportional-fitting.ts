/** A margin of a table: the sums over all other axes that it must have. */
export interface FittingMargin {
  /** Axes that are kept, in the order in which `target` is laid out (the last varies fastest). */
  readonly axes: readonly number[];
  readonly target: Float64Array;
}

interface Fitting {
  readonly table: Float64Array;
  readonly rounds: number;
  /** Largest difference between a margin of the table and its target. */
  readonly maxError: number;
  /** False when margins contradict each other or the zeros of the seed; `table` is then the last attempt. */
  readonly converged: boolean;
}

/**
 * Iterative proportional fitting (Deming & Stephan 1940): the table nearest to the seed, in relative entropy, that has
 * the margins. Keeps every odds ratio of the seed and every zero. Tables are row-major, the last axis varying fastest;
 * the seed itself is left as it is.
 */
export function fitMargins(
  shape: readonly number[],
  seed: Float64Array,
  margins: readonly FittingMargin[],
  tolerance: number,
  maxRounds: number,
): Fitting {
  const table = Float64Array.from(seed);
  const cells = margins.map((margin) => marginCells(shape, margin.axes));
  const sums = margins.map((margin) => new Float64Array(margin.target.length));
  let rounds = 0;
  let maxError = largestError(table, margins, cells, sums);
  while (maxError > tolerance && rounds < maxRounds) {
    rounds++;
    for (let m = 0; m < margins.length; m++) {
      const factor = sums[m];
      sumInto(factor, table, cells[m]);
      const { target } = margins[m];
      for (let j = 0; j < factor.length; j++) factor[j] = factor[j] > 0 ? target[j] / factor[j] : 0;
      const cell = cells[m];
      for (let i = 0; i < table.length; i++) table[i] *= factor[cell[i]];
    }
    maxError = largestError(table, margins, cells, sums);
  }
  return { table, rounds, maxError, converged: maxError <= tolerance };
}

/** For every cell of the table, the cell of the margin over `axes` that it adds to. */
export function marginCells(shape: readonly number[], axes: readonly number[]): Int32Array {
  const size = shape.reduce((product, n) => product * n, 1);
  const index = new Int32Array(size);
  for (const axis of axes) {
    let stride = 1;
    for (let a = axis + 1; a < shape.length; a++) stride *= shape[a];
    for (let i = 0; i < size; i++) index[i] = index[i] * shape[axis] + (Math.floor(i / stride) % shape[axis]);
  }
  return index;
}

/** The margin of a table: `sums` at `cell[i]` receives table[i]. */
export function sumInto(sums: Float64Array, table: Float64Array, cell: Int32Array): void {
  sums.fill(0);
  for (let i = 0; i < table.length; i++) sums[cell[i]] += table[i];
}

function largestError(
  table: Float64Array,
  margins: readonly FittingMargin[],
  cells: readonly Int32Array[],
  sums: readonly Float64Array[],
): number {
  let largest = 0;
  for (let m = 0; m < margins.length; m++) {
    sumInto(sums[m], table, cells[m]);
    const { target } = margins[m];
    for (let j = 0; j < target.length; j++) largest = Math.max(largest, Math.abs(sums[m][j] - target[j]));
  }
  return largest;
}
