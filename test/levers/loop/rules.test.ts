// What each rule answers, worked out by hand.
import { describe, expect, test } from "vitest";
import { gapOf, indicators } from "../../../src/levers/loop/indicators.ts";
import type { Movable, Review, Rule } from "../../../src/levers/loop/rule.ts";
import { all } from "../../../src/levers/loop/rules/all.gen.ts";
import { outcomeIds } from "../../../src/sim/outcomes.ts";
import { levers } from "../runs.ts";

const ruleNamed = (id: string): Rule => all.find((each) => each.id === id) as Rule;
const answer = (id: string, review: Partial<Review>): readonly number[] =>
  ruleNamed(id).next?.({ readings: [], levers: [], budget: 0, gain: 1, ...review }) ?? [];
const movable = (strength: number, fullCost: number, need: number): Movable => ({
  lever: "any",
  strength,
  fullCost,
  need,
});
const close = (got: readonly number[], wanted: readonly number[]): void => {
  expect(got).toHaveLength(wanted.length);
  got.forEach((value, k) => {
    expect(value).toBeCloseTo(wanted[k] as number, 12);
  });
};

describe("gaps", () => {
  test("are log odds, positive where the target is missed", () => {
    expect(gapOf("more", 0.5, 0.75)).toBeCloseTo(Math.log(3), 12);
    expect(gapOf("less", 0.5, 0.75)).toBeCloseTo(-Math.log(3), 12);
    expect(gapOf("more", 0.9, 0.9)).toBe(0);
  });
  test("are finite where nobody or everybody is counted", () => {
    for (const share of [0, 1]) expect(Number.isFinite(gapOf("more", share, 0.5))).toBe(true);
  });
});

test("every indicator has its target among the parameters of the lever, and stands for outcomes that exist", () => {
  const loop = levers.find(({ id }) => id === "review-loop");
  for (const { id, outcomes } of indicators) {
    expect(Object.keys(loop?.params ?? {})).toContain(id);
    for (const outcome of outcomes) expect(outcomeIds).toContain(outcome);
  }
});

test("off never reviews", () => expect(ruleNamed("off").next).toBeNull());

describe("in proportion to the gap", () => {
  test("strength moves by gain times need, within 0 and 1", () => {
    const levers = [movable(0.5, 10, 0.4), movable(0.5, 10, -0.4), movable(0.9, 10, 1), movable(0.1, 10, -1)];
    close(answer("proportional", { levers, gain: 0.5 }), [0.7, 0.3, 1, 0]);
  });

  /** Strength review by review of one lever whose every point moves the log odds by a point, seen `late` reviews late. */
  const path = (late: number, gain: number, reviews: number): number[] => {
    const strengths = [0.5];
    for (let t = 0; t < reviews; t++) {
      const seen = strengths[Math.max(0, t - late)] as number;
      const now = strengths[t] as number;
      strengths.push(answer("proportional", { levers: [movable(now, 1, 0.6 - seen)], gain })[0] as number);
    }
    return strengths;
  };

  test("comes to the target geometrically on fresh news", () => {
    path(0, 0.5, 12).forEach((strength, t) => {
      expect(strength).toBeCloseTo(0.6 - 0.1 * 0.5 ** t, 12);
    });
  });

  test("goes round for ever in six reviews when the news is one review late and the gain is one", () => {
    const cycle = [0.5, 0.6, 0.7, 0.7, 0.6, 0.5];
    path(1, 1, 24).forEach((strength, t) => {
      // The first answer still sees the beginning, so the cycle enters one review on.
      expect(strength).toBeCloseTo(cycle[t % 6] as number, 12);
    });
  });

  test("swings from nothing to everything when the news is four reviews late", () => {
    const late = path(4, 1, 60).slice(20);
    expect([Math.min(...late), Math.max(...late)]).toEqual([0, 1]);
  });
});

describe("the budget divided anew", () => {
  const spent = (levers: readonly Movable[], strengths: readonly number[]): number =>
    strengths.reduce((sum, strength, k) => sum + strength * (levers[k] as Movable).fullCost, 0);

  test("money goes to what falls shorter than the rest", () => {
    // Claims 5 × 1.4 and 5 × 0.6 on a budget of 10.
    close(answer("reallocate", { levers: [movable(0.5, 10, 0.4), movable(0.5, 10, -0.4)], budget: 10 }), [0.7, 0.3]);
  });
  test("what a lever cannot spend goes to the others", () => {
    const levers = [movable(0.9, 2, 0), movable(0.5, 10, 0), movable(0.5, 10, 0)];
    close(answer("reallocate", { levers, budget: 16 }), [1, 0.7, 0.7]);
    close(answer("reallocate", { levers, budget: 100 }), [1, 1, 1]);
  });
  test("the same need keeps the shares", () => {
    close(answer("reallocate", { levers: [movable(0.2, 10, 0.3), movable(0.6, 10, 0.3)], budget: 8 }), [0.2, 0.6]);
  });
  test("a lever given up comes back when it is needed", () => {
    const strengths = answer("reallocate", { levers: [movable(0, 10, 1), movable(0.8, 10, -1)], budget: 8, gain: 2 });
    expect(strengths[0]).toBeGreaterThan(0.05);
  });
  test("levers without a cost are had in full", () => {
    close(answer("reallocate", { levers: [movable(0.5, 0, -1), movable(0.5, 10, 1)], budget: 4 }), [1, 0.4]);
  });
  test("neither more nor less than the budget is spent, and none without one", () => {
    for (let k = 0; k < 200; k++) {
      const levers = Array.from({ length: 5 }, (_, n) =>
        movable(((k * 7 + n * 3) % 11) / 10, 1 + ((k * 13 + n * 5) % 17), ((k * 3 + n * 7) % 9) / 4 - 1),
      );
      const whole = levers.reduce((sum, { fullCost }) => sum + fullCost, 0);
      for (const budget of [0, whole / 3, whole, 2 * whole]) {
        const strengths = answer("reallocate", { levers, budget });
        for (const strength of strengths) expect(strength >= 0 && strength <= 1).toBe(true);
        expect(spent(levers, strengths)).toBeCloseTo(Math.min(budget, whole), 9);
      }
    }
  });
});
