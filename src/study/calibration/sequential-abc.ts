import { normalQuantile } from "../../base/normal.ts";
import { Draw } from "../../base/rng.ts";
import { runKey } from "../../base/seed.ts";
import type { Text } from "../../base/text.ts";
import { adjusted } from "./adjustment.ts";
import { type Aim, aimsOf, distanceOf, type Statistics, type Target } from "./distance.ts";
import type { Generation, Posterior } from "./posterior.ts";
import { type Prior, valueAtScore } from "./prior.ts";
import { type Proposal, type ProposalOptions, proposalAbout } from "./proposal.ts";
import { effectiveSize } from "./weighted.ts";

export interface AbcOptions extends ProposalOptions {
  readonly seed: string;
  /** Simulations at the middle of the priors before anything else: how far luck alone goes; see `aimsOf`. 0: not asked. */
  readonly repeats: number;
  /** Simulations spread over the priors to begin with, and of every later generation. */
  readonly initial: number;
  readonly batch: number;
  /** Simulations in all, at most. */
  readonly simulations: number;
  /** The tolerance falls as far as this effective size of the sample within it allows. */
  readonly effective: number;
  /** Distance that is near enough: reached, sampling stops. */
  readonly tolerance: number;
  /** Share of a generation within the last tolerance below which more simulations are not worth while. */
  readonly acceptance: number;
  /** Middle part of each tolerance interval that counts as on target; see `aimsOf`. */
  readonly inner: number;
  readonly adjust: "none" | "linear";
}

/** What served best on a stand-in for the county: 14 parameters, 13 noisy statistics, 12,000 simulations. */
export const usualOptions: Omit<AbcOptions, "seed"> = {
  repeats: 30,
  initial: 1000,
  batch: 500,
  simulations: 12_000,
  effective: 200,
  tolerance: 0,
  acceptance: 0.02,
  inner: 0.5,
  adjust: "linear",
  kernel: "global",
  spread: 1.5,
};

const PURPOSE = { stratum: 0, place: 1 } as const;

interface Simulation {
  readonly scores: Float64Array;
  readonly statistics: Statistics;
  readonly distance: number;
  readonly generation: number;
}
/** One within the tolerance, and how densely all generations together have sampled where it lies, over the prior's density. */
interface Near extends Simulation {
  density: number;
}

/**
 * Sequential approximate Bayesian computation: population Monte Carlo (Beaumont, Cornuet, Marin & Robert 2009; Toni et al.
 * 2009) that makes few simulations go far. Starts from a Latin hypercube of the priors; each generation proposes from
 * kernels about the sample so far; the tolerance is the smallest that leaves a given effective size (Del Moral, Doucet &
 * Jasra 2012). No simulation within the tolerance is thrown away, whichever generation it is of: weights are the prior over
 * the mixture of all proposals (Cornuet, Marin, Mira & Robert 2012), which the first generation keeps bounded. With
 * regression adjustment, kernels lie about the adjusted sample: proposals are drawn where the targets are expected to be
 * met, and their weights make up for it.
 *
 * Yields parameter sets, in the order of the priors, and is sent their statistics in the same order, null for one that
 * failed; each wants luck of its own. Equal answers lead to equal questions, to the bit.
 */
export function* sequentialAbc(
  priors: readonly Prior[],
  targets: readonly Target[],
  options: AbcOptions,
): Generator<readonly (readonly number[])[], Posterior, readonly (Statistics | null)[]> {
  const generations: Generation[] = [];
  const proposals: { readonly proposal: Proposal; readonly size: number }[] = [];
  let aims: readonly Aim[] = [];
  let near: readonly Near[] = [];
  let tolerance = Infinity;
  let simulations = 0;
  let fromPrior = 0;
  let failed = 0;
  let stopped: Text | null = null;
  let repeats: readonly Statistics[] = [];

  if (options.repeats > 0) {
    const middle = priors.map((prior) => valueAtScore(prior, 0));
    const results = yield Array.from({ length: options.repeats }, () => middle);
    simulations = options.repeats;
    repeats = results.filter((each) => each !== null);
    failed = options.repeats - repeats.length;
  }
  for (let generation = 0; stopped === null; generation++) {
    const [k0, k1] = runKey(`${options.seed} calibration`, generation);
    const luck = new Draw(k0, k1);
    const size = Math.min(generation === 0 ? options.initial : options.batch, options.simulations - simulations);
    let asked: readonly Float64Array[];
    if (near.length === 0) asked = hypercube(priors.length, size, luck);
    else {
      const { scores, weights } = sampleOf(near, aims, tolerance, options);
      const proposal = proposalAbout(scores, weights, options, luck);
      proposals.push({ proposal, size });
      for (const each of near) each.density += size * proposal.ratio(each.scores);
      asked = proposal.draw(luck, size);
    }
    const results = yield asked.map((scores) => priors.map((prior, d) => valueAtScore(prior, scores[d]!)));
    simulations += size;
    failed += asked.filter((_, i) => (results[i] ?? null) === null).length;
    if (aims.length === 0) {
      const finished = results.filter((each) => each !== null);
      if (finished.length > 0) aims = aimsOf(targets, options.inner, finished, repeats);
    }

    const before = tolerance;
    if (proposals.length === 0) fromPrior += size;
    const arrived = asked.flatMap((scores, i): Near[] => {
      const statistics = results[i] ?? null;
      const distance = statistics === null ? Infinity : distanceOf(aims, statistics);
      if (!(distance <= before && distance < Infinity)) return [];
      const density = proposals.reduce((sum, each) => sum + each.size * each.proposal.ratio(scores), fromPrior);
      return [{ scores, statistics: statistics!, distance, generation, density }];
    });
    const all = [...near, ...arrived].sort((a, b) => a.distance - b.distance);
    tolerance = smallestTolerance(all, options);
    near = all.filter(({ distance }) => distance <= tolerance);
    const effective = effectiveSize(weightsWithin(near, tolerance, options));
    const accepted = arrived.length / size;
    generations.push({ simulations, failed, tolerance, accepted, effective });

    if (tolerance <= options.tolerance && effective >= options.effective) stopped = reached(tolerance);
    else if (simulations >= options.simulations) stopped = spent(simulations);
    else if (generation > 0 && accepted < options.acceptance) stopped = scarce(accepted, options.acceptance);
  }
  const { scores, weights } = sampleOf(near, aims, tolerance, options);
  const values = (at: Float64Array): number[] => priors.map((prior, d) => valueAtScore(prior, at[d]!));
  return {
    parameters: priors.map(({ id }) => id),
    particles: near.map(({ statistics, distance, generation: from, scores: simulated }, i) => ({
      values: values(scores[i]!),
      simulated: values(simulated),
      weight: weights[i]!,
      statistics,
      distance,
      generation: from,
    })),
    generations,
    adjusted: options.adjust === "linear",
    stopped,
  };
}

/** Normal scores of a Latin hypercube of the priors. */
function hypercube(dimensions: number, n: number, luck: Draw): Float64Array[] {
  const rows = Array.from({ length: n }, () => new Float64Array(dimensions));
  for (let d = 0; d < dimensions; d++)
    rows
      .map((row, i) => ({ row, i, u: luck.uniform(PURPOSE.stratum, 0, i, d) }))
      .sort((a, b) => a.u - b.u || a.i - b.i)
      .forEach(({ row, i }, stratum) => {
        row[d] = normalQuantile((stratum + luck.uniform(PURPOSE.place, 0, i, d)) / n);
      });
  return rows;
}

/** Candidates for the tolerance: each takes in this much more of the simulations than the one before. */
const STEP = 1.02;

/** The smallest tolerance at which a sample of these, in the order of their distance, is large enough. */
function smallestTolerance(sorted: readonly Near[], options: AbcOptions): number {
  const goal = options.tolerance;
  const n = sorted.length;
  for (let k = Math.ceil(options.effective); k <= n; k = Math.ceil(k * STEP)) {
    const tolerance = Math.max(sorted[k - 1]!.distance, goal);
    const within = sorted.filter(({ distance }) => distance <= tolerance);
    if (effectiveSize(weightsWithin(within, tolerance, options)) >= options.effective) return tolerance;
  }
  return Math.max(sorted.at(-1)?.distance ?? Infinity, goal);
}

/**
 * Weights of simulations within a tolerance, not scaled, cut at √n of their mean so that a few where proposals were thin
 * cannot outweigh all others (Ionides 2008, "Truncated importance sampling"). For an adjustment they fall with distance
 * (Epanechnikov): what is at the tolerance itself counts no more.
 */
function weightsWithin(near: readonly Near[], tolerance: number, { adjust }: AbcOptions): Float64Array {
  const weights = Float64Array.from(near, ({ density, distance }) => {
    const share = adjust === "linear" && tolerance > 0 ? distance / tolerance : 0;
    // Where all lie at one distance there is nothing to tell apart.
    return (near[0]!.distance === tolerance ? 1 : 1 - share * share) / density;
  });
  const most = (weights.reduce((sum, w) => sum + w, 0) / near.length) * Math.sqrt(near.length);
  return weights.map((w) => Math.min(w, most));
}

/** The weighted sample, moved on to the targets where that is asked for; weights sum to 1. */
function sampleOf(
  near: readonly Near[],
  aims: readonly Aim[],
  tolerance: number,
  options: AbcOptions,
): { readonly scores: readonly Float64Array[]; readonly weights: Float64Array } {
  const raw = weightsWithin(near, tolerance, options);
  const total = raw.reduce((sum, w) => sum + w, 0);
  const weights = raw.map((w) => w / total);
  const scores = near.map((each) => each.scores);
  if (options.adjust === "none") return { scores, weights };
  const statistics = near.map((each) => each.statistics);
  return { scores: adjusted(scores, statistics, weights, aims), weights };
}

const percent = (share: number): string => (share * 100).toFixed(1);
const reached = (tolerance: number): Text => ({
  en: `Stopped because the tolerance asked for was reached: ${tolerance.toFixed(3)}.`,
  zh: `已达到设定的容许距离（${tolerance.toFixed(3)}），结束。`,
});
const spent = (simulations: number): Text => ({
  en: `Stopped because all ${simulations} simulations were used.`,
  zh: `${simulations} 次模拟已全部用完，结束。`,
});
const scarce = (accepted: number, least: number): Text => ({
  en: `Stopped because only ${percent(accepted)} % of the last generation came near enough, less than ${percent(least)} %.`,
  zh: `最近一代仅 ${percent(accepted)}% 的模拟足够接近目标，低于 ${percent(least)}%，结束。`,
});
