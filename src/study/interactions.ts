import type { Text } from "../base/text.ts";
import type { LeverSetting } from "../levers/lever.ts";
import type { Interval } from "../sim/comparison.ts";
import { type OutcomeId, outcomes } from "../sim/outcomes.ts";
import type { Scenario } from "../sim/scenario.ts";
import type { Runner } from "./runner.ts";
import { meanInterval } from "./scorecard.ts";
import { gamesOf, runWorlds } from "./worlds.ts";

/** Levers whose subsets may be run: 2^8 scenarios for each replicate. */
export const MOST_LEVERS = 8;

/** What one lever does to an outcome. */
export interface LeverShare {
  readonly lever: string;
  /** Put in force alone; put in force last, beside all the others. */
  readonly alone: Interval;
  readonly last: Interval;
  /** Shapley value: its mean contribution over all orders of putting levers in force. The shares sum to the total. */
  readonly share: Interval;
}

/** Two levers together against the sum of each alone, in the outcome's own unit: 0 where they do not touch one another. */
export interface Pair {
  readonly levers: readonly [string, string];
  readonly beyondSum: Interval;
}

export interface OutcomeInteractions {
  readonly id: OutcomeId;
  readonly name: Text;
  readonly unit: string;
  /** All levers together against none. */
  readonly total: Interval;
  readonly levers: readonly LeverShare[];
  readonly pairs: readonly Pair[];
}

export interface Interactions {
  readonly scenario: string;
  readonly levers: readonly string[];
  readonly seed: string;
  readonly replicates: number;
  readonly failed: number;
  readonly outcomes: readonly OutcomeInteractions[];
}

/** The scenario with only those of the given settings whose bit is set; its other levers stay. */
const subset = (scenario: Scenario, settings: readonly LeverSetting[], mask: number): Scenario => ({
  ...scenario,
  levers: scenario.levers.filter((setting) => {
    const at = settings.indexOf(setting);
    return at < 0 || (mask & (1 << at)) !== 0;
  }),
});

/** Weight of a coalition of `size` others in the Shapley value among `n`: size! (n − size − 1)! / n!. */
export function shapleyWeights(n: number): readonly number[] {
  const weights: number[] = [];
  for (let size = 0; size < n; size++) {
    // 1 / (n · C(n − 1, size)), which overflows nowhere.
    let choose = 1;
    for (let k = 0; k < size; k++) choose = (choose * (n - 1 - k)) / (k + 1);
    weights.push(1 / (n * choose));
  }
  return weights;
}

const bits = (mask: number): number => {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/** Shapley values of one game: `worth[mask]` is the worth of the coalition with these bits. */
export function shapley(worth: readonly number[], n: number): number[] {
  const weights = shapleyWeights(n);
  return Array.from({ length: n }, (_, player) => {
    const own = 1 << player;
    let value = 0;
    for (let mask = 0; mask < worth.length; mask++)
      if ((mask & own) === 0)
        value += (weights[bits(mask)] as number) * ((worth[mask | own] as number) - (worth[mask] as number));
    return value;
  });
}

/** Outcomes that are plain figures of a run: a cost per gain is a ratio of differences and has no shares. */
export const figures = (Object.keys(outcomes) as OutcomeId[]).filter((id) => id !== "costPerDoctorYear");

/**
 * Runs every subset of some of a scenario's levers on the same luck, and says what each adds to every outcome: alone, last
 * and on average over all orders, and which pairs do more or less than the sum of each alone.
 */
export async function interactions(
  scenario: Scenario,
  levers: readonly string[],
  options: { readonly seed: string; readonly replicates: number },
  runner: Runner,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Interactions> {
  const settings = levers.map((id) => scenario.levers.find(({ lever }) => lever === id) as LeverSetting);
  const n = settings.length;
  const subsets = Array.from({ length: 1 << n }, (_, mask) => subset(scenario, settings, mask));
  const worlds = await runWorlds({ scenarios: subsets, seed: options.seed }, options.replicates, runner, onProgress);
  return {
    scenario: scenario.id,
    levers,
    ...options,
    failed: worlds.failed,
    outcomes: figures.flatMap((id) => {
      const games = gamesOf(worlds, id);
      return games.length === 0 ? [] : [outcomeOf(id, games, levers)];
    }),
  };
}

function outcomeOf(
  id: OutcomeId,
  games: readonly (readonly number[])[],
  levers: readonly string[],
): OutcomeInteractions {
  const { scale, name, unit } = outcomes[id];
  const full = (1 << levers.length) - 1;
  const over = (figure: (worth: readonly number[]) => number): Interval =>
    meanInterval(games.map((worth) => scale * figure(worth)));
  const at = (worth: readonly number[], mask: number): number => worth[mask] as number;
  const shares = games.map((worth) => shapley(worth, levers.length));
  return {
    id,
    name,
    unit: unit.en,
    total: over((worth) => at(worth, full) - at(worth, 0)),
    levers: levers.map((lever, k) => ({
      lever,
      alone: over((worth) => at(worth, 1 << k) - at(worth, 0)),
      last: over((worth) => at(worth, full) - at(worth, full & ~(1 << k))),
      share: meanInterval(shares.map((values) => scale * (values[k] as number))),
    })),
    pairs: levers.flatMap((a, i) =>
      levers.slice(i + 1).map((b, offset): Pair => {
        const [x, y] = [1 << i, 1 << (i + 1 + offset)];
        return {
          levers: [a, b],
          beyondSum: over((worth) => at(worth, x | y) - at(worth, x) - at(worth, y) + at(worth, 0)),
        };
      }),
    ),
  };
}
