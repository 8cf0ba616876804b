import type { Text } from "../base/text.ts";
import type { Interval } from "./comparison.ts";
import type { OutcomeId } from "./outcomes.ts";

/** A candidate of a search: its values as runs store them. */
export interface FrontierDot {
  /** Null where its runs failed. */
  readonly x: number | null;
  readonly y: number | null;
  /** Number under which the page lists it; null: not on the frontier. */
  readonly rank: number | null;
  /** Keeps every limit. */
  readonly feasible: boolean;
  readonly tip: Text;
}

/** Two outcomes of a search against each other. */
export interface FrontierPlane {
  readonly x: OutcomeId;
  readonly y: OutcomeId;
  readonly dots: readonly FrontierDot[];
  /** What the outcome across may be at most. */
  readonly limit: number | null;
}

/** Something varied, as an axis. */
export interface SettingAxis {
  readonly name: Text;
  readonly unit: Text;
  /** Names of settings without a distance, by position; null where settings are numbers. */
  readonly words: readonly Text[] | null;
}

/** What an outcome comes to over the settings of one thing that is varied, everything else averaged. */
export interface SettingEffect {
  readonly axis: SettingAxis;
  /** Single points of the design: setting and outcome. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Settings taken together: where they lie, and the mean of their points. */
  readonly levels: readonly { readonly x: number; readonly mean: Interval; readonly points: number }[];
}

/** One outcome over everything that a sweep varies, what moves it most first. */
export interface SettingEffects {
  readonly outcome: OutcomeId;
  readonly show: "value" | "difference";
  readonly effects: readonly SettingEffect[];
}

/** How much of an outcome each thing has that is varied: by itself and in all, or the size and the spread of its effects. */
export interface Ranking {
  readonly outcome: OutcomeId;
  readonly of: "elementary effects" | "shares of variance";
  /** The greatest first. Shares are of 1, effects in the outcome's stored unit. */
  readonly rows: readonly { readonly name: Text; readonly main: Interval; readonly second: Interval }[];
}

/** The variance of a conclusion, taken apart into parts that add up to about all of it. */
export interface VarianceParts {
  readonly rows: readonly {
    readonly outcome: OutcomeId;
    readonly parts: readonly { readonly id: string; readonly name: Text; readonly share: Interval }[];
  }[];
}

/** What was believed of parameters before and after a calibration. */
export interface Posteriors {
  readonly rows: readonly {
    readonly name: Text;
    readonly unit: Text;
    /** Ends of the range. */
    readonly low: number;
    readonly high: number;
    /** Middle 95 % before and after. */
    readonly prior: readonly [number, number];
    readonly posterior: readonly [number, number];
    readonly median: number;
    /** The value taken where no distribution is. */
    readonly taken: number | null;
  }[];
}

/** New runs of a posterior against the targets, in the units in which these are published. */
export interface TargetStrips {
  readonly rows: readonly {
    /** Target and part, e.g. B1a. */
    readonly target: string;
    readonly low: number;
    readonly high: number;
    readonly mean: number | null;
    /** Middle 90 % of single runs. */
    readonly spread: readonly [number, number] | null;
    /** What the set that is taken comes to. */
    readonly taken: number | null;
    readonly heldOut: boolean;
  }[];
}

/** Points of a discovery over the two things that tell failing points best, and the box that was found. */
export interface BoxPlane {
  readonly x: SettingAxis;
  readonly y: SettingAxis;
  readonly dots: readonly {
    readonly x: number;
    readonly y: number;
    readonly fails: boolean;
    /** Keeps to the restrictions of the box that this plane does not show. */
    readonly level: boolean;
  }[];
  /** Ends of the box; null where it has none on that side. */
  readonly box: {
    readonly x: readonly [number | null, number | null];
    readonly y: readonly [number | null, number | null];
  };
  /** Restrictions of the box that the plane does not show. */
  readonly hidden: number;
}

/** How a box was peeled: what each step covers of the failing points, and how dense they are in it. */
export interface Peelings {
  /** Share of all points that fail. */
  readonly share: number;
  /** Steps towards the first box. */
  readonly path: readonly { readonly coverage: number; readonly density: number; readonly restrictions: number }[];
  /** The boxes that are told. */
  readonly boxes: readonly { readonly coverage: number; readonly density: number }[];
}

/** Marks with their intervals in rows: each row has one of every kind of mark. */
export interface MarkRows {
  readonly title: Text;
  readonly caption: Text;
  readonly unit: Text;
  readonly decimals: number;
  /** Names of the kinds of mark; the first is grey. */
  readonly marks: readonly Text[];
  /** The kind of mark whose figures stand at the right; null for none. */
  readonly told: number | null;
  /** In the unit that is shown. */
  readonly rows: readonly { readonly name: Text; readonly values: readonly Interval[] }[];
}

/** Courses over the months in small pictures on one scale. */
export interface Courses {
  readonly title: Text;
  readonly caption: Text;
  readonly unit: Text;
  /** Whether a value holds until the next one. */
  readonly steps: boolean;
  readonly panels: readonly {
    readonly name: Text;
    /** What it is held against; null for nothing. */
    readonly level: number | null;
    readonly lines: readonly {
      readonly name: Text;
      readonly points: readonly { readonly month: number; readonly value: number }[];
    }[];
  }[];
}

/** What each chart of a study shows, by the chart's id. */
export interface PictureData {
  readonly frontier: FrontierPlane;
  readonly settings: SettingEffects;
  readonly ranking: Ranking;
  readonly variance: VarianceParts;
  readonly posteriors: Posteriors;
  readonly targets: TargetStrips;
  readonly box: BoxPlane;
  readonly peelings: Peelings;
  readonly marks: MarkRows;
  readonly courses: Courses;
}
export type PictureId = keyof PictureData;

/** One picture of a study's page: which chart, and what it shows. */
export type Picture = { [Id in PictureId]: { readonly chart: Id; readonly data: PictureData[Id] } }[PictureId];
