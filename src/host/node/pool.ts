import { Worker } from "node:worker_threads";
import { Assembly, type Piece, partsIn } from "../../sim/parts.ts";
import type { Job, Outcome, Runner } from "../../study/runner.ts";
import { defaults } from "./defaults.ts";

export interface PoolOptions {
  /** Workers at most; by default one for each core. */
  readonly threads?: number;
  /** Ends the workers at once; `run` then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told of each part of a job over a large region that is done, in runs: a run in ten parts is a tenth of one. */
  readonly onPart?: (runs: number) => void;
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

/** What a worker answers: the outcomes of its job, what a part of it came to, or the exception that ended it. */
export type Answer =
  | { readonly outcomes: readonly Outcome[] }
  | { readonly pieces: readonly (Piece | null)[] }
  | Exclude<Piece, { ok: true }>;

/** What a worker is told: a job or a part of one, without its scenarios when they are those of the job before. */
export type Errand = Omit<Job, "scenarios"> & {
  readonly scenarios: Job["scenarios"] | null;
  readonly part: number | null;
};

/** A whole job, or one of the parts of a job whose region is so large that threads share it. */
interface Task {
  readonly job: Job;
  readonly part: number | null;
  readonly assembly: Assembly;
}

function tasksOf(job: Job): Task[] {
  const parts = partsIn(job);
  const assembly = new Assembly(job);
  return Array.from({ length: parts }, (_, part) => ({ job, part: parts === 1 ? null : part, assembly }));
}

/** What a job came to, once the last of its tasks is done; null until then. */
function outcomesOf({ job, part, assembly }: Task, answer: Answer): readonly Outcome[] | null {
  if ("outcomes" in answer) return answer.outcomes;
  // Every run of a job has failed for the same reason.
  assembly.add(part ?? 0, "pieces" in answer ? answer.pieces : job.scenarios.map(() => answer));
  return assembly.complete ? assembly.outcomes() : null;
}

/** A task on its way, and who waits for it. */
interface Pending {
  readonly task: Task;
  readonly answered: (answer: Answer) => void;
}

/** One worker thread: started by its first task, replaced after a crash. What it is given while busy it does next. */
class Lane {
  private readonly script: URL;
  private worker: Worker | null = null;
  private sent: Job["scenarios"] | null = null;
  private readonly under: Pending[] = [];

  constructor(script: URL) {
    this.script = script;
  }

  /** Tasks under way or waiting here. */
  get load(): number {
    return this.under.length;
  }

  /** Never rejects: a task whose worker dies is one whose runs have failed. */
  do(task: Task): Promise<Answer> {
    return new Promise((answered) => {
      this.under.push({ task, answered });
      this.send(task);
    });
  }

  private send({ job, part }: Task): void {
    try {
      this.worker ??= this.start();
      // A worker keeps the scenarios of its last job: sent again they would be other objects, and all that is remembered of them lost.
      const errand: Errand = { ...job, part, scenarios: this.sent === job.scenarios ? null : job.scenarios };
      this.sent = job.scenarios;
      this.worker.postMessage(errand);
    } catch (error) {
      this.settle({ ok: false, stage: "worker", message: error instanceof Error ? error.message : String(error) });
    }
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    this.sent = null;
    await worker?.terminate();
    while (this.load > 0) this.settle({ ok: false, stage: "worker", message: "the worker was ended" });
  }

  private start(): Worker {
    const worker = new Worker(this.script);
    const crash = (message: string): void => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.sent = null;
      this.settle({ ok: false, stage: "worker", message });
      // What waited behind the task that died goes to the next worker.
      for (const { task } of [...this.under]) this.send(task);
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
 * Runs jobs on worker threads, one after the other on each; a job over a large region is shared out prefecture by prefecture.
 * Outcomes come as they are finished; which thread ran what leaves no trace in them.
 *
 *     const pool = createPool({ threads: 2 });
 *     for await (const outcome of pool.run(jobs)) console.log(outcome.ok);
 *     await pool.close();
 */
export function createPool({ threads = defaults.threads, signal, onPart, script }: PoolOptions = {}): Pool {
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
    /** Tasks of jobs taken from the source, not given to a worker yet. */
    const waiting: Task[] = [];
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
          else waiting.push(...tasksOf(next.value));
        }
        const lane = free();
        const task = waiting[0];
        if (task === undefined || lane === undefined || busy + finished.length >= AHEAD * threads) break;
        waiting.shift();
        busy++;
        void lane.do(task).then((answer) => {
          busy--;
          const outcomes = outcomesOf(task, answer);
          if (task.part !== null) onPart?.(task.job.scenarios.length / partsIn(task.job));
          if (outcomes !== null && signal?.aborted !== true) finished.push(outcomes);
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
