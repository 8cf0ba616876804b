import { log } from "./exp-log.ts";

/** Numbers that a slot keeps, side by side so that they come from memory together: numerator, denominator, logarithm. */
const WIDTH = 3;

/** Remembers the last logarithm of a ratio asked for in each slot: the same result, and no work where arguments repeat. */
export class LogMemo {
  private readonly kept: Float64Array;

  constructor(slots: number) {
    this.kept = new Float64Array(WIDTH * slots).fill(Number.NaN);
  }

  /** ln (a / b). */
  of(slot: number, a: number, b: number): number {
    const { kept } = this;
    const at = WIDTH * slot;
    if (kept[at] !== a || kept[at + 1] !== b) {
      kept[at] = a;
      kept[at + 1] = b;
      kept[at + 2] = log(a / b);
    }
    return kept[at + 2];
  }
}
