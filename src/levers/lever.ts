import type { Text } from "../base/text.ts";
import type { Payer } from "../model/kinds.ts";
import type { Term } from "../model/terms.ts";
import type { LeverParameter } from "./lever-parameter.ts";
import type { Target } from "./setting.ts";
import type { Writer } from "./writer.ts";

export type { LeverParameter } from "./lever-parameter.ts";
export { type LeverSetting, strengthIn, type Target } from "./setting.ts";

export type Values<P> = { readonly [K in keyof P]: number };

export const leverGroups = [
  "pay",
  "career",
  "posts",
  "conditions",
  "family",
  "dispatch",
  "payment",
  "governance",
] as const;
export type LeverGroup = (typeof leverGroups)[number];

/** The outcome a lever is meant to move and in which sense; contract tests hold it to that. */
export interface Expectation {
  readonly outcome: string;
  readonly direction: "up" | "down";
}

/** One policy: what it is, what it moves and how it is thought to work. */
export interface Lever<P extends Record<string, LeverParameter> = Record<string, LeverParameter>> {
  readonly id: string;
  readonly group: LeverGroup;
  readonly name: Text;
  /** One sentence on the mechanism, so that a reader can disagree with it. */
  readonly why: Text;
  /** What its results alone would hide, in one sentence. */
  readonly caveat?: Text;
  readonly payer: Payer;
  readonly params: P;
  /** Every term that `apply` may move; a term outside this list is refused by the writer. */
  readonly moves: readonly Term[];
  /** How its cost comes about, in words and units. */
  readonly cost: Text;
  readonly sources: readonly string[];
  readonly expects: Expectation | "no effect";
  readonly conflicts?: readonly string[];
  readonly stacksWith?: readonly string[];
  /** Where it applies when the user names no target. */
  readonly target: Target;
  /** Share of what other levers in force lose to compliance below 1 that this one makes good in the counties it reaches. */
  recovers?(p: Values<P>): number;
  /** Writes what it does, from these parameters alone: called once for a target, and what it says holds at every strength. */
  apply(write: Writer, p: Values<P>): void;
}

/** Checks a lever's declaration while keeping the names of its parameters, so that `p.placs` does not compile. */
export const lever = <const P extends Record<string, LeverParameter>>(declaration: Lever<P>): Lever<P> => declaration;
