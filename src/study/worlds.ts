import type { Job, RunResult } from "../sim/job.ts";
import type { Runner } from "./runner.ts";

type Measures = RunResult["measures"];

/** Measures of worlds that share their luck, by replicate and world: null where a run has failed. */
export interface Worlds {
  readonly measures: readonly (readonly (Measures | null)[])[];
  readonly failed: number;
}

/** Runs the scenarios of `job` side by side in every replicate. */
export async function runWorlds(
  job: Omit<Job, "replicate">,
  replicates: number,
  runner: Runner,
  onProgress: (done: number, total: number) => void,
): Promise<Worlds> {
  const jobs = Array.from({ length: replicates }, (_, replicate): Job => ({ ...job, replicate }));
  const measures = jobs.map(() => job.scenarios.map((): Measures | null => null));
  const total = job.scenarios.length * replicates;
  let done = 0;
  let failed = 0;
  onProgress(0, total);
  for await (const outcome of runner.run(jobs)) {
    if (outcome.ok)
      (measures[outcome.run.replicate] as (Measures | null)[])[outcome.run.scenario] = outcome.run.measures;
    else failed++;
    onProgress(++done, total);
  }
  return { measures, failed };
}

/** One figure of every world by replicate; replicates in which a world has none are left out. */
export const gamesOf = ({ measures }: Worlds, id: string): number[][] =>
  measures.flatMap((runs) => {
    const worth = runs.map((run) => run?.[id] ?? null);
    return worth.every((x) => x !== null) ? [worth as number[]] : [];
  });
