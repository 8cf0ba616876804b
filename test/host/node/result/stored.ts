import { load } from "../../../../src/host/node/load.ts";
import { createRecorder } from "../../../../src/host/node/recorder.ts";
import { complete, type Manifest, openFolder } from "../../../../src/host/node/store.ts";
import type { Comparison } from "../../../../src/sim/comparison.ts";
import type { RunResult } from "../../../../src/sim/job.ts";
import { resultHash } from "../../../../src/sim/run-hash.ts";
import type { Scenario } from "../../../../src/sim/scenario.ts";
import { inlineRunner, type Job, type Runner } from "../../../../src/study/runner.ts";
import { collect, jobsOf, outcomesOf } from "../job.ts";

export interface Stored {
  readonly folder: string;
  readonly manifest: Manifest;
  /** By scenario, then replicate; failed ones left out. */
  readonly runs: readonly RunResult[];
}

/** Runs jobs and leaves their tables as a comparison does; what is shown of them is left out. */
async function store(folder: string, jobs: readonly Job[], runner: Runner): Promise<Stored> {
  const { scenarios = [], seed = "" } = jobs[0] ?? {};
  const request = { scenarios, seed, replicates: jobs.length, baseline: scenarios[0]?.id ?? "", budget: null };
  const place = openFolder(folder, request, false);
  if ("manifest" in place) throw new Error(`${folder} is there already`);
  const recorder = createRecorder(place.partial, runner);
  const outcomes = await collect(recorder.run(jobs));
  recorder.keep();
  const runs = outcomes
    .flatMap((outcome) => (outcome.ok ? [outcome.run] : []))
    .sort((a, b) => a.scenario - b.scenario || a.replicate - b.replicate);
  const hashOf = (scenario: number, replicate: number): string | null =>
    runs.find((run) => run.scenario === scenario && run.replicate === replicate)?.hash ?? null;
  const hash = resultHash(scenarios.flatMap((_, s) => jobs.map(({ replicate }) => hashOf(s, replicate))));
  const comparison = { hash, months: scenarios[0]?.months } as Comparison;
  const manifest = complete(place, request, recorder, comparison, "", { threads: 1, started: new Date(0) });
  return { folder, manifest, runs };
}

/** A county with one facility of each type, so that a test takes no longer than it must. */
const small = (scenario: Scenario): Scenario => {
  const { facilities } = scenario.region;
  const first = facilities.filter(({ type }, at) => facilities.findIndex((other) => other.type === type) === at);
  const region = { ...scenario.region, facilities: first.map((facility) => ({ ...facility, copies: 1 })) };
  return { ...scenario, region, months: 12, burnIn: 0 };
};

/** A result that was really simulated: the status quo and a package over a year. */
export const storeReal = (folder: string, replicates: number): Promise<Stored> => {
  const scenarios = [load("status-quo"), load("family-first")].map(small);
  const jobs = Array.from({ length: replicates }, (_, replicate) => ({ scenarios, seed: "stored", replicate }));
  return store(folder, jobs, inlineRunner);
};

/** What a runner answers that only pretends, with every kind of figure, a closed loop and, where asked, runs that fail. */
export const pretended = (fails: (replicate: number) => boolean = () => false): Runner => ({
  async *run(jobs) {
    for (const job of jobs)
      for (const outcome of outcomesOf(job)) {
        if (outcome.ok && fails(job.replicate))
          yield {
            ok: false,
            scenario: outcome.run.scenario,
            replicate: job.replicate,
            stage: "months",
            message: "broken",
          };
        else yield outcome;
      }
  },
});

/** A result that nobody simulated: quick, with tables that real ones rarely have. */
export const storePretended = (folder: string, replicates: number, runner: Runner = pretended()): Promise<Stored> =>
  store(folder, jobsOf(replicates), runner);
