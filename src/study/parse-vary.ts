import type { Catalogue } from "../sim/catalogue.ts";
import { type FaultList, type Place, printable, type Said, suggestion } from "../sim/parse-fault-list.ts";
import type { Tree } from "../sim/parse-tree.ts";
import {
  boundsText,
  keyNoun,
  readKeys,
  readList,
  readNumber,
  readSwitch,
  readText,
  readWord,
  said,
  wrong,
} from "../sim/parse-values.ts";
import type { Dimension, Space } from "./space.ts";
import { type Variable, variables } from "./variables.ts";

/** What a study file varies: its space, and the regions that it names in the order of their dimension. */
export interface Varied {
  readonly space: Space;
  readonly regions: readonly Said<string>[];
  /** Where each dimension stands in the file. */
  readonly places: readonly Place[];
}

type Values = Dimension["values"];
type Value = number | string | boolean;

const nothing: Varied = { space: { dimensions: [] }, regions: [], places: [] };

export function readVary(tree: Tree | undefined, catalogue: Catalogue, faults: FaultList): Varied {
  if (tree === undefined || (tree.kind === "scalar" && tree.value === null)) return nothing;
  if (tree.kind !== "map") {
    wrong(
      tree,
      {
        en: "paths with their values, such as levers.housing: [off, on]",
        zh: "“路径: 取值”，例如 levers.housing: [off, on]",
      },
      faults,
    );
    return nothing;
  }
  const known = variables(catalogue);
  const dimensions: Dimension[] = [];
  const places: Place[] = [];
  const regions: Said<string>[] = [];
  for (const [path, value] of tree.entries) {
    const variable = known.get(path);
    if (variable === undefined) {
      unknownPath(path, value.at, known, catalogue, faults);
      continue;
    }
    const values = readValues(value, variable, faults);
    if (values === null) continue;
    if (variable.takes.kind === "files") regions.push(...filesOf(value, faults));
    const { name, unit, role, grade } = variable;
    dimensions.push({ path, name, unit, role, grade, values, switchedBy: null });
    places.push(value.at);
  }
  return { space: { dimensions: dimensions.map((dimension) => conditional(dimension, dimensions)) }, regions, places };
}

/** A parameter of a lever means something only where the lever is on. */
function conditional(dimension: Dimension, all: readonly Dimension[]): Dimension {
  const [group, id, name] = dimension.path.split(".");
  if (group !== "levers" || name === undefined) return dimension;
  const by = all.findIndex(({ path }) => path === `levers.${id}`);
  return by < 0 ? dimension : { ...dimension, switchedBy: by };
}

function unknownPath(
  path: string,
  at: Place,
  known: ReadonlyMap<string, Variable>,
  catalogue: Catalogue,
  faults: FaultList,
): void {
  const [group = "", id = ""] = path.split(".");
  if (group === "parameters" && catalogue.parameters[id]?.role === "constant") {
    faults.add(at, "is a constant of the model and is not varied", "是模型常数，不能变动");
    return;
  }
  const groups = ["levers", "factors", "parameters", "terms"];
  // Within the lever that is meant, then within the group: paths of one lever are too much alike for the nearest of all.
  const near = [...known.keys()].filter((candidate) => candidate.startsWith(`${group}.${id}.`));
  const inGroup = [...known.keys()].filter((candidate) => candidate.startsWith(`${group}.`));
  const candidates = near.length > 0 ? near : inGroup.length > 0 ? inGroup : [...known.keys()];
  const meant = suggestion(path, candidates);
  const heads =
    groups.includes(group) || meant.en !== "" ? "" : `; paths begin with ${groups.join(", ")}, rule or region`;
  const headsZh = heads === "" ? "" : `；路径以 ${groups.join("、")}、rule 或 region 开头`;
  faults.add(at, `nothing to vary has this path${meant.en}${heads}`, `没有可变动的内容对应此路径${meant.zh}${headsZh}`);
}

function readValues(tree: Tree, variable: Variable, faults: FaultList): Values | null {
  const declared = declaredValues(variable);
  if (tree.kind === "scalar" && tree.value === null && declared !== null) return declared;
  if (tree.kind === "map") return readNamed(tree, variable, faults);
  const { takes } = variable;
  const example = { number: "[0, 1]", switch: "[off, on]", words: "[a, b]", files: "[regions/a.yaml]" }[takes.kind];
  const items = readList(tree, example, faults);
  if (items === null) return null;
  const isRange = takes.kind === "number" && items.length === 2;
  return isRange ? readRange(tree, items, variable, faults) : readItems(tree, items, variable, faults);
}

/** Everything that a variable may be, for a path without values; null where that is no closed set. */
function declaredValues({ takes }: Variable): Values | null {
  if (takes.kind === "number") return { kind: "range", low: takes.range[0], high: takes.range[1], whole: takes.whole };
  if (takes.kind === "switch") return { kind: "list", list: [false, true] };
  if (takes.kind === "words") return { kind: "list", list: takes.byPosition ? takes.of.map((_, at) => at) : takes.of };
  return null;
}

/** `{ range: [low, high] }` or `{ list: [a, b] }`, for two numbers that are no range. */
function readNamed(tree: Tree & { readonly kind: "map" }, variable: Variable, faults: FaultList): Values | null {
  const entries = [...readKeys(tree, ["range", "list"], keyNoun, faults)];
  const [only, second] = entries;
  if (only === undefined || second !== undefined) {
    if (entries.length !== 0 || tree.entries.size === 0)
      wrong(tree, { en: "either range or list", zh: " range 或 list 之一" }, faults);
    return null;
  }
  const [key, value] = only;
  const items = readList(value, "[0, 1]", faults);
  if (items === null) return null;
  return key === "range" ? readRange(value, items, variable, faults) : readItems(value, items, variable, faults);
}

function readRange(tree: Tree, items: readonly Tree[], { takes, unit }: Variable, faults: FaultList): Values | null {
  if (takes.kind !== "number" || items.length !== 2) {
    const example = { en: "two numbers, the lower first", zh: "两个数值，小者在前" };
    const list = { en: "a list of values: this has no range", zh: "取值列表：此项没有数值范围" };
    wrong(tree, takes.kind === "number" ? example : list, faults);
    return null;
  }
  const { range, whole } = takes;
  const [low, high] = items.map((item) => readNumber(item, { range, unit, whole }, faults));
  if (low === null || high === null || low === undefined || high === undefined) return null;
  if (low < high) return { kind: "range", low, high, whole };
  const legal = boundsText({ range, unit, whole });
  faults.add(
    tree.at,
    `the lower end ${low} must lie below the upper end ${high}; each is ${legal.en}`,
    `下限 ${low} 应小于上限 ${high}；两者均应为${legal.zh}`,
  );
  return null;
}

function readItems(tree: Tree, items: readonly Tree[], variable: Variable, faults: FaultList): Values | null {
  if (items.length === 0) {
    wrong(tree, { en: "at least one value", zh: "至少一个取值" }, faults);
    return null;
  }
  const list = items.map((item) => readItem(item, variable, faults));
  if (list.some((value) => value === null)) return null;
  const twice = list.findIndex((value, at) => list.indexOf(value) < at);
  if (twice >= 0) {
    const item = items[twice];
    const shown = item?.kind === "scalar" ? printable(item.source) : "";
    faults.add(item?.at ?? tree.at, `the value ${shown} stands here twice`, `取值 ${shown} 重复出现`);
    return null;
  }
  return { kind: "list", list: list as Value[] };
}

function readItem(tree: Tree, { takes, unit }: Variable, faults: FaultList): Value | null {
  switch (takes.kind) {
    case "number":
      return readNumber(tree, { range: takes.range, unit, whole: takes.whole }, faults);
    case "words": {
      const word = readWord(tree, takes.of, { en: "choice", zh: "选项" }, faults);
      return word !== null && takes.byPosition ? takes.of.indexOf(word) : word;
    }
    case "switch":
      return readOnOff(tree, faults);
    case "files":
      return readText(tree, faults);
  }
}

/** A switch in a study is off or on; true and false will do. */
function readOnOff(tree: Tree, faults: FaultList): boolean | null {
  if (tree.kind === "scalar" && (tree.value === "on" || tree.value === "off")) return tree.value === "on";
  const value = tree.kind === "scalar" && typeof tree.value === "string" ? null : readSwitch(tree, faults);
  if (value !== null) return value === 1;
  if (tree.kind === "scalar" && typeof tree.value === "string")
    wrong(tree, { en: "off or on", zh: " off 或 on" }, faults);
  return null;
}

const filesOf = (tree: Tree, faults: FaultList): Said<string>[] => {
  const list = tree.kind === "map" ? tree.entries.get("list") : tree;
  const items = list?.kind === "list" ? list.items : [];
  return items.flatMap((item) => said(readText(item, faults), item.at) ?? []);
};
