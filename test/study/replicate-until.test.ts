import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Draw } from "../../src/base/rng.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { estimatesAt } from "../../src/study/point-estimates.ts";
import { MOST_REPLICATES, replicateUntil } from "../../src/study/replicate-until.ts";
import type { Wave, WaveRuns } from "../../src/study/wave.ts";
import { drive } from "./drive.ts";
import { studyOf } from "./studies.ts";

const text =
  "precision: 10%\noutcomes: [leavingPrimary]\ndesign: { type: grid, levels: 2 }\nvary: { levers.living-subsidy.amount: { list: [1000, 3000] } }\n";
const study = studyOf(text);

/** A difference in proportion to the amount, with normal noise of its own of this spread. */
const noisy =
  (spread: number, seed = 7) =>
  (scenario: Scenario, replicate: number) => {
    const amount = scenario.levers[0]?.params["amount"] ?? 0;
    const noise = amount === 0 ? 0 : spread * new Draw(seed, amount).normal(1, 0, replicate);
    return { leavingPrimary: 0.2 - amount * 1e-5 + noise };
  };

/** One point that differs from its status quo by −0.03 on average, with normal noise of a fifth of that. */
const normalRuns = ({ points, replicates }: Wave, seed: number): WaveRuns => {
  const counted = replicates as readonly number[];
  return {
    points,
    values: () => Float64Array.from(counted, (r) => 0.1 + 0.006 * new Draw(seed, 1).normal(1, 0, r)),
    baseline: () => new Float64Array(counted.length).fill(0.13),
    failed: () => 0,
    scenario: () => 1,
    baselineScenario: () => 0,
  };
};

interface Outcomes {
  readonly outcomes: {
    readonly leavingPrimary: { readonly low: number; readonly high: number; readonly difference: number };
  };
}

describe("replicates are added until the differences are known", () => {
  test("and no more where the first ones do", () => {
    const { findings, waves } = drive(study, noisy(1e-5));
    expect(waves).toHaveLength(1);
    expect(findings.data["replicates"]).toBe(10);
  });

  test("whatever the spread, the interval that is reported is as narrow as was asked", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.002, max: 0.012, noNaN: true }), fc.nat(1000), (spread, seed) => {
        const { findings, waves } = drive(study, noisy(spread, seed));
        const points = findings.data["points"] as readonly Outcomes[];
        const largest = Math.max(...points.map(({ outcomes }) => Math.abs(outcomes.leavingPrimary.difference)));
        for (const { outcomes } of points) {
          const { low, high } = outcomes.leavingPrimary;
          expect((high - low) / 2).toBeLessThanOrEqual(0.1 * largest);
        }
        // Every wave keeps what the one before has run, and grows.
        const counts = waves.map(({ replicates }) => replicates.length);
        expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
        expect(findings.stopped.en).toMatch(
          /^Enough after \d+ replicates: every 95 % interval .* points a year allowed\)\.$/,
        );
      }),
      { numRuns: 10 },
    );
  });

  test("up to a limit, which the report names", () => {
    const { findings } = drive(study, noisy(1));
    expect(findings.data["replicates"]).toBe(MOST_REPLICATES);
    expect(findings.stopped.en).toMatch(/^Stopped at the most replicates allowed, 400, without enough/);
    expect(findings.stopped.zh).toContain("已达允许的最多重复次数 400 次");
  });

  test("not where nothing differs", () => {
    const { findings, waves } = drive(study, () => ({ leavingPrimary: 0.2 }));
    expect(waves).toHaveLength(1);
    expect(findings.stopped.en).toContain("no point differs");
  });

  test("or until the best point is the best with the chance that was asked for", () => {
    const ranked = studyOf(text.replace("precision: 10%", "ranking: 95%"));
    const { findings, waves } = drive(ranked, noisy(0.03));
    expect(waves.length).toBeGreaterThan(1);
    expect(findings.stopped.en).toMatch(/^Enough after \d+ replicates: the chance that the best is the best is \d+/);
    const chances = (findings.data["points"] as readonly { readonly chanceBest: number }[]).map((p) => p.chanceBest);
    expect(Math.max(...chances)).toBeGreaterThanOrEqual(0.95);
  });

  test("a point that always fails holds nothing up", () => {
    const { findings } = drive(study, (scenario, replicate) =>
      scenario.levers[0]?.params["amount"] === 1000 ? null : noisy(1e-4)(scenario, replicate),
    );
    expect(findings.data["replicates"]).toBe(10);
  });

  test("runs that fail every other time end at the limit at the latest", () => {
    const { findings } = drive(study, (scenario, replicate) =>
      replicate % 2 === 0 ? null : noisy(1)(scenario, replicate),
    );
    expect(findings.data["replicates"]).toBe(MOST_REPLICATES);
  });

  test("the interval covers the truth as often as it says, though it stops when it suits", () => {
    // Chow & Robbins (1965): coverage tends to the nominal one as the interval narrows; here 95 %, less a little.
    const trials = 400;
    let covered = 0;
    for (let seed = 1; seed <= trials; seed++) {
      const waves = replicateUntil(study, [[0]], "leavingPrimary");
      let step = waves.next();
      while (step.done !== true) step = waves.next(normalRuns(step.value, seed));
      const { low, high } = estimatesAt(step.value.runs, 0, ["leavingPrimary"], []).leavingPrimary ?? {};
      if (typeof low === "number" && typeof high === "number" && low <= -0.03 && -0.03 <= high) covered++;
    }
    // Three standard errors of a share of 0.95 in 400 trials are 0.033; early stopping may cost up to another 0.02.
    expect(covered / trials).toBeGreaterThan(0.95 - 0.053);
  });
});
