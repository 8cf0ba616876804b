import type { Dimension } from "./space.ts";

/** First setting and number of settings of a dimension; null where it is continuous. */
function discrete({ values }: Dimension): { readonly first: number; readonly count: number } | null {
  if (values.kind === "list") return { first: 0, count: values.list.length };
  return values.whole ? { first: values.low, count: values.high - values.low + 1 } : null;
}

/** How many settings a dimension has; null where it is continuous. */
export function settingCount(dimension: Dimension): number | null {
  return discrete(dimension)?.count ?? null;
}

/** What a coordinate of the unit interval stands for: a number of the range, or a position in the list. */
export function settingAt(dimension: Dimension, coordinate: number): number {
  const { values } = dimension;
  if (values.kind === "range" && !values.whole) {
    return coordinate === 1 ? values.high : values.low + coordinate * (values.high - values.low);
  }
  const { first, count } = discrete(dimension) as { first: number; count: number };
  return first + Math.min(count - 1, Math.floor(coordinate * count));
}

/** The coordinate of a setting as `settingAt` gives it: the middle of its part where there are finitely many. */
export function coordinateOf(dimension: Dimension, setting: number): number {
  const { values } = dimension;
  if (values.kind === "range" && !values.whole) {
    return values.high === values.low ? 0.5 : (setting - values.low) / (values.high - values.low);
  }
  const { first, count } = discrete(dimension) as { first: number; count: number };
  return (setting - first + 0.5) / count;
}
