import { TableHash } from "../base/hash.ts";
import type { Job } from "../sim/job.ts";
import type { TableId } from "../sim/rows.ts";
import type { Scenario } from "../sim/scenario.ts";
import { baselineAt, scenarioAt } from "./apply.ts";
import type { Point } from "./space.ts";
import type { Setting } from "./study.ts";

/** A scenario of a plan: where it stands in the result, and what it is. */
export interface PlannedScenario {
  readonly scenario: number;
  readonly point: Point;
  /** The point's status quo rather than the point itself. */
  readonly isBaseline: boolean;
  /** Scenarios of one number begin in the same world. */
  readonly world: number;
  readonly replicates: readonly number[];
}

/** All that the runs of a wave depend on: what is in it, and nothing else, decides their bytes. */
export interface Plan {
  readonly format: 1;
  readonly version: string;
  readonly wave: number;
  readonly seed: string;
  readonly setting: Setting;
  /** Tables kept besides runs. */
  readonly tables: readonly TableId[];
  readonly scenarios: readonly PlannedScenario[];
  /** Number of the first chunk: those of earlier waves come before it. */
  readonly firstChunk: number;
  /** Runs of a chunk at most, where one job does not hold more. */
  readonly runsPerChunk: number;
}

/** A job of a chunk: scenarios of one world under the luck of one replicate, by their position in the plan. */
export interface PlannedJob {
  readonly scenarios: readonly number[];
  readonly replicate: number;
}

/** The scenario that an entry of a plan stands for. */
export const plannedScenario = ({ setting }: Plan, { point, isBaseline }: PlannedScenario): Scenario =>
  isBaseline ? baselineAt(setting, point) : scenarioAt(setting, point);

export const runsIn = (jobs: readonly PlannedJob[]): number =>
  jobs.reduce((sum, { scenarios }) => sum + scenarios.length, 0);

/**
 * The chunks of a plan, each a list of jobs. World by world, its scenarios in blocks, a job for every replicate of a block:
 * a burn-in is shared by as many runs as a chunk holds. Borders follow from the plan alone.
 */
export function chunksOf({ scenarios, runsPerChunk }: Plan): readonly (readonly PlannedJob[])[] {
  const worlds = new Map<number, number[]>();
  scenarios.forEach(({ world }, at) => {
    const together = worlds.get(world);
    if (together === undefined) worlds.set(world, [at]);
    else together.push(at);
  });
  const chunks: PlannedJob[][] = [];
  let room = 0;
  for (const together of worlds.values()) {
    for (let start = 0; start < together.length; start += runsPerChunk) {
      const block = together.slice(start, start + runsPerChunk);
      for (const job of jobsOf(scenarios, block)) {
        if (job.scenarios.length > room) {
          chunks.push([]);
          room = runsPerChunk;
        }
        chunks.at(-1)?.push(job);
        room -= job.scenarios.length;
      }
    }
  }
  return chunks;
}

function jobsOf(scenarios: readonly PlannedScenario[], block: readonly number[]): PlannedJob[] {
  const byReplicate = new Map<number, number[]>();
  for (const at of block) {
    for (const replicate of scenarios[at]?.replicates ?? []) {
      const together = byReplicate.get(replicate);
      if (together === undefined) byReplicate.set(replicate, [at]);
      else together.push(at);
    }
  }
  return [...byReplicate]
    .sort(([a], [b]) => a - b)
    .map(([replicate, together]) => ({ scenarios: together, replicate }));
}

/** The job as the simulation takes it. */
export const jobOf = (plan: Plan, { scenarios, replicate }: PlannedJob): Job => ({
  scenarios: scenarios.map((at) => plannedScenario(plan, plan.scenarios[at] as PlannedScenario)),
  seed: plan.seed,
  replicate,
});

/** SHA-256 of all that a plan says. */
export const planHash = (plan: Plan): string => new TableHash().text(JSON.stringify(plan)).digest();
