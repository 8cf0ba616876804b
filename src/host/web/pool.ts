import type { Job, Outcome, Runner } from "../../study/runner.ts";
import type { Answer, Errand } from "./worker.ts";

/** Every run of a job has failed for the same reason. */
const allFailed = ({ scenarios, replicate }: Job, stage: string, message: string): Outcome[] =>
  scenarios.map((_, scenario) => ({ ok: false, scenario, replicate, stage, message }));

interface Pending {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly answered: (outcomes: readonly Outcome[]) => void;
}

/** One web worker: started by its first job, replaced after a crash. It is given one job at a time, so that what waits can be called off. */
class Lane {
  private readonly start: () => Worker;
  private worker: Worker | null = null;
  private sent: Job["scenarios"] | null = null;
  private readonly waiting: Pending[] = [];
  private under: Pending | null = null;

  constructor(start: () => Worker) {
    this.start = start;
  }

  do(pending: Pending): void {
    this.waiting.push(pending);
    this.next();
  }

  private next(): void {
    while (this.under === null) {
      const pending = this.waiting.shift();
      if (pending === undefined) return;
      if (pending.signal.aborted) {
        pending.answered([]);
        continue;
      }
      this.under = pending;
      const { job } = pending;
      const errand: Errand = this.sent === job.scenarios ? { ...job, scenarios: null } : job;
      this.sent = job.scenarios;
      this.worker ??= this.begin();
      this.worker.postMessage(errand);
    }
  }

  private begin(): Worker {
    const worker = this.start();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.settle(data);
    worker.onerror = ({ message }) => {
      worker.terminate();
      this.worker = null;
      this.sent = null;
      this.settle({ stage: "worker", message });
    };
    return worker;
  }

  private settle(answer: Answer): void {
    const { under } = this;
    this.under = null;
    if (under !== null) {
      under.answered("outcomes" in answer ? answer.outcomes : allFailed(under.job, answer.stage, answer.message));
    }
    this.next();
  }
}

/** Where jobs of one request run, until the request is called off. */
export interface Pool {
  /** Throws the signal's reason once it is aborted. */
  under(signal: AbortSignal): Runner;
}

/** Runs jobs on web workers. A replicate always goes to the same one, which remembers how it began. */
export function createPool(threads: number, start: () => Worker): Pool {
  const lanes = Array.from({ length: threads }, () => new Lane(start));

  async function* run(jobs: Iterable<Job>, signal: AbortSignal): AsyncGenerator<Outcome> {
    signal.throwIfAborted();
    const finished: (readonly Outcome[])[] = [];
    let open = 0;
    let wake = (): void => {};
    const onAbort = (): void => wake();
    signal.addEventListener("abort", onAbort, { once: true });
    for (const job of jobs) {
      open++;
      const answered = (outcomes: readonly Outcome[]): void => {
        open--;
        finished.push(outcomes);
        wake();
      };
      (lanes[job.replicate % threads] as Lane).do({ job, signal, answered });
    }
    try {
      for (;;) {
        signal.throwIfAborted();
        const outcomes = finished.shift();
        if (outcomes !== undefined) yield* outcomes;
        else if (open === 0) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  return { under: (signal) => ({ run: (jobs) => run(jobs, signal) }) };
}
