// Calibration finds parameters that are known, stays inside their ranges, and gives the same bytes twice.
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type ParameterId, parameters } from "../../src/model/parameters.ts";
import { aims, calibrate, calibrated, parametersFile, solveDamped } from "../../src/study/calibrate.ts";
import { typical } from "../verify/run.ts";
import { stubRunner } from "./stub.ts";

const wanted = aims("typical-county");
const rangeOf = (id: ParameterId) => parameters[id].range as readonly [number, number];
const middleOf = (id: ParameterId): number => (rangeOf(id)[0] + rangeOf(id)[1]) / 2;
const halfOf = (id: ParameterId): number => (rangeOf(id)[1] - rangeOf(id)[0]) / 2;

/** Somewhere inside each range, away from the default. */
const truth = Object.fromEntries(
  calibrated.map((id, k) => [id, middleOf(id) + 0.5 * halfOf(id) * Math.cos(1 + 2.4 * k)]),
) as Record<ParameterId, number>;

/** Measures that hit every aim at the truth alone, and are a little bent. */
function measuresAt(values: Readonly<Record<string, number>>, sharpness = 6): Record<string, number> {
  const off = calibrated.map((id) => ((values[id] ?? Number.NaN) - truth[id]) / halfOf(id));
  return Object.fromEntries(
    wanted.map(({ measure, middle, half }, j) => {
      const own = off[j % off.length]!;
      const others = off.reduce((sum, x, k) => sum + 0.15 * Math.sin(1 + j * 1.7 + k * 2.9) * x, 0);
      const x = sharpness * (own + others);
      return [measure, middle + half * (x + 0.05 * x * Math.abs(x))];
    }),
  );
}
const analytic = stubRunner((scenario) => measuresAt(scenario.parameters));
const options = { seed: "calibration", replicates: 1 };

test("only what is declared so is calibrated, 12 to 14 numbers, and each is aimed at", () => {
  expect(calibrated.length).toBeGreaterThanOrEqual(12);
  expect(calibrated.length).toBeLessThanOrEqual(14);
  expect(wanted.length).toBeGreaterThanOrEqual(calibrated.length);
  for (const id of ["evidenceInLook", "evidenceInChoice", "searchMonthly", "stayerIntention", "frozenShare"])
    expect(calibrated).not.toContain(id);
});

test("finds the parameters that the measures were made from", async () => {
  const steps: number[] = [];
  const { values, reached, evaluations } = await calibrate(typical, options, analytic, (done) => steps.push(done));
  expect(Object.keys(values)).toEqual(calibrated);
  for (const id of calibrated) expect(Math.abs(values[id]! - truth[id]) / halfOf(id)).toBeLessThan(0.02);
  for (const { measure, middle, half } of wanted) expect(Math.abs(reached[measure]! - middle) / half).toBeLessThan(0.1);
  expect(evaluations).toBeLessThanOrEqual(Math.max(...steps));
});

test("gives the same bytes twice, whatever order runs come in", async () => {
  const noisy = { seed: "calibration", replicates: 3 };
  const runner = stubRunner((scenario, { replicate }) =>
    Object.fromEntries(
      Object.entries(measuresAt(scenario.parameters)).map(([id, v]) => [id, v * (1 + 0.001 * (replicate - 1))]),
    ),
  );
  const files = await Promise.all(
    [0, 1].map(async () => parametersFile(await calibrate(typical, noisy, runner), {}, noisy)),
  );
  expect(files[1]).toBe(files[0]);
  const written = parse(files[0]!) as { readonly parameters: Record<string, number> };
  expect(Object.keys(written.parameters)).toEqual(calibrated);
  for (const id of calibrated) {
    const [low, high] = rangeOf(id);
    expect(written.parameters[id]).toBeGreaterThanOrEqual(low);
    expect(written.parameters[id]).toBeLessThanOrEqual(high);
  }
});

test("stays inside the ranges when the measures pull beyond them", async () => {
  const beyond = stubRunner(({ parameters: at }) =>
    measuresAt(Object.fromEntries(calibrated.map((id) => [id, (at[id] ?? 0) - 2 * halfOf(id)])), 2),
  );
  const { values } = await calibrate(typical, options, beyond);
  const atEnd = calibrated.filter((id) => rangeOf(id).some((end) => Math.abs(values[id]! - end) < 1e-4));
  for (const id of calibrated) {
    expect(values[id]).toBeGreaterThanOrEqual(rangeOf(id)[0]);
    expect(values[id]).toBeLessThanOrEqual(rangeOf(id)[1]);
  }
  expect(atEnd.length).toBeGreaterThan(0);
});

test("what the targets leave open stays at its declared default", async () => {
  const flat = stubRunner(() => Object.fromEntries(wanted.map(({ measure, middle }) => [measure, middle])));
  const { values, distance } = await calibrate(typical, options, flat);
  for (const id of calibrated) expect(values[id]).toBeCloseTo(parameters[id].default, 4);
  expect(distance).toBeCloseTo(0, 9);
});

test("does not take a region where runs fail for a good one", async () => {
  const [first] = calibrated;
  // Everything on the near side of the truth breaks: a run that says nothing must not count as one that hits.
  const edge = parameters[first!].default + 0.1 * halfOf(first!);
  const sense = Math.sign(truth[first!] - parameters[first!].default);
  const brittle = stubRunner((scenario) =>
    sense * (scenario.parameters[first!]! - edge) > 0 ? null : measuresAt(scenario.parameters),
  );
  const { values, reached } = await calibrate(typical, options, brittle);
  expect(sense * (values[first!]! - edge)).toBeLessThanOrEqual(0);
  expect(Object.values(reached)).not.toContain(null);
});

describe("damped least squares", () => {
  test("without damping solves the normal equations", () => {
    // y = 1 + 2x through (0, 1), (1, 3), (2, 5): residuals at the origin of the parameters.
    const columns = [
      [1, 1, 1],
      [0, 1, 2],
    ];
    const delta = solveDamped(columns, [-1, -3, -5], [1, 1], 0);
    expect(delta[0]).toBeCloseTo(1, 12);
    expect(delta[1]).toBeCloseTo(2, 12);
  });

  test("with damping solves (JᵀJ + λD)δ = −Jᵀr", () => {
    const columns = [
      [2, 0, 1],
      [1, 3, 0],
    ];
    const r = [1, -2, 0.5];
    const scales = [0.5, 2];
    const damping = 0.3;
    const delta = solveDamped(columns, r, scales, damping);
    columns.forEach((column, i) => {
      const left = columns.reduce(
        (sum, other, j) =>
          sum +
          (column.reduce((s, v, k) => s + v * other[k]!, 0) + (i === j ? damping / scales[i]! ** 2 : 0)) * delta[j]!,
        0,
      );
      expect(left).toBeCloseTo(-column.reduce((s, v, k) => s + v * r[k]!, 0), 12);
    });
  });
});
