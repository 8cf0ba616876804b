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
  private readonly urgent: Pending[] = [];
  private readonly waiting: Pending[] = [];
  private under: Pending | null = null;

  constructor(start: () => Worker) {
    this.start = start;
  }

  /** Jobs under way or waiting here. */
  get load(): number {
    return this.urgent.length + this.waiting.length + (this.under === null ? 0 : 1);
  }

  do(pending: Pending, urgent: boolean): void {
    (urgent ? this.urgent : this.waiting).push(pending);
    this.next();
  }

  private next(): void {
    while (this.under === null) {
      const pending = this.urgent.shift() ?? this.waiting.shift();
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

/** Where jobs of one request run, until the request is called off: its runners then throw the signal's reason. */
export interface Pool {
  /** For answers that somebody waits for: before all else, and a replicate always by the same worker, which remembers how it began. */
  urgent(signal: AbortSignal): Runner;
  /** For long work: whichever worker has least to do. */
  patient(signal: AbortSignal): Runner;
}

/** Runs jobs on web workers. */
export function createPool(threads: number, start: () => Worker): Pool {
  const lanes = Array.from({ length: threads }, () => new Lane(start));

  const idlest = (): Lane => [...lanes].sort((a, b) => a.load - b.load)[0] as Lane;

  async function* run(jobs: Iterable<Job>, signal: AbortSignal, urgent: boolean): AsyncGenerator<Outcome> {
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
      const lane = urgent ? (lanes[job.replicate % threads] as Lane) : idlest();
      lane.do({ job, signal, answered }, urgent);
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

  return {
    urgent: (signal) => ({ run: (jobs) => run(jobs, signal, true) }),
    patient: (signal) => ({ run: (jobs) => run(jobs, signal, false) }),
  };
}
