import type { Text } from "../base/text.ts";

/** What a study does with a dimension: levers are chosen, uncertainties are not known, regions are where it is asked. */
export type Role = "lever" | "uncertainty" | "region";

/** One thing that a study varies. */
export interface Dimension {
  /** Dotted path as the study file writes it, e.g. `levers.living-subsidy.amount`. */
  readonly path: string;
  readonly name: Text;
  readonly unit: string;
  readonly role: Role;
  /** Grade of the evidence for what is varied; null for what we choose. */
  readonly grade: "measured" | "derived" | "assumed" | null;
  /** A range, or a closed list of values. Whole numbers of a range are both ends included. */
  readonly values:
    | { readonly kind: "range"; readonly low: number; readonly high: number; readonly whole: boolean }
    | { readonly kind: "list"; readonly list: readonly (number | string | boolean)[] };
  /** Position of the dimension that switches this one on: it means nothing at points where that one is off. */
  readonly switchedBy: number | null;
  /** Of a lever's switch: positions of the switches of levers that exclude it. Where one of these is on, it is off. */
  readonly excludedBy?: readonly number[];
}

export interface Space {
  readonly dimensions: readonly Dimension[];
}

/** A point of a space: on every dimension its number, or its position in the list. */
export type Point = readonly number[];

/** The value on a dimension that a point stands for. */
export const valueAt = ({ values }: Dimension, coordinate: number): number | string | boolean =>
  values.kind === "range" ? coordinate : (values.list[coordinate] ?? false);

/** Whether what a dimension switches is on at a point. */
const isOn = (space: Space, point: Point, d: number): boolean => {
  const dimension = space.dimensions[d];
  if (dimension === undefined || !isActive(space, point, d)) return false;
  const value = valueAt(dimension, point[d] ?? 0);
  return value !== false && value !== 0 && value !== "off";
};

/** Whether a dimension means anything at a point: its lever is not switched off there, nor shut out by one that excludes it. */
export const isActive = (space: Space, point: Point, d: number): boolean => {
  const { switchedBy = null, excludedBy = [] } = space.dimensions[d] ?? {};
  return (switchedBy === null || isOn(space, point, switchedBy)) && !excludedBy.some((by) => isOn(space, point, by));
};
