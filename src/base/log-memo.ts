import { log } from "./exp-log.ts";

/** Remembers the last logarithm of a ratio asked for in each slot: the same result, and no work where arguments repeat. */
export class LogMemo {
  private readonly numerator: Float64Array;
  private readonly denominator: Float64Array;
  private readonly logarithm: Float64Array;

  constructor(slots: number) {
    this.numerator = new Float64Array(slots).fill(Number.NaN);
    this.denominator = new Float64Array(slots);
    this.logarithm = new Float64Array(slots);
  }

  /** ln (a / b). */
  of(slot: number, a: number, b: number): number {
    if (this.numerator[slot] !== a || this.denominator[slot] !== b) {
      this.numerator[slot] = a;
      this.denominator[slot] = b;
      this.logarithm[slot] = log(a / b);
    }
    return this.logarithm[slot];
  }
}
