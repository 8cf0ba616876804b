/** Cells with open posts of one county × facility type, side by side: an offer is drawn by one pass over them. */
export class OpenPosts {
  count = 0;
  /** Largest share of these posts that a register shows; 0 where there is none. */
  shown = 0;
  facility = new Int32Array(8);
  kind = new Int32Array(8);
  /** Number in the race. */
  entry = new Int32Array(8);
  /** Posts to be had, which weigh the draw. */
  open = new Float64Array(8);

  add(facility: number, kind: number, entry: number, open: number): void {
    const k = this.count++;
    if (k === this.facility.length) {
      this.facility = longer(this.facility);
      this.kind = longer(this.kind);
      this.entry = longer(this.entry);
      this.open = longer(this.open);
    }
    this.facility[k] = facility;
    this.kind[k] = kind;
    this.entry[k] = entry;
    this.open[k] = open;
  }
}

function longer<A extends Int32Array | Float64Array>(array: A): A {
  const out = new (array.constructor as new (length: number) => A)(2 * array.length);
  out.set(array);
  return out;
}
