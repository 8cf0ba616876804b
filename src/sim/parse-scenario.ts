import { Faults } from "../base/fail.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Files } from "./files.ts";
import { FaultList } from "./parse-fault-list.ts";
import { type Inheritance, readLayers } from "./parse-inheritance.ts";
import type { Layer } from "./parse-layer.ts";
import { mergeLevers, settleLevers } from "./parse-levers.ts";
import { mergeRegion, settleRegion } from "./parse-region.ts";
import { mergeTerms } from "./parse-terms.ts";
import { missing } from "./parse-values.ts";
import { underRule } from "./rule.ts";
import type { Region, Scenario } from "./scenario.ts";

/** What holds where no file of a scenario says anything. */
export const scenarioDefaults = { months: 120, burnIn: 36 } as const;

/**
 * Reads a scenario with everything it extends and the tables of its region. Throws `Faults` with all that is wrong in
 * all of these files.
 */
export function parseScenario(path: string, files: Files, catalogue: Catalogue): Scenario {
  const faults = new FaultList();
  const inheritance = readLayers(path, files, catalogue, faults);
  const scenario = settle(path, inheritance, files, catalogue, faults);
  if (faults.any || scenario === null) throw new Faults(faults.all());
  return scenario;
}

/** Reads the file that calibration writes: parameters alone. Throws `Faults`. */
export function parseParameters(path: string, files: Files, catalogue: Catalogue): Readonly<Record<string, number>> {
  const faults = new FaultList();
  const { layers } = readLayers(path, files, catalogue, faults);
  if (faults.any) throw new Faults(faults.all());
  return merged(layers.map((layer) => layer.parameters));
}

function settle(
  path: string,
  { layers, complete }: Inheritance,
  files: Files,
  catalogue: Catalogue,
  faults: FaultList,
): Scenario | null {
  if (layers.length === 0) return null;
  const last = <T>(pick: (layer: Layer) => T | null): T | null => latest(layers, pick);
  const absent = (key: string) => complete && !layers.some((layer) => layer.keys.has(key));
  const top = { file: path, line: 1, key: null };
  if (absent("name")) {
    missing({ ...top, key: "name" }, faults, {
      en: "; write name: { en: …, zh: … }",
      zh: "；请写 name: { en: …, zh: … }",
    });
  }
  if (absent("region")) {
    const en = '; write "extends: regions/typical-county.yaml", or a region of your own';
    missing({ ...top, key: "region" }, faults, {
      en,
      zh: "；请写“extends: regions/typical-county.yaml”，或自行给出区域",
    });
  }
  const name = last((layer) => layer.name);
  const region = readRegionOf(layers, complete, files, faults);
  const counties = region === undefined ? null : region.counties;
  const levers = settleLevers(mergeLevers(layers.map((layer) => layer.levers)), catalogue, counties, faults);
  if (name === null || !region?.settled) return null;
  const own = merged(layers.map((layer) => layer.parameters));
  const scenario: Scenario = {
    schemaVersion: 1,
    id: idOf(path),
    name,
    description: last((layer) => layer.description),
    lacks: last((layer) => layer.lacks) ?? [],
    months: last((layer) => layer.months) ?? scenarioDefaults.months,
    burnIn: last((layer) => layer.burnIn) ?? scenarioDefaults.burnIn,
    region: region.settled,
    levers,
    parameters: { ...fittedForAll(catalogue), ...own },
    betas: merged(layers.map((layer) => layer.betas)),
    terms: mergeTerms(catalogue.terms, layers),
  };
  return underRule(scenario, last((layer) => layer.rule) ?? catalogue.rules[0].id, catalogue);
}

/** What calibration has fitted for all scenarios: what aligns a rule of choice goes to the scenarios of that rule. */
function fittedForAll({ calibrated = {}, rules }: Catalogue): Readonly<Record<string, number>> {
  const aligning: readonly string[] = rules.flatMap(({ aligned = {} }) => Object.values(aligned));
  return Object.fromEntries(Object.entries(calibrated).filter(([id]) => !aligning.includes(id)));
}

/** The region is called after the file that gives its facilities. */
function readRegionOf(layers: readonly Layer[], complete: boolean, files: Files, faults: FaultList) {
  const layer = mergeRegion(layers.flatMap(({ region }) => region ?? []));
  if (layer === null) return undefined;
  const giver = latest(layers, (candidate) => (candidate.region?.facilities ? candidate : null)) ?? layers[0];
  const upToGiver = layers.slice(0, layers.indexOf(giver) + 1);
  const name = latest(upToGiver, (candidate) => candidate.name) ?? latest(layers, (candidate) => candidate.name);
  const id = idOf(giver.file);
  const settled: Region | null = settleRegion(layer, complete, id, name, files, faults);
  // Only its tables tell how many counties a country has.
  const counties = settled?.counties ?? (layer.provinces === undefined ? (layer.counties?.value ?? 1) : null);
  return { settled, counties };
}

/** What the last layer that says anything says. */
function latest<T>(layers: readonly Layer[], pick: (layer: Layer) => T | null): T | null {
  for (let i = layers.length - 1; i >= 0; i--) {
    const value = pick(layers[i]);
    if (value !== null) return value;
  }
  return null;
}

const merged = (layers: readonly ReadonlyMap<string, number>[]): Readonly<Record<string, number>> =>
  Object.fromEntries(layers.flatMap((layer) => [...layer]));

/** The name of a file without its folders and extension. */
const idOf = (path: string): string => (path.split(/[\\/]/).at(-1) ?? path).replace(/\.(ya?ml|json)$/i, "");
