/** No doctor has this id. */
const FREE = 0xffffffff;
/** 2^32 over the golden ratio: neighbouring ids land far apart. */
const SPREAD = 0x9e3779b1;

/** Who was in post at month 0, each with a place of their own in columns of `size`: what a map by id holds, and cheaper to make. */
export class Cohort {
  readonly size: number;
  private readonly ids: Uint32Array;
  private readonly shift: number;

  /** Room for so many doctors. */
  constructor(doctors: number) {
    // At most half of the places are taken, so that a search ends soon.
    const bits = 33 - Math.clz32(Math.max(1, doctors));
    this.size = 1 << bits;
    this.shift = 32 - bits;
    this.ids = new Uint32Array(this.size).fill(FREE);
  }

  /** The place of a doctor who is taken in. */
  add(id: number): number {
    const at = this.search(id);
    this.ids[at] = id;
    return at;
  }

  /** The place of a doctor; −1 for whoever was not taken in. */
  of(id: number): number {
    const at = this.search(id);
    return this.ids[at] === id ? at : -1;
  }

  /** Where this id is, or would be. */
  private search(id: number): number {
    const { ids, size } = this;
    let at = Math.imul(id, SPREAD) >>> this.shift;
    while (ids[at] !== id && ids[at] !== FREE) at = (at + 1) & (size - 1);
    return at;
  }
}
