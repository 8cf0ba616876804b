import { Faults } from "../base/fail.ts";
import { all as allLevers } from "../levers/all.gen.ts";
import type { Lever } from "../levers/lever.ts";
import { parameters } from "../model/parameters.ts";
import { ruleNamed } from "../model/rules.ts";
import { factors } from "../model/worth.ts";
import type { Comparison, PackageResult } from "../sim/comparison.ts";
import { expandFacilities } from "../sim/facilities.ts";
import { catalogue } from "../sim/full-catalogue.ts";
import type { Job, RunResult } from "../sim/job.ts";
import { resultHash } from "../sim/run-hash.ts";
import type { Scenario } from "../sim/scenario.ts";
import { describeBaseline } from "./baseline-result.ts";
import { chanceBest, resamples } from "./bootstrap.ts";
import { scaleToBudget } from "./budget.ts";
import { describePackage, type Runs } from "./package-result.ts";
import type { Runner } from "./runner.ts";
import { scorecard } from "./scorecard.ts";
import { type StoredEffects, shownEffects } from "./stored-effects.ts";
import { targetRows } from "./targets.gen.ts";
import { refuseTwins } from "./twins.ts";
import { version } from "./version.gen.ts";

export interface CompareOptions {
  readonly seed: string;
  readonly replicates: number;
  /** Id of the scenario that the others are held against; the first one, or `status-quo` where it is among them, by default. */
  readonly baseline?: string;
  /** RMB a year that every package is scaled to. */
  readonly budget?: number;
  /** Published effects as measured with the parameters that ship, to be shown beside the baseline's scorecard. */
  readonly effects?: StoredEffects;
}

const levers = allLevers as readonly unknown[] as readonly Lever[];

/**
 * Runs every scenario on the same luck and describes each against the baseline: paired differences with intervals, costs,
 * causes, flows, and the scorecard of the baseline. `onProgress` hears of finished runs.
 */
export async function compare(
  scenarios: readonly Scenario[],
  options: CompareOptions,
  runner: Runner,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<{ readonly comparison: Comparison }> {
  const baseline =
    options.baseline ?? (scenarios.some((s) => s.id === "status-quo") ? "status-quo" : (scenarios[0]?.id ?? ""));
  const base = scenarios.findIndex((s) => s.id === baseline);
  if (base < 0) {
    const known = scenarios.map((s) => s.id).join(", ");
    throw new Faults([
      {
        file: "compare",
        line: null,
        key: "baseline",
        en: `no scenario "${baseline}" among those compared: ${known}`,
        zh: `所比较的情景中没有“${baseline}”：${known}`,
      },
    ]);
  }
  const scaled =
    options.budget === undefined
      ? scenarios.map((scenario) => ({ scenario, scale: 1, belowBudget: null as number | null }))
      : await scaleToBudget(scenarios, options.budget, options.seed, runner);
  const compared = scaled.map(({ scenario }) => scenario);
  const total = compared.length * options.replicates;
  const jobs: Job[] = Array.from({ length: options.replicates }, (_, replicate) => ({
    scenarios: compared,
    seed: options.seed,
    replicate,
  }));
  const byScenario: (RunResult | null)[][] = compared.map(() => Array.from({ length: options.replicates }, () => null));
  const failed: Comparison["failed"][number][] = [];
  let done = 0;
  onProgress(0, total);
  for await (const outcome of runner.run(jobs)) {
    if (outcome.ok) (byScenario[outcome.run.scenario] as (RunResult | null)[])[outcome.run.replicate] = outcome.run;
    else {
      const { replicate, stage, message } = outcome;
      failed.push({ scenario: compared[outcome.scenario]?.id ?? "", replicate, stage, message });
    }
    onProgress(++done, total);
  }
  refuseTwins(
    compared.flatMap(({ id }, s) =>
      (byScenario[s] as Runs).flatMap((run) => (run === null ? [] : [{ ...run, scenario: id, seed: options.seed }])),
    ),
  );
  failed.sort((a, b) => (a.scenario < b.scenario ? -1 : a.scenario > b.scenario ? 1 : a.replicate - b.replicate));
  const samples = resamples(options.replicates, options.seed);
  const baseRuns = byScenario[base] as Runs;
  const first = compared[base] as Scenario;
  const facilities = expandFacilities(first.region);
  const retention = compared.map((_, s) => complete(byScenario[s] as Runs, "retention3"));
  const chances = chanceBest(retention, samples, "more");
  const described = compared.map((scenario, s): PackageResult => {
    const { scale, belowBudget } = scaled[s] as { scale: number; belowBudget: number | null };
    const describe = s === base ? describeBaseline : describePackage;
    return describe({
      scenario,
      runs: byScenario[s] as Runs,
      baseline: baseRuns,
      isBaseline: s === base,
      samples,
      scale,
      belowBudget,
      chanceBestRetention: chances[s] ?? 0,
      facilities,
    });
  });
  const packages = withValueChances(described, byScenario as Runs[], base, samples);
  return {
    comparison: {
      name: first.region.name,
      region: {
        id: first.region.id,
        name: first.region.name,
        doctors: facilities.filled.reduce((sum, n) => sum + n, 0),
        facilities: facilities.count,
      },
      months: first.months,
      burnIn: first.burnIn,
      replicates: options.replicates,
      failed,
      seed: options.seed,
      version,
      hash: resultHash(byScenario.flat().map((run) => run?.hash ?? null)),
      baseline,
      ...(first.rule === undefined ? {} : { rule: { id: first.rule, name: ruleNamed(first.rule).name } }),
      budget: options.budget ?? null,
      packages,
      scorecard: scorecard(
        baseRuns.filter((run) => run !== null),
        fixtureOf(first),
      ),
      effects: options.effects === undefined ? null : shownEffects(options.effects, first),
      grades: grades(),
    },
  };
}

/** The fixture whose targets a baseline is judged by: its own where targets name it, else its region's. */
const fixtureOf = (scenario: Scenario): string =>
  targetRows.some(({ fixture }) => fixture === scenario.id) ? scenario.id : scenario.region.id;

/** A measure in every replicate, or null when one lacks it. */
function complete(runs: Runs, measure: string): number[] | null {
  const values = runs.map((run) => run?.measures[measure] ?? null);
  return values.every((v) => v !== null) ? (values as number[]) : null;
}

/** Chance that a package keeps a doctor-year for the least money, among those that keep more than the baseline. */
function withValueChances(
  packages: readonly PackageResult[],
  runs: readonly Runs[],
  base: number,
  samples: readonly Int32Array[],
): PackageResult[] {
  const baseDoctors = complete(runs[base] as Runs, "townshipDoctors");
  const baseCost = complete(runs[base] as Runs, "cost");
  const perDoctor = packages.map((result, s) => {
    if (result.outcomes.costPerDoctorYear.value === null || baseDoctors === null || baseCost === null) return null;
    const doctors = complete(runs[s] as Runs, "townshipDoctors");
    const cost = complete(runs[s] as Runs, "cost");
    if (doctors === null || cost === null) return null;
    return {
      gain: doctors.map((d, r) => d - (baseDoctors[r] as number)),
      cost: cost.map((c, r) => c - (baseCost[r] as number)),
    };
  });
  const wins = packages.map(() => 0);
  for (const at of samples) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    perDoctor.forEach((values, s) => {
      if (values === null) return;
      let gain = 0;
      let cost = 0;
      for (const r of at) {
        gain += values.gain[r] as number;
        cost += values.cost[r] as number;
      }
      if (gain > 0 && cost / gain < least) {
        least = cost / gain;
        best = s;
      }
    });
    if (best >= 0) wins[best] = (wins[best] as number) + 1;
  }
  return packages.map((result, s) => ({
    ...result,
    chanceBestValue: perDoctor[s] === null ? null : (wins[s] as number) / samples.length,
  }));
}

/** How the numbers of the model are known: shares of parameters, coefficients, terms and levers' parameters by grade. */
function grades(): Comparison["grades"] {
  const all = [
    ...Object.values(parameters).map((p) => p.grade),
    ...factors.map((f) => f.beta.grade),
    ...catalogue.terms.filter((t) => t.source !== "policy").map((t) => t.grade),
    ...levers.flatMap((l) => Object.values(l.params).map((p) => p.grade)),
  ];
  const share = (grade: string): number => all.filter((g) => g === grade).length / all.length;
  return { measured: share("measured"), derived: share("derived"), assumed: share("assumed") };
}
