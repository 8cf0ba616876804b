import { Worker } from "node:worker_threads";
import { Faults } from "../../../base/fail.ts";
import type { ChunkAnswer, ChunkErrand } from "../chunk-worker.ts";
import type { Engine, EngineContext, StoredPlan } from "../engine.ts";

/** A chunk whose thread dies is tried once more: it may have died for want of memory that others held. */
const TRIES = 2;

const script = (): URL => new URL("./chunk-worker.js", import.meta.resolve("#worker"));

/** Chunks handed out to threads, and what has become of them. */
class Threads {
  private readonly plan: StoredPlan;
  private readonly waiting: number[];
  private readonly tries = new Map<number, number>();
  private readonly context: EngineContext;
  private readonly workers = new Set<Worker>();
  readonly finished: number[] = [];
  error: Error | null = null;
  busy = 0;
  wake = (): void => {};

  constructor(plan: StoredPlan, indices: readonly number[], context: EngineContext) {
    this.plan = plan;
    this.waiting = [...indices];
    this.context = context;
  }

  start(): void {
    const threads = Math.min(this.context.threads, this.waiting.length);
    for (let k = 0; k < threads; k++) this.open();
  }

  async close(): Promise<void> {
    this.waiting.length = 0;
    const ending = [...this.workers];
    this.workers.clear();
    await Promise.all(ending.map((worker) => worker.terminate()));
  }

  /** A thread of its own, which takes one chunk after the other. */
  private open(): void {
    const { file, out } = this.plan;
    const errand: ChunkErrand = { file, out };
    const worker = new Worker(script(), { workerData: errand });
    this.workers.add(worker);
    let current: number | null = null;
    const next = (): void => {
      current = this.waiting.shift() ?? null;
      if (current === null) {
        this.workers.delete(worker);
        void worker.terminate();
      } else {
        this.busy++;
        worker.postMessage(current);
      }
    };
    worker.on("message", (answer: ChunkAnswer) => {
      this.busy--;
      current = null;
      this.take(answer);
      next();
      this.wake();
    });
    const crashed = (message: string): void => {
      if (!this.workers.delete(worker)) return;
      if (current !== null) {
        this.busy--;
        this.again(current, message);
      }
      if (this.waiting.length > 0) this.open();
      this.wake();
    };
    worker.on("error", (error) => crashed(error instanceof Error ? error.message : String(error)));
    worker.on("exit", (code) => crashed(`the thread ended with code ${code}`));
    next();
  }

  private take(answer: ChunkAnswer): void {
    if ("done" in answer) {
      this.finished.push(answer.index);
      this.context.simulated(answer.done.simulated);
    } else if ("faults" in answer) {
      // What one thread may not read or write, none may.
      this.error ??= new Faults(answer.faults);
      this.waiting.length = 0;
    } else this.again(answer.index, answer.message);
  }

  private again(index: number, message: string): void {
    const tried = (this.tries.get(index) ?? 0) + 1;
    this.tries.set(index, tried);
    if (tried < TRIES) this.waiting.push(index);
    else {
      this.context.note({
        en: `chunk ${index} could not be computed: ${message}`,
        zh: `第 ${index} 块未能完成：${message}`,
      });
    }
  }
}

export default {
  id: "local",
  name: { en: "this machine", zh: "本机" },
  chunkSeconds: 3,
  parallel: ({ threads }) => threads,
  async *run(plan, indices, context) {
    const { signal } = context;
    signal.throwIfAborted();
    const threads = new Threads(plan, indices, context);
    const onAbort = (): void => {
      void threads.close();
      threads.wake();
    };
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      threads.start();
      for (;;) {
        signal.throwIfAborted();
        const index = threads.finished.shift();
        if (index !== undefined) {
          yield index;
          continue;
        }
        if (threads.busy === 0) break;
        await new Promise<void>((resolve) => {
          threads.wake = resolve;
        });
      }
      if (threads.error !== null) throw threads.error;
    } finally {
      signal.removeEventListener("abort", onAbort);
      await threads.close();
    }
  },
} as const satisfies Engine;
