import { type Dimension, isActive, type Point } from "../space.ts";

/** What was measured at a point, by outcome; null where its runs failed. */
export type Evaluated = Readonly<Record<string, number | null>> | null;

export interface Objective {
  readonly measure: string;
  readonly better: "more" | "less";
}

/** What a package must keep: a budget is the cost's. */
export interface Limit {
  readonly measure: string;
  readonly atMost: number;
}

/** What is searched, what for, and within which limits. */
export interface Problem {
  readonly dimensions: readonly Dimension[];
  readonly objectives: readonly Objective[];
  readonly limits: readonly Limit[];
}

/** How a candidate stands in a comparison: its objectives, all to be made small, and how far it breaks the limits. */
export interface Standing {
  /** Null where the runs failed or did not measure what is asked. */
  readonly goals: readonly number[] | null;
  /** Sum of what lies beyond each limit as a share of it; 0 where all are kept. */
  readonly violation: number;
}

const failed: Standing = { goals: null, violation: Infinity };

export function standingOf({ objectives, limits }: Problem, measures: Evaluated): Standing {
  if (measures === null) return failed;
  const known = (measure: string): number => measures[measure] ?? Number.NaN;
  const goals = objectives.map(({ measure, better }) => (better === "less" ? known(measure) : -known(measure)));
  const beyond = limits.map(
    ({ measure, atMost }) => Math.max(0, known(measure) - atMost) / (atMost === 0 ? 1 : Math.abs(atMost)),
  );
  if (![...goals, ...beyond].every(Number.isFinite)) return failed;
  return { goals, violation: beyond.reduce((sum, x) => sum + x, 0) };
}

/** The point itself with all that is switched off put to its first value: equal packages become equal points. */
export const canonical = (dimensions: readonly Dimension[], point: Point): Point =>
  point.map((value, d) => {
    if (isActive({ dimensions }, point, d)) return value;
    const { values } = dimensions[d]!;
    return values.kind === "list" ? 0 : values.low;
  });
