import { expect, test } from "vitest";
import type { Job, Outcome } from "../../src/sim/job.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { gamesOf, runWorlds } from "../../src/study/worlds.ts";

/** Answers each world of each replicate with ten times the replicate plus the world; one of them breaks, another has no figure. */
const runner = {
  async *run(jobs: Iterable<Job>): AsyncGenerator<Outcome> {
    for (const { scenarios, replicate } of [...jobs].reverse())
      for (let scenario = 0; scenario < scenarios.length; scenario++) {
        const figure = replicate === 2 && scenario === 0 ? null : 10 * replicate + scenario;
        if (replicate === 1 && scenario === 1) yield { ok: false, scenario, replicate, stage: "months", message: "m" };
        else yield { ok: true, run: { scenario, replicate, measures: { figure }, tables: {} as never, hash: "" } };
      }
  },
};

test("worlds stand by replicate whatever the order; one that failed or has no figure leaves its replicate out", async () => {
  const scenarios = [{}, {}] as Scenario[];
  const told: string[] = [];
  const worlds = await runWorlds({ scenarios, seed: "s" }, 4, runner, (done, total) => told.push(`${done}/${total}`));
  expect(worlds.failed).toBe(1);
  expect(gamesOf(worlds, "figure")).toEqual([
    [0, 1],
    [30, 31],
  ]);
  expect(told).toHaveLength(9);
  expect([told[0], told[8]]).toEqual(["0/8", "8/8"]);
});
