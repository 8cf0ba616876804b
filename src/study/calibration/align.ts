import { log } from "../../base/exp-log.ts";
import { solveDamped } from "./damped.ts";
import { known, type Statistics } from "./distance.ts";
import type { Rival } from "./rivals.ts";

/** What must be alike under every rule before packages are compared: who intends to leave primary care, and who does. */
export const alike = ["B4a", "leavingPrimary"] as const;

export const ALIGN_ROUNDS = 4;
/** Steps of the differences that slopes are taken from, in log odds and utility. */
const STEPS = [0.3, 0.3] as const;
/** No round goes further: a slope says little about what lies far away. */
const FURTHEST = 1.5;
const LIMITS = [4, 6] as const;

type Pair = readonly [number, number];

/** A rival rule under which a parameter set is to be run, with what is added to its intention and inertia. */
export interface Trial {
  readonly rival: Rival;
  readonly at: Pair;
}

/** A rival rule that has been aligned, and the shares that are alike. */
export interface Aligned extends Trial {
  readonly shares: Statistics | null;
}

/**
 * Fits two numbers for each rival rule, so that under the status quo intention and leaving are those of the default rule on
 * the same luck: Newton's method on their log odds with finite differences. The default's own parameters stay as they are.
 *
 * Yields what is to be run, all under the same luck as `wanted`, and is sent means, null for one of which a run failed.
 */
export function* align(
  rivals: readonly Rival[],
  wanted: Statistics,
): Generator<readonly Trial[], readonly Aligned[], readonly (Statistics | null)[]> {
  const goal = logOdds(wanted);
  let trials: readonly Trial[] = rivals.map((rival) => ({ rival, at: [0, 0] }));
  if (trials.length === 0) return [];
  for (let round = 0; round < ALIGN_ROUNDS; round++) {
    const answers = yield trials.flatMap(({ rival, at }): Trial[] => [
      { rival, at },
      { rival, at: [at[0] + STEPS[0], at[1]] },
      { rival, at: [at[0], at[1] + STEPS[1]] },
    ]);
    trials = trials.map(({ rival, at }, r): Trial => {
      const [here = [], ...moved] = answers.slice(3 * r, 3 * r + 3).map(logOdds);
      const off = here.map((value, k) => value - goal[k]!);
      const columns = moved.map((there, p) => there.map((v, k) => (v - here[k]!) / STEPS[p]!));
      const delta = solveDamped(columns, off, [1, 1], 1e-6);
      return { rival, at: [moveBy(at[0], delta[0]!, LIMITS[0]), moveBy(at[1], delta[1]!, LIMITS[1])] };
    });
  }
  const answers = yield trials;
  return trials.map((trial, r) => ({ ...trial, shares: answers[r] ?? null }));
}

/** A step that is held back, to four decimals; none where nothing could be told. */
function moveBy(at: number, by: number, limit: number): number {
  const step = Number.isFinite(by) ? Math.max(-FURTHEST, Math.min(FURTHEST, by)) : 0;
  return Math.round(Math.max(-limit, Math.min(limit, at + step)) * 10_000) / 10_000;
}

const logOdds = (means: Statistics | null): number[] =>
  alike.map((id) => {
    const share = means === null ? null : known(means, id);
    return share === null ? Number.NaN : log(share / (1 - share));
  });
