import type { Statistics, Target } from "./distance.ts";
import { type Fit, fitOf, isBetter } from "./fit.ts";
import { ATTEMPTS, polish, ROUNDS, rounded } from "./polish.ts";
import { drawSets, marginals, type Posterior } from "./posterior.ts";
import type { Prior } from "./prior.ts";

/** Draws of the posterior that compete, besides its mean. */
const DRAWS = 16;

/** Parameter sets that are measured at most until one is in use, of so many parameters. */
export const mostSets = (parameters: number): number => 1 + DRAWS + ROUNDS * (parameters + ATTEMPTS);

/**
 * The one set of parameters for whoever uses no distribution: of the posterior's mean and some draws the one whose means
 * meet most targets, and of those the one that meets them from nearest, moved on to what it still misses.
 *
 * Yields parameter sets, all to be run under the same luck, and is sent their means. Null where there is no posterior.
 */
export function* setInUse(
  posterior: Posterior,
  priors: readonly Prior[],
  targets: readonly Target[],
  seed: string,
): Generator<readonly (readonly number[])[], Fit | null, readonly (Statistics | null)[]> {
  const each = marginals(posterior);
  if (each.length === 0) return null;
  const sets = [each.map(({ mean }) => mean), ...drawSets(posterior, DRAWS, `${seed} candidates`)].map(rounded);
  const answers = yield sets;
  const fits = sets.map((values, p) => fitOf(values, answers[p] ?? null, targets));
  return yield* polish(
    fits.reduce((best, fit) => (isBetter(fit, best) ? fit : best)),
    priors,
    targets,
  );
}
