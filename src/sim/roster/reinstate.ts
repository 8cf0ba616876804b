import { createWorld, flag, type World } from "../../model/world.ts";
import type { Scenario } from "../scenario.ts";
import { type Beginning, bind, fillFacilities, settle, startLedger } from "../start.ts";

/**
 * The beginning of month 1 over a roster: its doctors, posts and ages as on its date, in the circumstances to which the
 * burn-in has settled – trust, illness, budgets, the chances of promotion that people have seen, and for whoever was still
 * in place the burnout and competence that they had come to. A region without a roster begins where its burn-in ended.
 */
export function reinstate(scenario: Scenario, at: Beginning, exact: boolean): Beginning {
  if (scenario.region.roster === undefined || scenario.burnIn === 0) return at;
  const settled = at.world;
  const world = createWorld(settled.layout);
  fillFacilities(world, at.facilities);
  world.clock[0] = settled.clock[0];
  keepCircumstances(settled, world);
  settle(world, at.people, at.draw, scenario, 0);
  keepStates(settled, world);
  world.cells.settled.set(world.cells.headcount);
  const beginning = { ...at, world };
  startLedger(bind(scenario, beginning, world, exact));
  return beginning;
}

/** What belongs to places and counties and not to the people there. Usual quality is left for month 1 to take with its own staff. */
function keepCircumstances(from: World, to: World): void {
  for (const column of ["trust", "usualTrust", "usualWorkload", "quality", "guests", "teaching"] as const)
    to.facilities[column].set(from.facilities[column]);
  to.silver.until.set(from.silver.until);
  for (const table of ["counties", "places", "pools", "careers"] as const) {
    const old = from[table] as Readonly<Record<string, Float64Array>>;
    for (const [column, values] of Object.entries(to[table] as Readonly<Record<string, Float64Array>>)) {
      values.set(old[column]);
    }
  }
}

/** Burnout and competence of those who stayed through the burn-in where the roster has them. */
function keepStates({ doctors: old, clock }: World, { doctors: d, clock: rows }: World): void {
  const before = new Map<number, number>();
  for (let i = 0; i < clock[1]; i++) if (old.facility[i] >= 0) before.set(old.id[i], i);
  for (let i = 0; i < rows[1]; i++) {
    const was = before.get(d.id[i]);
    if (was === undefined || old.facility[was] !== d.facility[i]) continue;
    d.competence[i] = old.competence[was];
    d.burnout[i] = old.burnout[was];
    d.flags[i] |= old.flags[was] & flag.generalist;
  }
}
