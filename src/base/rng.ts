/**
 * Luck as an argument. Every draw is a function of (run, purpose, month, id, option), so it does not depend on threads,
 * on order, or on who else is there; two scenarios of one run share their luck.
 *
 * Key: the 64 bits of the run (`runKey`). Counter: word 0 is the id (doctor or facility, 32 bits); word 1 holds, from
 * the top, the purpose (12 bits, 0–4095), the month (10 bits, 0–1023) and the option (10 bits, 0–1023). Whoever
 * declares purposes, months and options keeps them in range: nothing is checked here.
 */
import { log } from "./exp-log.ts";
import { normalQuantile } from "./normal.ts";
import { threefry, words } from "./threefry.ts";

const TWO_20 = 1048576;
const TWO_MINUS_52 = 2.220446049250313e-16;

/** 32 random bits as a whole number 0 … 2^32 − 1: the first word of Threefry. */
export function uniform32(k0: number, k1: number, c0: number, c1: number): number {
  threefry(k0, k1, c0, c1);
  return words[0];
}

/** Uniform in the open interval (0, 1): the midpoints of 2^52 equal cells, so never 0 or 1. */
export function uniform(k0: number, k1: number, c0: number, c1: number): number {
  threefry(k0, k1, c0, c1);
  return (words[0] * TWO_20 + (words[1] >>> 12) + 0.5) * TWO_MINUS_52;
}

/** The luck of one run. Draws of different kind with equal arguments share their bits: give each use its own purpose. */
export class Draw {
  readonly k0: number;
  readonly k1: number;

  first = 0;
  second = 0;
  private race0 = 0;
  private race1 = 0;

  constructor(k0: number, k1: number) {
    this.k0 = k0 | 0;
    this.k1 = k1 | 0;
  }

  /** 32 random bits as a whole number 0 … 2^32 − 1. */
  u32(purpose: number, month: number, id: number, option = 0): number {
    return uniform32(this.k0, this.k1, id, (purpose << 20) | (month << 10) | option);
  }

  /** Uniform in the open interval (0, 1). */
  uniform(purpose: number, month: number, id: number, option = 0): number {
    return uniform(this.k0, this.k1, id, (purpose << 20) | (month << 10) | option);
  }

  /** Standard Gumbel (mean 0.5772, variance π²/6): the taste error of one option in a logit choice. */
  gumbel(purpose: number, month: number, id: number, option = 0): number {
    return -log(-log(uniform(this.k0, this.k1, id, (purpose << 20) | (month << 10) | option)));
  }

  /** Standard normal, by the inverse distribution function: monotone in the uniform beneath it. */
  normal(purpose: number, month: number, id: number, option = 0): number {
    return normalQuantile(uniform(this.k0, this.k1, id, (purpose << 20) | (month << 10) | option));
  }

  /** Two 32-bit draws at the price of one, for neighbours: `first` belongs to the even id of the pair, `second` to the odd one. */
  pair(purpose: number, month: number, pair: number): void {
    threefry(this.k0, this.k1, pair, (purpose << 20) | (month << 10));
    this.first = words[0];
    this.second = words[1];
  }

  /**
   * Opens a race: many draws for one (purpose, month, id), told apart by any whole number, at a few nanoseconds each.
   * One Threefry block keys them; `entry` scrambles the number with it. For choosing among many, not for more than that.
   */
  race(purpose: number, month: number, id: number): void {
    threefry(this.k0, this.k1, id, (purpose << 20) | (month << 10));
    this.race0 = words[0] | 0;
    this.race1 = words[1] | 0;
  }

  /** Uniform in the open interval (0, 1) for entry `n` of the race opened last; 2^32 equal cells. */
  entry(n: number): number {
    let x = Math.imul(n, 0x9e3779b1) ^ this.race0;
    x ^= x >>> 16;
    x = Math.imul(x, 0x7feb352d);
    x ^= x >>> 15;
    x = (x + this.race1) | 0;
    x = Math.imul(x, 0x846ca68b);
    x ^= x >>> 16;
    x = Math.imul(x, 0x7feb352d);
    x ^= x >>> 15;
    x = Math.imul(x, 0x846ca68b);
    x ^= x >>> 16;
    return ((x >>> 0) + 0.5) * 2.3283064365386963e-10;
  }

  /** Exponential with mean 1. */
  exponential(purpose: number, month: number, id: number, option = 0): number {
    return -log(uniform(this.k0, this.k1, id, (purpose << 20) | (month << 10) | option));
  }
}
