import { mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import type { Job } from "bullmq";
import { Faults } from "../../../base/fail.ts";
import type { Text } from "../../../base/text.ts";
import type { StoredPlan } from "../engine.ts";
import { packageFacts } from "../package-facts.ts";
import { refuse } from "../store.ts";
import { makeFolder, writeWhole } from "../write.ts";
import { type Broker, within } from "./broker.ts";
import {
  ATTEMPTS,
  type ChunkJob,
  chunkId,
  chunkList,
  type Lists,
  openLists,
  planId,
  type QueueTiming,
} from "./lists.ts";
import { discard, pack } from "./parcel.ts";

/** A plan as it lies on a worker's disk. */
export type PlanHere = Pick<StoredPlan, "file" | "out" | "hash">;

/** Computes a chunk of a plan into the plan's `out`. Not in this thread: who blocks it is taken for dead. */
export type ComputeChunk = (plan: PlanHere, index: number) => Promise<void>;

export interface ServeOptions {
  /** Chunks computed at a time. */
  readonly threads: number;
  readonly compute: ComputeChunk;
  /** When aborted, no further chunk is taken, and the worker ends with those at hand. */
  readonly drain: AbortSignal;
  readonly note: (words: Text) => void;
  readonly warn: (words: Text) => void;
  readonly timing: QueueTiming;
}

/** Different chunks that fail here, and none between them that does not, until the fault is taken to be this machine's. */
const FAILED_IN_A_ROW = 3;

/** Seconds that a worker which is to end tries to deliver what it has finished, and then to say so. */
const LAST_SECONDS = 30;
const FAREWELL_SECONDS = 5;

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const unable: Text = {
  en: `${FAILED_IN_A_ROW} chunks in a row failed on this machine; it takes no more, so that others may try them`,
  zh: `本机连续 ${FAILED_IN_A_ROW} 个数据块失败，不再领取任务，以便由其他机器重试`,
};

class Server {
  private readonly broker: Broker;
  private readonly options: ServeOptions;
  private readonly lists: Lists;
  /** Where plans and chunks lie until they are delivered. */
  private readonly scratch = mkdtempSync(join(tmpdir(), "medtide-worker-"));
  private readonly plans = new Map<string, PlanHere>();
  private readonly refused = new Set<string>();
  private readonly failedInARow = new Set<string>();
  private readonly atHand = new Set<Promise<string>>();
  private end: (error: Error | null) => void = () => {};
  done = 0;

  constructor(broker: Broker, options: ServeOptions) {
    this.broker = broker;
    this.options = options;
    this.lists = openLists(broker);
  }

  /** Takes chunks until told to end, or until this machine proves unable. */
  async run(): Promise<void> {
    const { drain, threads, timing, note, warn } = this.options;
    await this.refuseOthers(true);
    await this.checkClock();
    const taker = await this.broker.taker<ChunkJob>(
      chunkList(packageFacts.version),
      (job) => this.hold(this.process(job)),
      {
        concurrency: threads,
        lockDuration: timing.lock,
        stalledInterval: timing.lock / 2,
        maxStalledCount: ATTEMPTS,
        runRetryDelay: timing.look,
        stalled: (id) => {
          note({
            en: `${id}: its worker has fallen silent; it is begun again`,
            zh: `${id}：原工作节点失去联系，重新计算`,
          });
        },
      },
    );
    const ended = new Promise<Error | null>((resolve) => {
      this.end = resolve;
    });
    if (drain.aborted) this.end(null);
    drain.addEventListener("abort", () => this.end(null), { once: true });
    const timer = setInterval(() => void this.lookAround(), LOOK_AROUND_MS);
    const { shown } = this.broker.address;
    note({
      en: `medtide ${packageFacts.version} takes chunks from ${shown}; Ctrl-C ends it after those at hand`,
      zh: `medtide ${packageFacts.version} 正从 ${shown} 领取任务；按 Ctrl-C 将在完成手头任务后退出`,
    });
    const error = await ended;
    clearInterval(timer);
    if (error === null) warn({ en: "finishing the chunks at hand", zh: "正在完成手头的任务" });
    const closed = taker.close();
    await Promise.allSettled(this.atHand);
    await within(FAREWELL_SECONDS, closed);
    await taker.letGo();
    if (error !== null) throw error;
  }

  clear(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }

  private async hold(work: Promise<string>): Promise<string> {
    this.atHand.add(work);
    try {
      return await work;
    } finally {
      this.atHand.delete(work);
    }
  }

  private async process(job: Job<ChunkJob>): Promise<string> {
    const { plan: hash, index } = job.data;
    const plan = await this.planOf(hash);
    if (plan === null) return "withdrawn";
    try {
      await this.options.compute(plan, index);
      const delivered = await this.deliver(plan, index);
      this.failedInARow.clear();
      if (delivered === "delivered") this.done++;
      return delivered;
    } catch (error) {
      this.failed(hash, index, error);
      throw new Error(`${hostname()}: ${wordsOf(error)}`);
    } finally {
      discard(plan.out, index);
    }
  }

  /** The plan on this machine's disk; null when its study has been taken off the queue. */
  private async planOf(hash: string): Promise<PlanHere | null> {
    const known = this.plans.get(hash);
    if (known !== undefined) return known;
    const job = await this.lists.plans.getJob(planId(hash));
    if (job === undefined) return null;
    const plan = { hash, file: join(this.scratch, `${hash}.json`), out: join(this.scratch, hash) };
    makeFolder(plan.out);
    writeWhole(plan.file, job.data.text);
    this.plans.set(hash, plan);
    return plan;
  }

  /** Sends the files of a chunk, waiting for a server that is away: what has been finished is not thrown away. */
  private async deliver({ hash, out }: PlanHere, index: number): Promise<string> {
    const parcel = pack(out, index);
    const id = chunkId(hash, index);
    const { drain, timing } = this.options;
    for (let waited = 0; ; waited += timing.look) {
      try {
        if ((await this.lists.studies.getJobState(planId(hash))) === "unknown") return "withdrawn";
        await this.lists.results(hash).add("result", { index, parcel }, { jobId: id });
        return "delivered";
      } catch (error) {
        if (drain.aborted && waited > LAST_SECONDS * 1000) throw error;
        if (waited === 0) {
          const why = this.broker.address.redact(wordsOf(error));
          this.options.warn({
            en: `the queue's server does not answer (${why}); chunk ${index} waits for it`,
            zh: `队列服务器无应答（${why}）；数据块 ${index} 等待发送`,
          });
        }
        await pause(timing.look);
      }
    }
  }

  private failed(hash: string, index: number, error: unknown): void {
    const why = this.broker.address.redact(wordsOf(error));
    this.options.warn({ en: `chunk ${index} failed here: ${why}`, zh: `数据块 ${index} 在此失败：${why}` });
    this.failedInARow.add(chunkId(hash, index));
    if (this.failedInARow.size < FAILED_IN_A_ROW) return;
    this.end(refuse(hostname(), unable));
  }

  private async lookAround(): Promise<void> {
    try {
      await this.refuseOthers(false);
      await this.checkClock();
    } catch (error) {
      // A server that is away says nothing about us.
      if (error instanceof Faults) this.end(error);
    }
  }

  /** PostgreSQL holds locks by the clocks of its clients: one that is wrong takes chunks from others, or never gives them back. */
  private async checkClock(): Promise<void> {
    const ahead = await this.broker.clockAhead();
    if (Math.abs(ahead) < this.options.timing.lock / 3) return;
    const seconds = Math.round(Math.abs(ahead) / 1000);
    const { shown } = this.broker.address;
    throw refuse(hostname(), {
      en: `this machine's clock is ${seconds} s ${ahead > 0 ? "ahead of" : "behind"} that of ${shown}; set it (NTP) and start the worker again`,
      zh: `本机时钟比 ${shown} ${ahead > 0 ? "快" : "慢"} ${seconds} 秒；请校准时钟（NTP）后重新启动工作节点`,
    });
  }

  /** Tells both sides of studies of other versions. At the start, a worker that has nothing else to do is refused. */
  private async refuseOthers(isStart: boolean): Promise<void> {
    const studies = await this.lists.studies.getJobs(["waiting"]);
    const own = packageFacts.version;
    const others = studies.filter(({ data }) => data.version !== own && !this.refused.has(data.hash));
    for (const study of others) {
      this.refused.add(study.data.hash);
      await study.log(JSON.stringify({ version: own, host: hostname() }));
    }
    const [first] = others;
    if (first === undefined) return;
    const { version } = first.data;
    const words: Text = {
      en: `a study on this queue is for medtide ${version}; this worker is medtide ${own} and may not serve it: install the same version here`,
      zh: `此队列上的研究需要 medtide ${version}；本工作节点为 medtide ${own}，不能为其计算：请在此安装相同版本`,
    };
    if (isStart && others.length === studies.length) throw refuse(this.broker.address.shown, words);
    this.options.warn(words);
  }
}

/** Milliseconds between looks for studies of other versions and at the clock. */
const LOOK_AROUND_MS = 5000;

/**
 * Takes chunks from a queue, computes them and sends them back. Resolves with their number once it has been told to end
 * and has finished those at hand; throws `Faults` where there are only studies of other versions.
 */
export async function serve(broker: Broker, options: ServeOptions): Promise<number> {
  const server = new Server(broker, options);
  try {
    await server.run();
    return server.done;
  } finally {
    server.clear();
  }
}
