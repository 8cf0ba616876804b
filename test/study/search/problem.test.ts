// How a candidate stands, and when two points are one package.
import { describe, expect, test } from "vitest";
import { canonical, type Problem, standingOf } from "../../../src/study/search/problem.ts";
import { type Dimension, isActive } from "../../../src/study/space.ts";

const dimension = (values: Dimension["values"], switchedBy: number | null = null): Dimension => ({
  path: "x",
  name: { en: "x", zh: "x" },
  unit: "",
  role: "lever",
  grade: null,
  values,
  switchedBy,
});

describe("a standing", () => {
  const problem: Problem = {
    dimensions: [],
    objectives: [
      { measure: "retention", better: "more" },
      { measure: "cost", better: "less" },
    ],
    limits: [
      { measure: "cost", atMost: 8 },
      { measure: "harm", atMost: 0 },
    ],
  };
  const fine = { retention: 0.7, cost: 6, harm: -1 };

  test("has all objectives to be made small, and no violation within the limits", () => {
    expect(standingOf(problem, fine)).toEqual({ goals: [-0.7, 6], violation: 0 });
    expect(standingOf(problem, { ...fine, cost: 8, harm: 0 }).violation).toBe(0);
  });

  test("adds up what lies beyond each limit as a share of it, or as it is of a limit of nothing", () => {
    expect(standingOf(problem, { ...fine, cost: 10, harm: 0.5 }).violation).toBeCloseTo(0.25 + 0.5, 12);
  });

  test.each([
    ["runs that failed", null],
    ["an objective that is not known", { ...fine, retention: null }],
    ["an objective that is no number", { ...fine, retention: Number.NaN }],
    ["a limit that cannot be judged", { retention: 0.7, cost: 6 }],
  ])("is that of a failure for %s", (_, measures) => {
    expect(standingOf(problem, measures)).toEqual({ goals: null, violation: Infinity });
  });
});

describe("what a switch turns off", () => {
  const words = (off: string | number | boolean): Dimension => dimension({ kind: "list", list: ["on", off] });
  test.each([false, 0, "off"])("is off where the list says %s", (off) => {
    const dimensions = [words(off), dimension({ kind: "range", low: 2, high: 5, whole: false }, 0)];
    expect([isActive({ dimensions }, [0, 3], 1), isActive({ dimensions }, [1, 3], 1)]).toEqual([true, false]);
    expect([canonical(dimensions, [0, 3]), canonical(dimensions, [1, 3])]).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });

  test("a strength of nothing switches off as well, and lists go to their first value", () => {
    const dimensions = [
      dimension({ kind: "range", low: 0, high: 1, whole: false }),
      dimension({ kind: "list", list: [7, 8, 9] }, 0),
    ];
    expect(canonical(dimensions, [0, 2])).toEqual([0, 0]);
    expect(canonical(dimensions, [0.1, 2])).toEqual([0.1, 2]);
  });
});
