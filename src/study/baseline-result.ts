import type { PackageResult } from "../sim/comparison.ts";
import type { RunResult } from "../sim/job.ts";
import { Kept } from "../sim/kept.ts";
import type { Region } from "../sim/scenario.ts";
import { type Described, describePackage } from "./package-result.ts";

interface Known {
  readonly tables: readonly (RunResult["tables"] | undefined)[];
  readonly result: PackageResult;
}
/** The latest descriptions of baselines by region: a status quo stays what it is while the packages beside it change. */
const known = new WeakMap<Region, Kept<{ latest: Known | null }>>();
const MOST = 8;

/** `describePackage` of a baseline; not made again while the very same runs of the same scenario are asked about. */
export function describeBaseline(d: Described): PackageResult {
  const { region, ...scenario } = d.scenario;
  const ofRegion = known.get(region) ?? new Kept<{ latest: Known | null }>(MOST);
  known.set(region, ofRegion);
  const place = ofRegion.of(JSON.stringify([scenario, d.runs.length, d.scale, d.belowBudget]), () => ({
    latest: null,
  }));
  const tables = d.runs.map((run) => run?.tables);
  if (place.latest === null || tables.some((each, k) => each !== place.latest?.tables[k]))
    place.latest = { tables, result: describePackage(d) };
  return { ...place.latest.result, chanceBestRetention: d.chanceBestRetention };
}
