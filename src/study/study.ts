import type { Text } from "../base/text.ts";
import type { LeverSetting } from "../levers/lever.ts";
import type { OutcomeId } from "../sim/outcomes.ts";
import type { TableId } from "../sim/rows.ts";
import type { Scenario } from "../sim/scenario.ts";
import type { PointTable } from "./design.ts";
import type { Space } from "./space.ts";

/** What every point of a study is held against: the scenario without what is varied, or no lever at all. */
export const baselines = ["scenario", "status-quo"] as const;
export type Baseline = (typeof baselines)[number];

/** The world that points lie in, by region and rule, and what they change in it: all that turns a point into a scenario. */
export interface Setting {
  readonly space: Space;
  /** The scenario in every region and under every rule that is varied: all rules of the first region first. */
  readonly bases: readonly Scenario[];
  /** Settings at their defaults of the varied levers that the scenario does not have, by id. */
  readonly settings: Readonly<Record<string, LeverSetting>>;
  readonly baseline: Baseline;
}

/** A study that has passed every check. */
export interface Study extends Setting {
  /** Name of its file without folders and extension. */
  readonly id: string;
  readonly name: Text;
  readonly kind: string;
  /** Options of the kind, defaults filled in. */
  readonly options: Readonly<Record<string, number | readonly string[]>>;
  readonly design: {
    readonly type: string;
    readonly options: Readonly<Record<string, number>>;
    /** Points from a file, for the design that takes them. */
    readonly table?: PointTable;
  };
  readonly seed: string;
  readonly months: number;
  readonly replicates: number;
  /** Half width of the interval of a difference that is narrow enough, as a share of the largest; null where none is asked for. */
  readonly precision: number | null;
  /** Chance that the best point is the best that is enough; null where none is asked for. Without either, replicates are fixed. */
  readonly ranking: number | null;
  readonly outcomes: readonly OutcomeId[];
  /** Tables kept besides runs. */
  readonly tables: readonly TableId[];
}
