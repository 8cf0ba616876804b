import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Faults } from "../../../base/fail.ts";
import type { Text } from "../../../base/text.ts";
import type { StoredPlan } from "../engine.ts";
import type { Broker, JobList } from "./broker.ts";
import {
  type Announcement,
  type ChunkJob,
  chunkId,
  chunkList,
  chunkOptions,
  type Lists,
  openLists,
  planId,
  type QueueTiming,
  type Refusal,
} from "./lists.ts";
import { unpack } from "./parcel.ts";

/** Chunks that wait on the server at a time: so many, and this many for each that is being computed. */
const WAITING_LEAST = 32;
const WAITING_EACH = 4;

/** Results fetched at a time: they are the largest thing that we hold. */
const FETCHED_AT_ONCE = 8;

/** Looks at the server until jobs are checked one by one, and until a study without workers is told of. */
const LOOKS_PER_CHECK = 5;
const LOOKS_ALONE = 20;

/** Looks at chunks that workers still hold when a study ends, and the milliseconds between them. */
const LOOKS_AT_LAST = 20;
const LOOK_AT_LAST_MS = 50;

/** Attempts that a chunk is given, each of them with the repetitions of the queue itself. */
const TRIES = 2;

export interface ControllerOptions {
  readonly signal: AbortSignal;
  readonly note: (words: Text) => void;
  readonly timing: QueueTiming;
  /** Whether a chunk is on disk as it should be. */
  readonly isWhole: (index: number) => Promise<boolean>;
}

/** One plan's chunks on a queue, from the side of the study. */
class Controller {
  private readonly plan: StoredPlan;
  /** The plan as its file says it. */
  private readonly text: string;
  private readonly options: ControllerOptions;
  private readonly broker: Broker;
  private readonly lists: Lists;
  private readonly chunks: JobList<ChunkJob>;
  /** Indices that nobody has asked for yet, the next one last. */
  private readonly waiting: number[];
  private readonly asked = new Set<number>();
  /** Chunks whose results are here and whose workers had not let go of them. */
  private readonly held = new Set<string>();
  private readonly tries = new Map<number, number>();
  private readonly refusals = new Set<string>();
  private announced = false;
  private taken = false;
  private isSilent = false;

  constructor(plan: StoredPlan, indices: readonly number[], broker: Broker, options: ControllerOptions) {
    this.plan = plan;
    this.text = readFileSync(plan.file, "utf8");
    this.options = options;
    this.broker = broker;
    this.lists = openLists(broker);
    this.chunks = broker.list(chunkList(plan.version));
    this.waiting = [...indices].reverse();
  }

  /** Yields indices as their files are on disk. */
  async *run(): AsyncGenerator<number> {
    const { signal, timing } = this.options;
    for (let look = 0; this.waiting.length + this.asked.size > 0; look++) {
      signal.throwIfAborted();
      const collected: number[] = [];
      try {
        if (!this.announced) await this.announce();
        await this.ask();
        await this.collect(collected);
        if (look % LOOKS_PER_CHECK === LOOKS_PER_CHECK - 1) await this.check();
        if (look === LOOKS_ALONE && !this.taken) this.tellAlone();
        this.hears();
      } catch (error) {
        if (error instanceof Faults) throw error;
        this.silent(error);
      }
      yield* collected;
      if (collected.length === 0) await this.rest(timing.look);
    }
  }

  /** Takes from the server what is left of the plan. */
  async withdraw(): Promise<void> {
    const { hash } = this.plan;
    await this.lists.studies.remove(planId(hash));
    await this.lists.plans.remove(planId(hash));
    await this.lists.results(hash).obliterate({ force: true });
    // One that is being computed cannot be removed; its worker finds that nobody waits for it.
    for (const index of this.asked) await this.chunks.remove(chunkId(hash, index)).catch(() => 0);
    for (let look = 0; look < LOOKS_AT_LAST && (await this.letGo()) > 0; look++) await pause(LOOK_AT_LAST_MS);
  }

  /** Removes chunks that were still held when their results came: a worker sends first and lets go afterwards. Returns how many are left. */
  private async letGo(): Promise<number> {
    for (const id of [...this.held]) {
      await this.chunks.remove(id).catch(() => 0);
      if ((await this.chunks.getJobState(id)) === "unknown") this.held.delete(id);
    }
    return this.held.size;
  }

  private async announce(): Promise<void> {
    const { hash, version } = this.plan;
    const study: Announcement = { hash, version };
    await this.lists.plans.add("plan", { text: this.text }, { jobId: planId(hash) });
    await this.lists.studies.add("study", study, { jobId: planId(hash) });
    this.announced = true;
  }

  /** Keeps the queue filled without putting all of a large study on it. */
  private async ask(): Promise<void> {
    const { hash } = this.plan;
    if (this.waiting.length === 0) return;
    const { active = 0 } = await this.chunks.getJobCounts("active");
    const room = Math.max(WAITING_LEAST, WAITING_EACH * active) - this.asked.size;
    if (room <= 0) return;
    const next = this.waiting.slice(-room).reverse();
    await this.chunks.addBulk(
      next.map((index) => ({
        name: "chunk",
        data: { plan: hash, index },
        opts: { ...chunkOptions, jobId: chunkId(hash, index) },
      })),
    );
    this.waiting.length -= next.length;
    for (const index of next) this.asked.add(index);
  }

  /** Writes the chunks that workers have sent, and names them. */
  private async collect(collected: number[]): Promise<void> {
    const { hash, out } = this.plan;
    const results = this.lists.results(hash);
    const sent = await results.getJobs(["waiting"], 0, FETCHED_AT_ONCE - 1);
    for (const job of sent) {
      const { index, parcel } = job.data;
      if (this.asked.has(index) && unpack(parcel, out, index) && (await this.options.isWhole(index))) {
        this.asked.delete(index);
        collected.push(index);
        this.taken = true;
      }
      // Once it is on disk nobody needs it; damaged or unknown it is of no use, and the chunk is computed again.
      await results.remove(job.id ?? "");
      const id = chunkId(hash, index);
      if ((await this.chunks.remove(id).catch(() => 0)) === 0) this.held.add(id);
    }
  }

  /** Looks at each chunk that is out: puts back what the server has forgotten, and what ended without a result. */
  private async check(): Promise<void> {
    const { hash } = this.plan;
    for (const index of [...this.asked]) {
      const id = chunkId(hash, index);
      const state = await this.chunks.getJobState(id);
      if (state === "active") this.taken = true;
      if (state === "failed") await this.failed(index);
      else if (state === "unknown" || state === "completed") {
        // A result may have arrived since we last looked.
        if ((await this.lists.results(hash).getJobState(id)) !== "unknown") continue;
        await this.chunks.remove(id);
        this.again(index);
      }
    }
    if ((await this.lists.studies.getJobState(planId(hash))) === "unknown") await this.announce();
    await this.readRefusals();
  }

  private again(index: number): void {
    this.asked.delete(index);
    this.waiting.push(index);
  }

  private async failed(index: number): Promise<void> {
    const id = chunkId(this.plan.hash, index);
    const job = await this.chunks.getJob(id);
    const why = this.broker.address.redact(job?.failedReason ?? "");
    await this.chunks.remove(id);
    const tries = (this.tries.get(index) ?? 0) + 1;
    this.tries.set(index, tries);
    if (tries < TRIES) this.again(index);
    else {
      this.asked.delete(index);
      this.options.note({
        en: `chunk ${index} could not be computed by any worker: ${why}`,
        zh: `数据块 ${index} 在各工作节点上均无法完成：${why}`,
      });
    }
  }

  /** Tells of workers that may not serve this study, once for each version and host. */
  private async readRefusals(): Promise<void> {
    const { logs } = await this.lists.studies.getJobLogs(planId(this.plan.hash));
    for (const line of logs) {
      if (this.refusals.has(line)) continue;
      this.refusals.add(line);
      const { version, host } = JSON.parse(line) as Refusal;
      const needed = this.plan.version;
      this.options.note({
        en: `a worker on ${host} is refused: it is medtide ${version}, this study needs ${needed}`,
        zh: `已拒绝 ${host} 上的工作节点：其版本为 medtide ${version}，本研究需要 ${needed}`,
      });
    }
  }

  private tellAlone(): void {
    const { shown } = this.broker.address;
    this.options.note({
      en: `no worker has taken a chunk yet; start some with: medtide worker --queue ${shown}`,
      zh: `尚无工作节点领取任务；请启动：medtide worker --queue ${shown}`,
    });
  }

  private silent(error: unknown): void {
    if (this.isSilent) return;
    this.isSilent = true;
    const why = this.broker.address.redact(error instanceof Error ? error.message : String(error));
    this.options.note({
      en: `the queue's server does not answer (${why}); waiting for it`,
      zh: `队列服务器无应答（${why}）；正在等待其恢复`,
    });
  }

  private hears(): void {
    if (this.isSilent) this.options.note({ en: "the queue's server answers again", zh: "队列服务器已恢复" });
    this.isSilent = false;
  }

  private rest(milliseconds: number): Promise<void> {
    const { signal } = this.options;
    return new Promise((done) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        done();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener("abort", end);
    });
  }
}

/**
 * Has the chunks of a plan computed by workers on a queue and writes what they send. Ended by its signal it takes the
 * study off the queue; killed, it leaves it there, and the next one finds what workers have done meanwhile.
 */
export async function* control(
  plan: StoredPlan,
  indices: readonly number[],
  broker: Broker,
  options: ControllerOptions,
): AsyncGenerator<number> {
  const controller = new Controller(plan, indices, broker, options);
  let leaves = false;
  try {
    yield* controller.run();
  } catch (error) {
    // Where we cannot write, what workers have done stays on the server for the next attempt.
    leaves = error instanceof Faults;
    throw error;
  } finally {
    // A server that is away now cannot be tidied up.
    if (!leaves) await controller.withdraw().catch(() => {});
  }
}
