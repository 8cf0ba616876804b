// PRIM: finds what was planted, drops what does not matter, and says so in figures that a reader can check.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { uniform } from "../../../src/base/rng.ts";
import { binomialTail } from "../../../src/study/discover/binomial.ts";
import { type Box, type Discovery, prim, usualPrim } from "../../../src/study/discover/prim.ts";
import type { Dimension, Point } from "../../../src/study/space.ts";
import { cube, list, whole } from "../design/dimensions.ts";

const luck = (seed: number, at: number, d: number): number => uniform(seed, 23, at, d);

/** Points of luck on dimensions, and whether each fails with the chance that it has. */
function sample(
  seed: number,
  count: number,
  dimensions: readonly Dimension[],
  chance: (x: Point) => number,
): { readonly points: Point[]; readonly fails: boolean[] } {
  const points = Array.from({ length: count }, (_, at) =>
    dimensions.map(({ values }, d) => {
      const u = luck(seed, at, d);
      if (values.kind === "list") return Math.floor(u * values.list.length);
      return values.whole ? values.low + Math.floor(u * (values.high - values.low + 1)) : u;
    }),
  );
  return { points, fails: points.map((x, at) => luck(seed, at, 99) < chance(x)) };
}

const faces = (box: Box): string[] => box.restrictions.map(({ face }) => `${face.dimension} ${face.kind}`);
const limit = (box: Box, k: number): number => {
  const { face } = box.restrictions[k]!;
  return face.kind === "among" ? Number.NaN : face.limit;
};

describe("one planted box in 2 of 10 dimensions (the setting of Friedman & Fisher 1999, section 11)", () => {
  const find = (seed: number, inside: number, outside: number): Discovery => {
    const { points, fails } = sample(seed, 2000, cube(10), (x) => (x[2]! > 0.6 && x[5]! < 0.4 ? inside : outside));
    return prim(cube(10), points, fails);
  };

  test("is found to the faces without noise", () => {
    const { boxes, coverage, share } = find(1, 1, 0);
    expect(boxes).toHaveLength(1);
    expect(faces(boxes[0]!)).toEqual(["2 at-least", "5 at-most"]);
    expect(limit(boxes[0]!, 0)).toBeCloseTo(0.6, 2);
    expect(limit(boxes[0]!, 1)).toBeCloseTo(0.4, 2);
    expect(boxes[0]!.density).toBeGreaterThan(0.98);
    expect(coverage).toBeGreaterThan(0.98);
    expect(share).toBeCloseTo(0.16, 1);
    for (const { quasiP } of boxes[0]!.restrictions) expect(quasiP).toBeLessThan(1e-10);
  });

  test("is found through noise, and irrelevant dimensions are dropped", () => {
    let exact = 0;
    for (let seed = 10; seed < 16; seed++) {
      const [box] = find(seed, 0.9, 0.04).boxes;
      const found = faces(box!);
      expect(found.slice().sort()).toEqual(expect.arrayContaining(["2 at-least", "5 at-most"]));
      if (found.length === 2) exact++;
      const at = (face: string): number => limit(box!, found.indexOf(face));
      expect(Math.abs(at("2 at-least") - 0.6)).toBeLessThan(0.04);
      expect(Math.abs(at("5 at-most") - 0.4)).toBeLessThan(0.04);
      expect(box!.density).toBeGreaterThan(0.8);
      expect(box!.coverage).toBeGreaterThan(0.7);
    }
    expect(exact).toBeGreaterThanOrEqual(5);
  });

  test("has figures that counting confirms, and a trajectory from all cases to ever denser boxes", () => {
    const { points, fails } = sample(3, 800, cube(4), (x) => (x[0]! > 0.5 && x[1]! > 0.3 ? 0.9 : 0.1));
    const { boxes } = prim(cube(4), points, fails);
    const [box] = boxes as [Box];
    const inBox = points.map((x) =>
      box.restrictions.every(({ face }) => {
        if (face.kind === "among") return false;
        return face.kind === "at-least" ? x[face.dimension]! >= face.limit : x[face.dimension]! <= face.limit;
      }),
    );
    const count = inBox.filter(Boolean).length;
    const hits = inBox.filter((is, k) => is && fails[k]).length;
    expect(box.mass).toBe(count / 800);
    expect(box.density).toBe(hits / count);
    expect(box.coverage).toBe(hits / fails.filter(Boolean).length);
    expect(box.added).toBe(box.coverage);
    expect(box.trajectory[0]).toMatchObject({ mass: 1, coverage: 1, restrictions: [] });
    box.trajectory.slice(1).forEach((step, k) => {
      expect(step.mass).toBeLessThan(box.trajectory[k]!.mass);
      expect(step.coverage).toBeLessThanOrEqual(box.trajectory[k]!.coverage);
    });
    expect(box.trajectory[box.taken]!.density).toBeGreaterThan(0.8);
  });
});

describe("lists, switches and whole numbers", () => {
  const dimensions = [
    list("rule", ["logit", "forward", "satisficing", "prospect"]),
    list("levers.x", [false, true]),
    whole("w", 0, 9),
    list("size", [10, 20, 50, 100]),
    ...cube(3),
  ];

  test("are cut by their values", () => {
    const { points, fails } = sample(4, 3000, dimensions, (x) =>
      (x[0] === 1 || x[0] === 3) && x[1] === 0 && x[2]! >= 4 && x[3]! <= 2 ? 0.95 : 0.02,
    );
    const [box] = prim(dimensions, points, fails).boxes;
    expect(box!.restrictions.map(({ face }) => face)).toEqual([
      { dimension: 0, kind: "among", values: [1, 3] },
      { dimension: 1, kind: "among", values: [0] },
      { dimension: 2, kind: "at-least", limit: 4 },
      { dimension: 3, kind: "at-most", limit: 2 },
    ]);
  });

  test("that a switch turns off keep to no restriction", () => {
    const switched = [list("levers.x", [false, true]), { ...cube(1)[0]!, switchedBy: 0 }, ...cube(2)];
    // Fails where the lever is on and its setting above 0.5; where it is off the setting means nothing.
    const { points, fails } = sample(5, 1500, switched, (x) => (x[0] === 1 && x[1]! > 0.5 ? 0.97 : 0.02));
    const { boxes } = prim(switched, points, fails);
    expect(boxes[0]!.restrictions.some(({ face }) => face.dimension === 1 && face.kind === "at-least")).toBe(true);
    expect(boxes[0]!.density).toBeGreaterThan(0.9);
    expect(boxes[0]!.coverage).toBeGreaterThan(0.85);
  });
});

describe("covering", () => {
  test("finds a second box among what the first leaves", () => {
    const { points, fails } = sample(6, 3000, cube(6), (x) =>
      (x[0]! < 0.3 && x[1]! < 0.5) || (x[2]! > 0.75 && x[3]! > 0.5) ? 0.95 : 0.02,
    );
    const { boxes, coverage } = prim(cube(6), points, fails);
    expect(
      boxes
        .map(faces)
        .map((found) => found.join())
        .sort(),
    ).toEqual(["0 at-most,1 at-most", "2 at-least,3 at-least"]);
    expect(coverage).toBeGreaterThan(0.85);
    expect(boxes[1]!.added).toBeLessThan(boxes[1]!.coverage);
    expect(boxes.reduce((sum, { added }) => sum + added, 0)).toBeCloseTo(coverage, 10);
    expect(prim(cube(6), points, fails, { ...usualPrim, boxes: 1 }).boxes).toHaveLength(1);
  });

  test("of luck alone finds little, of nothing and of everything nothing", () => {
    for (let seed = 30; seed < 36; seed++) {
      const { points, fails } = sample(seed, 500, cube(5), () => 0.3);
      for (const box of prim(cube(5), points, fails).boxes) expect(box.density).toBeLessThan(0.5);
    }
    const { points } = sample(7, 50, cube(2), () => 1);
    expect(
      prim(
        cube(2),
        points,
        points.map(() => false),
      ),
    ).toEqual({ cases: 50, share: 0, boxes: [], coverage: 0 });
    expect(
      prim(
        cube(2),
        points,
        points.map(() => true),
      ).boxes,
    ).toEqual([]);
    expect(prim(cube(2), [], [])).toEqual({ cases: 0, share: 0, boxes: [], coverage: 0 });
  });
});

describe("the binomial tail", () => {
  const exactly = (k: number, n: number, p: number): number => {
    let sum = 0;
    let choose = 1;
    for (let j = 0; j <= n; j++) {
      if (j >= k) sum += choose * p ** j * (1 - p) ** (n - j);
      choose = (choose * (n - j)) / (j + 1);
    }
    return sum;
  };

  test("is the sum of its terms", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (k, n, p) => {
          const expected = k > n ? 0 : exactly(k, n, p);
          expect(Math.abs(binomialTail(k, n, p) - expected)).toBeLessThan(1e-12 + 1e-9 * expected);
        },
      ),
    );
  });

  test("of large numbers is scipy's: stats.binom.sf(k − 1, n, p) 1.17.1", () => {
    expect(binomialTail(5200, 10000, 0.5) / 3.2967577993361714e-5).toBeCloseTo(1, 8);
    expect(binomialTail(900, 1000, 0.5) / 6.701717790006182e-162).toBeCloseTo(1, 8);
    expect(binomialTail(10, 10000, 0.001) / 0.5421328760209856).toBeCloseTo(1, 8);
    expect(binomialTail(1, 10000, 0.9)).toBeCloseTo(1, 10);
    expect([binomialTail(0, 5, 0.2), binomialTail(3, 5, 0), binomialTail(3, 5, 1)]).toEqual([1, 0, 1]);
  });
});
