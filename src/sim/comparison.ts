import type { Text } from "../base/text.ts";
import type { OutcomeId } from "./outcomes.ts";

/**
 * One outcome of one package: mean over replicates, paired difference to the baseline with a 95 % interval.
 * `why` says what a null means: `baseline` – there is no difference to oneself; `no gain` – a cost per gain without a gain;
 * `one replicate` – no interval can be given.
 */
export interface Estimate {
  readonly value: number | null;
  /** 95 % interval of the value itself. */
  readonly valueLow: number | null;
  readonly valueHigh: number | null;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Variance of an unpaired difference over that of the paired one: how many times more replicates independent luck would need. */
  readonly varianceReduction: number | null;
  readonly why: "baseline" | "no gain" | "one replicate" | null;
}

/** A mean with its 95 % interval over replicates; null where there is none. */
export interface Interval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}
/** Of what was not measured. */
export const noInterval: Interval = { value: null, low: null, high: null };

export interface SeriesPoint extends Interval {
  /** Months for monthly series, years for yearly ones. */
  readonly at: number;
}

export interface PackageResult {
  readonly id: string;
  readonly name: Text;
  readonly description: Text | null;
  readonly lacks: readonly Text[];
  /** Lever ids with the settings that were used. */
  readonly levers: readonly {
    readonly id: string;
    readonly name: Text;
    readonly settings: Readonly<Record<string, unknown>>;
  }[];
  readonly outcomes: Readonly<Record<OutcomeId, Estimate>>;
  /** Common factor applied to all intensities by `--budget`; 1 without. */
  readonly scale: number;
  /** Set when the budget could not be spent in full: yearly cost at full intensity. */
  readonly belowBudget: number | null;
  /** Chance, over replicates resampled jointly, that this package has the best mean retention after three years; and the least cost per doctor-year. */
  readonly chanceBestRetention: number;
  readonly chanceBestValue: number | null;
  /** Retention of township doctors by month since month 0 (facility), and of county-hospital doctors. */
  readonly retention: readonly SeriesPoint[];
  readonly retentionHospital: readonly SeriesPoint[];
  /** Township vacancy by month; burnout by month. */
  readonly vacancy: readonly SeriesPoint[];
  readonly burnoutByMonth: readonly SeriesPoint[];
  /** Mean number of doctors a year by origin type (or "entry") and destination. */
  readonly flows: readonly {
    readonly origin: string;
    readonly destination: string;
    readonly kind: "move" | "dispatch" | "training";
    readonly perYear: number;
    readonly per100DoctorYears: number | null;
  }[];
  /** Leavers from township and community centres in whom a group is pivotal, as shares (they may overlap), and the exact split of the gain in worth. */
  readonly causes: readonly { readonly cause: string; readonly pivotal: Interval; readonly split: number }[];
  readonly schoolingPivotal: Interval;
  /** Mean RMB a year by payer and by lever. */
  readonly payers: readonly { readonly payer: string; readonly rmbPerYear: number }[];
  readonly leverCosts: readonly { readonly lever: string; readonly payer: string; readonly rmbPerYear: number }[];
  readonly townships: readonly {
    readonly facility: string;
    readonly name: Text;
    readonly remoteness: number;
    readonly doctors: Interval;
    readonly vacancy: Interval;
    readonly retention3: Interval;
    /** Paired difference of the vacancy to the baseline. */
    readonly vacancyDifference: Interval;
  }[];
  /** What those who send doctors lose, as paired differences to the baseline. */
  readonly senders: readonly {
    readonly type: string;
    readonly doctors: Interval;
    readonly vacancy: Interval;
    readonly workload: Interval;
    readonly dispatchedYears: Interval;
  }[];
  /** Of packages with a closed loop only. */
  readonly loop?: LoopResult;
}

/** What a closed loop saw and did, review by review: means over replicates of shares from 0 to 1. */
export interface LoopResult {
  readonly reviews: readonly {
    readonly month: number;
    readonly indicator: string;
    readonly name: Text;
    readonly actual: number;
    readonly measured: number;
    readonly target: number;
  }[];
  /** Strength that each lever was given when the loop began and at each review, as a share of what is intended. */
  readonly strengths: readonly {
    readonly month: number;
    readonly lever: string;
    readonly name: Text;
    readonly granted: number;
  }[];
}

export interface ScorecardPart {
  readonly part: string;
  readonly outcome: string;
  readonly population: string;
  readonly fixture: string;
  readonly low: number;
  readonly high: number;
  readonly value: number | null;
  readonly valueLow: number | null;
  readonly valueHigh: number | null;
  /** Null when the part belongs to another fixture and does not count here, or when the runs have no value for it. */
  readonly inside: boolean | null;
  readonly evidence: string;
  readonly note: string;
}
export interface ScorecardRow {
  readonly id: string;
  readonly name: Text;
  readonly parts: readonly ScorecardPart[];
  readonly inside: boolean | null;
}

/** One part of a published effect of a policy, in the unit of its outcome. */
export interface EffectPartRow {
  readonly part: string;
  readonly outcome: string;
  readonly population: string;
  readonly fixture: string;
  /** Tolerance. */
  readonly low: number;
  readonly high: number;
  /** The scenario that shows it. */
  readonly scenario: string;
  readonly obtained: Interval;
  /** 0 inside; otherwise how far the value lies from the nearer end. Null where nothing was obtained. */
  readonly distance: number | null;
  /** What the model takes from the target's own source: no independent test then. */
  readonly input: Text | null;
  /** Figures that help to read it and are not judged. */
  readonly beside: readonly { readonly name: Text; readonly obtained: Interval }[];
  readonly evidence: string;
  readonly note: string;
}
export interface EffectRow {
  readonly id: string;
  readonly name: Text;
  readonly parts: readonly EffectPartRow[];
  /** Null while a part cannot be judged. */
  readonly inside: boolean | null;
}

/** How the published effects of policies come out with the parameters that ship. */
export interface Effects {
  readonly version: string;
  readonly seed: string;
  readonly replicates: number;
  readonly rows: readonly EffectRow[];
}

/** Everything that the table, the report and `--json` show. */
export interface Comparison {
  readonly name: Text;
  readonly region: { readonly id: string; readonly name: Text; readonly doctors: number; readonly facilities: number };
  readonly months: number;
  readonly burnIn: number;
  readonly replicates: number;
  readonly failed: readonly {
    readonly scenario: string;
    readonly replicate: number;
    readonly stage: string;
    readonly message: string;
  }[];
  readonly seed: string;
  readonly version: string;
  readonly hash: string;
  readonly baseline: string;
  /** How doctors choose, where it is not the default. */
  readonly rule?: { readonly id: string; readonly name: Text };
  /** RMB a year that every package was scaled to, or null. */
  readonly budget: number | null;
  readonly packages: readonly PackageResult[];
  readonly scorecard: readonly ScorecardRow[];
  /** Published effects; `applies` where the baseline has the parameters they were measured with. Null where none were given. */
  readonly effects: (Effects & { readonly applies: boolean }) | null;
  /** Share of declared parameters and coefficients by evidence grade. */
  readonly grades: { readonly measured: number; readonly derived: number; readonly assumed: number };
}
