import { describe, expect, test } from "vitest";
import { align, type Trial } from "../../../src/study/calibration/align.ts";
import type { Statistics } from "../../../src/study/calibration/distance.ts";
import { aligningDimensions, drawnIn, pointOf, rivalsIn } from "../../../src/study/calibration/rivals.ts";
import { studyOf } from "../studies.ts";

const { space } = studyOf(
  "vary:\n  parameters.inertia: [1.5, 2.8]\n  rule: [random-utility, satisficing, prospect]\n  parameters.postBond: [0, 5]\n",
  {},
  "calibrate",
);
const rivals = rivalsIn(space);
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** A rival whose doctors intend less and leave less, the latter also because they intend less. */
const shares = (off: number, more: number, inertia: number): Statistics => {
  const intent = -0.9 - 0.8 * off + more;
  return { B4a: sigmoid(intent), leavingPrimary: sigmoid(-2.2 + 0.5 * intent - 0.3 * off - 0.7 * inertia) };
};

function aligned(measure: (trial: Trial) => Statistics | null) {
  const asking = align(rivals, shares(0, 0, 0));
  let step = asking.next();
  let runs = 0;
  while (step.done !== true) {
    runs += step.value.length;
    step = asking.next(step.value.map(measure));
  }
  return { result: step.value, runs };
}

describe("aligning rival rules", () => {
  test("finds what makes intention and leaving alike", () => {
    const { result, runs } = aligned(({ at }) => shares(1, ...at));
    expect(result.map(({ rival }) => rival.id)).toEqual(["satisficing", "prospect"]);
    for (const { at, shares: reached } of result) {
      expect(at[0]).toBeCloseTo(0.8, 3);
      expect(at[1]).toBeCloseTo(-0.3 / 0.7, 3);
      expect(reached!["leavingPrimary"]).toBeCloseTo(shares(0, 0, 0)["leavingPrimary"]!, 4);
    }
    expect(runs).toBe(2 * 13);
  });

  test("stays where it is when nothing can be told, and within its limits otherwise", () => {
    const { result } = aligned(({ rival, at }) => (rival.id === "prospect" ? null : shares(20, ...at)));
    expect(result.map(({ at }) => at)).toEqual([
      [4, expect.any(Number)],
      [0, 0],
    ]);
    expect(Math.abs(result[0]!.at[1])).toBeLessThanOrEqual(6);
  });
});

describe("the space of a calibration", () => {
  test("has what aligns each rule that is listed, besides what is varied", () => {
    expect(space.dimensions.map(({ path }) => path)).toEqual([
      "parameters.inertia",
      "rule",
      "parameters.postBond",
      "parameters.prospectIntention",
      "parameters.prospectInertia",
      "parameters.satisficingIntention",
      "parameters.satisficingInertia",
    ]);
    expect(drawnIn(space)).toEqual([0, 2]);
    expect(aligningDimensions({ dimensions: space.dimensions.filter(({ path }) => path !== "rule") })).toEqual([]);
  });

  test("takes a parameter set under the default rule, and under a rival as it is aligned", () => {
    expect(pointOf(space, [2, 3])).toEqual([2, 0, 3, 0, 0, 0, 0]);
    expect(pointOf(space, [2, 3], rivals[0], [0.5, -1])).toEqual([2, 1, 3, 0, 0, 0.5, -1]);
  });
});
