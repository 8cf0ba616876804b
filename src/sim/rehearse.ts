import type { FacilityRow, Region, Scenario } from "./scenario.ts";
import { simulateReplicate } from "./simulate.ts";

/** The same scenarios over a small region, all levers in force from the first month, which is the last. */
export function shortened(scenarios: readonly Scenario[]): Scenario[] {
  const small = new Map<Region, Region>();
  return scenarios.flatMap((scenario): Scenario[] => {
    const { region, levers } = scenario;
    // Institutions of a country, and doctors who are known one by one, cannot be made fewer here.
    if (region.country !== undefined || region.roster !== undefined) return [];
    const known = small.get(region) ?? smaller(region);
    small.set(region, known);
    const settings = levers.map((setting) => ({ ...setting, from: 1, phaseIn: 0 }));
    return [{ ...scenario, region: known, levers: settings, months: 1, burnIn: 0 }];
  });
}

const smaller = (region: Region): Region => ({
  ...region,
  counties: 1,
  countiesPerPrefecture: 1,
  facilities: region.facilities.map((row): FacilityRow => ({ ...row, copies: 1 })),
});

/**
 * Plays scenarios through a month of a small region, for an engine that has yet to see them: what it compiles afterwards it
 * need not throw away when it comes upon a second world or another lever. V8 is sure of the shape of what a place in the code
 * makes when that has been made twice, so the last scenario plays a second replicate. Nothing of it is kept.
 */
export function rehearse(scenarios: readonly Scenario[]): void {
  const short = shortened(scenarios);
  simulateReplicate({ scenarios: short, seed: "", replicate: 0 });
  simulateReplicate({ scenarios: short.slice(-1), seed: "", replicate: 1 });
}
