import { known, type Statistics, type Target } from "./distance.ts";
import { drawSets, type Posterior, weightedQuantile } from "./posterior.ts";

/** What new simulations at draws of a posterior say of one target. */
export interface Predicted {
  readonly target: Target;
  readonly median: number;
  readonly mean: number;
  /** Middle 90 % of single simulations. */
  readonly interval: readonly [number, number];
  /** Share of simulations inside the tolerance. */
  readonly shareInside: number;
  /** Whether the mean is inside: what a mean over replicates would be held to. */
  readonly inside: boolean;
}

/** Figures by target over simulations, in the order of the targets; null where none could tell. */
export function predicted(
  simulations: readonly (Statistics | null)[],
  targets: readonly Target[],
): readonly (Predicted | null)[] {
  return targets.map((target) => {
    const values = simulations.flatMap((each) => (each === null ? [] : (known(each, target.id) ?? [])));
    if (values.length === 0) return null;
    const equal = values.map(() => 1);
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const isInside = (x: number): boolean => x >= target.low && x <= target.high;
    return {
      target,
      median: weightedQuantile(values, equal, 0.5),
      mean,
      interval: [weightedQuantile(values, equal, 0.05), weightedQuantile(values, equal, 0.95)],
      shareInside: values.filter(isInside).length / values.length,
      inside: isInside(mean),
    };
  });
}

/** Simulates n draws of a posterior anew and holds them against targets: yields parameter sets, is sent statistics. */
export function* predictive(
  posterior: Posterior,
  targets: readonly Target[],
  n: number,
  seed: string,
): Generator<readonly (readonly number[])[], readonly (Predicted | null)[], readonly (Statistics | null)[]> {
  const sets = drawSets(posterior, n, `${seed} predictive`);
  return predicted(sets.length > 0 ? yield sets : [], targets);
}
