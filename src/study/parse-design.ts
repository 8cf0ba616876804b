import type { Files } from "../sim/files.ts";
import { openFile } from "../sim/open-file.ts";
import type { FaultList, Place } from "../sim/parse-fault-list.ts";
import { readRows } from "../sim/parse-table.ts";
import type { MapTree, Tree } from "../sim/parse-tree.ts";
import { keyNoun, missing, readKeys, readNumber, readText, readWord, wrong } from "../sim/parse-values.ts";
import type { Design, DesignOption, PointTable } from "./design.ts";
import { designs } from "./designs.ts";
import type { Kind } from "./kind.ts";
import type { Space } from "./space.ts";
import type { Study } from "./study.ts";

const nothing: Study["design"] = { type: "latin", options: {} };

/** Combinations that are run one by one where a study names no design: more than these are sampled. */
const FEW = 100;

/** The design of a study that names none: every combination of what is listed, where these are few. */
const usualOf = (kind: Kind | undefined, { dimensions }: Space): string => {
  const combinations = dimensions.reduce(
    (n, { values }) => n * (values.kind === "list" ? values.list.length : FEW + 1),
    1,
  );
  return Object.keys(kind?.designs ?? {})[0] ?? (dimensions.length > 0 && combinations <= FEW ? "grid" : "latin");
};

/** What an option of a design may be in this kind of study. */
const rangeOf = (kind: Kind | undefined, type: string, key: string, option: DesignOption): readonly [number, number] =>
  kind?.designs?.[type]?.[key] ?? option.range;

interface Around {
  readonly kind: Kind | undefined;
  readonly space: Space;
  readonly files: Files;
  /** Where the study file itself stands. */
  readonly at: Place;
}

/** How the study spreads its points; what stands in the way of it is told, `points` of it apart. */
export function readDesign(tree: Tree | undefined, around: Around, faults: FaultList): Study["design"] {
  const { kind, at } = around;
  if (tree === undefined)
    return kind?.designed === true
      ? settle(usualOf(kind, around.space), new Map(), undefined, { ...at, key: "design" }, around, faults)
      : nothing;
  if (kind !== undefined && !kind.designed) {
    const en = `a study of kind ${kind.id} finds its own points and takes no design`;
    faults.add(tree.at, en, `“${kind.name.zh}”类研究自行选取试算点，不需要 design`);
    return nothing;
  }
  if (tree.kind !== "map") {
    wrong(
      tree,
      { en: "{ type: latin, points: 100 } or the like", zh: "形如 { type: latin, points: 100 } 的写法" },
      faults,
    );
    return nothing;
  }
  const type = readType(tree, kind, faults);
  const design = type === null ? undefined : designs.get(type);
  if (type === null || design === undefined) return nothing;
  const known = ["type", ...Object.keys(design.options), ...(design.needsTable === true ? ["file"] : [])];
  const said = new Map<string, number>();
  const entries = readKeys(tree, known, keyNoun, faults);
  for (const [key, value] of entries) {
    const option = design.options[key];
    const number =
      option === undefined
        ? null
        : readNumber(value, { range: rangeOf(kind, type, key, option), unit: "", whole: true }, faults);
    if (number !== null) said.set(key, number);
  }
  const file = entries.get("file");
  const table = file === undefined ? undefined : (readPoints(file, around.files, faults) ?? undefined);
  // A file that could not be read has been told of.
  if (file !== undefined && table === undefined) return nothing;
  return settle(type, said, table, tree.at, around, faults);
}

function readType(tree: MapTree, kind: Kind | undefined, faults: FaultList): string | null {
  const known = kind?.designs === undefined ? [...designs.keys()] : Object.keys(kind.designs);
  const type = tree.entries.get("type");
  if (type !== undefined) return readWord(type, known, { en: "design", zh: "试验设计" }, faults);
  missing({ ...tree.at, key: `${tree.at.key}.type` }, faults, {
    en: `; known: ${known.join(", ")}`,
    zh: `；可用：${known.join("、")}`,
  });
  return null;
}

/** The CSV file of points that `file` names, beside the study. */
function readPoints(tree: Tree, files: Files, faults: FaultList): PointTable | null {
  const value = readText(tree, faults);
  const opened = value === null ? null : openFile({ value, at: tree.at }, files, ".csv", faults);
  if (opened === null) return null;
  const [head, ...rows] = readRows(opened.path, opened.text, faults) ?? [];
  return head === undefined ? null : { file: opened.path, head, rows };
}

function settle(
  type: string,
  said: ReadonlyMap<string, number>,
  table: PointTable | undefined,
  at: Place,
  { kind, space: { dimensions } }: Around,
  faults: FaultList,
): Study["design"] {
  const design = designs.get(type) as Design;
  const options = Object.fromEntries(
    Object.entries(design.options).map(([key, option]) => {
      const [low, high] = rangeOf(kind, type, key, option);
      return [key, said.get(key) ?? Math.min(high, Math.max(low, option.default))];
    }),
  );
  if (dimensions.length > 0) {
    for (const { file, line, key, en, zh } of design.faults(dimensions, options, table)) {
      const inStudy: Place = { ...at, key: key === null ? at.key : `design.${key}` };
      faults.add(file === null ? inStudy : { file, line, key }, en, zh);
    }
  }
  return { type, options, ...(table === undefined ? {} : { table }) };
}
