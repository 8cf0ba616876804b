import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TableHash } from "../../base/hash.ts";
import { canonicalScenario } from "../../sim/canonical-scenario.ts";
import { runHash } from "../../sim/run-hash.ts";
import type { Scenario } from "../../sim/scenario.ts";
import type { Job, Outcome, Runner } from "../../study/runner.ts";
import { decodeChunk, encodeChunk, REPLICATES_PER_CHUNK } from "./chunk.ts";
import { makeFolder, writeWhole } from "./write.ts";

const replicateOf = (outcome: Outcome): number => (outcome.ok ? outcome.run.replicate : outcome.replicate);

/** The outcomes of one replicate, when every scenario of it has one. */
const finishedReplicates = (
  outcomes: readonly Outcome[],
  scenarios: number,
): ReadonlyMap<number, readonly Outcome[]> => {
  const byReplicate = new Map<number, Outcome[]>();
  for (const outcome of outcomes) {
    const replicate = replicateOf(outcome);
    byReplicate.set(replicate, [...(byReplicate.get(replicate) ?? []), outcome]);
  }
  return new Map([...byReplicate].filter(([, of]) => of.length === scenarios));
};

/** The name of what jobs compute: lists that differ in anything have folders of their own. */
const contentOf = (jobs: readonly Job[]): string => {
  const hash = new TableHash().text(jobs[0]?.seed ?? "").numbers(jobs.map(({ replicate }) => replicate));
  for (const scenario of jobs[0]?.scenarios ?? []) hash.text(canonicalScenario(scenario));
  return hash.digest().slice(0, 8);
};

/** The runs of one list of jobs on disk; a chunk is written when the last of its runs is finished. */
class Plan {
  readonly folder: string;
  readonly replicates: number;
  readonly scenarios: readonly Scenario[];
  measures: readonly string[] = [];
  private readonly expected = new Map<number, number>();
  private readonly open = new Map<number, Outcome[]>();
  private written = 0;

  constructor(folder: string, jobs: readonly Job[]) {
    this.folder = folder;
    this.replicates = jobs.length;
    this.scenarios = jobs[0]?.scenarios ?? [];
    for (const { replicate } of jobs) {
      const chunk = Math.floor(replicate / REPLICATES_PER_CHUNK);
      this.expected.set(chunk, (this.expected.get(chunk) ?? 0) + this.scenarios.length);
    }
  }

  /** Replicates that an interrupted attempt finished here. A chunk that is not what was written, and a replicate with a failed run, are run again. */
  async recall(): Promise<ReadonlyMap<number, readonly Outcome[]>> {
    const recalled = new Map<number, readonly Outcome[]>();
    for (const chunk of this.expected.keys()) {
      if (!existsSync(this.file("runs", chunk))) continue;
      const runs = await decodeChunk((table) => this.read(table, chunk)).catch(() => []);
      if (runs.some((run) => runHash(run) !== run.hash)) continue;
      const outcomes = runs.map((run): Outcome => ({ ok: true, run }));
      for (const [replicate, of] of finishedReplicates(outcomes, this.scenarios.length)) recalled.set(replicate, of);
    }
    return recalled;
  }

  add(outcome: Outcome): void {
    if (this.measures.length === 0 && outcome.ok) this.measures = Object.keys(outcome.run.measures);
    const chunk = Math.floor(replicateOf(outcome) / REPLICATES_PER_CHUNK);
    const outcomes = this.open.get(chunk) ?? [];
    outcomes.push(outcome);
    this.open.set(chunk, outcomes);
    if (outcomes.length !== this.expected.get(chunk)) return;
    this.write(chunk, outcomes);
    this.open.delete(chunk);
    this.written += outcomes.length / this.scenarios.length;
  }

  /** Writes the finished replicates of chunks that are not full, and tells how many replicates are on disk. */
  keep(): number {
    let kept = this.written;
    for (const [chunk, outcomes] of this.open) {
      const finished = finishedReplicates(outcomes, this.scenarios.length);
      if (finished.size > 0) this.write(chunk, [...finished.values()].flat());
      kept += finished.size;
    }
    return kept;
  }

  private read(table: string, chunk: number): Uint8Array | null {
    const file = this.file(table, chunk);
    return existsSync(file) ? readFileSync(file) : null;
  }

  private file(table: string, chunk: number): string {
    return join(this.folder, table, `chunk-${chunk}.parquet`);
  }

  private write(chunk: number, outcomes: readonly Outcome[]): void {
    for (const [table, bytes] of encodeChunk(outcomes, this.measures)) {
      makeFolder(join(this.folder, table));
      writeWhole(this.file(table, chunk), bytes);
    }
  }
}

export interface Recorder extends Runner {
  /** The latest `run`: the folder of its tables, the scenarios they number, the measures of every run. */
  readonly latest: Pick<Plan, "folder" | "scenarios" | "measures"> | null;
  /** Writes what is finished and not yet written: replicates on disk, and how many were asked for. */
  keep(): { readonly finished: number; readonly asked: number };
}

/**
 * A runner that keeps what passes through it: outcomes go to Parquet files under `folder` as chunks are finished, and
 * jobs that an interrupted attempt had finished are read from there instead of being run. Each list of jobs has its own
 * subfolder, so pilots and the study proper do not mix.
 */
export function createRecorder(folder: string, runner: Runner): Recorder {
  let plan: Plan | null = null;

  async function* run(jobs: Iterable<Job>): AsyncGenerator<Outcome> {
    const asked = [...jobs];
    const current = new Plan(join(folder, contentOf(asked)), asked);
    plan = current;
    const recalled = await current.recall();
    for (const { replicate } of asked) {
      for (const outcome of recalled.get(replicate) ?? []) {
        current.add(outcome);
        yield outcome;
      }
    }
    for await (const outcome of runner.run(asked.filter(({ replicate }) => !recalled.has(replicate)))) {
      current.add(outcome);
      yield outcome;
    }
  }

  return {
    run,
    keep: () => ({ finished: plan?.keep() ?? 0, asked: plan?.replicates ?? 0 }),
    get latest() {
      return plan;
    },
  };
}
