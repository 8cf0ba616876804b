import type { Catalogue } from "./catalogue.ts";
import type { Scenario } from "./scenario.ts";

/**
 * The scenario with its doctors choosing by this rule, aligned as calibration has found unless it says otherwise itself.
 * The default leaves no trace, so that a scenario that names it is the one that names none.
 */
export function underRule(scenario: Scenario, id: string, { rules, calibrated = {} }: Catalogue): Scenario {
  const { rule: _, ...rest } = scenario;
  if (id === rules[0].id) return rest;
  const aligning: readonly string[] = Object.values(rules.find((rule) => rule.id === id)?.aligned ?? {});
  const fitted = Object.fromEntries(Object.entries(calibrated).filter(([parameter]) => aligning.includes(parameter)));
  return { ...rest, rule: id, parameters: { ...fitted, ...rest.parameters } };
}
