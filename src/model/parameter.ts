import type { Text } from "../base/text.ts";
import type { Source } from "./source.ts";

export type Grade = "measured" | "derived" | "assumed";

/** A number of the model that nobody chooses: what it is, what it may be, and where it comes from. */
export interface Parameter {
  readonly name: Text;
  readonly unit: string;
  readonly default: number;
  readonly range: readonly [number, number];
  readonly source: Source;
  readonly grade: Grade;
  /** An uncertainty may be sampled in studies; a constant may not. */
  readonly role: "uncertainty" | "constant";
  /** True when `scenarios/parameters.yaml`, written by calibration, overrides the default. */
  readonly calibrated?: boolean;
}

/** Keeps the literal keys of a table of parameters while checking every entry. */
export const parameterTable = <const T extends Record<string, Parameter>>(table: T): T => table;
