import type { Text } from "../base/text.ts";
import type { Lever, Target } from "../levers/lever.ts";
import { countyName } from "../levers/target.ts";
import { facilityTypes, posts, specialties, titles } from "../model/kinds.ts";
import type { Axes } from "../model/terms.ts";
import type { FaultList, Said } from "./parse-fault-list.ts";
import type { Tree } from "./parse-tree.ts";
import { keyNoun, readGroup, readList, readNumber, readText, readWord, said, unknownValue } from "./parse-values.ts";

export const targetAxes = ["types", "posts", "titles", "specialties", "regions", "remoteness"] as const;
export type TargetAxis = (typeof targetAxes)[number];

/** What one file says about a target; axes it leaves out stay as they are. */
export type TargetLayer = { readonly [A in TargetAxis]?: Said<NonNullable<Target[A]>> | undefined };

/** The axes along which a term of each kind can tell one doctor from another. */
const axesOf: Readonly<Record<Axes, readonly TargetAxis[]>> = {
  person: targetAxes,
  place: ["types", "regions", "remoteness"],
  county: ["regions"],
};

/** A lever can be aimed only along axes that everything it moves has; one that moves no term, along none. */
export const axesOfLever = (lever: Lever): readonly TargetAxis[] =>
  targetAxes.filter((axis) => lever.moves.length > 0 && lever.moves.every((term) => axesOf[term.axes].includes(axis)));

const words = {
  types: { list: facilityTypes, noun: { en: "facility type", zh: "机构类型" } },
  posts: { list: posts, noun: { en: "kind of post", zh: "岗位类别" } },
  titles: { list: titles, noun: { en: "title", zh: "职称" } },
  specialties: { list: specialties, noun: { en: "specialty", zh: "专业" } },
} as const;

export const targetWords = words;

export function readTarget(tree: Tree, faults: FaultList): TargetLayer {
  const entries = readGroup(tree, targetAxes, keyNoun, faults);
  const layer: { -readonly [A in TargetAxis]?: TargetLayer[A] } = {};
  for (const axis of ["types", "posts", "titles", "specialties"] as const) {
    const tree = entries.get(axis);
    if (tree === undefined) continue;
    const { list, noun } = words[axis];
    layer[axis] = said(readWords(tree, list, noun, faults), tree.at) as never;
  }
  const regions = entries.get("regions");
  if (regions !== undefined) {
    const items = readList(regions, "[county-1]", faults)?.map((item) => readText(item, faults));
    if (items?.every((item) => item !== null)) layer.regions = { value: [...new Set(items)], at: regions.at };
  }
  const band = entries.get("remoteness");
  if (band !== undefined) layer.remoteness = said(readBand(band, faults), band.at);
  return layer;
}

function readWords<W extends string>(
  tree: Tree,
  list: readonly W[],
  noun: Text,
  faults: FaultList,
): readonly W[] | null {
  const items = readList(tree, `[${list[2]}]`, faults)?.map((item) => readWord(item, list, noun, faults));
  return items?.every((item) => item !== null) ? [...new Set(items)] : null;
}

function readBand(tree: Tree, faults: FaultList): readonly [number, number] | null {
  const items = readList(tree, "[0.3, 1]", faults);
  if (items === null) return null;
  const must = {
    en: "two numbers from 0 to 1, the lower first, such as [0.3, 1]",
    zh: " 0 至 1 的两个数值，小者在前，例如 [0.3, 1]",
  };
  const numbers = items.map((item) => readNumber(item, { range: [0, 1], unit: "" }, faults));
  if (numbers.some((number) => number === null)) return null;
  const [low, high] = numbers;
  if (numbers.length === 2 && typeof low === "number" && typeof high === "number" && low <= high) return [low, high];
  faults.add(
    tree.at,
    `must be ${must.en}, not [${numbers.join(", ")}]`,
    `应为${must.zh}，现为 [${numbers.join(", ")}]`,
  );
  return null;
}

/** The lever's own target, axis by axis replaced by what the files said. */
export function mergeTarget(lever: Lever, layers: TargetLayer): Target {
  const target: { [A in TargetAxis]?: Target[A] } = { ...lever.target };
  for (const axis of targetAxes) if (layers[axis] !== undefined) target[axis] = layers[axis].value as never;
  return target as Target;
}

/** Counties that do not exist, and axes that what the lever moves does not have. */
export function checkTarget(lever: Lever, layers: TargetLayer, counties: number | null, faults: FaultList): void {
  const possible = axesOfLever(lever);
  for (const axis of targetAxes) {
    const aimed = layers[axis];
    if (aimed === undefined || possible.includes(axis)) continue;
    const blunt = lever.moves.find((term) => !axesOf[term.axes].includes(axis));
    const kind = blunt?.axes === "county" ? county : place;
    const rest: Text =
      possible.length === 0
        ? { en: "it cannot be targeted", zh: "不能设定目标" }
        : { en: `it can be targeted by ${possible.join(", ")}`, zh: `可设定的目标：${possible.join("、")}` };
    const why: Text =
      blunt === undefined
        ? { en: "it applies to the whole region", zh: "它适用于整个区域" }
        : { en: `it moves "${blunt.name.en}", which is ${kind.en}`, zh: `它改变的“${blunt.name.zh}”${kind.zh}` };
    const en = `${lever.id} cannot be targeted by ${axis}: ${why.en}; ${rest.en}`;
    const zh = `“${lever.name.zh}”不能按 ${axis} 设定目标：${why.zh}；${rest.zh}`;
    faults.add(aimed.at, en, zh);
  }
  if (layers.regions === undefined || counties === null) return;
  const names = Array.from({ length: counties }, (_, county) => countyName(county));
  const noun = { en: "county", zh: "县" };
  for (const name of layers.regions.value) {
    if (!names.includes(name)) unknownValue(layers.regions.at, name, names, noun, faults);
  }
}

const county: Text = { en: "one value for a whole county", zh: "全县只有一个值" };
const place: Text = { en: "the same for all doctors of a facility", zh: "对同一机构的所有医师相同" };
