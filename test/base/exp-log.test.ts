import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp, log, power, sigmoid } from "../../src/base/exp-log.ts";
import { uniform } from "../../src/base/rng.ts";
import { doublesApart, expError, logError } from "./exact.ts";

const u = (i: number, stream: number) => uniform(20250101, 7, i, stream);

/** Any positive double: random bits. */
const anyPositive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });

describe("exp", () => {
  test("is right at the ends", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(709.782712893384)).toBe(1.7976931348622732e308);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(1e308)).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(Number.MIN_VALUE);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(-1e308)).toBe(0);
    expect(exp(Number.MIN_VALUE)).toBe(1);
    expect(doublesApart(exp(1), Math.E)).toBeLessThanOrEqual(1);
  });

  test("errs by less than 1 ulp, against 250 bits", () => {
    let worst = 0;
    for (let i = 0; i < 6000; i++) {
      const x = i % 3 === 0 ? -745 + 1454 * u(i, 0) : i % 3 === 1 ? 8 * (u(i, 0) - 0.5) : 2 * (u(i, 0) - 0.5);
      worst = Math.max(worst, expError(x, exp(x)));
    }
    expect(worst).toBeLessThan(1);
    expect(worst).toBeGreaterThan(0.4); // the yardstick is one: rounding alone costs half an ulp
  });

  test("lies within one double of the engine's", () => {
    fc.assert(
      fc.property(fc.double({ min: -750, max: 712, noNaN: true }), fc.double({ min: 0, max: 1 }), (x, at) => {
        expect(doublesApart(exp(x), Math.exp(x))).toBeLessThanOrEqual(1);
        const even = -746 + 1456 * at;
        expect(doublesApart(exp(even), Math.exp(even))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 20000 },
    );
  });

  test("does not fall where x rises", () => {
    let falls = 0;
    for (let x = -746, before = 0; x < 710; x += 0.00390625) {
      const y = exp(x);
      if (!(y >= before)) falls++;
      before = y;
    }
    expect(falls).toBe(0);
  });
});

describe("log", () => {
  test("is right at the ends", () => {
    expect(log(1)).toBe(0);
    expect(Object.is(log(1), 0)).toBe(true);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(-Infinity)).toBeNaN();
    expect(log(NaN)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
    expect(log(2)).toBe(Math.LN2);
    expect(log(10)).toBe(Math.LN10);
    expect(log(Number.MIN_VALUE)).toBe(-744.4400719213812);
    expect(log(Number.MAX_VALUE)).toBe(709.782712893384);
  });

  test("errs by less than 1 ulp, against 250 bits", () => {
    let worst = 0;
    for (let i = 0; i < 6000; i++) {
      const even = u(i, 1);
      const x = i % 3 === 0 ? even : i % 3 === 1 ? 0.5 + even : Math.exp(-744 + 1453 * even);
      worst = Math.max(worst, logError(x, log(x)));
    }
    for (const x of [5e-324, 1e-310, 2.2250738585072014e-308, 0.9999999999999999, 1.0000000000000002, 1 + 2 ** -20]) {
      worst = Math.max(worst, logError(x, log(x)));
    }
    expect(worst).toBeLessThan(1);
    expect(worst).toBeGreaterThan(0.4);
  });

  test("lies within one double of the engine's", () => {
    fc.assert(
      fc.property(anyPositive, fc.double({ min: 0.25, max: 4, noNaN: true }), (x, near) => {
        expect(doublesApart(log(x), Math.log(x))).toBeLessThanOrEqual(1);
        expect(doublesApart(log(near), Math.log(near))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 20000 },
    );
  });

  test("undoes exp", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(log(exp(x)) - x)).toBeLessThan(3e-16 * (1 + Math.abs(x)));
      }),
      { numRuns: 5000 },
    );
  });
});

describe("power and sigmoid", () => {
  test("power is x^y for positive x", () => {
    expect(power(2, 10)).toBeCloseTo(1024, 10);
    expect(power(9, 0.5)).toBeCloseTo(3, 14);
    expect(power(7, 0)).toBe(1);
    expect(power(1, 123.4)).toBe(1);
    expect(power(0, 2)).toBe(0);
    expect(power(-1, 2)).toBeNaN();
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: -8, max: 8, noNaN: true }),
        (x, y) => {
          const truth = x ** y;
          expect(Math.abs(power(x, y) - truth)).toBeLessThanOrEqual(truth * 2.3e-16 * (2 + Math.abs(y * Math.log(x))));
        },
      ),
    );
  });

  test("sigmoid is a probability, symmetrical, and keeps its tails", () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(Infinity)).toBe(1);
    expect(sigmoid(-Infinity)).toBe(0);
    expect(sigmoid(NaN)).toBeNaN();
    expect(sigmoid(-700)).toBe(exp(-700));
    expect(sigmoid(710)).toBe(1);
    expect(sigmoid(-710)).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.double({ min: -750, max: 750, noNaN: true }), (x) => {
        const p = sigmoid(x);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(Math.abs(p + sigmoid(-x) - 1)).toBeLessThan(3e-16);
      }),
    );
  });
});
