import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Text } from "../../../base/text.ts";
import type { StoredPlan } from "../engine.ts";
import { refuse } from "../store.ts";
import { Batches } from "./batches.ts";
import { cancel, largestArray, type QueuedTask, queued, submit } from "./scheduler.ts";

/** Times that a chunk may end without its files, and times that it may vanish before it has begun. */
const TRIES = 4;
const VANISHINGS = 10;

/**
 * Milliseconds that a chunk may be neither on disk nor in Slurm's queue until it is taken for lost: its task left no word; its
 * task said that all went well, and a shared disk lags. To be wrong costs little: a chunk whose files are there is not run again.
 */
const LOST_MS = 10_000;
const LAG_MS = 60_000;

/** Different chunks that fail while none has succeeded, until the cluster is taken to be unable. */
const FAILED_AT_FIRST = 8;

/** Milliseconds until a study of which nothing runs is told of. */
const ALONE_MS = 60_000;

/** Milliseconds between looks at the folder and at Slurm's queue: at first, and at last, for its controller serves many. */
const LOOK_MS = [500, 5000] as const;

export interface SlurmContext {
  readonly signal: AbortSignal;
  readonly note: (words: Text) => void;
  /** Options for sbatch. */
  readonly options: readonly string[];
  /** Whether a chunk is on disk as it should be. */
  readonly isWhole: (index: number) => Promise<boolean>;
}

/** Options by which a user has tasks wait for a time. */
const asksToWait = /^(--begin|-b)/;

/**
 * A task that Slurm failed to begin and keeps for an administrator to release, or puts off for minutes; one that a user holds or
 * has wait is none.
 */
const isHeldBySlurm = ({ state, reason }: QueuedTask, options: readonly string[]): boolean =>
  state === "PENDING" &&
  (/launch failed|requeued held|MaxRequeue/i.test(reason) ||
    (/BeginTime/.test(reason) && !options.some((option) => asksToWait.test(option))));

/** Where a chunk was handed out last. */
interface Handed {
  readonly name: string;
  readonly task: number;
}

/** One plan's chunks on Slurm. What is done is told from files, what is under way from Slurm's queue by name; no id is trusted. */
class Controller {
  private readonly plan: StoredPlan;
  private readonly context: SlurmContext;
  private readonly batches: Batches;
  private readonly missing: Set<number>;
  private readonly handed = new Map<number, Handed>();
  /** Since when a chunk is not to be found. */
  private readonly lost = new Map<number, number>();
  private readonly ended = new Map<number, number>();
  private readonly vanished = new Map<number, number>();
  private readonly arrays = new Set<string>();
  /** Since when Slurm has tasks that are over, or that it says run and that show no sign of it. */
  private readonly ghosts = new Map<string, number>();
  private arraySize: number;
  private finished = 0;
  private givenUp = 0;
  private hasRun = false;
  private isSilent = false;
  private isHeldBack = false;

  constructor(plan: StoredPlan, indices: readonly number[], arraySize: number, context: SlurmContext) {
    this.plan = plan;
    this.context = context;
    this.batches = new Batches(plan);
    this.missing = new Set(indices);
    this.arraySize = arraySize;
  }

  async *run(): AsyncGenerator<number> {
    const { signal } = this.context;
    const [shortest, longest] = LOOK_MS;
    const started = performance.now();
    for (let look: number = shortest; this.missing.size > 0; look = Math.min(longest, look * 1.1)) {
      signal.throwIfAborted();
      for (const index of await this.collect()) yield index;
      const waiting = await this.unclaimed();
      if (waiting !== null) await this.handOut(waiting);
      if (!this.hasRun && performance.now() - started > ALONE_MS) await this.tellAlone();
      if (this.missing.size > 0) await pause(look, undefined, { signal }).catch(() => {});
    }
  }

  /** Takes back from Slurm what it still has, and clears the desk when all is done. */
  async close(): Promise<void> {
    if (this.missing.size === 0 && this.givenUp === 0) this.batches.remove();
    for (const { array } of (await queued(this.batches.prefix)) ?? []) this.arrays.add(array);
    await cancel(this.arrays);
  }

  /** Chunks whose files have come. Listing the folder makes a shared disk look again. */
  private async collect(): Promise<number[]> {
    const folder = join(this.plan.out, "runs");
    if (!existsSync(folder)) return [];
    const present = new Set(readdirSync(folder));
    const found: number[] = [];
    for (const index of [...this.missing]) {
      if (!present.has(`chunk-${index}.parquet`) || !(await this.context.isWhole(index))) continue;
      this.missing.delete(index);
      this.finished++;
      found.push(index);
    }
    return found;
  }

  /** Chunks that nobody has under way; null when Slurm does not answer. */
  private async unclaimed(): Promise<number[] | null> {
    const tasks = await queued(this.batches.prefix);
    this.tellSilence(tasks === null);
    if (tasks === null) return null;
    const claimed = new Set<number>();
    const over: string[] = [];
    for (const entry of tasks) {
      const { name, task, array, state } = entry;
      this.arrays.add(array);
      if (state === "RUNNING") this.hasRun = true;
      const index = this.batches.chunkOf(name, task);
      if (index === undefined) continue;
      if (isHeldBySlurm(entry, this.context.options) || this.isGhost(entry, index)) over.push(`${array}_${task}`);
      else claimed.add(index);
      this.handed.set(index, { name, task });
    }
    await cancel(over);
    const free: number[] = [];
    for (const index of this.missing) {
      if (claimed.has(index)) this.lost.delete(index);
      else {
        const last = this.handed.get(index);
        if (last === undefined || (this.isLost(index, last) && this.mayTryAgain(index, last))) free.push(index);
      }
    }
    return free;
  }

  /**
   * A task that Slurm still has and that does nothing more: after a crash it may believe what it knew last, and keep nodes for
   * tasks that ended long ago, or for some that it thinks it has started and no node has heard of.
   */
  private isGhost({ name, task, array, state }: QueuedTask, index: number): boolean {
    const id = `${array}_${task}`;
    const { begun, code } = this.batches.traceOf(name, task);
    const isOver = !this.missing.has(index) || (state === "RUNNING" && code !== null);
    // A task opens its log before all else.
    if (!isOver && (state !== "RUNNING" || begun)) {
      this.ghosts.delete(id);
      return false;
    }
    const now = performance.now();
    const since = this.ghosts.get(id) ?? now;
    this.ghosts.set(id, since);
    return now - since >= (isOver ? LOST_MS : LAG_MS);
  }

  /** A task that failed is done with; of one that left no word, or a good one, the files may be on their way. */
  private isLost(index: number, { name, task }: Handed): boolean {
    const now = performance.now();
    const since = this.lost.get(index) ?? now;
    this.lost.set(index, since);
    const { code } = this.batches.traceOf(name, task);
    const patience = code === null ? LOST_MS : code === 0 ? LAG_MS : 0;
    return now - since >= patience;
  }

  /** Books the end of a task that left no files, and gives the chunk up when there were too many. */
  private mayTryAgain(index: number, { name, task }: Handed): boolean {
    this.handed.delete(index);
    this.lost.delete(index);
    const { begun, words } = this.batches.traceOf(name, task);
    const [counts, most] = begun ? [this.ended, TRIES] : [this.vanished, VANISHINGS];
    const count = (counts.get(index) ?? 0) + 1;
    counts.set(index, count);
    if (this.finished === 0 && this.ended.size >= FAILED_AT_FIRST) {
      throw refuse("Slurm", {
        en: `no task has succeeded and ${this.ended.size} chunks failed, the last with: ${words || "no word"}. Tasks need this folder and ${process.execPath} on every node`,
        zh: `尚无任务成功，已有 ${this.ended.size} 块失败，最后一条信息：${words || "无"}。各节点须能访问此文件夹与 ${process.execPath}`,
      });
    }
    if (count < most) return true;
    this.missing.delete(index);
    this.givenUp++;
    this.context.note({
      en: `chunk ${index} could not be computed in ${count} attempts: ${words || "its tasks left no word"}`,
      zh: `第 ${index} 块尝试 ${count} 次仍未完成：${words || "任务未留下信息"}`,
    });
    return false;
  }

  /** Submits chunks as arrays. What Slurm has no room for now waits for the next look. */
  private async handOut(chunks: readonly number[]): Promise<void> {
    for (let from = 0; from < chunks.length; from += this.arraySize) {
      const part = chunks.slice(from, from + this.arraySize);
      const batch = this.batches.create(part, this.context.options);
      const submitted = await submit(batch.args);
      if ("never" in submitted) {
        throw refuse("sbatch", {
          en: `refuses the study: ${submitted.never}`,
          zh: `拒绝提交：${submitted.never}`,
        });
      }
      if ("later" in submitted) {
        this.tellHeldBack(submitted.later);
        // A user may have fewer jobs than an array could have tasks.
        this.arraySize = Math.max(1, Math.floor(this.arraySize / 2));
        return;
      }
      this.arrays.add(submitted.array);
      part.forEach((index, task) => {
        this.handed.set(index, { name: batch.name, task });
      });
    }
  }

  private tellSilence(isSilent: boolean): void {
    if (isSilent === this.isSilent) return;
    this.isSilent = isSilent;
    this.context.note(
      isSilent
        ? { en: "Slurm does not answer; waiting for it", zh: "Slurm 无应答；正在等待其恢复" }
        : { en: "Slurm answers again", zh: "Slurm 已恢复" },
    );
  }

  private tellHeldBack(why: string): void {
    if (this.isHeldBack) return;
    this.isHeldBack = true;
    this.context.note({
      en: `Slurm takes no more for now (${why}); the rest is submitted as room comes`,
      zh: `Slurm 暂不接受更多任务（${why}）；其余部分将陆续提交`,
    });
  }

  private async tellAlone(): Promise<void> {
    this.hasRun = true;
    const [first] = (await queued(this.batches.prefix)) ?? [];
    if (first === undefined) return;
    this.context.note({
      en: `nothing of the study runs yet; Slurm says: ${first.state}, ${first.reason}`,
      zh: `研究尚未开始运行；Slurm 状态：${first.state}，${first.reason}`,
    });
  }
}

/**
 * Has the chunks of a plan computed by arrays of a Slurm cluster that shares this disk. Ended by its signal it cancels
 * what it submitted; killed, it leaves that running, and the next one finds it by its name.
 */
export async function* control(
  plan: StoredPlan,
  indices: readonly number[],
  context: SlurmContext,
): AsyncGenerator<number> {
  const controller = new Controller(plan, indices, await largestArray(), context);
  try {
    yield* controller.run();
  } finally {
    await controller.close();
  }
}
