import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { uniform } from "../../src/base/rng.ts";
import { CHUNK, QUANTUM, quantise, sumChunks, sumFixed, sumPairs } from "../../src/base/sum.ts";

const values = (n: number, stream = 0) =>
  Float64Array.from({ length: n }, (_, i) => (uniform(5, 6, i, stream) - 0.5) * 10 ** (i % 9));

describe("sumFixed", () => {
  test("is the plain sum within a chunk, and 0 of nothing", () => {
    const v = values(200);
    expect(sumFixed(v, 0, 200)).toBe(v.reduce((a, b) => a + b, 0));
    expect(sumFixed(v, 10, 10)).toBe(0);
    expect(sumFixed(v, 10, 5)).toBe(0);
    expect(sumFixed([0.1, 0.2, 0.3], 0, 3)).toBe(0.1 + 0.2 + 0.3);
  });

  test("adds every value once, for every length around chunk borders", () => {
    for (let n = 0; n < 2200; n += n % 256 > 250 || n % 256 < 5 ? 1 : 13) {
      const whole = Float64Array.from({ length: n }, (_, i) => i + 1);
      expect(sumFixed(whole, 0, n)).toBe((n * (n + 1)) / 2);
      expect(sumFixed(whole, 1, n)).toBe(Math.max(0, (n * (n + 1)) / 2 - 1));
    }
  });

  test("gives the same bits however whole chunks are shared out and in whatever order they are done", () => {
    fc.assert(
      fc.property(
        fc.nat(6000),
        fc.nat(300),
        fc.array(fc.nat(24), { maxLength: 8 }),
        fc.boolean(),
        (n, from, cuts, reverse) => {
          const v = values(from + n, 3);
          const chunks = Math.ceil(n / CHUNK);
          const borders = [...new Set([0, chunks, ...cuts.filter((c) => c < chunks)])].sort((a, b) => a - b);
          const shares = borders.slice(1).map((end, i) => [borders[i]!, end] as const);
          if (reverse) shares.reverse();
          const sums = new Float64Array(chunks);
          for (const [a, b] of shares) {
            sumChunks(v, from + a * CHUNK, Math.min(from + b * CHUNK, from + n), sums, a);
          }
          expect(Object.is(sumPairs(sums, 0, chunks), sumFixed(v, from, from + n))).toBe(true);
        },
      ),
    );
  });

  test("loses less than adding one by one", () => {
    const v = new Float64Array(1_000_000).fill(0.1);
    const plain = v.reduce((a, b) => a + b, 0);
    expect(Math.abs(sumFixed(v, 0, v.length) - 100000)).toBeLessThan(Math.abs(plain - 100000) / 10);
  });
});

describe("quantise", () => {
  test("is whole, near, and never −0", () => {
    expect(QUANTUM).toBe(2 ** -20);
    expect(Object.is(quantise(-1e-9), 0)).toBe(true);
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (x) => {
        expect(Number.isSafeInteger(quantise(x))).toBe(true);
        expect(Math.abs(quantise(x) * QUANTUM - x)).toBeLessThanOrEqual(QUANTUM / 2);
      }),
    );
  });

  test("makes sums free of order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 200 }), (xs) => {
        const forward = xs.reduce((sum, x) => sum + quantise(x), 0);
        const backward = [...xs].reverse().reduce((sum, x) => sum + quantise(x), 0);
        const sorted = [...xs].sort((a, b) => a - b).reduce((sum, x) => sum + quantise(x), 0);
        expect(backward).toBe(forward);
        expect(sorted).toBe(forward);
      }),
    );
  });
});
