import { rehearse } from "../../sim/rehearse.ts";
import type { Scenario } from "../../sim/scenario.ts";
import "./own-hash.ts";

let warm = false;

/** Gets a thread ready for the first scenarios that it is to run; afterwards it is. */
export function warmUp(scenarios: readonly Scenario[]): void {
  if (warm) return;
  warm = true;
  rehearse(scenarios);
}
