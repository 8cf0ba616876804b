import { type Dimension, isActive, type Point } from "../space.ts";

/** One face of a box: a limit of a number, or the values of a list that are left. Positions and numbers as in a `Point`. */
export type Restriction = { readonly dimension: number } & (
  | { readonly kind: "at-least" | "at-most"; readonly limit: number }
  | { readonly kind: "among"; readonly values: readonly number[] }
);

/** Points with their settings on every dimension, not a number where a dimension means nothing. */
export interface Cases {
  readonly dimensions: readonly Dimension[];
  /** By dimension, by case. */
  readonly settings: readonly Float64Array[];
  readonly ofInterest: readonly boolean[];
}

export function casesOf(
  dimensions: readonly Dimension[],
  points: readonly Point[],
  ofInterest: readonly boolean[],
): Cases {
  const space = { dimensions };
  const settings = dimensions.map((_, d) =>
    Float64Array.from(points, (point) => (isActive(space, point, d) ? (point[d] ?? Number.NaN) : Number.NaN)),
  );
  return { dimensions, settings, ofInterest };
}

/** Whether the settings of a dimension have an order to cut; switches and words have none. */
export const isOrdered = ({ values }: Dimension): boolean =>
  values.kind === "range" || values.list.every((value) => typeof value === "number");

/** Whether a setting keeps to a restriction; a dimension that means nothing at a case keeps to none. */
export function keeps(setting: number, restriction: Restriction): boolean {
  if (restriction.kind === "among") return restriction.values.includes(setting);
  return restriction.kind === "at-least" ? setting >= restriction.limit : setting <= restriction.limit;
}

/** Cases among these that keep to all restrictions, in their order. */
export function inside({ settings }: Cases, among: Int32Array, restrictions: readonly Restriction[]): Int32Array {
  return among.filter((at) =>
    restrictions.every((restriction) =>
      keeps((settings[restriction.dimension] as Float64Array)[at] as number, restriction),
    ),
  );
}

/** How many of these cases are of interest. */
export function countOfInterest({ ofInterest }: Cases, among: Int32Array): number {
  let count = 0;
  for (const at of among) if (ofInterest[at] === true) count++;
  return count;
}

/** Whether two restrictions are the same face. */
const sameFace = (a: Restriction, b: Restriction): boolean => a.dimension === b.dimension && a.kind === b.kind;

/** Restrictions with this one in place of what they said of the same face. */
export const withFace = (restrictions: readonly Restriction[], face: Restriction): readonly Restriction[] =>
  restrictions.some((other) => sameFace(other, face))
    ? restrictions.map((other) => (sameFace(other, face) ? face : other))
    : [...restrictions, face];

/** Restrictions without this face. */
export const withoutFace = (restrictions: readonly Restriction[], face: Restriction): readonly Restriction[] =>
  restrictions.filter((other) => !sameFace(other, face));
