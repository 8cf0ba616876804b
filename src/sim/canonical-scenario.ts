import { TableHash } from "../base/hash.ts";
import type { Scenario } from "./scenario.ts";

/** A scenario as JSON that depends on nothing but its content: keys sorted, no spaces. What a manifest stores. */
export const canonicalScenario = (scenario: Scenario): string => JSON.stringify(sorted(scenario));

/** SHA-256 of the canonical form, 64 hexadecimal digits. */
export const scenarioHash = (scenario: Scenario): string => new TableHash().text(canonicalScenario(scenario)).digest();

/** SHA-256 of what a scenario says about behaviour: two scenarios that share it differ in region and policy alone. */
export const settingsHash = ({ parameters, betas, terms }: Scenario): string =>
  new TableHash().text(JSON.stringify(sorted({ parameters, betas, terms }))).digest();

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
