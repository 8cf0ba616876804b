import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalScenario } from "../../src/sim/canonical-scenario.ts";
import { chunksOf, jobOf, type Plan, planHash, plannedScenario, runsIn } from "../../src/study/plan.ts";
import { Planner } from "../../src/study/planner.ts";
import type { Point } from "../../src/study/space.ts";
import { firstReplicates, type Wave } from "../../src/study/wave.ts";
import { studyOf } from "./studies.ts";

const study = studyOf(
  "vary:\n  levers.living-subsidy: [off, on]\n  levers.living-subsidy.amount: { list: [500, 1000, 1500] }\n" +
    "  parameters.inertia: { list: [1.5, 2] }\n",
);
const planner = (): Planner => new Planner(study, ["cost"]);
const points: fc.Arbitrary<Point[]> = fc.array(fc.tuple(fc.nat(1), fc.nat(2), fc.nat(1)), {
  minLength: 1,
  maxLength: 12,
});
const waves: fc.Arbitrary<Wave> = fc.record({
  points,
  replicates: fc.integer({ min: 1, max: 4 }).map(firstReplicates),
});

/** Every run of a plan, as scenario and replicate. */
const runsOf = (plan: Plan): string[] =>
  plan.scenarios.flatMap(({ scenario, replicates }) => replicates.map((replicate) => `${scenario}/${replicate}`));

describe("a plan", () => {
  test("points that are one scenario are run once, each with its status quo", () => {
    fc.assert(
      fc.property(waves, (wave) => {
        const plan = planner().plan(wave, () => 5);
        const contents = plan.scenarios.map((entry) => canonicalScenario(plannedScenario(plan, entry)));
        expect(new Set(contents).size).toBe(contents.length);
        expect(new Set(runsOf(plan)).size).toBe(runsOf(plan).length);
        // One status quo for each value of the parameter, and one scenario for each amount that is on.
        const worlds = new Set(wave.points.map((point) => point[2]));
        const on = new Set(wave.points.filter((point) => point[0] === 1).map((point) => point.join()));
        expect(plan.scenarios).toHaveLength(worlds.size + on.size);
      }),
    );
  });

  test("chunks hold every run once, no more than they may, and jobs of one world", () => {
    fc.assert(
      fc.property(waves, fc.integer({ min: 1, max: 12 }), (wave, size) => {
        const plan = planner().plan(wave, () => size);
        const chunks = chunksOf(plan);
        const runs = chunks.flatMap((jobs) =>
          jobs.flatMap(({ scenarios, replicate }) =>
            scenarios.map((at) => `${plan.scenarios[at]?.scenario}/${replicate}`),
          ),
        );
        expect(runs.sort()).toEqual(runsOf(plan).sort());
        for (const jobs of chunks) {
          expect(runsIn(jobs)).toBeLessThanOrEqual(size);
          for (const { scenarios } of jobs)
            expect(new Set(scenarios.map((at) => plan.scenarios[at]?.world)).size).toBe(1);
        }
        // No two neighbours would have fitted together: borders are where they must be.
        chunks.slice(1).forEach((jobs, at) => {
          const before = chunks[at] ?? [];
          expect(runsIn(before) + (jobs[0]?.scenarios.length ?? 0)).toBeGreaterThan(size);
        });
      }),
    );
  });

  test("is the same however often it is made, and another when anything differs", () => {
    const wave: Wave = { points: [[1, 2, 0]], replicates: [0, 1] };
    const hash = planHash(planner().plan(wave, () => 5));
    expect(planHash(planner().plan(wave, () => 5))).toBe(hash);
    expect(planHash(JSON.parse(JSON.stringify(planner().plan(wave, () => 5))) as Plan)).toBe(hash);
    expect(planHash(planner().plan({ ...wave, replicates: [0] }, () => 5))).not.toBe(hash);
    expect(planHash(planner().plan(wave, () => 6))).not.toBe(hash);
  });

  test("jobs carry the scenarios and the luck", () => {
    const plan = planner().plan({ points: [[1, 2, 1]], replicates: [3] }, () => 5);
    const [[job]] = chunksOf(plan) as [[Parameters<typeof jobOf>[1]]];
    const { scenarios, seed, replicate } = jobOf(plan, job);
    expect({ seed, replicate }).toEqual({ seed: study.seed, replicate: 3 });
    expect(scenarios.map(({ levers }) => levers[0]?.params["amount"])).toEqual([undefined, 1500]);
  });
});

describe("waves", () => {
  test("what has been run is not run again, and chunks are numbered on", () => {
    fc.assert(
      fc.property(fc.array(waves, { minLength: 2, maxLength: 4 }), (all) => {
        const one = planner();
        const seen = new Set<string>();
        let chunks = 0;
        for (const wave of all) {
          const plan = one.plan(wave, () => 4);
          expect(plan.firstChunk).toBe(chunks);
          chunks += chunksOf(plan).length;
          one.planned(chunksOf(plan).length);
          for (const run of runsOf(plan)) {
            expect(seen.has(run)).toBe(false);
            seen.add(run);
          }
        }
        expect(one.scenarios.map(({ scenario }) => scenario)).toEqual(one.scenarios.map((_, at) => at));
      }),
    );
  });

  test("a wave is told of its own runs and of earlier ones", () => {
    const one = planner();
    const first: Wave = { points: [[1, 0, 0]], replicates: [0, 1] };
    for (const { scenario, replicates } of one.plan(first, () => 9).scenarios)
      for (const replicate of replicates) one.record(scenario, replicate, [scenario * 10 + replicate]);
    const second: Wave = {
      points: [
        [1, 0, 0],
        [0, 2, 0],
      ],
      replicates: [0, 1, 2],
    };
    for (const { scenario, replicates } of one.plan(second, () => 9).scenarios) {
      expect(replicates).toEqual([2]);
      one.record(scenario, 2, scenario === 1 ? null : [scenario * 10 + 2]);
    }
    const runs = one.runs(second);
    expect([...runs.values("cost", 0)]).toEqual([10, 11, Number.NaN]);
    expect([...runs.baseline("cost", 0)]).toEqual([0, 1, 2]);
    // Switched off, the second point is the status quo of the first.
    expect([...runs.values("cost", 1)]).toEqual([0, 1, 2]);
    expect([runs.scenario(1), runs.baselineScenario(1)]).toEqual([0, 0]);
    expect([runs.failed(0), runs.failed(1)]).toEqual([1, 0]);
    expect(() => runs.values("burnout", 0)).toThrowError("burnout");
  });

  test("each point may have replicates of its own", () => {
    const plan = planner().plan(
      {
        points: [
          [1, 0, 0],
          [1, 1, 0],
        ],
        replicates: [[0], [5]],
      },
      () => 9,
    );
    expect(plan.scenarios.map(({ scenario, replicates }) => [scenario, replicates])).toEqual([
      [0, [0, 5]],
      [1, [0]],
      [2, [5]],
    ]);
  });
});
