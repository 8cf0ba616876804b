import type { Dimension } from "../space.ts";

/** Where the variance of a conclusion may come from, besides luck. */
export const sources = ["measured", "derived", "assumed", "rule", "lever", "region"] as const;
export type Source = (typeof sources)[number];

/** Dimensions that are moved together. */
export interface Group {
  readonly source: Source;
  /** Positions of the dimensions. */
  readonly columns: readonly number[];
}

/** What an uncertainty without a grade is: nobody has measured it. */
const sourceOf = ({ path, role, grade }: Dimension): Source =>
  path === "rule" ? "rule" : role === "uncertainty" ? (grade ?? "assumed") : role;

/** Dimensions by source: parameters by the grade of their evidence, rival rules, settings of levers, regions. */
export function groupsOf(dimensions: readonly Dimension[]): readonly Group[] {
  return sources.flatMap((source) => {
    const columns = dimensions.flatMap((dimension, at) => (sourceOf(dimension) === source ? [at] : []));
    return columns.length === 0 ? [] : [{ source, columns }];
  });
}
