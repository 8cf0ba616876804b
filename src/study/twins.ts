import { type Fault, Faults } from "../base/fail.ts";
import { runKey } from "../base/seed.ts";
import type { RunResult } from "../sim/job.ts";

/** A finished run, as far as it can be mistaken for another. */
export type Twin = Pick<RunResult, "replicate" | "hash"> & {
  /** Id of its scenario. */
  readonly scenario: string;
  /** Of the study that it is a replicate of. */
  readonly seed: string;
};

/**
 * Refuses, by `Faults`, replicates of one scenario that are one run counted twice: with equal seeds (the same replicate of
 * the same study), or with equal results, which luck of its own never gives.
 */
export function refuseTwins(runs: Iterable<Twin>): void {
  const seen = new Map<string, Twin>();
  const faults: Fault[] = [];
  for (const run of runs) {
    const seed = `${run.scenario} seed ${runKey(run.seed, run.replicate).join()}`;
    const result = `${run.scenario} result ${run.hash}`;
    const sameSeed = seen.get(seed);
    const sameResult = seen.get(result);
    if (sameSeed !== undefined) faults.push(equalSeeds(sameSeed, run));
    else if (sameResult !== undefined) faults.push(equalResults(sameResult, run));
    seen.set(seed, run);
    seen.set(result, run);
  }
  if (faults.length > 0) throw new Faults(faults);
}

const equalSeeds = (one: Twin, other: Twin): Fault => ({
  file: other.scenario,
  line: null,
  key: null,
  en: `replicates ${one.replicate} and ${other.replicate} have the same seed: one run is counted twice`,
  zh: `第 ${one.replicate} 次与第 ${other.replicate} 次重复运行的随机种子相同：同一次运行被计入两次`,
});

const equalResults = (one: Twin, other: Twin): Fault => ({
  file: other.scenario,
  line: null,
  key: null,
  en: `replicates ${one.replicate} and ${other.replicate} have the same result (hash ${other.hash.slice(0, 8)}…): they are no independent runs`,
  zh: `第 ${one.replicate} 次与第 ${other.replicate} 次重复运行的结果完全相同（哈希 ${other.hash.slice(0, 8)}…）：并非独立运行`,
});
