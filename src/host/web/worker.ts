// The script of a simulating web worker: one job in, its outcomes out. It keeps how replicates begin, so that a changed
// package costs only its own months.
import { Beginnings } from "../../sim/beginnings.ts";
import { simulateReplicate } from "../../sim/simulate.ts";
import type { Job, Outcome } from "../../study/runner.ts";

/** A job, without its scenarios when they are those of the job before. */
export type Errand = Omit<Job, "scenarios"> & { readonly scenarios: Job["scenarios"] | null };
export type Answer = { readonly outcomes: readonly Outcome[] } | { readonly stage: string; readonly message: string };

let scenarios: Job["scenarios"] = [];
const beginnings = new Beginnings(48);

const answer = (errand: Errand): Answer => {
  try {
    scenarios = errand.scenarios ?? scenarios;
    return { outcomes: simulateReplicate({ ...errand, scenarios }, beginnings) };
  } catch (error) {
    return { stage: "replicate", message: error instanceof Error ? error.message : String(error) };
  }
};

addEventListener("message", ({ data }: MessageEvent<Errand>) => postMessage(answer(data)));
