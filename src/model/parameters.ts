import { burnoutParameters } from "./parameters/burnout.ts";
import { careerParameters } from "./parameters/career.ts";
import { choiceParameters } from "./parameters/choice.ts";
import { entrantsParameters } from "./parameters/entrants.ts";
import { payParameters } from "./parameters/pay.ts";
import { supplyParameters } from "./parameters/supply.ts";
import { workParameters } from "./parameters/work.ts";

/** Every number of the model that is neither a lever's nor a factor's coefficient. */
export const parameters = {
  ...choiceParameters,
  ...payParameters,
  ...careerParameters,
  ...workParameters,
  ...burnoutParameters,
  ...supplyParameters,
  ...entrantsParameters,
};
export type ParameterId = keyof typeof parameters;
export type Params = Readonly<Record<ParameterId, number>>;

/** Declared defaults with overrides laid over them; unknown ids have been refused by the parser. */
export function paramsWith(overrides: Readonly<Record<string, number>>): Params {
  // Backwards: in the order of `parameters` the object would share its hidden shape, and that has no room for plain numbers.
  const entries = Object.entries(parameters).reverse();
  return Object.fromEntries(entries.map(([id, declared]) => [id, overrides[id] ?? declared.default])) as Params;
}
