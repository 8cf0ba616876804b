/** The rows with the lowest order, lowest first; of equals the first added. Cheaper than sorting all for the few who are taken. */
export class Shortlist {
  readonly rows: Int32Array;
  count = 0;
  private readonly order: Float64Array;

  constructor(places: number) {
    this.rows = new Int32Array(places);
    this.order = new Float64Array(places);
  }

  /** Whether somebody of this order would be among the first as things stand. */
  takes(order: number): boolean {
    return this.count < this.rows.length || (this.count > 0 && order < this.order[this.count - 1]);
  }

  add(row: number, order: number): void {
    const { rows, order: kept } = this;
    if (!this.takes(order)) return;
    const last = rows.length - 1;
    let at = this.count <= last ? this.count++ : last;
    for (; at > 0 && kept[at - 1] > order; at--) {
      kept[at] = kept[at - 1];
      rows[at] = rows[at - 1];
    }
    kept[at] = order;
    rows[at] = row;
  }
}
