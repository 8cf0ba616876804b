// The script of a worker thread: one job in, its outcomes out. Tables are handed over, not copied.
import { parentPort } from "node:worker_threads";
import { simulateReplicate } from "../../sim/simulate.ts";
import type { Job, Outcome } from "../../study/runner.ts";
import type { Answer, Errand } from "./pool.ts";

const buffersOf = (outcomes: readonly Outcome[]): ArrayBuffer[] => {
  const columns = outcomes.flatMap((outcome) =>
    outcome.ok ? Object.values(outcome.run.tables).flatMap((table) => Object.values(table)) : [],
  );
  const buffers = columns.map((column) => column.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
  return [...new Set(buffers)];
};

let scenarios: Job["scenarios"] = [];

const answer = (errand: Errand): Answer => {
  try {
    scenarios = errand.scenarios ?? scenarios;
    return { outcomes: simulateReplicate({ ...errand, scenarios }) };
  } catch (error) {
    return { stage: "replicate", message: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on("message", (errand: Errand) => {
  const result = answer(errand);
  parentPort?.postMessage(result, "outcomes" in result ? buffersOf(result.outcomes) : []);
});
