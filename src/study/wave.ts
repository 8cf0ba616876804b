import type { Point } from "./space.ts";

/** Points that a study wants to know about, each under the luck of these replicates. What has been run before is not run again. */
export interface Wave {
  readonly points: readonly Point[];
  /** Numbers of the replicates, the same for every point or one list a point. */
  readonly replicates: readonly number[] | readonly (readonly number[])[];
}

/** What the runs of a wave have measured. */
export interface WaveRuns {
  readonly points: readonly Point[];
  /** A measure of a point by replicate in the wave's order; NaN where the run failed or cannot tell. */
  values(measure: string, point: number): Float64Array;
  /** The same of the point's own status quo: same region, parameters, rule and luck. */
  baseline(measure: string, point: number): Float64Array;
  /** Replicates in which the point's run, or its baseline's, has failed. */
  failed(point: number): number;
  /** Position of the scenario that the point is, and of its baseline, in the result. Points that differ in nothing share one. */
  scenario(point: number): number;
  baselineScenario(point: number): number;
}

/** The replicates from 0 on. */
export const firstReplicates = (count: number): number[] => Array.from({ length: count }, (_, replicate) => replicate);

const isList = (entry: number | readonly number[] | undefined): entry is readonly number[] => Array.isArray(entry);

/** The replicates of one point of a wave. */
export const replicatesOf = ({ replicates }: Wave, point: number): readonly number[] => {
  const [first] = replicates;
  return isList(first)
    ? ((replicates as readonly (readonly number[])[])[point] ?? [])
    : (replicates as readonly number[]);
};
