import type { Job, Outcome, Runner } from "../../study/runner.ts";
import { Packer } from "./parcel.ts";
import type { Answer, CalledOff, Errand } from "./workbench.ts";

/** Every run of a job has failed for the same reason. */
const allFailed = ({ scenarios, replicate }: Job, stage: string, message: string): Outcome[] =>
  scenarios.map((_, scenario) => ({ ok: false, scenario, replicate, stage, message }));

interface Pending {
  readonly job: Job;
  readonly urgent: boolean;
  readonly signal: AbortSignal;
  readonly answered: (outcomes: readonly Outcome[]) => void;
}

/** One web worker: started by its first job, replaced after a crash. */
class Lane {
  private readonly start: () => Worker;
  private worker: Worker | null = null;
  private packer = new Packer();
  /** Errands that the worker has, by number. */
  private readonly there = new Map<number, Pending>();
  private waiting: Pending[] = [];
  private count = 0;

  constructor(start: () => Worker) {
    this.start = start;
  }

  /** Jobs under way or waiting here. */
  get load(): number {
    return this.there.size + this.waiting.length;
  }

  /** Urgent jobs go to the worker at once, so that it never waits for the next; of the others it has one at a time. */
  do(pending: Pending): void {
    if (pending.urgent) this.send(pending);
    else this.waiting.push(pending);
    this.next();
  }

  /** Ends what was asked for under this signal. */
  callOff(signal: AbortSignal): void {
    this.waiting = this.waiting.filter((pending) => pending.signal !== signal);
    const calledOff = [...this.there].filter(([, pending]) => pending.signal === signal).map(([number]) => number);
    if (calledOff.length === 0) return;
    for (const number of calledOff) this.there.delete(number);
    this.worker?.postMessage({ calledOff } satisfies CalledOff);
    this.next();
  }

  private next(): void {
    if ([...this.there.values()].some(({ urgent }) => !urgent)) return;
    const pending = this.waiting.shift();
    if (pending !== undefined) this.send(pending);
  }

  private send(pending: Pending): void {
    this.worker ??= this.begin();
    const { scenarios, ...job } = pending.job;
    const number = ++this.count;
    this.there.set(number, pending);
    const parcel = this.packer.pack(scenarios);
    this.worker.postMessage({ ...job, number, urgent: pending.urgent, parcel } satisfies Errand);
  }

  private begin(): Worker {
    const worker = this.start();
    this.packer = new Packer();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const pending = this.there.get(data.number);
      this.there.delete(data.number);
      // What has been called off may have been on its way.
      pending?.answered("outcomes" in data ? data.outcomes : allFailed(pending.job, data.stage, data.message));
      this.next();
    };
    worker.onerror = ({ message }) => {
      worker.terminate();
      this.worker = null;
      const lost = [...this.there.values()];
      this.there.clear();
      for (const { job, answered } of lost) answered(allFailed(job, "worker", message));
      this.next();
    };
    return worker;
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
    const onAbort = (): void => {
      for (const lane of lanes) lane.callOff(signal);
      wake();
    };
    signal.addEventListener("abort", onAbort, { once: true });
    for (const job of jobs) {
      open++;
      const answered = (outcomes: readonly Outcome[]): void => {
        open--;
        finished.push(outcomes);
        wake();
      };
      const lane = urgent ? (lanes[job.replicate % threads] as Lane) : idlest();
      lane.do({ job, urgent, signal, answered });
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
