import type { Surroundings } from "./factor.ts";
import type { World } from "./world.ts";

/**
 * What groups of factors go by that do not feel the policy: the terms no lever has touched and what is made of them. The
 * policy itself is in force all the same, posts, supply, dispatch and payment included.
 */
export interface AsUsual {
  /** Groups that do feel the policy, as bits in the order of `factorGroups`. */
  readonly felt: number;
  /** What every other group sees. */
  readonly around: Surroundings;
  /** Performance pay by place class, had its link to work never been touched. */
  readonly performance: Float64Array;
  /** Whether pools are paid without any policy: only then are they seen. */
  readonly pools: boolean;
  /** Results of evaluations, had their terms never been touched. */
  readonly careers: World["careers"];
}

/** What a group of factors sees this month: the policy, unless the run has the group not feel it. */
export const seenBy = (m: Surroundings & { readonly asUsual: AsUsual | null }, group: number): Surroundings =>
  m.asUsual === null || (m.asUsual.felt & (1 << group)) !== 0 ? m : m.asUsual.around;
