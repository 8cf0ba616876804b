import { log } from "../base/exp-log.ts";
import type { ParameterId } from "../model/parameters.ts";
import type { Rule } from "../model/rule.ts";
import { rules } from "../model/rules.ts";
import type { Job } from "../sim/job.ts";
import type { Scenario } from "../sim/scenario.ts";
import { solveDamped } from "./calibrate.ts";
import type { Runner } from "./runner.ts";
import { finite } from "./scorecard.ts";

/** What must be alike under every rule before packages are compared: who intends to leave primary care, and who does. */
const alike = ["B4a", "leavingPrimary"] as const;

const ROUNDS = 4;
/** Steps of the differences that slopes are taken from, in log odds and utility. */
const STEPS = [0.3, 0.3] as const;
/** No round goes further: a slope says little about what lies far away. */
const FURTHEST = 1.5;
const LIMITS = [4, 6] as const;

type Point = readonly [number, number];

/**
 * Fits two numbers for each rival rule, so that under the status quo intention and leaving are those of the default rule on
 * the same luck: Newton's method on their log odds with finite differences. The default's own parameters stay as they are.
 */
export async function align(
  scenario: Scenario,
  options: { readonly seed: string; readonly replicates: number },
  runner: Runner,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Readonly<Record<string, number>>> {
  const rivals = rules.flatMap(({ id, aligned }) => (aligned === undefined ? [] : [{ id, aligned }]));
  const total = 1 + rivals.length * ROUNDS * 3;
  let done = 0;
  const reach = async (scenarios: readonly Scenario[]): Promise<readonly (readonly number[])[]> => {
    const jobs: Job[] = Array.from({ length: options.replicates }, (_, replicate) => ({
      scenarios,
      seed: options.seed,
      replicate,
    }));
    const found = scenarios.map(() =>
      alike.map((): number[] => new Array<number>(options.replicates).fill(Number.NaN)),
    );
    for await (const outcome of runner.run(jobs)) {
      if (!outcome.ok) continue;
      const { run } = outcome;
      alike.forEach((measure, k) => {
        ((found[run.scenario] as number[][])[k] as number[])[run.replicate] = run.measures[measure] ?? Number.NaN;
      });
    }
    done += scenarios.length;
    onProgress(done, total);
    return found.map((measures) => measures.map((values) => logOdds(finite(values))));
  };
  const [wanted = []] = await reach([scenario]);
  const values: Record<string, number> = {};
  for (const { id, aligned } of rivals) {
    let at: Point = [0, 0];
    for (let round = 0; round < ROUNDS; round++) {
      const points: readonly Point[] = [at, [at[0] + STEPS[0], at[1]], [at[0], at[1] + STEPS[1]]];
      const [here = [], ...moved] = await reach(points.map((point) => placed(scenario, id, aligned, point)));
      const off = here.map((value, k) => value - (wanted[k] as number));
      const columns = moved.map((there, p) => there.map((v, k) => (v - (here[k] as number)) / (STEPS[p] as number)));
      const delta = solveDamped(columns, off, [1, 1], 1e-6);
      at = [moveBy(at[0], delta[0], LIMITS[0]), moveBy(at[1], delta[1], LIMITS[1])];
    }
    values[aligned.intention] = Math.round(at[0] * 10000) / 10000;
    values[aligned.inertia] = Math.round(at[1] * 10000) / 10000;
  }
  return values;
}

const placed = (scenario: Scenario, rule: string, aligned: NonNullable<Rule["aligned"]>, at: Point): Scenario => {
  const own: Partial<Record<ParameterId, number>> = { [aligned.intention]: at[0], [aligned.inertia]: at[1] };
  return { ...scenario, rule, parameters: { ...scenario.parameters, ...own } };
};

/** A step that is held back; none where nothing could be told. */
function moveBy(at: number, by: number | undefined, limit: number): number {
  const step = Number.isFinite(by) ? Math.max(-FURTHEST, Math.min(FURTHEST, by as number)) : 0;
  return Math.max(-limit, Math.min(limit, at + step));
}

function logOdds(shares: readonly number[]): number {
  const mean = shares.reduce((sum, x) => sum + x, 0) / shares.length;
  return log(mean / (1 - mean));
}
