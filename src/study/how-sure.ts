import type { Text } from "../base/text.ts";
import type { Catalogue } from "../sim/catalogue.ts";
import type { Interval } from "../sim/comparison.ts";
import type { OutcomeId } from "../sim/outcomes.ts";
import { underRule } from "../sim/rule.ts";
import type { Scenario } from "../sim/scenario.ts";
import { scenarioAt } from "./apply.ts";
import { middle95 } from "./bootstrap.ts";
import { designPoints } from "./design-points.ts";
import { pairedInterval } from "./paired.ts";
import type { Runner } from "./runner.ts";
import { finite } from "./scorecard.ts";
import type { Study } from "./study.ts";
import { runWorlds } from "./worlds.ts";

/** How sure the effect of one package is, by what makes it unsure; the three never add up to one interval. */
export interface Surety {
  readonly id: string;
  readonly name: Text;
  /** Mean difference to the baseline with its 95 % interval over replicates. */
  readonly luck: Interval;
  /** The same difference at each draw of parameters from their ranges, and the middle 95 % of the draws. */
  readonly parameters: { readonly low: number; readonly high: number; readonly draws: readonly number[] } | null;
  /** The same difference under each rule of choice, the default first. */
  readonly rules: readonly { readonly id: string; readonly name: Text; readonly effect: Interval }[];
}

export interface HowSure {
  readonly outcome: OutcomeId;
  readonly replicates: number;
  readonly points: number;
  readonly failed: number;
  readonly packages: readonly Surety[];
}

export interface HowSureOptions {
  readonly outcome: OutcomeId;
  readonly seed: string;
  /** Replicates for luck and for each rule. */
  readonly replicates: number;
  /** Replicates at each draw of parameters. */
  readonly each: number;
  readonly catalogue: Catalogue;
}

type Series = readonly (number | null)[];

/**
 * How far the effect of packages hangs on luck, on parameters and on the theory of behaviour, each by itself. The first
 * scenario is the baseline; `study` says which parameters are drawn, from which ranges, and how often.
 */
export async function howSure(
  scenarios: readonly Scenario[],
  study: Study,
  { outcome, seed, replicates, each, catalogue }: HowSureOptions,
  runner: Runner,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<HowSure> {
  const worlds = catalogue.rules.map(({ id }) => scenarios.map((scenario) => underRule(scenario, id, catalogue)));
  const points = designPoints(study);
  const drawn = points.map((point) => scenarios.map((base) => scenarioAt({ ...study, bases: [base] }, point)));
  const total = (worlds.length * replicates + points.length * each) * scenarios.length;
  let before = 0;
  let failed = 0;

  /** A figure of every scenario by replicate. */
  const run = async (some: readonly Scenario[], count: number): Promise<readonly Series[]> => {
    const found = await runWorlds({ scenarios: some, seed }, count, runner, (done) => onProgress(before + done, total));
    before += some.length * count;
    failed += found.failed;
    return some.map((_, s) => found.measures.map((runs) => runs[s]?.[outcome] ?? null));
  };

  const byRule: (readonly Series[])[] = [];
  for (const world of worlds) byRule.push(await run(world, replicates));
  const byPoint: (readonly Series[])[] = [];
  for (const world of drawn) byPoint.push(await run(world, each));

  const effect = (series: readonly Series[], s: number): Interval =>
    pairedInterval(series[s] as Series, series[0] as Series);
  return {
    outcome,
    replicates,
    points: points.length,
    failed,
    packages: scenarios.slice(1).map(({ id, name }, at): Surety => {
      const draws = finite(byPoint.map((series) => effect(series, at + 1).value));
      return {
        id,
        name,
        luck: effect(byRule[0] as readonly Series[], at + 1),
        parameters: draws.length < 2 ? null : { ...middle95(draws), draws },
        rules: catalogue.rules.map((rule, r) => ({
          id: rule.id,
          name: rule.name,
          effect: effect(byRule[r] as readonly Series[], at + 1),
        })),
      };
    }),
  };
}
