import { aimsOf, distanceOf, known, type Statistics, type Target } from "./distance.ts";

/** Middle part of each tolerance that counts as on target: a mean that lies in it is not carried out by luck. */
export const INNER = 0.5;

/** A parameter set and what its means over replicates are worth. */
export interface Fit {
  readonly values: readonly number[];
  /** Means over replicates; null where a run has failed. */
  readonly means: Statistics | null;
  /** Targets whose mean lies inside the tolerance. */
  readonly inside: number;
  /** Root mean square of how far means lie beyond the middle half of each tolerance, in its half widths. */
  readonly distance: number;
}

/** Whether a figure is inside the tolerance of its target. */
export const isInside = ({ low, high }: Target, value: number | null): boolean =>
  value !== null && value >= low && value <= high;

/** Holds the means of a parameter set against the targets. */
export const fitOf = (values: readonly number[], means: Statistics | null, targets: readonly Target[]): Fit => ({
  values,
  means,
  inside: means === null ? 0 : targets.filter((target) => isInside(target, known(means, target.id))).length,
  distance: means === null ? Number.POSITIVE_INFINITY : distanceOf(aimsOf(targets, INNER, [], []), means),
});

/** Whether a fit meets more targets, or as many and all of them from nearer. */
export const isBetter = (a: Fit, b: Fit): boolean =>
  a.inside === b.inside ? a.distance < b.distance : a.inside > b.inside;
