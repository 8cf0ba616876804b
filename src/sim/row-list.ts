import { type Column, schemas, type Table, type TableId } from "./rows.ts";

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

/** Columns of a table that every row of a run shares. */
const KEYS = 2;

export const rowsOf = (id: TableId, expected: number): RowList =>
  new RowList(schemas[id].columns.length - KEYS, expected);

/** The table that rows without their keys make. */
export function tableOf(id: TableId, rows: RowList, scenario: number, replicate: number): Table {
  const columns: readonly Column[] = schemas[id].columns;
  const out: Record<string, Float64Array> = {};
  columns.forEach((column, c) => {
    out[column.id] =
      c < KEYS ? new Float64Array(rows.length).fill(c === 0 ? scenario : replicate) : rows.column(c - KEYS);
  });
  return out;
}
