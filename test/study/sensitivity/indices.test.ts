// Sobol' and Morris indices against functions whose indices are known exactly or published.
import { describe, expect, test } from "vitest";
import { uniform } from "../../../src/base/rng.ts";
import morris from "../../../src/study/design/morris.ts";
import sobol from "../../../src/study/design/sobol.ts";
import { designLuck } from "../../../src/study/design.ts";
import { type Incomplete, incompleteText } from "../../../src/study/sensitivity/incomplete.ts";
import { type MorrisIndices, morrisIndices } from "../../../src/study/sensitivity/morris.ts";
import { type SobolIndices, sobolIndices } from "../../../src/study/sensitivity/sobol.ts";
import { cube, list, range, whole } from "../design/dimensions.ts";

type Model = (x: Float64Array) => number;

function sobolOf(model: Model, k: number, points: number, mixed: 1 | 2, seed = "indices"): SobolIndices {
  const rows = sobol.points(cube(k), { points, mixed }, designLuck(seed));
  return sobolIndices(rows.map(model), k, { secondOrder: mixed === 2, seed }) as SobolIndices;
}

/** Ishigami & Homma 1990 with a = 7, b = 0.1. */
const ishigami: Model = (x) => {
  const [a, b, c] = Array.from(x, (u) => Math.PI * (2 * u - 1)) as [number, number, number];
  return Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a);
};
const ishigamiFirst = [0.3139, 0.4424, 0];
const ishigamiTotal = [0.5576, 0.4424, 0.2437];

describe("Sobol' indices", () => {
  test("of the Ishigami function are the published ones (Saltelli et al. 2008, Global Sensitivity Analysis, 4.7)", () => {
    const { first, total, second, mean, variance } = sobolOf(ishigami, 3, 2048, 2);
    // E = a/2; V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2.
    expect(mean).toBeCloseTo(3.5, 2);
    const exact = 49 / 8 + (0.1 * Math.PI ** 4) / 5 + (0.01 * Math.PI ** 8) / 18 + 0.5;
    expect(Math.abs(variance / exact - 1)).toBeLessThan(0.02);
    for (const i of [0, 1, 2]) {
      expect(Math.abs(first[i]!.value! - ishigamiFirst[i]!)).toBeLessThan(0.02);
      expect(Math.abs(total[i]!.value! - ishigamiTotal[i]!)).toBeLessThan(0.02);
    }
    expect(second!.map(({ groups }) => groups)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    for (const [k, s] of [0, 0.2437, 0].entries()) expect(Math.abs(second![k]!.value! - s)).toBeLessThan(0.02);
  });

  test("of Sobol's g-function are the analytic ones (Saltelli & Sobol' 1995; a = 0, 1, 4.5, 9, 99, 99, 99, 99)", () => {
    const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
    const parts = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
    const variance = parts.reduce((product, v) => product * (1 + v), 1) - 1;
    const g: Model = (x) => x.reduce((product, u, i) => (product * (Math.abs(4 * u - 2) + a[i]!)) / (1 + a[i]!), 1);
    const found = sobolOf(g, 8, 2048, 1);
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.03);
    found.total.forEach(({ value }, i) => {
      expect(Math.abs(found.first[i]!.value! - parts[i]! / variance)).toBeLessThan(0.02);
      const rest = parts.reduce((product, v, j) => (j === i ? product : product * (1 + v)), 1);
      expect(Math.abs(value! - (parts[i]! * rest) / variance)).toBeLessThan(0.02);
    });
    expect(found.second).toBeNull();
  });

  test("have intervals that hold the truth about as often as they say", () => {
    // Independent points of luck: for these the bootstrap is meant; Sobol' points do better than it knows.
    let inside = 0;
    const seeds = 40;
    for (let seed = 0; seed < seeds; seed++) {
      const n = 128;
      const values = Array.from({ length: n }, (_, at) => {
        const u = (c: number): number => uniform(seed, 7, at, c);
        const a = [0, 1, 2].map(u);
        const b = [3, 4, 5].map(u);
        const f = (x: readonly number[]): number => ishigami(Float64Array.from(x));
        return [f(a), ...[0, 1, 2].map((i) => f(a.map((x, c) => (c === i ? b[c]! : x)))), f(b)];
      }).flat();
      const { first, total } = sobolIndices(values, 3, { secondOrder: false, seed: String(seed) }) as SobolIndices;
      [...first, ...total].forEach(({ low, high }, k) => {
        const truth = [...ishigamiFirst, ...ishigamiTotal][k]!;
        if (low! <= truth && truth <= high!) inside++;
      });
    }
    expect(inside / (6 * seeds)).toBeGreaterThan(0.88);
    expect(inside / (6 * seeds)).toBeLessThan(0.995);
  });

  test("of something that does not vary are not given", () => {
    const { first, total, variance } = sobolOf(() => 3, 2, 8, 1);
    expect(variance).toBe(0);
    for (const index of [...first, ...total]) expect(index).toEqual({ value: null, low: null, high: null });
  });

  test("of a design with holes are refused with the rows that are missing", () => {
    const values: (number | null)[] = Array.from({ length: 20 }, (_, k) => k);
    values[3] = null;
    values[17] = Number.NaN;
    const refused = sobolIndices(values, 3, { secondOrder: false, seed: "" });
    expect(refused).toEqual({ complete: false, missing: [3, 17], rows: 20 });
    expect(incompleteText(refused as Incomplete).en).toBe(
      "no indices: 2 of 20 points have no result (3, 17, counted from 0); run the missing points and analyse again",
    );
    expect(incompleteText({ complete: false, missing: [...Array(12).keys()], rows: 20 }).zh).toContain("另有 2 个");
    expect(() => sobolIndices(values.slice(1), 3, { secondOrder: false, seed: "" })).toThrow(/blocks of 5/);
  });
});

function morrisOf(model: Model, k: number, options: Record<string, number>, seed = "indices"): MorrisIndices {
  const points = morris.points(cube(k), options, designLuck(seed));
  return morrisIndices(points, points.map(model), cube(k), seed) as MorrisIndices;
}

describe("Morris indices", () => {
  test("of a linear function are its coefficients exactly, without deviation", () => {
    const { effects, trajectories } = morrisOf((x) => 5 - 3 * x[0]! + 2 * x[1]!, 3, { trajectories: 6 });
    expect(trajectories).toBe(6);
    [-3, 2, 0].forEach((b, i) => {
      expect(effects[i]!.mean.value).toBeCloseTo(b, 10);
      expect(effects[i]!.size.value).toBeCloseTo(Math.abs(b), 10);
      expect(effects[i]!.deviation.value).toBeCloseTo(0, 6);
      expect(effects[i]!.mean.low).toBeCloseTo(b, 10);
      expect(effects[i]!.mean.high).toBeCloseTo(b, 10);
    });
  });

  test("of a product have the exact mean and deviation over the levels", () => {
    // Effect of x0 in x0·x1: x1 on four equal levels, mean 1/2, variance 5/36.
    const { effects } = morrisOf((x) => x[0]! * x[1]!, 2, { trajectories: 1000 });
    expect(Math.abs(effects[0]!.mean.value! - 0.5)).toBeLessThan(4 * Math.sqrt(5 / 36 / 1000));
    expect(Math.abs(effects[0]!.deviation.value! - Math.sqrt(5 / 36))).toBeLessThan(0.03);
    expect(effects[0]!.mean.low).toBeLessThan(0.5);
    expect(effects[0]!.mean.high).toBeGreaterThan(0.5);
  });

  test("of Morris's own function group its inputs as published (Morris 1991, section 4, with fixed small coefficients)", () => {
    const beta = (at: readonly number[]): number => {
      const last = at.at(-1)! + 1;
      if (at.length === 1) return last <= 10 ? 20 : (-1) ** last;
      if (at.length === 2) return last <= 6 ? -15 : (-1) ** (at[0]! + 1 + last);
      if (at.length === 3) return last <= 5 ? -10 : 0;
      return last <= 4 ? 5 : 0;
    };
    const function1991: Model = (x) => {
      const w = Array.from(x, (u, i) => 2 * ([2, 4, 6].includes(i) ? (1.1 * u) / (u + 0.1) : u) - 1);
      let y = 0;
      for (let i = 0; i < 20; i++) {
        y += beta([i]) * w[i]!;
        for (let j = i + 1; j < 20; j++) {
          y += beta([i, j]) * w[i]! * w[j]!;
          for (let l = j + 1; l < 5; l++) {
            y += beta([i, j, l]) * w[i]! * w[j]! * w[l]!;
            for (let s = l + 1; s < 4; s++) y += beta([i, j, l, s]) * w[i]! * w[j]! * w[l]! * w[s]!;
          }
        }
      }
      return y;
    };
    const { effects } = morrisOf(function1991, 20, { trajectories: 40 });
    const size = effects.map((e) => e.size.value!);
    const deviation = effects.map((e) => e.deviation.value!);
    // The first ten matter and the last ten do not; 8 to 10 are linear and additive, 1 to 7 curved or in interplay.
    expect(Math.min(...size.slice(0, 10))).toBeGreaterThan(2 * Math.max(...size.slice(10)));
    expect(Math.max(...deviation.slice(7, 10))).toBeLessThan(0.5 * Math.min(...deviation.slice(0, 7)));
    for (const i of [7, 8, 9]) expect(Math.abs(effects[i]!.mean.value! - 40)).toBeLessThan(6);
  });

  test("of switches, whole numbers and words are effects over the whole range, or of any change of word", () => {
    const dimensions = [
      list("levers.x", [false, true]),
      whole("w", 0, 10),
      list("rule", ["a", "b", "c"]),
      range("r", 2, 4),
    ];
    const points = morris.points(dimensions, { trajectories: 200 }, designLuck("kinds"));
    const model: Model = (x) =>
      (x[0]! > 0.5 ? 7 : 0) + 3 * Math.floor(x[1]! * 11) + (x[2]! < 1 / 3 ? 6 : 0) + 2 * x[3]!;
    const { effects } = morrisIndices(points, points.map(model), dimensions, "kinds") as MorrisIndices;
    expect(effects[0]!.mean.value).toBeCloseTo(7, 10);
    expect(effects[1]!.mean.value).toBeCloseTo(30, 8);
    // Of the six changes between three words four go to or from the first.
    expect(Math.abs(effects[2]!.size.value! - 4)).toBeLessThan(4 * Math.sqrt(8 / 200));
    expect(effects[3]!.mean.value).toBeCloseTo(2, 10);
  });

  test("of a design with holes, or of no such design, are refused", () => {
    const points = morris.points(cube(2), { trajectories: 2 }, designLuck("holes"));
    expect(morrisIndices(points, [1, 2, null, 4, 5, 6], cube(2), "")).toEqual({
      complete: false,
      missing: [2],
      rows: 6,
    });
    expect(() => morrisIndices(points.slice(1), [1, 2, 3, 4, 5], cube(2), "")).toThrow(/no trajectories/);
    expect(() => morrisIndices(sobol.points(cube(2), { points: 3 }, designLuck("")), [1, 2, 3], cube(2), "")).toThrow(
      /no Morris design/,
    );
  });
});
