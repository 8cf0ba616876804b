import type { Job, RunResult } from "../../src/sim/job.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import type { Outcome, Runner } from "../../src/study/runner.ts";

/** A run that has measures and no tables. */
export const runWith = (measures: RunResult["measures"], scenario = 0, replicate = 0): RunResult => ({
  scenario,
  replicate,
  measures,
  tables: {} as RunResult["tables"],
  hash: `${scenario}/${replicate}`,
});

/** A runner that works measures out instead of simulating; null is a failed run. Answers in the opposite order. */
export const stubRunner = (measures: (scenario: Scenario, job: Job) => RunResult["measures"] | null): Runner => ({
  async *run(jobs) {
    const outcomes: Outcome[] = [];
    for (const job of jobs)
      job.scenarios.forEach((scenario, index) => {
        const found = measures(scenario, job);
        outcomes.push(
          found === null
            ? { ok: false, scenario: index, replicate: job.replicate, stage: "months", message: "broken" }
            : { ok: true, run: runWith(found, index, job.replicate) },
        );
      });
    yield* outcomes.reverse();
  },
});
