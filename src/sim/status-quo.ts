import { canonicalScenario } from "./canonical-scenario.ts";
import type { Scenario } from "./scenario.ts";

export const STATUS_QUO = "status-quo";

/** The world of a scenario: all that must be equal for luck to be shared. */
export const worldOf = (scenario: Scenario): string =>
  canonicalScenario({ ...scenario, id: "", name: { en: "", zh: "" }, description: null, lacks: [], levers: [] });

/** The same world without any lever. */
export const statusQuoOf = (scenario: Scenario): Scenario => ({
  ...scenario,
  id: STATUS_QUO,
  name: { en: "Status quo", zh: "现状" },
  description: null,
  lacks: [],
  levers: [],
});
