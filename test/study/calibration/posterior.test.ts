// Summaries of weighted particles, by hand.
import { describe, expect, test } from "vitest";
import {
  correlations,
  drawSets,
  effectiveOf,
  marginals,
  type Posterior,
  weightedQuantile,
} from "../../../src/study/calibration/posterior.ts";
import { predicted, predictive } from "../../../src/study/calibration/predictive.ts";

const posterior = (rows: readonly (readonly [number, ...number[]])[]): Posterior => ({
  parameters: ["a", "b"],
  particles: rows.map(([weight, ...values]) => ({
    values,
    simulated: values,
    weight,
    statistics: {},
    distance: 0,
    generation: 0,
  })),
  generations: [],
  adjusted: false,
  stopped: { en: "", zh: "" },
});
const four = posterior([
  [0.1, 4, 1],
  [0.4, 1, -2],
  [0.3, 3, 4],
  [0.2, 2, 0],
]);
const nothing = posterior([]);

test("quantiles are values below which that share of the weight lies", () => {
  const at = (p: number): number => weightedQuantile([4, 1, 3, 2], [0.1, 0.4, 0.3, 0.2], p);
  expect([0, 0.39, 0.41, 0.59, 0.61, 0.89, 0.95, 1].map(at)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  expect(weightedQuantile([], [], 0.5)).toBeNaN();
});

test("marginals", () => {
  const [a, b] = marginals(four);
  expect(a!.parameter).toBe("a");
  expect(a!.mean).toBeCloseTo(2.1, 12);
  // 0.1·1.9² + 0.4·1.1² + 0.3·0.9² + 0.2·0.1².
  expect(a!.deviation).toBeCloseTo(Math.sqrt(1.09), 12);
  expect([a!.median, a!.quartiles, a!.interval]).toEqual([2, [1, 3], [1, 4]]);
  expect(b!.mean).toBeCloseTo(0.5, 12);
});

test("correlations", () => {
  const [[aa, ab], [ba, bb]] = correlations(four) as [[number, number], [number, number]];
  expect([aa, bb]).toEqual([1, 1]);
  expect(ab).toBe(ba);
  // Σw·a·b − 2.1·0.5 = 0.1·4 − 0.4·2 + 0.3·12 − 1.05; variances 1.09 and 0.1 + 1.6 + 4.8 − 0.25.
  expect(ab).toBeCloseTo(2.15 / Math.sqrt(1.09 * 6.25), 12);
  expect(
    correlations(
      posterior([
        [0.5, 1, 2],
        [0.5, 1, 3],
      ]),
    ),
  ).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test("effective size", () => {
  expect(effectiveOf(four)).toBeCloseTo(1 / 0.3, 12);
  expect(effectiveOf(nothing)).toBe(0);
});

describe("parameter sets for other studies", () => {
  test("come as often as their weight says, the same for a seed", () => {
    const sets = drawSets(four, 1000, "s");
    expect(sets).toEqual(drawSets(four, 1000, "s"));
    expect(sets).not.toEqual(drawSets(four, 1000, "t"));
    for (const { values, weight } of four.particles) {
      const count = sets.filter(([a]) => a === values[0]).length;
      expect(Math.abs(count - 1000 * weight)).toBeLessThanOrEqual(1);
    }
  });

  test("come in no order, so that the first few are a sample too", () => {
    const share =
      drawSets(four, 1000, "s")
        .slice(0, 200)
        .filter(([a]) => a === 1).length / 200;
    expect(Math.abs(share - 0.4)).toBeLessThan(3 * Math.sqrt((0.4 * 0.6) / 200));
  });

  test("of nothing there are none", () => {
    expect(drawSets(nothing, 5, "s")).toEqual([]);
    expect([marginals(nothing), correlations(nothing)]).toEqual([[], []]);
  });
});

describe("predictive figures", () => {
  const targets = [
    { id: "s", low: 2, high: 4 },
    { id: "t", low: 0, high: 1 },
  ];
  test("by target, over what could tell", () => {
    const [s, t] = predicted([{ s: 1 }, { s: 2, t: null }, null, { s: 4 }, { s: 9, t: Number.NaN }], targets);
    expect(s).toEqual({ target: targets[0], median: 2, mean: 4, interval: [1, 9], shareInside: 0.5, inside: true });
    expect(t).toBeNull();
  });

  test("are of simulations made anew", () => {
    const check = predictive(four, targets, 10, "s");
    const asked = check.next().value as readonly (readonly number[])[];
    expect(asked).toHaveLength(10);
    const answer = check.next(asked.map(([a = 0]) => ({ s: a, t: 0.5 })));
    expect(answer.done).toBe(true);
    const [s, t] = answer.value as ReturnType<typeof predicted>;
    expect(s!.mean).toBeCloseTo(2.1, 12);
    expect(t!.inside).toBe(true);
  });

  test("of nothing ask for nothing", () => {
    expect(predictive(nothing, targets, 10, "s").next()).toEqual({ done: true, value: [null, null] });
  });
});
