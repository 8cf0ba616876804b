import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { measureIds } from "../../sim/measures.ts";
import type { Table, TableId, Tables } from "../../sim/rows.ts";
import { simulateReplicate } from "../../sim/simulate.ts";
import { chunksOf, jobOf, type Plan, type PlannedJob, planHash } from "../../study/plan.ts";
import type { Outcome } from "../../study/runner.ts";
import { encodeChunk, isSealed } from "./chunk.ts";
import { packageFacts } from "./package-facts.ts";
import { decodeTable } from "./parquet.ts";
import { refuse } from "./store.ts";
import { threadSeconds } from "./thread-time.ts";
import { warmUp } from "./warm-up.ts";
import { fileFaults, makeFolder, writeWhole } from "./write.ts";

/** A plan as a file holds it, with the chunks that follow from it. */
export interface ReadPlan {
  readonly plan: Plan;
  readonly hash: string;
  readonly chunks: readonly (readonly PlannedJob[])[];
}

/** The bytes of a plan's file. */
export const planText = (plan: Plan): string => `${JSON.stringify({ hash: planHash(plan), plan })}\n`;

/** Reads a plan to compute chunks of it. Throws `Faults` where it is damaged, was edited, or is for another version. */
export function readPlan(file: string): ReadPlan {
  const { plan, hash } = openPlan(file);
  if (plan.version !== packageFacts.version) {
    const ours = packageFacts.version;
    throw refuse(file, {
      en: `the plan is for medtide ${plan.version}, and this is ${ours}: use the same version everywhere, or start anew`,
      zh: `该计划适用于 medtide ${plan.version}，当前版本为 ${ours}：请统一版本，或重新开始`,
    });
  }
  return { plan, hash, chunks: chunksOf(plan) };
}

/** Reads a plan of any version. Throws `Faults` where it is damaged or was edited. */
export function openPlan(file: string): Pick<ReadPlan, "plan" | "hash"> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw fileFaults(file, error);
  }
  const stored = parsePlan(file, text);
  if (planHash(stored.plan) === stored.hash) return stored;
  throw refuse(file, {
    en: "the plan was edited: its content does not have its hash; edit the study file and start anew",
    zh: "计划已被改动：内容与其哈希不符；请修改研究文件并重新开始",
  });
}

function parsePlan(file: string, text: string): { readonly hash: string; readonly plan: Plan } {
  const damaged = refuse(file, { en: "is damaged: not a plan", zh: "已损坏：不是计划文件" });
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    throw damaged;
  }
  const { hash, plan } = (stored ?? {}) as { hash?: unknown; plan?: Partial<Plan> };
  if (typeof hash !== "string" || plan === undefined || plan.format !== 1 || !Array.isArray(plan.scenarios))
    throw damaged;
  return { hash, plan: plan as Plan };
}

/** Where a table of a chunk lies in a result. */
export const chunkFile = (out: string, table: string, index: number): string =>
  join(out, table, `chunk-${index}.parquet`);

/** The jobs of a chunk by its number in the result; `Faults` where the plan has no such chunk. */
function jobsIn(file: string, { plan, chunks }: ReadPlan, index: number): readonly PlannedJob[] {
  const jobs = chunks[index - plan.firstChunk];
  if (jobs !== undefined) return jobs;
  const last = plan.firstChunk + chunks.length - 1;
  throw refuse(file, {
    en: `has chunks ${plan.firstChunk} to ${last}, and no chunk ${index}`,
    zh: `包含第 ${plan.firstChunk} 至 ${last} 块，没有第 ${index} 块`,
  });
}

/** The place of every run of a chunk, as its rows must stand. */
const placesOf = ({ plan }: ReadPlan, jobs: readonly PlannedJob[]): string =>
  jobs
    .flatMap(({ scenarios, replicate }) =>
      scenarios.map((at) => [plan.scenarios[at]?.scenario ?? -1, replicate] as const),
    )
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .join(" ");

/** Whether all files of a chunk are there and hold what was written: the seal of the runs says what that is. */
export async function isWhole(read: ReadPlan, index: number, out: string): Promise<boolean> {
  const jobs = read.chunks[index - read.plan.firstChunk] ?? [];
  const file = chunkFile(out, "runs", index);
  if (!existsSync(file)) return false;
  try {
    const bytes = new Uint8Array(readFileSync(file));
    if (!isSealed(bytes, (table) => new Uint8Array(readFileSync(chunkFile(out, table, index))))) return false;
    const columns = await decodeTable(bytes, ["scenario", "replicate"]);
    const scenario = columns.get("scenario") ?? [];
    const replicate = columns.get("replicate") ?? [];
    return scenario.map((s, at) => [s, replicate[at]]).join(" ") === placesOf(read, jobs);
  } catch {
    // What cannot be read is not whole: it is computed again.
    return false;
  }
}

/** A run as the result numbers it, with no more tables than are kept. */
function placed(outcome: Outcome, scenario: number, kept: readonly TableId[]): Outcome {
  if (!outcome.ok) return { ...outcome, scenario };
  const { run } = outcome;
  const tables = kept.flatMap((id): [TableId, Table][] => {
    const table = run.tables[id];
    if (table === undefined) return [];
    return [[id, { ...table, scenario: new Float64Array(table["scenario"]?.length ?? 0).fill(scenario) }]];
  });
  return { ok: true, run: { ...run, scenario, tables: Object.fromEntries(tables) as Tables } };
}

/** What computing a chunk took. */
export interface ChunkDone {
  readonly runs: number;
  readonly failed: number;
  /** Seconds of this thread spent simulating. */
  readonly simulated: number;
}

/**
 * Computes a chunk of a plan and writes its files under `out`, that of the runs last; does nothing where they are whole.
 * Equal plans give equal bytes, on any machine and in any order. Throws `Faults` for a plan it refuses and for what it
 * cannot write.
 */
export async function runChunk(file: string, index: number, out: string, known?: ReadPlan): Promise<ChunkDone> {
  const read = known ?? readPlan(file);
  const jobs = jobsIn(file, read, index);
  if (await isWhole(read, index, out)) return { runs: 0, failed: 0, simulated: 0 };
  const { plan } = read;
  const outcomes: Outcome[] = [];
  let simulated = 0;
  for (const planned of jobs) {
    const job = jobOf(plan, planned);
    warmUp(job.scenarios);
    const before = threadSeconds();
    const found = simulateReplicate(job);
    simulated += threadSeconds() - before;
    found.forEach((outcome, position) => {
      const at = planned.scenarios[position] ?? -1;
      outcomes.push(placed(outcome, plan.scenarios[at]?.scenario ?? -1, plan.tables));
    });
  }
  for (const [table, bytes] of encodeChunk(outcomes, measureIds, plan.tables)) {
    makeFolder(join(out, table));
    writeWhole(chunkFile(out, table, index), bytes);
  }
  return { runs: outcomes.length, failed: outcomes.filter(({ ok }) => !ok).length, simulated };
}
