// What every design owes to a study, and what each of grid, Latin hypercube and Morris owes to its name.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { all } from "../../../src/study/all.gen.ts";
import { coordinateOf, settingAt, settingCount } from "../../../src/study/coordinate.ts";
import grid from "../../../src/study/design/grid.ts";
import latin from "../../../src/study/design/latin.ts";
import morris from "../../../src/study/design/morris.ts";
import { type Design, designLuck, settled } from "../../../src/study/design.ts";
import type { Dimension } from "../../../src/study/space.ts";
import { cube, list, range, whole } from "./dimensions.ts";

const designs: readonly Design[] = all;
const luck = designLuck("designs");

const anyDimension: fc.Arbitrary<Dimension> = fc.oneof(
  fc.constant(range("parameters.r", -2, 5)),
  fc.integer({ min: 1, max: 30 }).map((n) => whole("parameters.w", -3, -3 + n)),
  fc.integer({ min: 2, max: 7 }).map((n) =>
    list(
      "parameters.l",
      Array.from({ length: n }, (_, k) => k * k),
    ),
  ),
  fc.integer({ min: 2, max: 5 }).map((n) =>
    list(
      "rule",
      Array.from({ length: n }, (_, k) => `rule ${k}`),
    ),
  ),
  fc.constant(list("levers.x", [false, true], { role: "lever", grade: null })),
);

test("the designs are those of the study file", () => {
  expect(designs.map(({ id }) => id).sort()).toEqual(["file", "grid", "latin", "morris", "sobol"]);
});

test.each(designs.filter((design) => design.needsTable !== true).map((design) => [design.id, design] as const))(
  "%s says how many points it has, keeps to the cube and is the same for a seed",
  (_, design) => {
    fc.assert(
      fc.property(fc.array(anyDimension, { minLength: 1, maxLength: 4 }), fc.integer(), (dimensions, seed) => {
        const options: Record<string, number> = { points: 24, trajectories: 3 };
        expect(design.faults(dimensions, options)).toEqual([]);
        const points = design.points(dimensions, options, designLuck(String(seed)));
        expect(points.length).toBe(design.count(dimensions, options));
        expect(points).toEqual(design.points(dimensions, options, designLuck(String(seed))));
        for (const point of points) {
          expect(point.length).toBe(dimensions.length);
          expect(point.every((u) => u >= 0 && u <= 1)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
    for (const [
      name,
      {
        default: value,
        range: [low, high],
      },
    ] of Object.entries(design.options)) {
      expect(value, name).toBeGreaterThanOrEqual(low);
      expect(value, name).toBeLessThanOrEqual(high);
    }
    expect(design.name.zh.length * design.means.zh.length).toBeGreaterThan(0);
  },
);

test("options that a study leaves out have their defaults", () => {
  expect(settled(grid.options, {})).toEqual({ levels: 3 });
  expect(settled(latin.options, { points: 7 })).toEqual({ points: 7, candidates: 1 });
});

describe("a coordinate", () => {
  test("of a setting stands for that setting", () => {
    fc.assert(
      fc.property(anyDimension, fc.double({ min: 0, max: 1, noNaN: true }), (dimension, u) => {
        const setting = settingAt(dimension, u);
        if (settingCount(dimension) === null) expect(coordinateOf(dimension, setting)).toBeCloseTo(u, 12);
        else expect(settingAt(dimension, coordinateOf(dimension, setting))).toBe(setting);
      }),
    );
  });

  test("at the ends is the first and the last setting", () => {
    expect([0, 1].map((u) => settingAt(range("x", -2, 5), u))).toEqual([-2, 5]);
    expect([0, 0.26, 0.5, 1].map((u) => settingAt(whole("x", 3, 6), u))).toEqual([3, 4, 5, 6]);
    expect([0, 0.49, 0.5, 1].map((u) => settingAt(list("x", [false, true]), u))).toEqual([0, 0, 1, 1]);
  });
});

describe("grid", () => {
  test("has every combination once: levels of ranges with both ends, all values of lists", () => {
    const dimensions = [range("a", 0, 10), list("b", ["x", "y"]), whole("c", 1, 2)];
    const points = grid.points(dimensions, { levels: 3 });
    const settings = points.map((p) => dimensions.map((d, c) => settingAt(d, p[c]!)));
    expect(settings).toEqual([0, 5, 10].flatMap((a) => [0, 1].flatMap((b) => [1, 2].map((c) => [a, b, c]))));
  });

  test("spaces the levels of whole numbers as evenly as they go", () => {
    const dimension = whole("a", 0, 12);
    const levels = (n: number) => grid.points([dimension], { levels: n }).map((p) => settingAt(dimension, p[0]!));
    expect(levels(5)).toEqual([0, 3, 6, 9, 12]);
    expect(levels(100)).toEqual(Array.from({ length: 13 }, (_, k) => k));
  });

  test("that would not fit in memory is refused with the number", () => {
    const [fault] = grid.faults(cube(15), { levels: 3 });
    expect(fault?.en).toBe("would make 14348907 points; at most 1000000 are allowed: take fewer, or vary less");
    expect(grid.faults(cube(60), { levels: 10 })).toHaveLength(1);
  });
});

describe("Latin hypercube", () => {
  test("hits each of n equal parts of a range once, and settings of a list alike", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer(),
        (n, candidates, seed) => {
          const dimensions = [range("a"), list("b", ["x", "y", "z"]), whole("c", 0, 500)];
          const points = latin.points(dimensions, { points: n, candidates }, designLuck(String(seed)));
          // The middle of a setting may lie on the border of two parts.
          for (const c of [0, 2]) expect(new Set(points.map((p) => Math.floor(p[c]! * n + 1e-9))).size).toBe(n);
          const counts = [0, 0, 0];
          for (const p of points) counts[settingAt(dimensions[1]!, p[1]!)]!++;
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        },
      ),
      // Two points and three settings: neither may be drawn twice.
      { numRuns: 100, examples: [[2, 1, 755531691]] },
    );
  });

  test("estimates a mean with less variance than independent points (McKay, Beckman & Conover 1979: monotone functions)", () => {
    const estimates = Array.from({ length: 200 }, (_, seed) => {
      const points = latin.points(cube(2), { points: 20 }, designLuck(`lhs ${seed}`));
      return points.reduce((sum, p) => sum + p[0]! + p[1]! * p[1]!, 0) / 20;
    });
    const mean = estimates.reduce((sum, x) => sum + x, 0) / 200;
    const variance = estimates.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 199;
    expect(Math.abs(mean - 5 / 6)).toBeLessThan(4 * Math.sqrt(variance / 200));
    expect(variance).toBeLessThan((1 / 12 + 4 / 45) / 20 / 20);
  });

  test("among candidates keeps one whose closest points are no closer", () => {
    const least = (points: readonly Float64Array[]): number =>
      Math.min(...points.flatMap((p, a) => points.slice(0, a).map((q) => Math.hypot(...p.map((x, c) => x - q[c]!)))));
    const one = least(latin.points(cube(3), { points: 20 }, luck));
    const best = least(latin.points(cube(3), { points: 20, candidates: 50 }, luck));
    expect(best).toBeGreaterThan(one);
  });

  test("does not choose for minutes", () => {
    expect(latin.faults(cube(2), { points: 100_000 })).toEqual([]);
    expect(latin.faults(cube(2), { points: 100_000, candidates: 2 })[0]?.key).toBe("candidates");
  });
});

describe("Morris trajectories", () => {
  test("move every dimension once, one at a time, and to another setting", () => {
    fc.assert(
      fc.property(
        fc.array(anyDimension, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 2, max: 7 }),
        fc.constantFrom(0, 8),
        (dimensions, levels, candidates) => {
          const points = morris.points(dimensions, { trajectories: 4, levels, candidates }, luck);
          const k = dimensions.length;
          for (let t = 0; t < 4; t++) {
            const moved = Array.from({ length: k }, (_, step) => {
              const from = points[t * (k + 1) + step]!;
              const to = points[t * (k + 1) + step + 1]!;
              const changed = dimensions.flatMap((d, c) =>
                settingAt(d, from[c]!) !== settingAt(d, to[c]!) ? [c] : [],
              );
              expect(from.filter((u, c) => u !== to[c]).length).toBe(1);
              expect(changed.length).toBe(1);
              return changed[0]!;
            });
            expect([...moved].sort((a, b) => a - b)).toEqual(dimensions.map((_, c) => c));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("step by p / (2 (p − 1)) and visit the p levels alike (Morris 1991)", () => {
    const points = morris.points(cube(3), { trajectories: 1000, levels: 4 }, luck);
    const visits = new Map<number, number>();
    for (const p of points) visits.set(p[0]!, (visits.get(p[0]!) ?? 0) + 1);
    expect([...visits.keys()].sort()).toEqual([0, 1 / 3, 2 / 3, 1]);
    for (const count of visits.values()) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(4000 * 0.25 * 0.75));
    expect(
      Math.abs(points[1]![0]! - points[0]![0]!) +
        Math.abs(points[1]![1]! - points[0]![1]!) +
        Math.abs(points[1]![2]! - points[0]![2]!),
    ).toBeCloseTo(2 / 3, 12);
  });

  test("among candidates lie farther apart (Campolongo, Cariboni & Saltelli 2007)", () => {
    const spread = (candidates: number): number => {
      const points = morris.points(cube(4), { trajectories: 4, candidates }, luck);
      let sum = 0;
      points.forEach((p, a) => {
        points.slice(0, a).forEach((q, b) => {
          if (Math.floor(a / 5) !== Math.floor(b / 5)) sum += Math.hypot(...p.map((x, c) => x - q[c]!));
        });
      });
      return sum;
    };
    expect(spread(40)).toBeGreaterThan(1.05 * spread(0));
  });

  test("of a dimension with one value, or too few candidates, are refused", () => {
    expect(morris.faults([list("a", [3]), range("b")], {})[0]?.en).toContain("morris cannot move a,");
    expect(morris.faults(cube(2), { trajectories: 10, candidates: 9 })[0]?.key).toBe("candidates");
  });
});
