import { FACILITY_TIERS } from "../model/kinds.ts";
import type { Moves } from "../model/step.ts";

/** A dispatch or training counts as a flow from this length on. */
const LONG_TERM = 6;

/** Whether a month's k-th move counts as a flow: changes of employer and exits always, time away from some months on. */
export const isFlow = (moves: Moves, k: number): boolean => moves.kind[k] === 0 || moves.term[k] >= LONG_TERM;

/** Tiers that it leads up; down where negative, and 0 where it enters or leaves the region. */
export function riseOf(moves: Moves, types: ArrayLike<number>, k: number): number {
  const from = moves.origin[k];
  const to = moves.target[k];
  return from < 0 || to < 0 ? 0 : FACILITY_TIERS[types[to]] - FACILITY_TIERS[types[from]];
}
