import { Faults } from "../base/fail.ts";
import type { Lever } from "../levers/lever.ts";
import type { Catalogue } from "../sim/catalogue.ts";
import type { Files } from "../sim/files.ts";
import type { FaultList, Place } from "../sim/parse-fault-list.ts";
import { settleLevers } from "../sim/parse-levers.ts";
import { parseScenario } from "../sim/parse-scenario.ts";
import { checkTarget } from "../sim/parse-target.ts";
import { underRule } from "../sim/rule.ts";
import type { Scenario } from "../sim/scenario.ts";
import { variedLevers } from "./apply.ts";
import { exclude, type Varied } from "./parse-vary.ts";
import { scenarioPath } from "./scenario-path.ts";
import type { Space } from "./space.ts";
import type { Baseline, Setting } from "./study.ts";

interface Said {
  /** File of the scenario. */
  readonly base: string;
  readonly varied: Varied;
  readonly months: number | null;
  readonly baseline: Baseline | null;
  readonly files: Files;
  readonly catalogue: Catalogue;
}

/** The worlds that a study takes place in; null, and faults, where a file of them cannot be used. */
export function settingOf(said: Said, faults: FaultList): Setting | null {
  const { varied, catalogue, months } = said;
  const own = parsed(() => parseScenario(said.base, said.files, catalogue), faults);
  if (own === null) return null;
  const regions = varied.regions.length === 0 ? [own] : inRegions(said, own, faults);
  if (regions === null) return null;
  const { space } = varied;
  const bases = regions.flatMap((region) => underRules(region, space, catalogue));
  const settings = defaultSettings(space, own, catalogue, faults);
  checkConflicts(varied, own, catalogue, faults);
  for (const region of regions)
    for (const { lever, layer } of varied.targets) checkTarget(lever, layer, region.region.counties, faults);
  checkBands(varied, own, settings, faults);
  const variesLevers = space.dimensions.some(({ role }) => role === "lever");
  return {
    space,
    bases: bases.map((base) => (months === null ? base : { ...base, months })),
    settings,
    // Where no lever is varied, what is asked of a package is what it does.
    baseline: said.baseline ?? (variesLevers ? "scenario" : "status-quo"),
  };
}

/** What `read` gives; its faults join the others. */
function parsed<T>(read: () => T, faults: FaultList): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    for (const { en, zh, ...at } of error.faults) faults.add(at, en, zh);
    return null;
  }
}

/** The scenario with each region's file laid over it, as an `extends` of both would; months and name stay the scenario's. */
function inRegions({ base, varied, files, catalogue }: Said, own: Scenario, faults: FaultList): Scenario[] | null {
  const scenarios = varied.regions.flatMap((named) => {
    const path = scenarioPath(named, files, faults);
    if (path === null) return [];
    const file = `${base}+${named.value}`;
    const text = `schemaVersion: 1\nextends: ${JSON.stringify([base, path])}\n`;
    const both: Files = {
      read: (name) => (name === file ? { text } : files.read(name)),
      resolve: (from, name) => (from === file ? [name] : files.resolve(from, name)),
      list: (from, named) => files.list(from, named),
    };
    const scenario = parsed(() => parseScenario(file, both, catalogue), faults);
    if (scenario === null) return [];
    const { id, name, description, months, burnIn } = own;
    return [{ ...scenario, id, name, description, months, burnIn }];
  });
  return scenarios.length === varied.regions.length ? scenarios : null;
}

const underRules = (scenario: Scenario, space: Space, catalogue: Catalogue): Scenario[] => {
  const values = space.dimensions.find(({ path }) => path === "rule")?.values;
  if (values?.kind !== "list") return [scenario];
  return values.list.map((rule) => underRule(scenario, String(rule), catalogue));
};

function defaultSettings(space: Space, own: Scenario, catalogue: Catalogue, faults: FaultList): Setting["settings"] {
  const present = new Set(own.levers.map(({ lever }) => lever));
  const wanted = [...variedLevers({ space })].filter((id) => !present.has(id));
  const at: Place = { file: own.id, line: null, key: null };
  const layer = { at, params: new Map(), common: new Map(), target: {} };
  // One by one: levers that exclude each other are told of below, where the study's own lines are known.
  return Object.fromEntries(
    wanted.flatMap((id) => settleLevers(new Map([[id, layer]]), catalogue, null, faults).map((made) => [id, made])),
  );
}

/** Bands of remoteness that would end before they begin at some points. */
function checkBands({ space, places }: Varied, own: Scenario, settings: Setting["settings"], faults: FaultList): void {
  for (const id of variedLevers({ space })) {
    const at = (end: string): number =>
      space.dimensions.findIndex(({ path }) => path === `levers.${id}.target.remoteness.${end}`);
    const [low, high] = [at("low"), at("high")];
    if (low < 0 && high < 0) continue;
    const setting = own.levers.find(({ lever }) => lever === id) ?? settings[id];
    const usual = setting?.target.remoteness ?? [0, 1];
    const ends = (d: number, fixed: number): readonly number[] => {
      const values = space.dimensions[d]?.values;
      if (values === undefined) return [fixed];
      return values.kind === "range" ? [values.low, values.high] : values.list.map(Number);
    };
    const most = Math.max(...ends(low, usual[0]));
    const least = Math.min(...ends(high, usual[1]));
    if (most <= least) continue;
    faults.add(
      places[Math.max(low, high)] ?? { file: own.id, line: null, key: null },
      `the band of remoteness would begin at ${most} and end at ${least} at some points: keep the lower end at or below the higher one`,
      `部分试算点的偏远度区间会以 ${most} 为下限而以 ${least} 为上限：下限不得高于上限`,
    );
  }
}

/** Levers that exclude each other, of which not both have a switch: at some points both would be on. */
function checkConflicts({ space, places }: Varied, own: Scenario, catalogue: Catalogue, faults: FaultList): void {
  const varied = variedLevers({ space });
  const all = catalogue.levers.filter(({ id }) => varied.has(id) || own.levers.some(({ lever }) => lever === id));
  const isSwitched = ({ id }: Lever): boolean =>
    space.dimensions.some(
      ({ path, values }) => path === `levers.${id}` && values.kind === "list" && values.list.includes(false),
    );
  all.forEach((later, k) => {
    for (const earlier of all.slice(0, k)) {
      const told = [later, earlier].find(({ id }) => varied.has(id));
      if (told === undefined || !exclude(catalogue.levers, later.id, earlier.id)) continue;
      if (isSwitched(later) && isSwitched(earlier)) continue;
      const d = space.dimensions.findIndex(({ path }) => path.split(".")[1] === told.id);
      const switches = [earlier, later].map(({ id }) => `levers.${id}: [off, on]`);
      faults.add(
        places[d] ?? { file: own.id, line: null, key: null },
        `${later.id} and ${earlier.id} exclude each other and would both be on at some points: vary one of them, or the switches of both (${switches.join(", ")}), of which one is then off where the other is on`,
        `“${later.name.zh}”（${later.id}）与“${earlier.name.zh}”（${earlier.id}）互相排斥，部分试算点会同时采用：请只变动其中一项，或同时变动两项的开关（${switches.join("，")}），此时一项采用则另一项不采用`,
      );
    }
  });
}
