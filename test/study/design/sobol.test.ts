// Sobol' points: against published values, and the balance that randomising must keep.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import sobol from "../../../src/study/design/sobol.ts";
import { designLuck } from "../../../src/study/design.ts";
import { blocksOf } from "../../../src/study/sensitivity/blocks.ts";
import { sobolDigits } from "../../../src/study/sobol/sequence.ts";
import { cube, list, range } from "./dimensions.ts";

const luck = designLuck("sobol");
const column = (points: readonly Float64Array[], c: number): number[] => points.map((p) => p[c]!);

describe("the sequence", () => {
  test("is the published one: sobol.cc of Joe & Kuo with new-joe-kuo-6.21201, first points in ten dimensions", () => {
    const digits = sobolDigits(8, 10).map((column) => [...column].map((x) => x / 4294967296));
    // Dimensions 1 to 3 as printed in the manual of SciLua's qrng (scilua.org/sci_qrng.html), which starts after the origin.
    expect(digits[0]).toEqual([0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125]);
    expect(digits[1]).toEqual([0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625]);
    expect(digits[2]).toEqual([0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375]);
    // scipy.stats.qmc.Sobol(scramble=False) 1.17.1, dimensions 4, 5 and 10.
    expect(digits[3]).toEqual([0, 0.5, 0.25, 0.75, 0.875, 0.375, 0.625, 0.125]);
    expect(digits[4]).toEqual([0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125]);
    expect(digits[9]).toEqual([0, 0.5, 0.75, 0.25, 0.625, 0.125, 0.375, 0.875]);
  });

  test("far out and in the last dimension has the values of scipy.stats.qmc.Sobol(256, bits=32) 1.17.1", () => {
    const digits = sobolDigits(1024, 256);
    const at = (n: number): number[] => [0, 1, 9, 49, 99, 255].map((d) => digits[d]![n]!);
    expect(at(777)).toEqual([2973761536, 4022337536, 1388314624, 4089446400, 2193620992, 2730491904]);
    expect(at(1023)).toEqual([4194304, 3233808384, 3653238784, 3535798272, 2277507072, 3619684352]);
  });

  test("has the published direction numbers in every dimension: sums of dimension × digits of scipy's points 2^k − 1", () => {
    // In the Gray code the point 2^k − 1 is the k-th direction number alone.
    const digits = sobolDigits(65536, 256);
    const sum = (n: number): number => digits.reduce((total, column, d) => total + (d + 1) * column[n]!, 0);
    expect(Array.from({ length: 16 }, (_, k) => sum(2 ** (k + 1) - 1))).toEqual([
      70643622084608, 69681549410304, 71759239839744, 71676561719296, 69208297701376, 68210925764608, 71040906559488,
      70171544780800, 72921162711040, 73204647329792, 71844484874240, 66686925406208, 70036475609088, 76354434367488,
      68867570794496, 75300191076352,
    ]);
  });

  test("is a net in its first two dimensions: every elementary interval of 256 points holds one", () => {
    for (const scramble of [0, 1, 2]) {
      const points = sobol.points(cube(2), { points: 256, scramble }, luck);
      for (let bits = 0; bits <= 8; bits++) {
        const cells = new Set(
          points.map((p) => `${Math.floor(p[0]! * 2 ** bits)} ${Math.floor(p[1]! * 2 ** (8 - bits))}`),
        );
        expect(cells.size).toBe(256);
      }
    }
  });

  test("has one point in each of n equal parts of every one of 256 dimensions, however it is randomised", () => {
    for (const scramble of [0, 1, 2]) {
      const points = sobol.points(cube(256), { points: 64, scramble }, luck);
      for (let c = 0; c < 256; c++) {
        expect(new Set(column(points, c).map((x) => Math.floor(x * 64))).size).toBe(64);
      }
    }
  });
});

describe("Owen's scrambling", () => {
  test("makes every point uniform over the seeds, and errors far smaller than those of luck alone", () => {
    const means: number[] = [];
    const first: number[] = [];
    for (let seed = 0; seed < 200; seed++) {
      const points = sobol.points(cube(3), { points: 64 }, designLuck(`owen ${seed}`));
      first.push(points[0]![2]!);
      means.push(points.reduce((sum, p) => sum + p[0]! * p[1]! * p[2]!, 0) / 64);
    }
    const mean = means.reduce((sum, x) => sum + x, 0) / 200;
    const spread = Math.sqrt(means.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 199);
    // Owen (1997): unbiased. The product of three uniforms has mean 1/8 and variance 1/27 − 1/64.
    expect(Math.abs(mean - 0.125)).toBeLessThan((4 * spread) / Math.sqrt(200));
    expect(spread).toBeLessThan(0.2 * Math.sqrt((1 / 27 - 1 / 64) / 64));
    const middle = first.reduce((sum, x) => sum + x, 0) / 200;
    expect(Math.abs(middle - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 200));
  });

  test("is the same for a seed and another for another", () => {
    const points = (seed: string) => sobol.points(cube(4), { points: 32 }, designLuck(seed));
    expect(points("a")).toEqual(points("a"));
    expect(points("a")[5]).not.toEqual(points("b")[5]);
  });
});

describe("mixed rows", () => {
  test("take the columns of one group from B and the others from A, and the other way round", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.constantFrom(1, 2), (k, mixed) => {
        const points = sobol.points(cube(k), { points: 4, mixed }, luck);
        const blocks = blocksOf(k, mixed === 2);
        expect(points.length).toBe(4 * blocks.size);
        expect(sobol.count(cube(k), { points: 4, mixed })).toBe(points.length);
        for (let n = 0; n < 4; n++) {
          const row = (at: number): Float64Array => points[n * blocks.size + at]!;
          for (let i = 0; i < k; i++) {
            for (let c = 0; c < k; c++) {
              expect(row(blocks.ab(i))[c]).toBe(row(c === i ? blocks.b : blocks.a)[c]);
              if (mixed === 2) expect(row(blocks.ba(i))[c]).toBe(row(c === i ? blocks.a : blocks.b)[c]);
            }
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test("of groups move all that have one source together", () => {
    const dimensions = [
      range("parameters.a", 0, 1, { grade: "assumed" }),
      range("parameters.b", 0, 1, { grade: "measured" }),
      list("rule", ["logit", "prospect"], { grade: null }),
      range("parameters.c", 0, 1, { grade: "assumed" }),
    ];
    const points = sobol.points(dimensions, { points: 2, mixed: 1, grouped: 1 }, luck);
    // Measured, assumed, rule: a block is A, three mixed rows, B.
    expect(points.length).toBe(2 * 5);
    const [a, measured, assumed, rule, b] = points as Float64Array[];
    expect([...measured!]).toEqual([a![0], b![1], a![2], a![3]]);
    expect([...assumed!]).toEqual([b![0], a![1], a![2], b![3]]);
    expect([...rule!]).toEqual([a![0], a![1], b![2], a![3]]);
  });

  test("of more dimensions than there are direction numbers for are refused", () => {
    expect(sobol.faults(cube(256), {})).toEqual([]);
    expect(sobol.faults(cube(257), {})[0]?.en).toBe("sobol takes at most 256 dimensions, not 257");
    expect(sobol.faults(cube(129), { mixed: 1 })[0]?.en).toBe(
      "sobol takes at most 128 dimensions with mixed rows, not 129",
    );
    expect(sobol.faults(cube(100), { points: 65536, mixed: 1 })[0]).toMatchObject({ key: "points", file: null });
  });
});
