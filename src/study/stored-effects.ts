import { TableHash } from "../base/hash.ts";
import { canonicalScenario, settingsHash } from "../sim/canonical-scenario.ts";
import type { Comparison, EffectRow, Effects } from "../sim/comparison.ts";
import type { Scenario } from "../sim/scenario.ts";
import { simulateReplicate } from "../sim/simulate.ts";
import { targetRows } from "./targets.gen.ts";
import { version } from "./version.gen.ts";

/** Effects as they are kept in a file: measured once, and shown by every comparison. */
export interface StoredEffects extends Effects {
  /** Of what the figures follow from; see `stampOf`. */
  readonly stamp: string;
  /** Settings they were measured with, as hashes. */
  readonly settings: readonly string[];
}

/** Long enough for a change of the model to show in the tables of some scenario. */
const STAMP_MONTHS = 12;

/**
 * Tells whether figures are out of date without measuring them again: it covers the targets, the scenarios, and the first
 * year of one replicate of each, in which a change of the model or of its parameters shows.
 */
export function stampOf(scenarios: ReadonlyMap<string, Scenario>): string {
  const hash = new TableHash().text(version).text(JSON.stringify(targetRows));
  for (const scenario of scenarios.values()) hash.text(canonicalScenario(scenario));
  const short = [...scenarios.values()].map((scenario) => ({ ...scenario, months: STAMP_MONTHS }));
  for (const outcome of simulateReplicate({ scenarios: short, seed: "stamp", replicate: 0, probe: true })) {
    if (!outcome.ok) throw new Error(`${outcome.stage}: ${outcome.message}`);
    for (const table of Object.values(outcome.run.tables))
      for (const values of Object.values(table)) hash.numbers(values);
    hash.numbers(Object.values(outcome.run.probes ?? {}).map((value) => value ?? Number.NaN));
  }
  return hash.digest();
}

/** What is put into the file. */
export const storedEffects = (
  rows: readonly EffectRow[],
  scenarios: ReadonlyMap<string, Scenario>,
  { seed, replicates }: { readonly seed: string; readonly replicates: number },
): StoredEffects => ({
  stamp: stampOf(scenarios),
  settings: [...new Set([...scenarios.values()].map(settingsHash))],
  version,
  seed,
  replicates,
  rows,
});

/** What a comparison shows of them; they say nothing about a baseline that behaves otherwise. */
export const shownEffects = (
  { seed, replicates, rows, settings, version: measuredWith }: StoredEffects,
  baseline: Scenario,
): Comparison["effects"] => ({
  version: measuredWith,
  seed,
  replicates,
  rows,
  applies: settings.includes(settingsHash(baseline)),
});
