import type { MusterRoll } from "./muster.ts";
import type { Tables } from "./rows.ts";
import type { Scenario } from "./scenario.ts";

/** One replicate of every scenario of a comparison: they share region, luck and burn-in, so they are one job. */
export interface Job {
  readonly scenarios: readonly Scenario[];
  readonly seed: string;
  readonly replicate: number;
  /** Evaluate every doctor's look every month: slower, and the same to the bit. */
  readonly exact?: boolean;
  /** Also work out the figures that only published effects are judged by. */
  readonly probe?: boolean;
  /** Also tell who was where. */
  readonly muster?: boolean;
  /** By scenario, the groups of factors that feel its policy, as bits in the order of `factorGroups`: all where there is none. */
  readonly felt?: readonly (number | null)[];
}

export interface RunResult {
  /** Position in the job's scenarios. */
  readonly scenario: number;
  readonly replicate: number;
  /** Outcomes and the parts of targets by id; null where a run cannot tell. */
  readonly measures: Readonly<Record<string, number | null>>;
  readonly tables: Tables;
  /** SHA-256 over tables and measures, as in run-hash.ts. */
  readonly hash: string;
  /** Figures of a job with `probe`, by name; null where a run cannot tell. */
  readonly probes?: Readonly<Record<string, number | null>>;
  /** Who was where, of a job with `muster`. */
  readonly muster?: MusterRoll;
}

/** A failed run is a row, not an exception. */
export type Outcome =
  | { readonly ok: true; readonly run: RunResult }
  | {
      readonly ok: false;
      readonly scenario: number;
      readonly replicate: number;
      readonly stage: string;
      readonly message: string;
    };
