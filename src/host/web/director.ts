// The worker that answers the page: it compares, and has the runs done by workers of its own, so that the page itself
// computes nothing and never stands still.
import { type Fault, Faults } from "../../base/fail.ts";
import type { Comparison } from "../../sim/comparison.ts";
import type { Scenario } from "../../sim/scenario.ts";
import { compare } from "../../study/compare.ts";
import { effects } from "./files.ts";
import { createPool } from "./pool.ts";
import { Memory } from "./remember.ts";

/** What the page asks for; a later question calls the earlier one off. */
export interface Question {
  readonly turn: number;
  readonly scenarios: readonly Scenario[];
  readonly baseline: string;
  readonly seed: string;
  readonly budget: number | null;
  /** Replicates after which to answer, fewest first. */
  readonly rounds: readonly number[];
}

export type Reply =
  | { readonly turn: number; readonly done: number; readonly total: number }
  | { readonly turn: number; readonly comparison: Comparison; readonly last: boolean }
  | { readonly turn: number; readonly faults: readonly Fault[] };

const pool = createPool(
  Math.max(1, navigator.hardwareConcurrency ?? 2),
  () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
);
const memory = new Memory(400);
let current = new AbortController();

const say = (reply: Reply): void => postMessage(reply);

const faultsOf = (error: unknown): readonly Fault[] => {
  if (error instanceof Faults) return error.faults;
  const message = error instanceof Error ? error.message : String(error);
  return [{ file: "", line: null, key: null, en: message, zh: message }];
};

async function answer(
  { turn, scenarios, baseline, seed, budget, rounds }: Question,
  signal: AbortSignal,
): Promise<void> {
  const runner = memory.before(pool.under(signal));
  const most = rounds.at(-1) ?? 0;
  const options = { seed, baseline, effects, ...(budget === null ? {} : { budget }) };
  try {
    for (const replicates of rounds) {
      const { comparison } = await compare(scenarios, { ...options, replicates }, runner, (done) => {
        if (!signal.aborted) say({ turn, done: Math.floor(done / scenarios.length), total: most });
      });
      if (signal.aborted) return;
      say({ turn, comparison, last: replicates === most });
    }
  } catch (error) {
    if (!signal.aborted) say({ turn, faults: faultsOf(error) });
  }
}

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  current.abort();
  current = new AbortController();
  void answer(data, current.signal);
});
