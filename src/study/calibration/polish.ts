import { solveDamped } from "./damped.ts";
import { known, type Statistics, type Target } from "./distance.ts";
import { type Fit, fitOf, INNER, isBetter } from "./fit.ts";
import { deviationOf, type Prior } from "./prior.ts";

/** Steps at most, each of a slope for every parameter and up to `ATTEMPTS` sets along them. */
export const ROUNDS = 5;
export const ATTEMPTS = 3;
/** Part of its range that a parameter is moved by for its slope: wide enough to be seen through the luck that is left. */
const STEP = 0.08;
/** Weight of staying near the middle of a prior: it decides only what the targets leave open. */
const PULL = 0.08;
/** Steps within one linear picture of the targets, until those that pull are the same again. */
const INNER_STEPS = 20;

type Vector = readonly number[];
type Sets = readonly (readonly number[])[];

/** Four decimals, which is what is written: what is measured is what is used. */
export const rounded = (values: Vector): number[] => values.map((value) => Math.round(value * 10_000) / 10_000);

/**
 * Moves a parameter set towards the targets that it misses: damped Gauss–Newton steps (Levenberg 1944, Marquardt 1963) with
 * finite differences on common luck, so that a step's effect is not drowned by it. What lies in the middle half of its
 * tolerance pulls nowhere and begins to when a step would carry it out. Takes a step only where the fit becomes better.
 *
 * Yields parameter sets, all to be run under the same luck, and is sent their means, null for one of which a run failed.
 */
export function* polish(
  start: Fit,
  priors: readonly Prior[],
  targets: readonly Target[],
): Generator<Sets, Fit, readonly (Statistics | null)[]> {
  const scales = priors.map(({ low, high }) => (high - low) / 2);
  const pulls = priors.map((prior) => (prior.normal === undefined ? 0 : PULL / deviationOf(prior)));
  const inRange = (values: Vector): number[] =>
    rounded(values.map((value, d) => Math.min(priors[d]!.high, Math.max(priors[d]!.low, value))));
  let best = start;
  let damping = 0.1;
  for (let round = 0; round < ROUNDS && best.means !== null && best.distance > 0; round++) {
    const moved = best.values.map((value, d) => {
      const step = STEP * (priors[d]!.high - priors[d]!.low);
      return rounded(best.values.map((v, q) => (q !== d ? v : value + step <= priors[d]!.high ? v + step : v - step)));
    });
    const answers = yield moved;
    const off = offsets(best.means, targets);
    const columns = moved.map((set, d) => {
      const there = answers[d] ?? null;
      const by = set[d]! - best.values[d]!;
      return there === null ? off.map(() => 0) : offsets(there, targets).map((x, t) => (x - off[t]!) / by);
    });
    const from = best;
    for (let attempt = 0; attempt < ATTEMPTS && best === from; attempt++) {
      const delta = stepFrom({ off, columns, pulls, scales, damping, priors, values: from.values });
      const values = inRange(from.values.map((value, d) => value + delta[d]!));
      const [means = null] = yield [values];
      const fit = fitOf(values, means, targets);
      if (isBetter(fit, best)) best = fit;
      damping = best === from ? damping * 5 : damping / 3;
    }
    if (best === from) break;
  }
  return best;
}

/** How far each mean is from the middle of its tolerance, in half widths; the edge where nothing could be told. */
const offsets = (means: Statistics, targets: readonly Target[]): number[] =>
  targets.map(({ id, low, high }) => {
    const value = known(means, id);
    return value === null ? 1 : (value - (low + high) / 2) / ((high - low) / 2);
  });

const beyond = (off: number): number => off - Math.max(-INNER, Math.min(INNER, off));

interface Picture {
  readonly off: Vector;
  readonly columns: readonly Vector[];
  readonly pulls: Vector;
  readonly scales: Vector;
  readonly damping: number;
  readonly priors: readonly Prior[];
  readonly values: Vector;
}

/** The step after which a linear picture has least beyond the middle halves, held back by the damping. */
function stepFrom({ off, columns, pulls, scales, damping, priors, values }: Picture): number[] {
  const held = scales.map((scale) => Math.sqrt(damping) / scale);
  const own = (weights: Vector, d: number): number[] => weights.map((weight, q) => (q === d ? weight : 0));
  let delta = values.map(() => 0);
  let active = "";
  for (let k = 0; k < INNER_STEPS; k++) {
    const there = off.map((x, t) => columns.reduce((sum, column, d) => sum + column[t]! * delta[d]!, x));
    const left = there.map(beyond);
    const now = left.map((x) => Math.sign(x)).join();
    if (k > 0 && now === active) break;
    active = now;
    const full = columns.map((column, d) => [
      ...column.map((slope, t) => (left[t] === 0 ? 0 : slope)),
      ...own(pulls, d),
      ...own(held, d),
    ]);
    const residuals = [
      ...left,
      ...pulls.map((pull, d) => pull * (values[d]! + delta[d]! - (priors[d]!.normal?.mean ?? 0))),
      ...held.map((weight, d) => weight * delta[d]!),
    ];
    const more = solveDamped(full, residuals, scales, 1e-9);
    delta = delta.map((value, d) => value + more[d]!);
  }
  return delta;
}
