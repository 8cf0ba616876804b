// Runs that the page has had done before are not done again, and are told as if they had been.
import { expect, test } from "vitest";
import { Memory } from "../../../src/host/web/remember.ts";
import type { Job, Outcome, Runner } from "../../../src/study/runner.ts";
import { runWith } from "../../study/stub.ts";
import { inForce, plain, smallRegion } from "../../verify/run.ts";

const base = plain(12, { region: smallRegion() });
const paid = { ...base, id: "paid", levers: [inForce("living-subsidy")] };

/** Notes how many runs it was asked for; the figure of a run is its months and levers. */
const counting = () => {
  let runs = 0;
  const runner: Runner = {
    async *run(jobs) {
      for (const { scenarios, replicate } of jobs)
        for (const [at, { months, levers }] of scenarios.entries()) {
          runs++;
          const run = runWith({ figure: 100 * months + 10 * levers.length + replicate }, at, replicate);
          yield replicate === 7
            ? { ok: false, scenario: at, replicate, stage: "months", message: "broken" }
            : { ok: true, run };
        }
    },
  };
  return { runner, asked: () => runs };
};
const jobs = (scenarios: Job["scenarios"], replicates: readonly number[]): Job[] =>
  replicates.map((replicate) => ({ scenarios, seed: "memory", replicate }));
const sorted = async (outcomes: AsyncIterable<Outcome>) => {
  const all: string[] = [];
  for await (const o of outcomes)
    all.push(
      o.ok
        ? `${o.run.scenario}/${o.run.replicate} ${o.run.measures["figure"]}`
        : `${o.scenario}/${o.replicate} ${o.message}`,
    );
  return all.sort();
};

test("only what is not known is run, under the positions that are asked for now", async () => {
  const { runner, asked } = counting();
  const memory = new Memory(100).before(runner);
  const anew = (list: readonly Job[]) => sorted(counting().runner.run(list));
  for (const [list, runs] of [
    [jobs([base, paid], [0, 1]), 4],
    [jobs([base, paid], [0, 1, 2]), 6],
    // What a scenario is called, and where its region is kept, is no part of its run.
    [jobs([{ ...paid, id: "other", name: { en: "Other", zh: "其他" } }, structuredClone(base)], [0, 2]), 6],
    [jobs([{ ...paid, months: 24 }, base], [0]), 7],
    // A failed run is tried again.
    [jobs([base], [7]), 8],
    [jobs([base], [7]), 9],
  ] as const) {
    expect(await sorted(memory.run(list))).toEqual(await anew(list));
    expect(asked()).toBe(runs);
  }
});
