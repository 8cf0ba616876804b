import type { Text } from "../base/text.ts";
import type { PlaceType } from "../model/kinds.ts";
import { placeTypes } from "../model/kinds.ts";
import type { Term } from "../model/terms.ts";
import type { Catalogue } from "./catalogue.ts";
import type { FaultList, Place, Said } from "./parse-fault-list.ts";
import { type LeverLayer, lastMonth, readLevers } from "./parse-levers.ts";
import { type RegionLayer, readRegion } from "./parse-region.ts";
import type { MapTree, Tree } from "./parse-tree.ts";
import {
  type Bounds,
  keyNoun,
  missing,
  readBilingual,
  readGroup,
  readKeys,
  readList,
  readNumber,
  readText,
  readWord,
  said,
  wrong,
} from "./parse-values.ts";

export const scenarioKeys = [
  "schemaVersion",
  "extends",
  "name",
  "description",
  "lacks",
  "months",
  "burnIn",
  "region",
  "rule",
  "levers",
  "parameters",
  "factors",
  "terms",
] as const;

export const durations = {
  months: { range: [1, lastMonth], unit: "months", whole: true },
  burnIn: { range: [0, 120], unit: "months", whole: true },
} as const satisfies Record<string, Bounds>;

type TermLayer = { readonly everywhere: number } | { readonly byType: ReadonlyMap<PlaceType, number> };

/** What one scenario file says, each value checked on its own; nothing is known of other files yet. */
export interface Layer {
  readonly file: string;
  /** The keys that stand in the file, rightly or not. */
  readonly keys: ReadonlySet<string>;
  readonly extends: readonly Said<string>[];
  readonly name: Text | null;
  readonly description: Text | null;
  readonly lacks: readonly Text[] | null;
  readonly months: number | null;
  readonly burnIn: number | null;
  readonly region: RegionLayer | null;
  readonly rule: string | null;
  readonly levers: ReadonlyMap<string, LeverLayer | false>;
  readonly parameters: ReadonlyMap<string, number>;
  readonly betas: ReadonlyMap<string, number>;
  readonly terms: ReadonlyMap<string, TermLayer>;
}

export function readLayer(file: string, tree: MapTree, catalogue: Catalogue, faults: FaultList): Layer {
  const entries = readKeys(tree, scenarioKeys, keyNoun, faults);
  const given = <T>(key: (typeof scenarioKeys)[number], read: (tree: Tree) => T): T | null => {
    const value = entries.get(key);
    return value === undefined ? null : read(value);
  };
  checkVersion(entries.get("schemaVersion"), { ...tree.at, key: "schemaVersion" }, faults);
  return {
    file,
    keys: new Set(entries.keys()),
    extends: given("extends", (value) => readExtends(value, faults)) ?? [],
    name: given("name", (value) => readBilingual(value, faults)),
    description: given("description", (value) => readBilingual(value, faults)),
    lacks: given("lacks", (value) => readLacks(value, faults)),
    months: given("months", (value) => readNumber(value, durations.months, faults)),
    burnIn: given("burnIn", (value) => readNumber(value, durations.burnIn, faults)),
    region: given("region", (value) => readRegion(value, faults)),
    rule: given("rule", (value) => readWord(value, ruleIds(catalogue), ruleNoun, faults)),
    levers: given("levers", (value) => readLevers(value, catalogue, faults)) ?? new Map(),
    parameters: given("parameters", (value) => readParameters(value, catalogue, faults)) ?? new Map(),
    betas: given("factors", (value) => readFactors(value, catalogue, faults)) ?? new Map(),
    terms: given("terms", (value) => readTerms(value, catalogue, faults)) ?? new Map(),
  };
}

const ruleNoun: Text = { en: "rule of choice", zh: "决策规则" };
const ruleIds = ({ rules }: Catalogue): readonly string[] => rules.map(({ id }) => id);

function checkVersion(tree: Tree | undefined, at: Place, faults: FaultList): void {
  if (tree === undefined) missing(at, faults, { en: '; write "schemaVersion: 1"', zh: "；请写“schemaVersion: 1”" });
  else if (tree.kind !== "scalar" || tree.value !== 1) wrong(tree, { en: "the number 1", zh: "数字 1" }, faults);
}

function readExtends(tree: Tree, faults: FaultList): readonly Said<string>[] {
  if (tree.kind === "map") {
    wrong(tree, { en: "the path of a scenario, or a list of them", zh: "情景文件的路径，或路径的列表" }, faults);
    return [];
  }
  const items = tree.kind === "list" ? tree.items : [tree];
  return items.flatMap((item) => said(readText(item, faults), item.at) ?? []);
}

function readLacks(tree: Tree, faults: FaultList): readonly Text[] {
  const items = readList(tree, "[{ en: …, zh: … }]", faults) ?? [];
  return items.flatMap((item) => readBilingual(item, faults) ?? []);
}

function readParameters(tree: Tree, { parameters }: Catalogue, faults: FaultList): ReadonlyMap<string, number> {
  const noun = { en: "parameter", zh: "参数" };
  return numbers(readGroup(tree, Object.keys(parameters), noun, faults), (id) => parameters[id], faults);
}

function readFactors(tree: Tree, { betas }: Catalogue, faults: FaultList): ReadonlyMap<string, number> {
  const noun = { en: "factor", zh: "影响因素" };
  const said = new Map<string, Tree>();
  for (const [id, factor] of readGroup(tree, Object.keys(betas), noun, faults)) {
    const beta = readGroup(factor, ["beta"], keyNoun, faults).get("beta");
    if (beta !== undefined) said.set(id, beta);
  }
  return numbers(said, (id) => ({ range: betas[id].range, unit: "" }), faults);
}

function numbers(entries: ReadonlyMap<string, Tree>, boundsOf: (id: string) => Bounds, faults: FaultList) {
  const values = new Map<string, number>();
  for (const [id, tree] of entries) {
    const { range, unit } = boundsOf(id);
    const value = readNumber(tree, { range, unit }, faults);
    if (value !== null) values.set(id, value);
  }
  return values;
}

function readTerms(tree: Tree, catalogue: Catalogue, faults: FaultList): ReadonlyMap<string, TermLayer> {
  const terms = new Map(catalogue.terms.map((term) => [term.id, term]));
  const noun = { en: "term", zh: "政策项" };
  const layers = new Map<string, TermLayer>();
  for (const [id, value] of readGroup(tree, [...terms.keys()], noun, faults)) {
    const layer = readTerm(value, terms.get(id) as Term, faults);
    if (layer !== null) layers.set(id, layer);
  }
  return layers;
}

function readTerm(tree: Tree, term: Term, faults: FaultList): TermLayer | null {
  const bounds: Bounds = { range: term.range, unit: term.unit };
  if (tree.kind === "map" && term.axes !== "county") {
    const noun = { en: "kind of place", zh: "去向类型" };
    const byType = numbers(readKeys(tree, placeTypes, noun, faults), () => bounds, faults);
    return { byType: byType as Map<PlaceType, number> };
  }
  const everywhere = readNumber(tree, bounds, faults);
  return everywhere === null ? null : { everywhere };
}
