import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Text } from "../../base/text.ts";
import { expandFacilities } from "../../sim/facilities.ts";
import type { Findings, StudyReport } from "../../sim/findings.ts";
import { measureIds } from "../../sim/measures.ts";
import { resultHash } from "../../sim/run-hash.ts";
import { kinds } from "../../study/kinds.ts";
import { chunksOf, type Plan, planHash, runsIn } from "../../study/plan.ts";
import { Planner } from "../../study/planner.ts";
import type { Study } from "../../study/study.ts";
import { factsHash, studyFacts } from "../../study/study-facts.ts";
import { refuseTwins, type Twin } from "../../study/twins.ts";
import type { Wave } from "../../study/wave.ts";
import { describeTables } from "./chunk.ts";
import type { Engine, EngineOptions, StoredPlan } from "./engine.ts";
import { packageFacts } from "./package-facts.ts";
import { pointsTable } from "./points-table.ts";
import { isWhole, planText, readPlan } from "./run-chunk.ts";
import { json, provenance, refuse } from "./store.ts";
import { readRuns } from "./stored-runs.ts";
import { planFile, REPORT, type StudyManifest } from "./study-folder.ts";
import { clearTemporary, makeFolder, writeWhole } from "./write.ts";

export interface StudyContext {
  readonly engine: Engine;
  readonly options: EngineOptions;
  readonly threads: number;
  readonly signal: AbortSignal;
  readonly note: (words: Text) => void;
  /** Runs that are on disk, and of how many that are known to be needed. */
  readonly progress: (done: number, total: number) => void;
}

/** A run that has failed, and why. */
export interface FailedRun {
  readonly scenario: number;
  readonly replicate: number;
  readonly stage: string;
  readonly message: string;
}

/** A study whose runs are all on disk. */
export interface StudyRuns {
  readonly findings: Findings;
  readonly hash: string;
  readonly waves: number;
  readonly chunks: number;
  readonly scenarios: number;
  readonly runs: number;
  readonly failed: readonly FailedRun[];
  /** Share of the processor time that did not go into simulating; null where the engine does not know, or nothing was run. */
  readonly overhead: number | null;
}

/** What goes into the folder of a finished study besides its runs. */
export interface Outcome {
  /** What the page tells, so that it can be drawn again. */
  readonly told: StudyReport;
  readonly page: string;
  /** Text of the study file. */
  readonly source: string;
  readonly started: Date;
  /** From the registered plan; null where none is registered. */
  readonly deviations: readonly Text[] | null;
}

/** Doctor-months that a thread simulates in a second, roughly: only the size of chunks hangs on it. */
const PACE = 1.5e6;
/** A wave is cut into at least so many chunks, so that threads share it. */
const LEAST_CHUNKS = 16;

/** Doctor-months of one run of a study, the burn-in included, by its first region. */
const doctorMonths = ({ bases }: Pick<Study, "bases">): number => {
  const [base] = bases;
  if (base === undefined) return 0;
  return expandFacilities(base.region).filled.reduce((sum, n) => sum + n, 0) * (base.months + base.burnIn);
};

/** Runs of a chunk at most for each second it may take: they are held until it is written, so short runs must not add up. */
const MOST_A_SECOND = 30;

/** Runs of a chunk, so that it takes about as long as the engine likes. */
export const chunkSize = (study: Study, seconds: number) => {
  const most = Math.min(seconds * MOST_A_SECOND, (seconds * PACE) / Math.max(1, doctorMonths(study)));
  return (runs: number): number => Math.max(1, Math.min(Math.round(most), Math.ceil(runs / LEAST_CHUNKS)));
};

/** Runs a study in a folder that is ready for it: wave by wave, only what is missing on disk. */
export class StudyRun {
  private readonly study: Study;
  private readonly folder: string;
  private readonly context: StudyContext;
  private readonly planner: Planner;
  private readonly measures: readonly string[];
  /** By scenario and replicate, for the hash of the result: a failed run has none. */
  private readonly hashes: { readonly scenario: number; readonly replicate: number; readonly hash: string | null }[] =
    [];
  private readonly failed: FailedRun[] = [];
  private simulated = 0;
  private done = 0;
  private total = 0;
  private chunks = 0;
  private readonly cpu = process.cpuUsage();

  constructor(study: Study, folder: string, context: StudyContext) {
    this.study = study;
    this.folder = folder;
    this.context = context;
    this.measures = kinds.get(study.kind)?.measures(study) ?? [];
    this.planner = new Planner(study, this.measures);
  }

  /** Throws `Faults` for what stands in its way, and the signal's reason when it is stopped. */
  async run(): Promise<StudyRuns> {
    const kind = kinds.get(this.study.kind);
    if (kind === undefined) throw new Error(`no kind ${this.study.kind}`);
    const waves = kind.waves(this.study);
    let number = 0;
    let step = waves.next();
    while (step.done !== true) {
      await this.wave(step.value, number++);
      step = waves.next(this.planner.runs(step.value));
    }
    this.hashes.sort((a, b) => a.scenario - b.scenario || a.replicate - b.replicate);
    for (const together of this.replicates()) refuseTwins(together);
    const { user, system } = process.cpuUsage(this.cpu);
    return {
      findings: step.value,
      hash: resultHash(this.hashes.map(({ hash }) => hash)),
      waves: number,
      chunks: this.chunks,
      scenarios: this.planner.scenarios.length,
      runs: this.hashes.length,
      failed: this.failed.sort((a, b) => a.scenario - b.scenario || a.replicate - b.replicate),
      overhead: this.simulated > 0 ? Math.max(0, 1 - this.simulated / ((user + system) / 1e6)) : null,
    };
  }

  /** Writes tables and descriptions that hang on all runs, the manifest last. */
  complete(runs: StudyRuns, { told, page, source, started, deviations }: Outcome): StudyManifest {
    const { study, folder } = this;
    const facts = studyFacts(study);
    const manifest: StudyManifest = {
      format: 1,
      kind: study.kind,
      name: study.name,
      request: factsHash(facts),
      facts,
      hash: runs.hash,
      version: packageFacts.version,
      seed: study.seed,
      months: study.months,
      tables: study.tables,
      waves: runs.waves,
      chunks: runs.chunks,
      scenarioCount: runs.scenarios,
      runs: runs.runs,
      failed: runs.failed.length,
    };
    const { threads, engine } = this.context;
    const how = { ...provenance(threads, started), engine: engine.id, overhead: runs.overhead };
    makeFolder(join(folder, "points"));
    const points = pointsTable(study.space, this.planner.scenarios);
    writeWhole(join(folder, "points", "chunk-0.parquet"), points.bytes);
    const { headline, lines, stopped, data } = runs.findings;
    const findings = { kind: study.kind, headline, lines, stopped, deviations, ...data, failed: runs.failed };
    writeWhole(join(folder, "provenance.json"), json(how));
    writeWhole(join(folder, "columns.json"), json(describeTables(measureIds, points.described)));
    writeWhole(join(folder, "findings.json"), `${JSON.stringify(findings)}\n`);
    for (const [name, content] of Object.entries(runs.findings.files ?? {})) writeWhole(join(folder, name), content);
    writeWhole(join(folder, "study.yaml"), source);
    writeWhole(join(folder, REPORT), `${JSON.stringify(told)}\n`);
    writeWhole(join(folder, "report.html"), page);
    for (const name of ["", "points", "runs", ...study.tables]) clearTemporary(join(folder, name));
    writeWhole(join(folder, "manifest.json"), json(manifest));
    return manifest;
  }

  private async wave(wave: Wave, number: number): Promise<void> {
    const file = planFile(this.folder, number);
    const plan = this.planFor(wave, file);
    const read = { plan, hash: planHash(plan), chunks: chunksOf(plan) };
    this.planner.planned(read.chunks.length);
    this.chunks += read.chunks.length;
    const runsOf = (index: number): number => runsIn(read.chunks[index - plan.firstChunk] ?? []);
    const all = read.chunks.map((_, at) => plan.firstChunk + at);
    const missing: number[] = [];
    for (const index of all) if (!(await isWhole(read, index, this.folder))) missing.push(index);
    this.total += all.reduce((sum, index) => sum + runsOf(index), 0);
    this.done += all.reduce((sum, index) => sum + (missing.includes(index) ? 0 : runsOf(index)), 0);
    this.context.progress(this.done, this.total);
    const { folder: out } = this;
    await this.compute(
      { file, out, hash: read.hash, version: plan.version, chunks: all.length, firstChunk: plan.firstChunk, runsOf },
      missing,
    );
    for (const index of all) await this.take(index);
  }

  /** The plan as an earlier attempt stored it, if that is the plan of this wave; else a new one, stored. */
  private planFor(wave: Wave, file: string): Plan {
    const { study, context } = this;
    if (!existsSync(file)) {
      const plan = this.planner.plan(wave, chunkSize(study, context.engine.chunkSeconds));
      writeWhole(file, planText(plan));
      return plan;
    }
    const stored = readPlan(file);
    // Chunks are as the first attempt cut them, whatever engine goes on.
    const plan = this.planner.plan(wave, () => stored.plan.runsPerChunk);
    if (planHash(plan) === stored.hash) return plan;
    throw refuse(file, {
      en: "is not the plan that this study leads to: the runs here were made by another; begin anew with --force",
      zh: "与本研究得出的计划不符：此处的运行来自另一计划；请用 --force 重新开始",
    });
  }

  private async compute(plan: StoredPlan, missing: readonly number[]): Promise<void> {
    if (missing.length === 0) return;
    const { engine, options, threads, signal, note, progress } = this.context;
    const left = new Set(missing);
    const simulated = (seconds: number): void => {
      this.simulated += seconds;
    };
    for await (const index of engine.run(plan, missing, { threads, options, signal, note, simulated })) {
      left.delete(index);
      this.done += plan.runsOf(index);
      progress(this.done, this.total);
    }
    if (left.size === 0) return;
    throw refuse(plan.out, {
      en: `${left.size} of ${plan.chunks} chunks could not be computed (${[...left].slice(0, 5).join(", ")}${left.size > 5 ? ", …" : ""}); the others are kept: go on with --resume`,
      zh: `共 ${plan.chunks} 块，有 ${left.size} 块未能完成（${[...left].slice(0, 5).join("、")}${left.size > 5 ? " 等" : ""}）；其余已保留，可用 --resume 继续`,
    });
  }

  private async take(index: number): Promise<void> {
    for (const run of await readRuns(this.folder, index, this.measures)) {
      const { scenario, replicate, ok, stage, message, hash, figures } = run;
      this.planner.record(scenario, replicate, ok ? figures : null);
      this.hashes.push({ scenario, replicate, hash: ok ? hash : null });
      if (!ok) this.failed.push({ scenario, replicate, stage: stage ?? "", message: message ?? "" });
    }
  }

  /** The finished runs of each scenario; they lie together in what has been read. */
  private *replicates(): Generator<readonly Twin[]> {
    const { id, seed } = this.study;
    for (let start = 0, end = 0; start < this.hashes.length; start = end) {
      const number = this.hashes[start]?.scenario;
      while (this.hashes[end]?.scenario === number) end++;
      const scenario = `${id} ${number}`;
      yield this.hashes
        .slice(start, end)
        .flatMap(({ replicate, hash }) => (hash === null ? [] : [{ scenario, replicate, hash, seed }]));
    }
  }
}
