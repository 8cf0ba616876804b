import type { Text } from "../base/text.ts";
import type { Payer } from "../model/kinds.ts";
import type { Grade } from "../model/parameter.ts";
import type { Term } from "../model/terms.ts";
import type { Target } from "./setting.ts";
import type { Writer } from "./writer.ts";

export { type LeverSetting, strengthIn, type Target } from "./setting.ts";

/** One number a user may set. `kind` says how it is shown and read: a switch is 0 or 1, a choice a position in `choices`. */
export interface LeverParameter {
  readonly name: Text;
  readonly kind: "amount" | "share" | "months" | "count" | "switch" | "factor" | "choice";
  /** The words that a choice is read and shown as; of a choice only. */
  readonly choices?: readonly string[];
  readonly unit: string;
  readonly default: number;
  readonly range: readonly [number, number];
  readonly source: string;
  readonly grade: Grade;
}
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
  apply(write: Writer, p: Values<P>): void;
}

/** A setting's numbers as users write them: choices by their words. */
export const written = (
  { params }: Pick<Lever, "params">,
  values: Readonly<Record<string, number>>,
): Record<string, number | string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, params[name]?.choices?.[value] ?? value]));

/** Checks a lever's declaration while keeping the names of its parameters, so that `p.placs` does not compile. */
export const lever = <const P extends Record<string, LeverParameter>>(declaration: Lever<P>): Lever<P> => declaration;
