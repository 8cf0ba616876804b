import type { Job, Outcome } from "../sim/job.ts";
import { simulateReplicate } from "../sim/simulate.ts";

export type { Job, Outcome, RunResult } from "../sim/job.ts";

/** Where jobs run is the host's business: threads, web workers, a queue, a plain loop in tests. Outcomes may come in any order. */
export interface Runner {
  run(jobs: Iterable<Job>): AsyncIterable<Outcome>;
}

/** One job after the other in this thread. */
export const inlineRunner: Runner = {
  async *run(jobs) {
    for (const job of jobs) yield* simulateReplicate(job);
  },
};
