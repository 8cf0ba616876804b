import { sampleStandardDeviation } from "simple-statistics";

/** Measures of one simulation by id; null where it cannot tell. */
export type Statistics = Readonly<Record<string, number | null>>;

/** A published figure with its tolerance, in the unit of the statistic that is held against it. */
export interface Target {
  /** The statistic's id. */
  readonly id: string;
  readonly low: number;
  readonly high: number;
  /** What counts as far; absent: half the tolerance or the luck of one simulation, whichever is more. */
  readonly scale?: number;
  /** Targets of a group are kept or left out together. */
  readonly group?: string;
}

/** A target as distances are measured from it. */
export interface Aim {
  readonly id: string;
  readonly low: number;
  readonly high: number;
  readonly scale: number;
}

/** How far a statistic that a finished run cannot tell counts as being off, in scales. */
const UNKNOWN = 1;

/**
 * What distances are measured from: the middle part of each tolerance, `inner` of its width. At 1 everything inside is
 * equally good; below, a mean is drawn far enough from the edge for luck not to carry it over; at 0 only the middle is.
 * Scales are the targets' own; else half the tolerance, or the standard deviation over `repeats` of one simulation where
 * that is more, so that a noisy figure does not decide who is near; else, of a point without luck, the spread of `sample`.
 */
export function aimsOf(
  targets: readonly Target[],
  inner: number,
  sample: readonly Statistics[],
  repeats: readonly Statistics[],
): Aim[] {
  return targets.map(({ id, low, high, scale }) => {
    const middle = (low + high) / 2;
    const half = (high - low) / 2;
    const repeated = repeats.flatMap((statistics) => known(statistics, id) ?? []);
    const far = Math.max(half, repeated.length > 1 ? sampleStandardDeviation(repeated) : 0);
    return {
      id,
      low: middle - inner * half,
      high: middle + inner * half,
      scale: scale ?? (far > 0 ? far : spreadOf(sample, id)),
    };
  });
}

/** Median absolute deviation, scaled to a normal's standard deviation; 1 where there is none. */
function spreadOf(sample: readonly Statistics[], id: string): number {
  const values = sample.flatMap((statistics) => known(statistics, id) ?? []);
  if (values.length === 0) return 1;
  const centre = middleOf(values);
  return 1.4826 * middleOf(values.map((x) => Math.abs(x - centre))) || 1;
}

const middleOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
};

/** The statistic where it is a number. */
export const known = (statistics: Statistics, id: string): number | null => {
  const value = statistics[id];
  return value === null || value === undefined || !Number.isFinite(value) ? null : value;
};

/** The value of an aim's interval that is nearest. */
export const nearestInside = ({ low, high }: Aim, value: number): number => Math.min(high, Math.max(low, value));

/** Root mean square over the targets of how far each statistic is outside, in scales; 0 when all are inside. */
export function distanceOf(aims: readonly Aim[], statistics: Statistics): number {
  let sum = 0;
  for (const aim of aims) {
    const value = known(statistics, aim.id);
    const off = value === null ? UNKNOWN : (value - nearestInside(aim, value)) / aim.scale;
    sum += off * off;
  }
  return Math.sqrt(sum / aims.length);
}
