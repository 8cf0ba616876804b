import { Beginnings } from "../../sim/beginnings.ts";
import type { Region } from "../../sim/scenario.ts";
import { replicateInSteps, type Steps } from "../../sim/simulate.ts";
import type { Job, Outcome } from "../../study/runner.ts";
import { type Parcel, Unpacker } from "./parcel.ts";

/** A job for a simulating worker. */
export type Errand = Omit<Job, "scenarios"> & {
  readonly number: number;
  /** Somebody waits for it: long work that is under way is set aside meanwhile. */
  readonly urgent: boolean;
  readonly parcel: Parcel;
};
/** Errands that nobody wants any more: their answers never come. */
export interface CalledOff {
  readonly calledOff: readonly number[];
}
export type Answer = { readonly number: number } & (
  | { readonly outcomes: readonly Outcome[] }
  | { readonly stage: string; readonly message: string }
);

/** Beginnings that are kept of a region of a few thousand doctors; of a larger one fewer, since each holds all of its doctors. */
const MOST = 48;
const FEW_DOCTORS = 3000;
const LEAST = 2;
const keptOf = ({ countiesPerPrefecture, facilities, country }: Region): number => {
  if (country !== undefined) return LEAST;
  const perCounty = facilities.reduce((sum, f) => sum + f.copies * (f.established + f.contract + f.village), 0);
  // A large region begins prefecture by prefecture.
  const posts = perCounty * countiesPerPrefecture;
  return Math.max(LEAST, Math.min(MOST, Math.floor((MOST * FEW_DOCTORS) / Math.max(1, posts))));
};

/**
 * What a simulating worker has in hand. It works in steps of a simulated year and looks at its messages in between, so that
 * what has been called off ends at once and long work makes way. It keeps how replicates begin, so that a changed package
 * costs only its own months.
 */
export class Workbench {
  private readonly say: (answer: Answer) => void;
  private readonly pause: (resume: () => void) => void;
  private readonly unpacker = new Unpacker();
  private readonly open = new Map<number, { readonly urgent: boolean; readonly steps: Steps<Outcome[]> }>();
  private isAtWork = false;
  private most = 0;
  private beginnings = new Beginnings(0);

  /** `pause` lets messages in and then resumes. */
  constructor(say: (answer: Answer) => void, pause: (resume: () => void) => void) {
    this.say = say;
    this.pause = pause;
  }

  take(message: Errand | CalledOff): void {
    if ("calledOff" in message) {
      for (const number of message.calledOff) this.open.delete(number);
      return;
    }
    const { number, urgent, parcel, ...job } = message;
    this.open.set(number, { urgent, steps: this.begin({ ...job, scenarios: this.unpacker.unpack(parcel) }) });
    if (this.isAtWork) return;
    this.isAtWork = true;
    this.pause(this.step);
  }

  private begin(job: Job): Steps<Outcome[]> {
    const wanted = job.scenarios[0] === undefined ? this.most : keptOf(job.scenarios[0].region);
    if (wanted !== this.most) {
      this.most = wanted;
      this.beginnings = new Beginnings(wanted);
    }
    return replicateInSteps(job, this.beginnings);
  }

  private readonly step = (): void => {
    const [number, { steps }] = [...this.open].find(([, { urgent }]) => urgent) ?? [...this.open][0] ?? [0, {}];
    this.isAtWork = steps !== undefined;
    if (steps === undefined) return;
    try {
      const { done, value } = steps.next();
      if (done === true) this.end({ number, outcomes: value });
    } catch (error) {
      this.end({ number, stage: "replicate", message: error instanceof Error ? error.message : String(error) });
    }
    this.pause(this.step);
  };

  private end(answer: Answer): void {
    this.open.delete(answer.number);
    this.say(answer);
  }
}
