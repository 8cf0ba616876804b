import type { Lever, LeverParameter, LeverSetting } from "../levers/lever.ts";
import type { Catalogue } from "./catalogue.ts";
import type { FaultList, Place, Said } from "./parse-fault-list.ts";
import { checkTarget, mergeTarget, readTarget, type TargetLayer } from "./parse-target.ts";
import type { Tree } from "./parse-tree.ts";
import {
  type Bounds,
  keyNoun,
  readChoice,
  readGroup,
  readKeys,
  readNumber,
  readSwitch,
  said,
  wrong,
} from "./parse-values.ts";

/** A run is at most forty years, so no month lies later. */
export const lastMonth = 480;

/** The settings that every lever has, and what they may be. */
export const commonSettings = {
  from: { range: [1, lastMonth], unit: "month", whole: true },
  until: { range: [1, lastMonth], unit: "month", whole: true },
  phaseIn: { range: [0, 120], unit: "months", whole: true },
  intensity: { range: [0, 1], unit: "" },
  compliance: { range: [0, 1], unit: "share" },
} as const satisfies Record<string, Bounds>;
type Common = keyof typeof commonSettings;
const commons = Object.keys(commonSettings) as Common[];

/** What one file says about one lever; everything it leaves out stays as it is. */
export interface LeverLayer {
  readonly at: Place;
  readonly params: ReadonlyMap<string, Said<number>>;
  /** `until: null` takes an end away again. */
  readonly common: ReadonlyMap<Common, Said<number | null>>;
  readonly target: TargetLayer;
}

const leverNoun = { en: "lever", zh: "政策工具" };

/** By lever id; false where the file takes the lever out. */
export function readLevers(
  tree: Tree,
  catalogue: Catalogue,
  faults: FaultList,
): ReadonlyMap<string, LeverLayer | false> {
  const levers = new Map(catalogue.levers.map((lever) => [lever.id, lever]));
  const layers = new Map<string, LeverLayer | false>();
  for (const [id, setting] of readGroup(tree, [...levers.keys()], leverNoun, faults)) {
    const layer = readLever(setting, levers.get(id) as Lever, faults);
    if (layer !== null) layers.set(id, layer);
  }
  return layers;
}

function readLever(tree: Tree, lever: Lever, faults: FaultList): LeverLayer | false | null {
  if (tree.kind === "scalar" && tree.value === false) return false;
  const empty = tree.kind === "scalar" && tree.value === null;
  if (tree.kind !== "map" && !empty) {
    const en = "a group of settings, {} for all defaults, or false to leave the lever out";
    wrong(tree, { en, zh: "一组设置；{} 表示全部取默认值，false 表示不采用该工具" }, faults);
    return null;
  }
  const known = [...Object.keys(lever.params), ...commons, "target"];
  const entries = tree.kind === "map" ? readKeys(tree, known, keyNoun, faults) : new Map<string, Tree>();
  const params = new Map<string, Said<number>>();
  for (const [name, parameter] of Object.entries(lever.params)) {
    const value = entries.get(name);
    if (value === undefined) continue;
    const number = readParameter(value, parameter, faults);
    if (number !== null) params.set(name, { value: number, at: value.at });
  }
  const common = new Map<Common, Said<number | null>>();
  for (const name of commons) {
    const value = entries.get(name);
    if (value === undefined) continue;
    const open = name === "until" && value.kind === "scalar" && value.value === null;
    const number = open
      ? { value: null, at: value.at }
      : said(readNumber(value, commonSettings[name], faults), value.at);
    if (number !== undefined) common.set(name, number);
  }
  const target = entries.get("target");
  return { at: tree.at, params, common, target: target === undefined ? {} : readTarget(target, faults) };
}

function readParameter(tree: Tree, { kind, range, unit, choices }: LeverParameter, faults: FaultList): number | null {
  if (choices !== undefined) return readChoice(tree, choices, faults);
  return kind === "switch" ? readSwitch(tree, faults) : readNumber(tree, { range, unit }, faults);
}

/** Base first; each file changes what it names and `false` clears the lever. */
export function mergeLevers(
  layers: Iterable<ReadonlyMap<string, LeverLayer | false>>,
): ReadonlyMap<string, LeverLayer> {
  const merged = new Map<string, LeverLayer>();
  for (const layer of layers) {
    for (const [id, over] of layer) {
      const under = merged.get(id);
      if (over === false) merged.delete(id);
      else if (under === undefined) merged.set(id, over);
      else {
        merged.set(id, {
          at: over.at,
          params: new Map([...under.params, ...over.params]),
          common: new Map([...under.common, ...over.common]),
          target: { ...under.target, ...over.target },
        });
      }
    }
  }
  return merged;
}

/** Settings with every default filled in, in the order of the catalogue; what only the whole can show to be wrong is told. */
export function settleLevers(
  merged: ReadonlyMap<string, LeverLayer>,
  catalogue: Catalogue,
  counties: number | null,
  faults: FaultList,
): readonly LeverSetting[] {
  const settings: LeverSetting[] = [];
  for (const lever of catalogue.levers) {
    const layer = merged.get(lever.id);
    if (layer === undefined) continue;
    checkTarget(lever, layer.target, counties, faults);
    const from = layer.common.get("from")?.value ?? 1;
    const until = layer.common.get("until");
    if (until !== undefined && until.value !== null && until.value < from) {
      const en = `month ${until.value} lies before "from", month ${from}`;
      faults.add(until.at, en, `第 ${until.value} 月早于起始月（from）第 ${from} 月`);
    }
    settings.push({
      lever: lever.id,
      params: Object.fromEntries(
        Object.entries(lever.params).map(([name, param]) => [name, layer.params.get(name)?.value ?? param.default]),
      ),
      from,
      until: until?.value ?? null,
      phaseIn: layer.common.get("phaseIn")?.value ?? 0,
      target: mergeTarget(lever, layer.target),
      intensity: layer.common.get("intensity")?.value ?? 1,
      compliance: layer.common.get("compliance")?.value ?? 1,
    });
  }
  checkConflicts(merged, catalogue, faults);
  return settings;
}

/** Each pair is told once, at the later of the two in catalogue order, whichever of them declares it. */
function checkConflicts(merged: ReadonlyMap<string, LeverLayer>, catalogue: Catalogue, faults: FaultList): void {
  const present = catalogue.levers.filter((lever) => merged.has(lever.id));
  present.forEach((later, i) => {
    for (const earlier of present.slice(0, i)) {
      if (!later.conflicts?.includes(earlier.id) && !earlier.conflicts?.includes(later.id)) continue;
      const at = (merged.get(later.id) as LeverLayer).at;
      const other = (merged.get(earlier.id) as LeverLayer).at;
      const where =
        other.file === at.file
          ? { en: `line ${other.line}`, zh: `第 ${other.line} 行` }
          : { en: `${other.file}:${other.line}`, zh: `${other.file}:${other.line}` };
      const en = `${later.id} and ${earlier.id} (${where.en}) exclude each other: keep one, set the other to false`;
      const zh = `“${later.name.zh}”（${later.id}）与“${earlier.name.zh}”（${earlier.id}，${where.zh}）互相排斥：请保留其一，另一项设为 false`;
      faults.add(at, en, zh);
    }
  });
}
