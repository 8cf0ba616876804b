import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gini } from "../../src/sim/gini.ts";

/** Half the mean difference between two people drawn at random, over the mean: the same coefficient by its definition. */
function byPairs(amounts: readonly number[], people: readonly number[]): number {
  const all = people.reduce((sum, n) => sum + n, 0);
  const mean = amounts.reduce((sum, x) => sum + x, 0) / all;
  let apart = 0;
  amounts.forEach((a, i) => {
    amounts.forEach((b, j) => {
      apart += people[i]! * people[j]! * Math.abs(a / people[i]! - b / people[j]!);
    });
  });
  return apart / (2 * all * all * mean);
}

describe("the Gini coefficient", () => {
  test("is 0 where all have alike, and what one group's share lacks where it has everything", () => {
    expect(gini([2, 4, 6], [1, 2, 3])).toBeCloseTo(0, 12);
    expect(gini([0, 0, 0, 8], [1, 1, 1, 1])).toBeCloseTo(0.75, 12);
    expect(gini([1, 3], [1, 1])).toBeCloseTo(0.25, 12);
  });

  test("is none of nothing or of nobody, and leaves out places without people", () => {
    expect(gini([], [])).toBeNull();
    expect(gini([0, 0], [5, 5])).toBeNull();
    expect(gini([1, 3, 9], [1, 1, 0])).toBeCloseTo(0.25, 12);
  });

  test("is half the relative mean difference, and the same in any order", () => {
    const group = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 9000 }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 20 }), (groups) => {
        fc.pre(groups.some(([amount]) => amount > 0));
        const amounts = groups.map(([amount]) => amount);
        const people = groups.map(([, n]) => n);
        expect(gini(amounts, people)).toBeCloseTo(byPairs(amounts, people), 9);
        expect(gini([...amounts].reverse(), [...people].reverse())).toBeCloseTo(gini(amounts, people)!, 12);
      }),
    );
  });
});
