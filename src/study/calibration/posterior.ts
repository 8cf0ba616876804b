import { Draw } from "../../base/rng.ts";
import { runKey } from "../../base/seed.ts";
import type { Text } from "../../base/text.ts";
import type { Statistics } from "./distance.ts";
import { covarianceOf, effectiveSize, meanOf, systematic } from "./weighted.ts";

/** Values by parameter, in the order of the posterior's parameters. */
export interface Particle {
  readonly values: readonly number[];
  /** As simulated, before any regression adjustment; the statistics belong to these. */
  readonly simulated: readonly number[];
  /** Weights of a posterior sum to 1. */
  readonly weight: number;
  /** Everything that the simulation measured. */
  readonly statistics: Statistics;
  readonly distance: number;
  readonly generation: number;
}

/** One generation of sequential sampling. */
export interface Generation {
  /** Simulations so far, and those of them that failed. */
  readonly simulations: number;
  readonly failed: number;
  /** Distance that counts as near after it. */
  readonly tolerance: number;
  /** Share of its simulations that were near by the tolerance before it. */
  readonly accepted: number;
  readonly effective: number;
}

export interface Posterior {
  readonly parameters: readonly string[];
  /** Empty when nothing could be simulated. */
  readonly particles: readonly Particle[];
  readonly generations: readonly Generation[];
  readonly adjusted: boolean;
  readonly stopped: Text;
}

const weightsOf = ({ particles }: Posterior): Float64Array => Float64Array.from(particles, ({ weight }) => weight);

/** How many independent draws the weighted particles are worth. */
export const effectiveOf = (posterior: Posterior): number => effectiveSize(weightsOf(posterior));

/** The value below which a share p of the weight lies; NaN of nothing. */
export function weightedQuantile(values: readonly number[], weights: ArrayLike<number>, p: number): number {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const total = order.reduce((sum, i) => sum + weights[i]!, 0);
  let below = 0;
  for (const i of order) {
    below += weights[i]!;
    if (below >= p * total) return values[i]!;
  }
  return order.length > 0 ? values[order.at(-1)!]! : Number.NaN;
}

export interface Marginal {
  readonly parameter: string;
  readonly mean: number;
  readonly deviation: number;
  readonly median: number;
  /** Middle 50 % and 95 %. */
  readonly quartiles: readonly [number, number];
  readonly interval: readonly [number, number];
}

/** Each parameter by itself. */
export function marginals(posterior: Posterior): Marginal[] {
  if (posterior.particles.length === 0) return [];
  const weights = weightsOf(posterior);
  const rows = posterior.particles.map(({ values }) => values);
  const mean = meanOf(rows, weights);
  const covariance = covarianceOf(rows, weights, mean);
  return posterior.parameters.map((parameter, d) => {
    const values = rows.map((row) => row[d]!);
    const at = (p: number): number => weightedQuantile(values, weights, p);
    return {
      parameter,
      mean: mean[d]!,
      deviation: Math.sqrt(covariance[d]![d]!),
      median: at(0.5),
      quartiles: [at(0.25), at(0.75)],
      interval: [at(0.025), at(0.975)],
    };
  });
}

/** Correlation of every parameter with every other; 0 where one does not vary. */
export function correlations(posterior: Posterior): readonly (readonly number[])[] {
  const weights = weightsOf(posterior);
  const rows = posterior.particles.map(({ values }) => values);
  if (rows.length === 0) return [];
  const covariance = covarianceOf(rows, weights, meanOf(rows, weights));
  return covariance.map((row, a) =>
    [...row].map((value, b) => {
      const size = Math.sqrt(row[a]! * covariance[b]![b]!);
      return a === b ? 1 : size > 0 ? value / size : 0;
    }),
  );
}

/** n parameter sets drawn from the posterior in proportion to weight, for the uncertainty of other studies; in random order. */
export function drawSets(posterior: Posterior, n: number, seed: string): readonly (readonly number[])[] {
  if (posterior.particles.length === 0) return [];
  const [k0, k1] = runKey(`${seed} posterior`, 0);
  const draw = new Draw(k0, k1);
  return systematic(weightsOf(posterior), n, draw.uniform(0, 0, 0))
    .map((i, k) => ({ values: posterior.particles[i]!.values, u: draw.uniform(1, 0, k), k }))
    .sort((a, b) => a.u - b.u || a.k - b.k)
    .map(({ values }) => values);
}
