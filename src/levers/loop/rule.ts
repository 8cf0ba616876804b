import type { Text } from "../../base/text.ts";

/** An indicator as a review sees it: late, and with an error. */
export interface Reading {
  readonly indicator: string;
  readonly measured: number;
  readonly target: number;
  /** Distance to the target in log odds, positive where it falls short. */
  readonly gap: number;
}

/** A lever that the review may move. */
export interface Movable {
  readonly lever: string;
  /** Present strength as a share of what the package intends, 0–1. */
  readonly strength: number;
  /** RMB a year at the whole intended strength. */
  readonly fullCost: number;
  /** Mean gap of the indicators that the lever is to move; of all where it serves none of them. */
  readonly need: number;
}

/** All that a rule may know. */
export interface Review {
  readonly readings: readonly Reading[];
  readonly levers: readonly Movable[];
  /** RMB a year that may be spent on the levers. */
  readonly budget: number;
  /** Answer to a gap of one, i.e. of odds off by a factor of e. */
  readonly gain: number;
}

/** How a review answers: new strengths, 0–1 each. Whoever calls it keeps the budget, so a rule need not. */
export interface Rule {
  readonly id: string;
  readonly name: Text;
  readonly why: Text;
  /** Null where nothing is ever reviewed. */
  readonly next: ((review: Review) => readonly number[]) | null;
}

/** Checks a rule's declaration. */
export const rule = (declaration: Rule): Rule => declaration;
