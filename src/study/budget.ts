import { log, power } from "../base/exp-log.ts";
import type { Job, RunResult } from "../sim/job.ts";
import type { Scenario } from "../sim/scenario.ts";
import type { Runner } from "./runner.ts";

/** Pilot replicates, and how often a scale is corrected: the cost of a package is close to proportional to its intensity. */
const PILOTS = 6;
const CORRECTIONS = 3;
/** A spending within this share of the budget is good enough. */
const CLOSE = 0.005;

export interface Scaled {
  readonly scenario: Scenario;
  readonly scale: number;
  /** Yearly cost at full intensity where that is less than the budget, else null. */
  readonly belowBudget: number | null;
}

/** The scenario with all intensities multiplied. */
export const scaleIntensity = (scenario: Scenario, scale: number): Scenario =>
  scale === 1
    ? scenario
    : { ...scenario, levers: scenario.levers.map((setting) => ({ ...setting, intensity: setting.intensity * scale })) };

/**
 * Scales the intensity of every package so that all cost the same a year; otherwise the dearest wins. Intensity ends at
 * what a package proposes: one that costs less than the budget even then stays as it is and says so.
 */
export async function scaleToBudget(
  scenarios: readonly Scenario[],
  budget: number,
  seed: string,
  runner: Runner,
): Promise<Scaled[]> {
  let scales = scenarios.map(() => 1);
  let costs = await yearlyCosts(scenarios, seed, runner);
  const full = costs;
  // How steeply cost grows with intensity: twice as steeply where there are more to pay and each is paid more.
  let steepness = scenarios.map(() => 1);
  for (let round = 0; round < CORRECTIONS; round++) {
    const next = scales.map((scale, s) => {
      const cost = costs[s] as number;
      if ((full[s] as number) <= budget || Math.abs(cost / budget - 1) < CLOSE) return scale;
      return Math.min(1, scale * power(budget / cost, 1 / (steepness[s] as number)));
    });
    if (next.every((scale, s) => scale === scales[s])) break;
    const before = { scales, costs };
    scales = next;
    costs = await yearlyCosts(
      scenarios.map((scenario, s) => scaleIntensity(scenario, scales[s] as number)),
      seed,
      runner,
    );
    steepness = steepness.map((known, s) =>
      steepnessBetween(
        (scales[s] as number) / (before.scales[s] as number),
        (costs[s] as number) / (before.costs[s] as number),
        known,
      ),
    );
  }
  return scenarios.map((scenario, s) => ({
    scenario: scaleIntensity(scenario, scales[s] as number),
    scale: scales[s] as number,
    belowBudget: (full[s] as number) <= budget ? (full[s] as number) : null,
  }));
}

/** Exponent of cost by intensity between two points, within sensible limits; what was known where they do not tell. */
function steepnessBetween(intensities: number, costs: number, known: number): number {
  if (!(intensities > 0 && costs > 0) || intensities === 1 || costs === 1 || costs === Number.POSITIVE_INFINITY)
    return known;
  return Math.min(4, Math.max(0.25, log(costs) / log(intensities)));
}

async function yearlyCosts(scenarios: readonly Scenario[], seed: string, runner: Runner): Promise<number[]> {
  const sums = scenarios.map(() => ({ rmb: 0, runs: 0 }));
  const jobs: Job[] = Array.from({ length: PILOTS }, (_, replicate) => ({ scenarios, seed, replicate }));
  const runs: RunResult[] = [];
  for await (const outcome of runner.run(jobs)) if (outcome.ok) runs.push(outcome.run);
  // Threads finish in any order; the sum must not.
  runs.sort((a, b) => a.scenario - b.scenario || a.replicate - b.replicate);
  for (const run of runs) {
    const sum = sums[run.scenario] as { rmb: number; runs: number };
    sum.rmb += run.measures["cost"] ?? 0;
    sum.runs++;
  }
  return sums.map(({ rmb, runs: n }) => (n > 0 ? rmb / n : 0));
}
