import { Draw } from "../../base/rng.ts";
import { runKey } from "../../base/seed.ts";
import type { Statistics, Target } from "./distance.ts";
import type { Posterior } from "./posterior.ts";
import { type Predicted, predictive } from "./predictive.ts";
import type { Prior } from "./prior.ts";
import { type AbcOptions, sequentialAbc } from "./sequential-abc.ts";

export interface Halves {
  readonly fitted: readonly Target[];
  readonly held: readonly Target[];
}

/** A random half of the targets to fit on, the other to be judged by. Groups stay together; the odd one is fitted. */
export function halvesOf(targets: readonly Target[], seed: string): Halves {
  const [k0, k1] = runKey(`${seed} halves`, 0);
  const draw = new Draw(k0, k1);
  const groupOf = ({ group, id }: Target): string => group ?? id;
  const chosen = new Set(
    [...new Set(targets.map(groupOf))]
      .map((group, i) => ({ group, i, u: draw.uniform(0, 0, i) }))
      .sort((a, b) => a.u - b.u || a.i - b.i)
      .filter((_, place, { length }) => place < length / 2)
      .map(({ group }) => group),
  );
  return {
    fitted: targets.filter((target) => chosen.has(groupOf(target))),
    held: targets.filter((target) => !chosen.has(groupOf(target))),
  };
}

export interface HalfScore {
  readonly halves: Halves;
  readonly posterior: Posterior;
  readonly fitted: readonly (Predicted | null)[];
  readonly held: readonly (Predicted | null)[];
  /** Share of the held targets whose mean is inside; one that no run could tell is not. NaN where none is held. */
  readonly insideShare: number;
}

/**
 * Split-half validation: fits on one half of the targets and holds new simulations at n draws of that posterior against
 * both. Yields and is sent what `sequentialAbc` is.
 */
export function* splitHalf(
  priors: readonly Prior[],
  targets: readonly Target[],
  options: AbcOptions,
  n: number,
): Generator<readonly (readonly number[])[], HalfScore, readonly (Statistics | null)[]> {
  const halves = halvesOf(targets, options.seed);
  const posterior = yield* sequentialAbc(priors, halves.fitted, options);
  const all = yield* predictive(posterior, [...halves.fitted, ...halves.held], n, options.seed);
  const held = all.slice(halves.fitted.length);
  return {
    halves,
    posterior,
    fitted: all.slice(0, halves.fitted.length),
    held,
    insideShare: held.filter((each) => each?.inside === true).length / held.length,
  };
}
