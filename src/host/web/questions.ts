import type { all } from "../../analyses/all.gen.ts";
import type { Asked } from "../../analyses/analysis.ts";
import type { Fault } from "../../base/fail.ts";
import type { Comparison } from "../../sim/comparison.ts";
import type { Chapter } from "../../sim/findings.ts";
import type { LifeMonth } from "../../sim/life.ts";
import type { OutcomeId } from "../../sim/outcomes.ts";
import type { Scenario } from "../../sim/scenario.ts";
import type { HowSure } from "../../study/how-sure.ts";
import type { StudyEnd } from "../../study/run-waves.ts";
import type { Study } from "../../study/study.ts";
import type { Parcel } from "./parcel.ts";

/** What packages do against the baseline; a later question calls the earlier one off. */
export interface Question {
  readonly turn: number;
  readonly parcel: Parcel;
  readonly baseline: string;
  readonly seed: string;
  readonly budget: number | null;
  /** Replicates after which to answer, fewest first. */
  readonly rounds: readonly number[];
}

/** An analysis that comes back as a chapter to read, as they are listed. */
export type ChapterId = (typeof all)[number]["id"];

/** What takes longer and is asked for by a button. */
export type Analysis = { readonly turn: number } & (
  | { readonly id: ChapterId; readonly asked: Asked }
  | {
      readonly id: "sure";
      readonly scenarios: readonly Scenario[];
      /** Which parameters are drawn, and how often. */
      readonly study: Study;
      readonly outcome: OutcomeId;
      readonly seed: string;
      readonly replicates: number;
    }
  | {
      readonly id: "life";
      readonly one: Scenario;
      readonly other: Scenario;
      readonly seed: string;
      readonly replicate: number;
      readonly doctor: number | null;
    }
  | { readonly id: "study"; readonly study: Study }
);
export type AnalysisId = Analysis["id"];

/** One doctor in two worlds; nobody where there is no such doctor. */
export interface Lives {
  readonly doctor: number | null;
  readonly lives: readonly (readonly LifeMonth[])[];
}

export type AnalysisResult =
  | { readonly id: ChapterId; readonly found: Chapter }
  | { readonly id: "sure"; readonly found: HowSure }
  | { readonly id: "life"; readonly found: Lives }
  | { readonly id: "study"; readonly found: StudyEnd };

export type Reply =
  | { readonly turn: number; readonly done: number; readonly total: number; readonly id?: AnalysisId }
  | { readonly turn: number; readonly comparison: Comparison; readonly last: boolean }
  | { readonly turn: number; readonly result: AnalysisResult }
  | { readonly turn: number; readonly faults: readonly Fault[]; readonly id?: AnalysisId };

/** How a mark of a picture is told apart whose label is what its tooltip would say. */
export const TOLD = "told";
