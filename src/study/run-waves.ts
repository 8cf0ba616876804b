import type { Findings } from "../sim/findings.ts";
import type { Job } from "../sim/job.ts";
import { resultHash } from "../sim/run-hash.ts";
import { kinds } from "./kinds.ts";
import { chunksOf, jobOf, type Plan, type PlannedJob, planHash, runsIn } from "./plan.ts";
import { type Measured, Planner } from "./planner.ts";
import type { Runner } from "./runner.ts";
import type { Study } from "./study.ts";

/** What one run of a study came to: all that is kept of it. */
export interface KeptRun {
  readonly scenario: number;
  readonly replicate: number;
  readonly hash: string | null;
  readonly figures: Measured;
}

/** Where finished chunks are kept, so that a study that was broken off goes on: by the hash of their plan. */
export interface ChunkKeep {
  get(plan: string, chunk: number): Promise<readonly KeptRun[] | undefined>;
  put(plan: string, chunk: number, runs: readonly KeptRun[]): Promise<void>;
}

export interface StudyEnd {
  readonly findings: Findings;
  readonly hash: string;
  readonly runs: number;
  readonly failed: number;
}

/** Runs of a chunk: few, so that little is lost, and as many as share a burn-in. */
const RUNS_PER_CHUNK = 12;
/** Chunks under way at a time. */
const AT_ONCE = 16;

/**
 * Runs a study where there is no disk: wave by wave, only chunks that are not kept. Its hash is that of the same study on the
 * command line.
 */
export async function runWaves(
  study: Study,
  runner: Runner,
  keep: ChunkKeep,
  onProgress: (done: number, total: number) => void,
): Promise<StudyEnd> {
  const kind = kinds.get(study.kind);
  if (kind === undefined) throw new Error(`no kind ${study.kind}`);
  const measures = kind.measures(study);
  const planner = new Planner(study, measures);
  const all: KeptRun[] = [];
  let done = 0;
  let total = 0;

  const compute = async (plan: Plan, jobs: readonly PlannedJob[]): Promise<KeptRun[]> => {
    const runs: KeptRun[] = [];
    for (const planned of jobs) {
      const job: Job = jobOf(plan, planned);
      for await (const outcome of runner.run([job])) {
        const at = outcome.ok ? outcome.run.scenario : outcome.scenario;
        const scenario = plan.scenarios[planned.scenarios[at] ?? 0]?.scenario ?? 0;
        const { replicate } = planned;
        if (!outcome.ok) runs.push({ scenario, replicate, hash: null, figures: null });
        else {
          const { measures: found, hash } = outcome.run;
          runs.push({ scenario, replicate, hash, figures: measures.map((id) => found[id] ?? Number.NaN) });
        }
      }
    }
    return runs;
  };

  const waves = kind.waves(study);
  let step = waves.next();
  while (step.done !== true) {
    const plan = planner.plan(step.value, () => RUNS_PER_CHUNK);
    const name = planHash(plan);
    const chunks = chunksOf(plan);
    planner.planned(chunks.length);
    total += chunks.reduce((sum, jobs) => sum + runsIn(jobs), 0);
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let index = next++; index < chunks.length; index = next++) {
        const jobs = chunks[index] as readonly PlannedJob[];
        const kept = await keep.get(name, index);
        const runs = kept ?? (await compute(plan, jobs));
        if (kept === undefined) await keep.put(name, index, runs);
        for (const { scenario, replicate, figures } of runs) planner.record(scenario, replicate, figures);
        all.push(...runs);
        done += runs.length;
        onProgress(done, total);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    step = waves.next(planner.runs(step.value));
  }
  all.sort((a, b) => a.scenario - b.scenario || a.replicate - b.replicate);
  return {
    findings: step.value,
    hash: resultHash(all.map(({ hash }) => hash)),
    runs: all.length,
    failed: all.filter(({ hash }) => hash === null).length,
  };
}
