import { Worker } from "node:worker_threads";
import type { Job, Outcome, Runner } from "../../study/runner.ts";
import { defaults } from "./defaults.ts";

export interface PoolOptions {
  /** Workers at most; by default one for each core. */
  readonly threads?: number;
  /** Ends the workers at once; `run` then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Another script for the workers than the shipped one. */
  readonly script?: URL;
}

export interface Pool extends Runner {
  /** Ends all workers. A closed pool starts them anew when it is used again. */
  close(): Promise<void>;
}

/** Jobs that a worker has at a time while there are plenty: one more than it does, so that it need not wait for the next. */
const DEPTH = 2;

/** How many jobs may be finished or under way beyond what the reader has taken, for each worker. */
const AHEAD = 4;

/** What a worker answers: the outcomes of its job, or the exception that ended it. */
export type Answer = { readonly outcomes: readonly Outcome[] } | { readonly stage: string; readonly message: string };

/** What a worker is told: a job, without its scenarios when they are those of the job before. */
export type Errand = Omit<Job, "scenarios"> & { readonly scenarios: Job["scenarios"] | null };

/** Every run of a job has failed for the same reason. */
const allFailed = (job: Job, stage: string, message: string): Outcome[] =>
  job.scenarios.map((_, scenario) => ({ ok: false, scenario, replicate: job.replicate, stage, message }));

/** A job on its way, and who waits for it. */
interface Pending {
  readonly job: Job;
  readonly answered: (answer: Answer) => void;
}

/** One worker thread: started by its first job, replaced after a crash. What it is given while busy it does next. */
class Lane {
  private readonly script: URL;
  private worker: Worker | null = null;
  private sent: Job["scenarios"] | null = null;
  private readonly under: Pending[] = [];

  constructor(script: URL) {
    this.script = script;
  }

  /** Jobs under way or waiting here. */
  get load(): number {
    return this.under.length;
  }

  /** Never rejects: a job whose worker dies is a job whose runs have failed. */
  async do(job: Job): Promise<readonly Outcome[]> {
    const answer = await new Promise<Answer>((answered) => {
      this.under.push({ job, answered });
      this.send(job);
    });
    return "outcomes" in answer ? answer.outcomes : allFailed(job, answer.stage, answer.message);
  }

  private send(job: Job): void {
    try {
      this.worker ??= this.start();
      // A worker keeps the scenarios of its last job: sent again they would be other objects, and all that is remembered of them lost.
      const errand: Errand = this.sent === job.scenarios ? { ...job, scenarios: null } : job;
      this.sent = job.scenarios;
      this.worker.postMessage(errand);
    } catch (error) {
      this.settle({ stage: "worker", message: error instanceof Error ? error.message : String(error) });
    }
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    this.sent = null;
    await worker?.terminate();
    while (this.load > 0) this.settle({ stage: "worker", message: "the worker was ended" });
  }

  private start(): Worker {
    const worker = new Worker(this.script);
    const crash = (message: string): void => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.sent = null;
      this.settle({ stage: "worker", message });
      // What waited behind the job that died goes to the next worker.
      for (const { job } of [...this.under]) this.send(job);
    };
    worker.on("message", (answer: Answer) => this.settle(answer));
    worker.on("messageerror", (error) => crash(error.message));
    worker.on("error", (error) => crash(error instanceof Error ? error.message : String(error)));
    worker.on("exit", (code) => crash(`the worker ended with code ${code}`));
    return worker;
  }

  private settle(answer: Answer): void {
    this.under.shift()?.answered(answer);
  }
}

/**
 * Runs jobs on worker threads, one after the other on each. Outcomes come as they are finished; which thread ran what
 * leaves no trace in them.
 *
 *     const pool = createPool({ threads: 2 });
 *     for await (const outcome of pool.run(jobs)) console.log(outcome.ok);
 *     await pool.close();
 */
export function createPool({ threads = defaults.threads, signal, script }: PoolOptions = {}): Pool {
  const url = script ?? new URL(import.meta.resolve("#worker"));
  const lanes = Array.from({ length: threads }, () => new Lane(url));
  /** One for each `run` in progress: gives idle lanes their next job. */
  const pumps = new Set<() => void>();
  const close = async (): Promise<void> => {
    await Promise.all(lanes.map((lane) => lane.close()));
  };

  async function* run(jobs: Iterable<Job>): AsyncGenerator<Outcome> {
    signal?.throwIfAborted();
    const source = jobs[Symbol.iterator]();
    /** Jobs taken from the source and not given to a worker. */
    const waiting: Job[] = [];
    const finished: (readonly Outcome[])[] = [];
    let busy = 0;
    let more = true;
    let wake = (): void => {};

    /** The first of the lanes with least to do, if it may have another job: two only while there are more jobs than lanes. */
    const free = (): Lane | undefined => {
      const depth = waiting.length > threads ? DEPTH : 1;
      const [least] = [...lanes].sort((one, other) => one.load - other.load);
      return least !== undefined && least.load < depth ? least : undefined;
    };

    const pump = (): void => {
      for (;;) {
        while (more && waiting.length <= threads) {
          const next = source.next();
          if (next.done === true) more = false;
          else waiting.push(next.value);
        }
        const lane = free();
        const job = waiting[0];
        if (job === undefined || lane === undefined || busy + finished.length >= AHEAD * threads) break;
        waiting.shift();
        busy++;
        void lane.do(job).then((outcomes) => {
          busy--;
          if (signal?.aborted !== true) finished.push(outcomes);
          for (const other of pumps) other();
          wake();
        });
      }
      if (busy === 0 && waiting.length === 0 && !more) wake();
    };

    const onAbort = (): void => {
      more = false;
      waiting.length = 0;
      wake();
      void close();
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    pumps.add(pump);
    try {
      for (;;) {
        pump();
        const outcomes = finished.shift();
        if (outcomes !== undefined) {
          yield* outcomes;
          continue;
        }
        signal?.throwIfAborted();
        if (busy === 0 && waiting.length === 0 && !more) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      more = false;
      waiting.length = 0;
      pumps.delete(pump);
      signal?.removeEventListener("abort", onAbort);
    }
  }

  return { run, close };
}
