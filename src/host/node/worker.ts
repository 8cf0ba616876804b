// The script of a worker thread: one job in, its outcomes out. Tables are copied: once an engine has seen one buffer handed
// over, it throws away all compiled code that touches typed arrays and checks every access from then on.
import { parentPort } from "node:worker_threads";
import { simulateReplicate } from "../../sim/simulate.ts";
import type { Job } from "../../study/runner.ts";
import type { Answer, Errand } from "./pool.ts";

let scenarios: Job["scenarios"] = [];

const answer = (errand: Errand): Answer => {
  try {
    scenarios = errand.scenarios ?? scenarios;
    return { outcomes: simulateReplicate({ ...errand, scenarios }) };
  } catch (error) {
    return { stage: "replicate", message: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on("message", (errand: Errand) => parentPort?.postMessage(answer(errand)));
