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

/** How many jobs may be finished or under way beyond what the reader has taken, for each worker. */
const AHEAD = 4;

/** What a worker answers: the outcomes of its job, or the exception that ended it. */
export type Answer = { readonly outcomes: readonly Outcome[] } | { readonly stage: string; readonly message: string };

/** What a worker is told: a job, without its scenarios when they are those of the job before. */
export type Errand = Omit<Job, "scenarios"> & { readonly scenarios: Job["scenarios"] | null };

/** Every run of a job has failed for the same reason. */
const allFailed = (job: Job, stage: string, message: string): Outcome[] =>
  job.scenarios.map((_, scenario) => ({ ok: false, scenario, replicate: job.replicate, stage, message }));

/** One worker thread: started by its first job, replaced after a crash. */
class Lane {
  private readonly script: URL;
  private worker: Worker | null = null;
  private sent: Job["scenarios"] | null = null;
  private answered: ((answer: Answer) => void) | null = null;

  constructor(script: URL) {
    this.script = script;
  }

  /** Never rejects: a job whose worker dies is a job whose runs have failed. */
  async do(job: Job): Promise<readonly Outcome[]> {
    const answer = await new Promise<Answer>((resolve) => {
      this.answered = resolve;
      try {
        this.worker ??= this.start();
        // A worker keeps the scenarios of its last job: sent again they would be other objects, and all that is remembered of them lost.
        const errand: Errand = this.sent === job.scenarios ? { ...job, scenarios: null } : job;
        this.sent = job.scenarios;
        this.worker.postMessage(errand);
      } catch (error) {
        this.settle({ stage: "worker", message: error instanceof Error ? error.message : String(error) });
      }
    });
    return "outcomes" in answer ? answer.outcomes : allFailed(job, answer.stage, answer.message);
  }

  async close(): Promise<void> {
    this.sent = null;
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.script);
    const crash = (message: string): void => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.sent = null;
      this.settle({ stage: "worker", message });
    };
    worker.on("message", (answer: Answer) => this.settle(answer));
    worker.on("messageerror", (error) => crash(error.message));
    worker.on("error", (error) => crash(error instanceof Error ? error.message : String(error)));
    worker.on("exit", (code) => crash(`the worker ended with code ${code}`));
    return worker;
  }

  private settle(answer: Answer): void {
    this.answered?.(answer);
    this.answered = null;
  }
}

/**
 * Runs jobs on worker threads, one job at a time on each. Outcomes come as they are finished; which thread ran what
 * leaves no trace in them.
 *
 *     const pool = createPool({ threads: 2 });
 *     for await (const outcome of pool.run(jobs)) console.log(outcome.ok);
 *     await pool.close();
 */
export function createPool({ threads = defaults.threads, signal, script }: PoolOptions = {}): Pool {
  const url = script ?? new URL(import.meta.resolve("#worker"));
  const lanes = Array.from({ length: threads }, () => new Lane(url));
  const idle = [...lanes].reverse();
  /** One for each `run` in progress: gives idle lanes their next job. */
  const pumps = new Set<() => void>();
  const close = async (): Promise<void> => {
    await Promise.all(lanes.map((lane) => lane.close()));
  };

  async function* run(jobs: Iterable<Job>): AsyncGenerator<Outcome> {
    signal?.throwIfAborted();
    const waiting = jobs[Symbol.iterator]();
    const finished: (readonly Outcome[])[] = [];
    let busy = 0;
    let more = true;
    let wake = (): void => {};

    const pump = (): void => {
      while (more && idle.length > 0 && busy + finished.length < AHEAD * threads) {
        const next = waiting.next();
        if (next.done === true) {
          more = false;
          wake();
          return;
        }
        const lane = idle.pop()!;
        busy++;
        void lane.do(next.value).then((outcomes) => {
          busy--;
          if (signal?.aborted !== true) finished.push(outcomes);
          idle.push(lane);
          for (const other of pumps) other();
          wake();
        });
      }
    };

    const onAbort = (): void => {
      more = false;
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
        if (busy === 0 && !more) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      more = false;
      pumps.delete(pump);
      signal?.removeEventListener("abort", onAbort);
    }
  }

  return { run, close };
}
