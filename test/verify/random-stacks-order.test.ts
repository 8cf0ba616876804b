// Random stacks again, in another order, in other company and on other numbers of threads: the same bytes, run by run.
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createPool, type Pool } from "../../src/host/node/pool.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import type { Job, Outcome } from "../../src/study/runner.ts";
import { jobOf } from "./random-stacks.ts";

const pools = [1, 2, 3].map((threads) => createPool({ threads }));
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
});

/** Hash of each run of a job by its scenario's id; of a failed one, why it failed. */
const hashes = ({ scenarios }: Job, outcomes: readonly Outcome[]): Map<string | undefined, string> =>
  new Map(
    outcomes.map((outcome) =>
      outcome.ok
        ? [scenarios[outcome.run.scenario]?.id, outcome.run.hash]
        : [scenarios[outcome.scenario]?.id, outcome.message],
    ),
  );

test("scenarios in any order, any of them together, any number of threads, any seed", async () => {
  const world = fc.record({
    stack: fc.integer({ min: 0, max: 99 }),
    seed: fc.string({ maxLength: 8 }),
    replicate: fc.integer({ min: 0, max: 999 }),
    pool: fc.integer({ min: 0, max: pools.length - 1 }),
    order: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 20, maxLength: 20 }),
    kept: fc.integer({ min: 2, max: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(world, async ({ stack, seed, replicate, pool, order, kept }) => {
      const scenarios = jobOf(stack)
        .filter(({ region }) => region.counties === 1)
        .slice(0, 6);
      const job: Job = { scenarios, seed, replicate };
      const known = hashes(job, simulateReplicate(job));
      expect(known.size).toBe(scenarios.length);
      const mixed = scenarios
        .map((scenario, k) => ({ scenario, at: order[k] as number, k }))
        .sort((a, b) => a.at - b.at || a.k - b.k)
        .map(({ scenario }) => scenario)
        .slice(0, kept);
      // Each alone or two together, so that several threads have something to do at once.
      const jobs = mixed.flatMap((_, k): Job[] =>
        k % 2 === 0 ? [{ scenarios: mixed.slice(k, k + 2), seed, replicate }] : [],
      );
      const found = await Promise.all(
        jobs.map(async (each) => {
          const outcomes: Outcome[] = [];
          for await (const outcome of (pools[pool] as Pool).run([each])) outcomes.push(outcome);
          return [...hashes(each, outcomes)];
        }),
      );
      for (const [id, hash] of found.flat()) expect(hash).toBe(known.get(id));
      expect(found.flat()).toHaveLength(mixed.length);
    }),
    { numRuns: 8, seed: 20261122 },
  );
}, 120_000);
