import type { Text } from "../base/text.ts";
import { type FactorGroup, factorGroups } from "../model/kinds.ts";
import type { Interval } from "../sim/comparison.ts";
import { type OutcomeId, outcomes } from "../sim/outcomes.ts";
import type { Scenario } from "../sim/scenario.ts";
import { figures, shapley } from "./interactions.ts";
import type { Runner } from "./runner.ts";
import { meanInterval } from "./scorecard.ts";
import { gamesOf, runWorlds } from "./worlds.ts";

/** What a package does to an outcome through one group of factors. */
export interface Mechanism {
  readonly group: FactorGroup;
  /** The only group that feels the package; the last one to feel it, beside all the others. */
  readonly alone: Interval;
  readonly last: Interval;
  /** Shapley value: its mean contribution over all orders in which groups come to feel the package. */
  readonly share: Interval;
}

export interface OutcomeMechanisms {
  readonly id: OutcomeId;
  readonly name: Text;
  readonly unit: string;
  /** The package against the baseline. */
  readonly total: Interval;
  /** What it does where no group feels it: posts, supply, dispatch, demand and workload. With the shares it sums to the total. */
  readonly administration: Interval;
  readonly groups: readonly Mechanism[];
}

export interface Mechanisms {
  readonly scenario: string;
  readonly baseline: string;
  readonly seed: string;
  readonly replicates: number;
  readonly failed: number;
  readonly outcomes: readonly OutcomeMechanisms[];
}

/** One for every set of groups. */
export const WORLDS = 1 << factorGroups.length;

/**
 * Runs a package once for every subset of the factor groups, of which only that subset feels it, and the baseline, all on
 * the same luck, and says how much of what it does comes about through each group.
 */
export async function mechanisms(
  scenario: Scenario,
  baseline: Scenario,
  options: { readonly seed: string; readonly replicates: number },
  runner: Runner,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Mechanisms> {
  const scenarios = [...Array.from({ length: WORLDS }, () => scenario), baseline];
  const felt = [...Array.from({ length: WORLDS }, (_, groups) => groups), null];
  const worlds = await runWorlds({ scenarios, seed: options.seed, felt }, options.replicates, runner, onProgress);
  return {
    scenario: scenario.id,
    baseline: baseline.id,
    ...options,
    failed: worlds.failed,
    outcomes: figures.flatMap((id) => {
      const games = gamesOf(worlds, id);
      return games.length === 0 ? [] : [outcomeOf(id, games)];
    }),
  };
}

/** `games`: by replicate the worth of every world, the baseline's last. */
function outcomeOf(id: OutcomeId, games: readonly (readonly number[])[]): OutcomeMechanisms {
  const { scale, name, unit } = outcomes[id];
  const full = WORLDS - 1;
  const between = (to: number, from: number): Interval =>
    meanInterval(games.map((worth) => scale * ((worth[to] as number) - (worth[from] as number))));
  const shares = games.map((worth) => shapley(worth.slice(0, WORLDS), factorGroups.length));
  return {
    id,
    name,
    unit: unit.en,
    total: between(full, WORLDS),
    administration: between(0, WORLDS),
    groups: factorGroups.map((group, k) => ({
      group,
      alone: between(1 << k, 0),
      last: between(full, full & ~(1 << k)),
      share: meanInterval(shares.map((values) => scale * (values[k] as number))),
    })),
  };
}
