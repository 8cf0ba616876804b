import type { Lever } from "../levers/lever.ts";
import type { Catalogue } from "../sim/catalogue.ts";
import { type FaultList, type Place, printable, type Said, suggestion } from "../sim/parse-fault-list.ts";
import { axesOfLever, readTarget, type TargetLayer } from "../sim/parse-target.ts";
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
  /** What is said of whom levers reach: whether these places exist, only the region knows. */
  readonly targets: readonly { readonly lever: Lever; readonly layer: TargetLayer }[];
}

type Values = Dimension["values"];
type Value = number | string | boolean;

const nothing: Varied = { space: { dimensions: [] }, regions: [], places: [], targets: [] };

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
  const targets: Varied["targets"][number][] = [];
  for (const [path, value] of tree.entries) {
    const variable = known.get(path);
    if (variable === undefined) {
      unknownPath(path, value.at, known, catalogue, faults);
      continue;
    }
    const values =
      variable.takes.kind === "targets"
        ? readTargets(value, variable.takes.lever, targets, faults)
        : readValues(value, variable, faults);
    if (values === null) continue;
    if (variable.takes.kind === "files") regions.push(...filesOf(value, faults));
    const { name, unit, role, grade } = variable;
    dimensions.push({ path, name, unit, role, grade, values, switchedBy: null });
    places.push(value.at);
  }
  return {
    space: { dimensions: dimensions.map((dimension) => conditional(dimension, dimensions, catalogue)) },
    regions,
    places,
    targets,
  };
}

/** A parameter of a lever means something only where the lever is on, and a lever can be on only where none is that excludes it. */
function conditional(dimension: Dimension, all: readonly Dimension[], { levers }: Catalogue): Dimension {
  const [group, id = "", name] = dimension.path.split(".");
  if (group !== "levers") return dimension;
  if (name !== undefined) {
    const by = all.findIndex(({ path }) => path === `levers.${id}`);
    return by < 0 ? dimension : { ...dimension, switchedBy: by };
  }
  // Of two that exclude each other the one that stands first in the file has its way.
  const before = all.slice(0, all.indexOf(dimension));
  const excludedBy = before.flatMap(({ path }, at) => {
    const [kind, other = "", setting] = path.split(".");
    return kind === "levers" && setting === undefined && exclude(levers, id, other) ? [at] : [];
  });
  return excludedBy.length === 0 ? dimension : { ...dimension, excludedBy };
}

/** Whether one of two levers declares that it conflicts with the other. */
export const exclude = (levers: Catalogue["levers"], one: string, other: string): boolean =>
  levers.some(
    ({ id, conflicts }) => (id === one && conflicts?.includes(other)) || (id === other && conflicts?.includes(one)),
  );

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
  const lever = group === "levers" ? catalogue.levers.find((each) => each.id === id) : undefined;
  if (lever !== undefined && (path.split(".")[2] ?? "") === "target") {
    const axes = axesOfLever(lever);
    const whole = axes.length === 0 ? { en: "it applies to the whole region", zh: "它适用于整个区域" } : null;
    faults.add(
      at,
      whole === null
        ? `${id} is targeted by ${axes.join(", ")}: vary levers.${id}.target as a list of targets${axes.includes("remoteness") ? `, or levers.${id}.target.remoteness.low and .high` : ""}`
        : `${id} cannot be targeted: ${whole.en}`,
      whole === null
        ? `“${lever.name.zh}”可按 ${axes.join("、")} 设定适用对象：请以列表变动 levers.${id}.target${axes.includes("remoteness") ? `，或变动 levers.${id}.target.remoteness.low 与 .high` : ""}`
        : `“${lever.name.zh}”不能设定适用对象：${whole.zh}`,
    );
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
  if (takes.kind === "targets") return null;
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

/** A list of targets; each stands in a point as the text of what it says, axis by axis. */
function readTargets(tree: Tree, lever: Lever, targets: Varied["targets"][number][], faults: FaultList): Values | null {
  const named = tree.kind === "map" && tree.entries.size === 1 ? tree.entries.get("list") : undefined;
  const items = readList(named ?? tree, "[{ types: [township] }, { remoteness: [0.5, 1] }]", faults);
  if (items === null) return null;
  if (items.length === 0) {
    wrong(tree, { en: "at least one target", zh: "至少一个适用对象" }, faults);
    return null;
  }
  const list = items.map((item): string => {
    const layer = readTarget(item, faults);
    targets.push({ lever, layer });
    return JSON.stringify(Object.fromEntries(Object.entries(layer).map(([axis, each]) => [axis, each?.value])));
  });
  const twice = list.findIndex((value, at) => list.indexOf(value) < at);
  if (twice >= 0) {
    faults.add(items[twice]?.at ?? tree.at, "this target stands here twice", "此适用对象重复出现");
    return null;
  }
  return { kind: "list", list };
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
    case "targets":
      return null;
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
