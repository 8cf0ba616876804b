import { indicators } from "../levers/loop/indicators.ts";
import { destinations, facilityTypes, payers } from "../model/kinds.ts";
import { catalogue } from "./full-catalogue.ts";

/** The closed lists that codes of result tables point into, by the name that a column gives: a code is a position in its list. */
export const codeLists = {
  facilityTypes,
  origins: [...facilityTypes, "outside"],
  destinations,
  moveKinds: ["move", "dispatch", "training"],
  retentionCurves: ["township-facility", "township-primary-care", "county-hospital"],
  payers,
  indicators: indicators.map(({ id }) => id),
  levers: catalogue.levers.map(({ id }) => id),
} as const satisfies Readonly<Record<string, readonly string[]>>;
