// Sorting and crowding against naive twins; constrained domination by its definition (Deb et al. 2002).
import fc from "fast-check";
import { expect, test } from "vitest";
import { crowding, dominates, sortFronts } from "../../../src/study/search/dominance.ts";
import type { Standing } from "../../../src/study/search/problem.ts";

const at = (...goals: number[]): Standing => ({ goals, violation: 0 });
const failed: Standing = { goals: null, violation: Infinity };

/** Few values, so that ties and equals are common. */
const standings = fc.array(
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record({
        goals: fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)),
        violation: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3)),
      }),
    },
    { weight: 1, arbitrary: fc.constant(failed) },
  ),
  { maxLength: 40 },
);

/** Peels off what nobody left dominates, asking everybody every time: O(n³). */
const peeled = (all: readonly Standing[]): number[][] => {
  const fronts: number[][] = [];
  let left = all.map((_, i) => i);
  while (left.length > 0) {
    const front = left.filter((i) => !left.some((j) => dominates(all[j]!, all[i]!)));
    fronts.push(front);
    left = left.filter((i) => !front.includes(i));
  }
  return fronts;
};

test("the fast sort gives the fronts of the naive one", () => {
  fc.assert(
    fc.property(standings, (all) => {
      expect(sortFronts(all)).toEqual(peeled(all));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("domination is a strict partial order", () => {
  fc.assert(
    fc.property(standings, (all) => {
      for (const a of all) {
        expect(dominates(a, a)).toBe(false);
        for (const b of all) {
          if (dominates(a, b)) expect(dominates(b, a)).toBe(false);
          for (const c of all) if (dominates(a, b) && dominates(b, c)) expect(dominates(a, c)).toBe(true);
        }
      }
    }),
    { seed: 2, numRuns: 30 },
  );
});

test("keeping the limits goes before objectives, less broken before more, finished before failed", () => {
  const cheap: Standing = { goals: [0, 0], violation: 0.5 };
  const cheaper: Standing = { goals: [-9, -9], violation: 0.6 };
  expect(dominates(at(9, 9), cheap)).toBe(true);
  expect(dominates(cheap, at(9, 9))).toBe(false);
  expect(dominates(cheap, cheaper)).toBe(true);
  expect(dominates(cheaper, failed)).toBe(true);
  expect(dominates(failed, cheaper)).toBe(false);
  expect(dominates(failed, failed)).toBe(false);
  expect(dominates(at(1, 2), at(1, 2))).toBe(false);
  expect(dominates(at(1, 2), at(1, 3))).toBe(true);
  expect(dominates(at(1, 2), at(0, 3))).toBe(false);
});

test("crowding is the box between neighbours, found here by asking every other member", () => {
  const fronts = fc.uniqueArray(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 1,
    maxLength: 25,
    selector: ([x]) => x,
  });
  fc.assert(
    fc.property(fronts, (front) => {
      // A front in two objectives: the second falls as the first grows.
      const falling = [...front].sort((a, b) => a[0] - b[0]);
      const seconds = [...new Set(front.map(([, y]) => y))].sort((a, b) => b - a);
      const points = falling.slice(0, seconds.length).map(([x], k) => [x, seconds[k]!] as const);
      const naive = points.map((p) =>
        [0, 1].reduce((sum, m) => {
          const values = points.map((q) => q[m]!);
          const extent = Math.max(...values) - Math.min(...values);
          if (extent === 0) return sum;
          const below = values.filter((v) => v < p[m]!);
          const above = values.filter((v) => v > p[m]!);
          if (below.length === 0 || above.length === 0) return Infinity;
          return sum + (Math.min(...above) - Math.max(...below)) / extent;
        }, 0),
      );
      const fast = crowding(points.map((p) => at(...p)));
      naive.forEach((distance, k) => {
        if (distance === Infinity) expect(fast[k]).toBe(Infinity);
        else expect(fast[k]).toBeCloseTo(distance, 12);
      });
    }),
    { seed: 3, numRuns: 200 },
  );
});

test("crowding by hand: a front of four", () => {
  expect([...crowding([at(0, 10), at(10, 0), at(2, 6), at(6, 1)])]).toEqual([
    Infinity,
    Infinity,
    6 / 10 + 9 / 10,
    8 / 10 + 6 / 10,
  ]);
  expect([...crowding([at(3, 3), at(3, 3)])]).toEqual([0, 0]);
  expect([...crowding([failed, failed])]).toEqual([0, 0]);
});
