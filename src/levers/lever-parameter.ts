import type { Text } from "../base/text.ts";
import type { Grade } from "../model/parameter.ts";
import type { Source } from "../model/source.ts";

/** One of the things that a parameter may be: users write its id, levers get its position in the list. */
export interface Choice {
  readonly id: string;
  readonly name: Text;
}

/** One number a user may set. `kind` says how it is shown and read: a switch is 0 or 1, a choice is made by `choice`. */
export interface LeverParameter {
  readonly name: Text;
  readonly kind: "amount" | "share" | "months" | "count" | "switch" | "factor" | "choice";
  readonly unit: string;
  readonly default: number;
  readonly range: readonly [number, number];
  readonly source: Source;
  readonly grade: Grade;
  /** What a choice is one of, by position. */
  readonly choices?: readonly Choice[];
}

interface Declared extends Pick<LeverParameter, "name" | "source" | "grade"> {
  readonly of: readonly Choice[];
  /** An id of the list. */
  readonly default: string;
}

/** A parameter that is one of named things. Settings stay numbers, so that nothing else has to know of names. */
export function choice({ of, default: usual, ...declared }: Declared): LeverParameter {
  const position = of.findIndex(({ id }) => id === usual);
  if (position < 0) throw new Error(`${usual} is none of ${of.map(({ id }) => id).join(", ")}`);
  return { ...declared, kind: "choice", unit: "choice", default: position, range: [0, of.length - 1], choices: of };
}

/** A setting as users write it. */
export const written = (parameter: LeverParameter | undefined, value: number): number | string =>
  parameter?.choices?.[value]?.id ?? value;
