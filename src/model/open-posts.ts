import { LEDGER_KINDS } from "./kinds.ts";

/** Cells side by side, each with its facility, its number in the race and its posts to be had. */
class Cells {
  count = 0;
  facility = new Int32Array(8);
  entry = new Int32Array(8);
  /** Posts to be had, which weigh the draw. */
  open = new Float64Array(8);

  add(facility: number, entry: number, open: number): void {
    const k = this.count++;
    if (k === this.facility.length) {
      this.facility = longer(this.facility);
      this.entry = longer(this.entry);
      this.open = longer(this.open);
    }
    this.facility[k] = facility;
    this.entry[k] = entry;
    this.open[k] = open;
  }
}

/** Open posts of one county × facility type by kind: an offer is drawn by one pass over those of the kinds in question. */
export class OpenPosts {
  /** Largest share of these posts that a register shows; 0 where there is none. */
  shown = 0;
  /** Cells with a single open post, and those with several. */
  readonly single: readonly Cells[] = byKind();
  readonly several: readonly Cells[] = byKind();

  clear(): void {
    this.shown = 0;
    for (let kind = 0; kind < LEDGER_KINDS; kind++) {
      this.single[kind].count = 0;
      this.several[kind].count = 0;
    }
  }

  add(facility: number, kind: number, entry: number, open: number): void {
    (open === 1 ? this.single : this.several)[kind].add(facility, entry, open);
  }
}

const byKind = (): readonly Cells[] => Array.from({ length: LEDGER_KINDS }, () => new Cells());

function longer<A extends Int32Array | Float64Array>(array: A): A {
  const out = new (array.constructor as new (length: number) => A)(2 * array.length);
  out.set(array);
  return out;
}
