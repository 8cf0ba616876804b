import { log } from "./exp-log.ts";

/** Remembers the last logarithm asked for in each slot: the same result, and no work where arguments repeat. */
export class LogMemo {
  private readonly argument: Float64Array;
  private readonly logarithm: Float64Array;

  constructor(slots: number) {
    this.argument = new Float64Array(slots).fill(Number.NaN);
    this.logarithm = new Float64Array(slots);
  }

  /** ln x. */
  of(slot: number, x: number): number {
    if (this.argument[slot] !== x) {
      this.argument[slot] = x;
      this.logarithm[slot] = log(x);
    }
    return this.logarithm[slot];
  }
}
