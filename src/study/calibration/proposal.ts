import { exp } from "../../base/exp-log.ts";
import type { Draw } from "../../base/rng.ts";
import { cholesky, type Matrix, solveLower } from "./cholesky.ts";
import { covarianceOf, meanOf, systematic } from "./weighted.ts";

/** Kernels of a proposal at most: past that a sample of them serves as well. One with a covariance of its own costs more. */
const KERNELS = { global: 400, local: 100 } as const;
/** Share of a prior's variance that a kernel has at least, so that a sample cannot collapse onto a few members. */
const FLOOR = 1e-6;
const PURPOSE = { choose: 16, thin: 17, step: 18 } as const;

/** Where new simulations come from: a mixture of multivariate normal kernels about the sample so far, in scores. */
export interface Proposal {
  draw(luck: Draw, n: number): Float64Array[];
  /** Its density over that of the prior. */
  ratio(scores: Float64Array): number;
}

export interface ProposalOptions {
  /** `global`: one covariance for all kernels (Beaumont et al. 2009); `local`: about each member its own (Filippi et al. 2013). */
  readonly kernel: "global" | "local";
  /** Variance of a kernel as a multiple of the sample's: 2 in Beaumont et al., less where there are many parameters. */
  readonly spread: number;
}

/** A proposal about weighted members; at least one. */
export function proposalAbout(
  members: readonly Float64Array[],
  weights: Float64Array,
  { kernel, spread }: ProposalOptions,
  luck: Draw,
): Proposal {
  const dimensions = members[0]!.length;
  const mean = meanOf(members, weights);
  const most = KERNELS[kernel];
  const isThinned = members.length > most;
  const chosen = isThinned ? systematic(weights, most, luck.uniform(PURPOSE.thin, 0, 0)) : members.map((_, i) => i);
  const centres = chosen.map((i) => members[i]!);
  const shares = Float64Array.from(chosen, (i) => (isThinned ? 1 : weights[i]!));
  const total = shares.reduce((sum, w) => sum + w, 0);
  const rootAbout = (centre: Float64Array): Matrix =>
    cholesky(
      covarianceOf(members, weights, centre).map((row, a) =>
        row.map((value, b) => spread * (value + (a === b ? FLOOR : 0))),
      ),
    );
  const common = members.length === 1 ? identity(dimensions) : rootAbout(mean);
  const roots = kernel === "local" && members.length > 1 ? centres.map(rootAbout) : centres.map(() => common);
  const whitened = centres.map((centre, j) => solveLower(roots[j]!, centre));
  // Density constants of a kernel and of the prior share their powers of 2π.
  const heights = roots.map((root, j) => shares[j]! / total / root.reduce((product, row, a) => product * row[a]!, 1));

  return {
    draw: (by, n) =>
      systematic(shares, n, by.uniform(PURPOSE.choose, 0, 0)).map((j, i) => {
        const steps = Float64Array.from({ length: dimensions }, (_, d) => by.normal(PURPOSE.step, 0, i, d));
        return centres[j]!.map((x, a) => {
          const row = roots[j]![a]!;
          let moved = x;
          for (let b = 0; b <= a; b++) moved += row[b]! * steps[b]!;
          return moved;
        });
      }),
    ratio: (scores) => {
      const prior = squareOf(scores);
      const shared = kernel === "global" ? solveLower(common, scores) : null;
      let sum = 0;
      for (let j = 0; j < centres.length; j++) {
        const at = shared ?? solveLower(roots[j]!, scores);
        sum += heights[j]! * exp((prior - apart(at, whitened[j]!)) / 2);
      }
      return sum;
    },
  };
}

const identity = (n: number): Matrix =>
  Array.from({ length: n }, (_, a) => Float64Array.from({ length: n }, (__, b) => (a === b ? 1 : 0)));

const squareOf = (x: Float64Array): number => {
  let sum = 0;
  for (let d = 0; d < x.length; d++) sum += x[d]! * x[d]!;
  return sum;
};

const apart = (x: Float64Array, y: Float64Array): number => {
  let sum = 0;
  for (let d = 0; d < x.length; d++) sum += (x[d]! - y[d]!) * (x[d]! - y[d]!);
  return sum;
};
