import { facilityTypes, type PlaceType } from "../model/kinds.ts";
import type { Term } from "../model/terms.ts";
import type { Layer } from "./parse-layer.ts";

type Value = Term["initial"];

/** Initial values of the terms that the files change, place types that nobody names kept as declared. */
export function mergeTerms(terms: readonly Term[], layers: readonly Layer[]): Readonly<Record<string, Value>> {
  const merged: [string, Value][] = [];
  for (const term of terms) {
    let value: Value | undefined;
    for (const { terms } of layers) {
      const over = terms.get(term.id);
      if (over === undefined) continue;
      if ("everywhere" in over) value = over.everywhere;
      else if (over.byType.size > 0)
        value = { ...spreadTerm(value ?? term.initial), ...Object.fromEntries(over.byType) };
    }
    if (value !== undefined) merged.push([term.id, value]);
  }
  return Object.fromEntries(merged);
}

/** One number for everywhere, as a value for each type; the outside options follow their inside types. */
export function spreadTerm(value: Value): Readonly<Partial<Record<PlaceType, number>>> {
  if (typeof value !== "number") return value;
  return Object.fromEntries([...facilityTypes, "private", "other"].map((type) => [type, value]));
}
