import type { Text } from "../../base/text.ts";
import type { Dimension } from "../space.ts";

/** Where the variance of a conclusion may come from, besides luck. */
export const sources = ["measured", "derived", "assumed", "rule", "lever", "region"] as const;
export type Source = (typeof sources)[number];

export const sourceNames: Readonly<Record<Source, Text>> = {
  measured: { en: "measured parameters", zh: "有实测依据的参数" },
  derived: { en: "derived parameters", zh: "推算所得的参数" },
  assumed: { en: "assumed parameters", zh: "假定的参数" },
  rule: { en: "the rule of behaviour", zh: "行为规则的选择" },
  lever: { en: "the settings of levers", zh: "政策工具的设定" },
  region: { en: "the region", zh: "地区" },
};

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
