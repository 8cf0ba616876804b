// The one set of parameters that is used where no distribution is: which draw it begins from, and where it is moved.
import { describe, expect, test } from "vitest";
import type { Statistics, Target } from "../../../src/study/calibration/distance.ts";
import { fitOf, isBetter } from "../../../src/study/calibration/fit.ts";
import { polish } from "../../../src/study/calibration/polish.ts";
import type { Particle, Posterior } from "../../../src/study/calibration/posterior.ts";
import type { Prior } from "../../../src/study/calibration/prior.ts";
import { mostSets, setInUse } from "../../../src/study/calibration/set-in-use.ts";
import { drive } from "./drive.ts";

const PARAMETERS = 12;
const priors: readonly Prior[] = Array.from({ length: PARAMETERS }, (_, d) => ({
  id: `p${d}`,
  low: -1,
  high: 3,
  normal: { mean: 1, deviation: 1 },
}));
const targets: readonly Target[] = Array.from({ length: 16 }, (_, t) => ({ id: `t${t}`, low: 9, high: 11 }));
const truth = priors.map((_, d) => 1 + Math.cos(1 + 2.4 * d));

/** Measures that hit every middle at the truth, and are a little bent; each hangs on all parameters. */
const measured = (values: readonly number[], sharpness = 6): Statistics => {
  const off = values.map((value, d) => (value - truth[d]!) / 2);
  return Object.fromEntries(
    targets.map(({ id }, t) => {
      const others = off.reduce((sum, x, d) => sum + 0.15 * Math.sin(1 + t * 1.7 + d * 2.9) * x, 0);
      const x = sharpness * (off[t % PARAMETERS]! + others);
      return [id, 10 + x + 0.05 * x * Math.abs(x)];
    }),
  );
};
const start = (values: readonly number[], measure = measured) => fitOf(values, measure(values), targets);
const usual = priors.map(() => 1);

describe("a better fit", () => {
  const at = (...offsets: readonly number[]) =>
    fitOf([], Object.fromEntries(targets.map(({ id }, t) => [id, 10 + (offsets[t] ?? 0)])), targets);
  test("meets more targets, however far off the others are", () => {
    expect([at(1.01).inside, at(9, 9).inside]).toEqual([15, 14]);
    expect(isBetter(at(40), at(1.1, 1.1))).toBe(true);
  });
  test("of as many is nearer, beyond the middle halves", () => {
    expect(isBetter(at(1.2, 0.9), at(1.3))).toBe(false);
    expect(isBetter(at(1.2, 0.4), at(1.3))).toBe(true);
    // 0.7 beyond the middle half on one of sixteen.
    expect(at(1.2).distance).toBeCloseTo(0.7 / 4, 12);
  });
  test("is never one that fails", () => {
    expect(isBetter(fitOf([], null, targets), at(...targets.map(() => 50)))).toBe(false);
  });
});

describe("moving a set towards what it misses", () => {
  test("meets all targets of measures that can be met, inside the ranges", () => {
    const before = start(usual);
    expect(before.inside).toBeLessThan(targets.length - 4);
    const { result, batches } = drive(polish(before, priors, targets), (values) => measured(values));
    expect(result.inside).toBe(targets.length);
    expect(result.means).toEqual(measured(result.values));
    for (const { values } of [result]) for (const value of values) expect(Math.abs(value - 1)).toBeLessThanOrEqual(2);
    expect(batches.flat().length).toBeLessThanOrEqual(mostSets(PARAMETERS));
  });

  test("asks for nothing where all lie in the middle halves", () => {
    const { batches, result } = drive(polish(start(truth), priors, targets), (values) => measured(values));
    expect(batches).toEqual([]);
    expect(result.values).toBe(truth);
  });

  test("stays inside the ranges when the measures pull beyond them", () => {
    const beyond = (values: readonly number[]): Statistics =>
      measured(
        values.map((value) => value - 3),
        2,
      );
    const { result } = drive(polish(start(usual, beyond), priors, targets), beyond);
    expect(result.distance).toBeLessThan(start(usual, beyond).distance);
    for (const value of result.values) expect(Math.abs(value - 1)).toBeLessThanOrEqual(2);
    expect(result.values.filter((value) => value === 3).length).toBeGreaterThan(0);
  });

  test("does not take a region where runs fail for a good one", () => {
    const sense = Math.sign(truth[0]! - 1);
    const brittle = (values: readonly number[]): Statistics | null =>
      sense * (values[0]! - 1) > 0.2 ? null : measured(values);
    const { result } = drive(polish(start(usual), priors, targets), brittle);
    expect(sense * (result.values[0]! - 1)).toBeLessThanOrEqual(0.2);
    expect(result.inside).toBeGreaterThanOrEqual(start(usual).inside);
    expect(result.means).not.toBeNull();
  });
});

describe("the set in use", () => {
  const particle = (values: readonly number[], weight: number): Particle => ({
    values,
    simulated: values,
    weight,
    statistics: {},
    distance: 0,
    generation: 0,
  });
  const posterior = (particles: readonly Particle[]): Posterior => ({
    parameters: priors.map(({ id }) => id),
    particles,
    generations: [],
    adjusted: false,
    stopped: { en: "", zh: "" },
  });

  test("begins from the draw that meets most, and is no worse than any", () => {
    const near = truth.map((value) => value + 0.05);
    const sets = [
      particle(usual, 0.5),
      particle(near, 0.2),
      particle(
        usual.map((v) => v + 1),
        0.3,
      ),
    ];
    const asked: (readonly number[])[] = [];
    const { result } = drive(setInUse(posterior(sets), priors, targets, "seed"), (values) => {
      asked.push(values);
      return measured(values);
    });
    const best = Math.max(...asked.map((values) => start(values).inside));
    expect(result!.inside).toBe(best);
    expect(result!.inside).toBe(targets.length);
    // The posterior's mean and sixteen draws; near the truth nothing is left to move.
    expect(asked).toHaveLength(17);
    expect(result!.values).toEqual(near.map((value) => Math.round(value * 10_000) / 10_000));
  });

  test("is none where there is no posterior", () => {
    expect(drive(setInUse(posterior([]), priors, targets, "seed"), () => null).result).toBeNull();
  });
});
