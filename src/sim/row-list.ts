/** Rows of numbers of one width, one after the other in a growing array: what a table is made from. */
export class RowList {
  readonly width: number;
  length = 0;
  private data: Float64Array;

  constructor(width: number, expected: number) {
    this.width = width;
    this.data = new Float64Array(width * Math.max(1, expected));
  }

  /** Appends a copy of the first `width` numbers. */
  add(row: ArrayLike<number>): void {
    const at = this.length * this.width;
    if (at === this.data.length) {
      const larger = new Float64Array(2 * at);
      larger.set(this.data);
      this.data = larger;
    }
    for (let k = 0; k < this.width; k++) this.data[at + k] = row[k];
    this.length++;
  }

  at(row: number, column: number): number {
    return this.data[row * this.width + column];
  }

  /** A copy of one column. */
  column(column: number): Float64Array {
    const out = new Float64Array(this.length);
    for (let r = 0; r < out.length; r++) out[r] = this.data[r * this.width + column];
    return out;
  }
}
