// The script of a worker thread: one job, or a part of one, in; what it came to out. Tables are copied: once an engine has seen one buffer handed
// over, it throws away all compiled code that touches typed arrays and checks every access from then on.
import { parentPort } from "node:worker_threads";
import { simulatePart, simulateReplicate } from "../../sim/simulate.ts";
import type { Job } from "../../study/runner.ts";
import type { Answer, Errand } from "./pool.ts";
import { warmUp } from "./warm-up.ts";

let scenarios: Job["scenarios"] = [];

const answer = (errand: Errand): Answer => {
  try {
    scenarios = errand.scenarios ?? scenarios;
    warmUp(scenarios);
    const { part, ...job } = { ...errand, scenarios };
    return part === null ? { outcomes: simulateReplicate(job) } : { pieces: simulatePart(job, part) };
  } catch (error) {
    return { ok: false, stage: "replicate", message: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on("message", (errand: Errand) => parentPort?.postMessage(answer(errand)));
