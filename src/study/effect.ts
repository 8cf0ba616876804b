import type { Text } from "../base/text.ts";
import { facilityTypes } from "../model/kinds.ts";
import type { RunResult } from "../sim/job.ts";

/**
 * How a published effect is read off runs: `points` – the difference of a share to the other scenario, in percentage points;
 * `relative` – the relative change to it, in per cent; `ratio` – over it; `value` – the scenario's own figure; `share` – its
 * own share in per cent.
 */
export type Reading = "points" | "relative" | "ratio" | "value" | "share";

/** A figure of one run; null where it cannot tell. */
export type FigureOf = (run: RunResult) => number | null;

/** Which runs are read, and how. Scenarios are files of scenarios/targets, or ids of packages and regions. */
export interface Look {
  readonly reading: Reading;
  /** Scenario with the policy, and the one it is held against. */
  readonly scenario: string;
  readonly against: string;
  readonly of: FigureOf;
  /** What is read off the other scenario: the same figure where nothing else is named. */
  readonly ofOther?: FigureOf;
}

/** What a figure shown beside the judged one looks at otherwise. */
export interface Beside extends Partial<Look> {
  readonly name: Text;
}

export interface EffectPart extends Look {
  /** What the model takes from the target's own source, or fits to it, so that meeting the target proves less. */
  readonly input?: Text;
  readonly beside?: readonly Beside[];
}

/** One published effect of a policy: the scenarios that show it and how it is read off them. The tolerance is in targets.csv. */
export interface Effect {
  /** The target in targets.csv, such as E1. */
  readonly id: string;
  readonly name: Text;
  /** By the part's letter in targets.csv. */
  readonly parts: Readonly<Record<string, EffectPart>>;
}

/** Checks an effect's declaration. */
export const effect = (declaration: Effect): Effect => declaration;

const column = (run: RunResult, table: "months" | "system", name: string): Float64Array =>
  (run.tables[table] as Readonly<Record<string, Float64Array>>)[name] as Float64Array;

/** Sum of a column of the months table over facility types and months `from`–`to`; times another column where one is named. */
export function sumOver(
  run: RunResult,
  types: readonly (typeof facilityTypes)[number][],
  name: string,
  [from, to]: readonly [number, number],
  times?: string,
): number {
  const month = column(run, "months", "month");
  const type = column(run, "months", "type");
  const values = column(run, "months", name);
  const weights = times === undefined ? null : column(run, "months", times);
  const wanted = types.map((t) => facilityTypes.indexOf(t));
  let sum = 0;
  for (let row = 0; row < month.length; row++) {
    const at = month[row] as number;
    if (at < from || at > to || !wanted.includes(type[row] as number)) continue;
    sum += (values[row] as number) * (weights === null ? 1 : (weights[row] as number));
  }
  return sum;
}

/** Mean of a column of the system table over months `from`–`to`. */
export function systemMean(run: RunResult, name: string, [from, to]: readonly [number, number]): number | null {
  const month = column(run, "system", "month");
  const values = column(run, "system", name);
  let n = 0;
  let sum = 0;
  for (let row = 0; row < month.length; row++)
    if ((month[row] as number) >= from && (month[row] as number) <= to) {
      n++;
      sum += values[row] as number;
    }
  return n > 0 ? sum / n : null;
}

/** A figure that only probed runs have. */
export const probed =
  (id: string): FigureOf =>
  (run) =>
    run.probes?.[id] ?? null;

/** One over the other; null where there is nothing to divide by. */
export const ratioOf = (above: number, below: number): number | null => (below > 0 ? above / below : null);

/** Where primary-care doctors of centres work. */
export const centres = ["township", "community"] as const;

/** Voluntary separations from township and community centres over their doctors, within months `from`–`to`. */
export const leavingWithin =
  (months: readonly [number, number]): FigureOf =>
  (run) =>
    ratioOf(12 * sumOver(run, centres, "left", months), sumOver(run, centres, "doctors", months));
