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

/** What no Gumbel of a cell of the unit interval exceeds, with room for rounding. */
const GUMBEL_CELLS = 256;
const gumbelCeiling = Float64Array.from(
  { length: GUMBEL_CELLS },
  (_, cell) => -log(-log((cell + 1) / GUMBEL_CELLS)) + 1e-9,
);

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

/**
 * Many draws for one (purpose, month, id), told apart by any 32-bit number, at a few nanoseconds each: one Threefry block
 * keys them, and each is that number scrambled with the key – a bijection, so no two numbers of a race draw alike. For
 * what everybody draws every month and for choosing among many.
 */
export class Race {
  private readonly k0: number;
  private readonly k1: number;

  constructor(k0: number, k1: number) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /** 32 random bits as a whole number 0 … 2^32 − 1. */
  bits(n: number): number {
    let x = Math.imul(n, 0x9e3779b1) ^ this.k0;
    x ^= x >>> 16;
    x = Math.imul(x, 0x7feb352d);
    x ^= x >>> 15;
    x = (x + this.k1) | 0;
    x = Math.imul(x, 0x846ca68b);
    x ^= x >>> 16;
    x = Math.imul(x, 0x7feb352d);
    x ^= x >>> 15;
    x = Math.imul(x, 0x846ca68b);
    x ^= x >>> 16;
    return x >>> 0;
  }

  /** Uniform in the open interval (0, 1): the midpoints of 2^32 equal cells. */
  uniform(n: number): number {
    return uniformOf(this.bits(n));
  }
}

/** The uniform that 32 random bits stand for; it grows with them. */
export const uniformOf = (bits: number): number => (bits + 0.5) * 2.3283064365386963e-10;

/** The luck of one run. Draws of different kind with equal arguments share their bits: give each use its own purpose. */
export class Draw {
  readonly k0: number;
  readonly k1: number;

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

  /** As `gumbel` where it may exceed `needed`; −Infinity where it certainly does not, most often without a logarithm. */
  gumbelAbove(needed: number, purpose: number, month: number, id: number, option = 0): number {
    const u = uniform(this.k0, this.k1, id, (purpose << 20) | (month << 10) | option);
    return gumbelCeiling[Math.floor(u * GUMBEL_CELLS)] <= needed ? Number.NEGATIVE_INFINITY : -log(-log(u));
  }

  /** Standard normal, by the inverse distribution function: monotone in the uniform beneath it. */
  normal(purpose: number, month: number, id: number, option = 0): number {
    return normalQuantile(uniform(this.k0, this.k1, id, (purpose << 20) | (month << 10) | option));
  }

  /** Opens a race; see `Race`. */
  race(purpose: number, month: number, id: number): Race {
    threefry(this.k0, this.k1, id, (purpose << 20) | (month << 10));
    return new Race(words[0] | 0, words[1] | 0);
  }

  /** Exponential with mean 1. */
  exponential(purpose: number, month: number, id: number, option = 0): number {
    return -log(uniform(this.k0, this.k1, id, (purpose << 20) | (month << 10) | option));
  }
}
