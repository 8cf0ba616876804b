// Distributions over a hundred seeds, whole decades and the large region: too long for every day.
import { afterAll, describe, expect, test } from "vitest";
import { shippedIds } from "../../src/host/node/files.ts";
import { load } from "../../src/host/node/load.ts";
import { createPool } from "../../src/host/node/pool.ts";
import { facilityTypes } from "../../src/model/kinds.ts";
import type { Job, RunResult } from "../../src/sim/job.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import type { Runner } from "../../src/study/runner.ts";
import { digest, driven, employed, passMonth, runAll } from "../verify/run.ts";

const SEEDS = 100;
const pool = createPool();
const single = createPool({ threads: 1 });
afterAll(async () => {
  await Promise.all([pool.close(), single.close()]);
});

const statusQuo = load("status-quo");
const seeds = (scenario: Scenario, from: number, to: number): Job[] =>
  Array.from({ length: to - from }, (_, k) => ({ scenarios: [scenario], seed: `seed ${from + k}`, replicate: 0 }));

async function finished(runner: Runner, jobs: readonly Job[]): Promise<RunResult[]> {
  const runs: RunResult[] = [];
  for await (const outcome of runner.run(jobs)) {
    if (!outcome.ok) throw new Error(`${outcome.stage}: ${outcome.message}`);
    runs.push(outcome.run);
  }
  return runs;
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const variance = (values: readonly number[]): number => {
  const m = mean(values);
  return values.reduce((sum, x) => sum + (x - m) * (x - m), 0) / (values.length - 1);
};
/** Student's t of the difference of two independent samples. */
function apart(a: readonly number[], b: readonly number[]): number {
  const error = Math.sqrt(variance(a) / a.length + variance(b) / b.length);
  return error === 0 ? (mean(a) === mean(b) ? 0 : Number.POSITIVE_INFINITY) : (mean(a) - mean(b)) / error;
}
const valuesOf = (runs: readonly RunResult[], id: string): number[] =>
  runs.flatMap((run) => (typeof run.measures[id] === "number" ? [run.measures[id]] : []));

describe("over a hundred seeds", () => {
  test("threads make no difference to any run, and seeds none to what is expected", async () => {
    const jobs = seeds(statusQuo, 0, SEEDS);
    const shared = await finished(pool, jobs);
    const alone = await finished(single, jobs);
    const sorted = (runs: readonly RunResult[]): string[] => runs.map(({ tables }) => digest(tables)).sort();
    expect(sorted(alone)).toEqual(sorted(shared));
    expect(new Set(sorted(shared)).size).toBe(SEEDS);

    const others = await finished(pool, seeds(statusQuo, SEEDS, 2 * SEEDS));
    const ids = Object.keys(shared[0]!.measures).filter((id) => valuesOf(shared, id).length === SEEDS);
    expect(ids.length).toBeGreaterThan(30);
    // Among some forty figures t beyond 4.2 would be seen by chance once in a thousand times.
    const far = ids.filter((id) => Math.abs(apart(valuesOf(shared, id), valuesOf(others, id))) > 4.2);
    expect(far).toEqual([]);
  });

  test("replicates of one seed are as good as seeds of their own", async () => {
    const replicates = await finished(
      pool,
      Array.from({ length: SEEDS }, (_, replicate) => ({ scenarios: [statusQuo], seed: "one", replicate })),
    );
    const own = await finished(pool, seeds(statusQuo, 2 * SEEDS, 3 * SEEDS));
    const ids = Object.keys(own[0]!.measures).filter((id) => valuesOf(own, id).length === SEEDS);
    expect(ids.filter((id) => Math.abs(apart(valuesOf(replicates, id), valuesOf(own, id))) > 4.2)).toEqual([]);
    // Spread too: the ratio of variances of two samples of a hundred stays within F(0.0001) ≈ 2.2 either way.
    const ratios = ids.map((id) => [id, variance(valuesOf(replicates, id)) / variance(valuesOf(own, id))] as const);
    expect(ratios.filter(([, ratio]) => ratio > 2.6 || ratio < 1 / 2.6)).toEqual([]);
  });
});

describe("a whole decade", () => {
  test.each(shippedIds("packages"))("of %s is the same evaluating everybody", (id) => {
    const scenario = load(id);
    const [fast, slow] = [false, true].map((exact) => digest(runAll([scenario], 0, exact)[0]!.tables));
    expect(slow).toBe(fast);
  });

  test("forty years end without a broken balance", async () => {
    const long = ["status-quo", "retention-ecosystem"].map((id) => ({ ...load(id), months: 480 }));
    const runs = await finished(pool, [{ scenarios: long, seed: "forty", replicate: 0 }]);
    expect(runs.length).toBe(2);
  });
});

test("two counties are twice one, in every count", async () => {
  const months = 60;
  const count = ({ tables }: RunResult): number[] =>
    ["doctors", "filled", "joined", "left", "retired", "dispatchedHere"].flatMap((column) =>
      facilityTypes.map((_, type) =>
        tables.months["type"]!.reduce((sum, of, row) => sum + (of === type ? tables.months[column]![row]! : 0), 0),
      ),
    );
  const of = async (counties: number): Promise<number[][]> => {
    const scenario = { ...statusQuo, months, region: { ...statusQuo.region, counties } };
    return (await finished(pool, seeds(scenario, 0, 40))).map(count);
  };
  const [one, two] = [await of(1), await of(2)];
  const far = one[0]!.map((_, k) =>
    apart(
      two.map((c) => c[k]!),
      one.map((c) => 2 * c[k]!),
    ),
  );
  expect(far.filter((t) => Math.abs(t) > 4.2)).toEqual([]);
});

test("in a region of 111 counties everybody has an id of their own, and everything balances", () => {
  const run = driven({ ...load("guangxi-2018"), burnIn: 0 });
  const { doctors: d } = run.m.world;
  const seen = new Set(employed(run.m).map((i) => d.id[i]!));
  for (let k = 0; k < 18; k++) {
    passMonth(run);
    const { moves } = run.m.tally;
    for (let q = 0; q < moves.count; q++) {
      if (moves.origin[q]! >= 0) continue;
      expect(seen.has(moves.id[q]!)).toBe(false);
      seen.add(moves.id[q]!);
    }
  }
  expect(seen.size).toBeGreaterThan(80_000);
});
