// The script of a simulating web worker: one job in, its outcomes out. It keeps how replicates begin, so that a changed
// package costs only its own months.
import { Beginnings } from "../../sim/beginnings.ts";
import type { Region } from "../../sim/scenario.ts";
import { simulateReplicate } from "../../sim/simulate.ts";
import type { Job, Outcome } from "../../study/runner.ts";

/** A job, without its scenarios when they are those of the job before. */
export type Errand = Omit<Job, "scenarios"> & { readonly scenarios: Job["scenarios"] | null };
export type Answer = { readonly outcomes: readonly Outcome[] } | { readonly stage: string; readonly message: string };

/** Beginnings that are kept of a region of a few thousand doctors; of a larger one fewer, since each holds all of its doctors. */
const MOST = 48;
const FEW_DOCTORS = 3000;
const LEAST = 2;
const keptOf = ({ countiesPerPrefecture, facilities, country }: Region): number => {
  if (country !== undefined) return LEAST;
  const perCounty = facilities.reduce((sum, f) => sum + f.copies * (f.established + f.contract + f.village), 0);
  // A large region begins prefecture by prefecture.
  const posts = perCounty * countiesPerPrefecture;
  return Math.max(LEAST, Math.min(MOST, Math.floor((MOST * FEW_DOCTORS) / Math.max(1, posts))));
};

let scenarios: Job["scenarios"] = [];
let most = 0;
let beginnings = new Beginnings(most);

const answer = (errand: Errand): Answer => {
  try {
    scenarios = errand.scenarios ?? scenarios;
    const wanted = scenarios[0] === undefined ? most : keptOf(scenarios[0].region);
    if (wanted !== most) {
      most = wanted;
      beginnings = new Beginnings(most);
    }
    return { outcomes: simulateReplicate({ ...errand, scenarios }, beginnings) };
  } catch (error) {
    return { stage: "replicate", message: error instanceof Error ? error.message : String(error) };
  }
};

addEventListener("message", ({ data }: MessageEvent<Errand>) => postMessage(answer(data)));
