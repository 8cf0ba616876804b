import { Faults } from "../base/fail.ts";
import type { Catalogue } from "../sim/catalogue.ts";
import type { Files } from "../sim/files.ts";
import { openNamed } from "../sim/open-file.ts";
import { type OutcomeId, outcomeIds } from "../sim/outcomes.ts";
import { FaultList, type Place } from "../sim/parse-fault-list.ts";
import { durations } from "../sim/parse-layer.ts";
import { type MapTree, parseTree, type Tree } from "../sim/parse-tree.ts";
import {
  keyNoun,
  missing,
  readBilingual,
  readGroup,
  readKeys,
  readList,
  readNumber,
  readText,
  readWord,
  wrong,
} from "../sim/parse-values.ts";
import { schemas, type TableId } from "../sim/rows.ts";
import { FEWEST } from "./enough.ts";
import type { Kind, KindOption } from "./kind.ts";
import { kinds } from "./kinds.ts";
import { readDesign } from "./parse-design.ts";
import { readVary, type Varied } from "./parse-vary.ts";
import { scenarioPath } from "./scenario-path.ts";
import { settingOf } from "./setting.ts";
import { precisionRange, rankingRange, shareOf } from "./share.ts";
import { baselines, type Study } from "./study.ts";

export const studyKeys = [
  "schemaVersion",
  "kind",
  "name",
  "scenario",
  "months",
  "replicates",
  "precision",
  "ranking",
  "design",
  "vary",
  "baseline",
  "outcomes",
  "tables",
  "options",
  "seed",
] as const;
type StudyKey = (typeof studyKeys)[number];

/** What holds where a study says nothing. */
export const studyDefaults = {
  seed: "medtide",
  replicates: 20,
  outcomes: ["retention3", "leavingPrimary", "townshipVacancy", "burnout", "firstContact", "cost"],
  tables: ["flows", "costs"],
} as const satisfies { outcomes: readonly OutcomeId[]; tables: readonly TableId[] } & Record<string, unknown>;

/** What the command line says instead of the file. */
export interface StudyOverrides {
  readonly seed?: string;
  readonly replicates?: number;
  readonly months?: number;
  readonly precision?: number;
}

export const replicatesBounds = { range: [1, 10_000], unit: "", whole: true } as const;

/** Whether a YAML file is meant as a study: only these say what kind they are of. */
export function isStudy(path: string, files: Files): boolean {
  const faults = new FaultList();
  const text = openNamed(path, files, faults);
  const tree = text === null ? null : parseTree(path, text, faults);
  return tree?.entries.has("kind") === true;
}

/** Reads a study with the scenario and regions it names. Throws `Faults` with all that is wrong in all of these files. */
export function parseStudy(path: string, files: Files, catalogue: Catalogue, overrides: StudyOverrides = {}): Study {
  const faults = new FaultList();
  const text = openNamed(path, files, faults);
  faults.open(path);
  const tree = text === null ? null : parseTree(path, text, faults);
  const study = tree === null ? null : readStudy(path, tree, files, catalogue, overrides, faults);
  if (faults.any || study === null) throw new Faults(faults.all());
  return study;
}

function readStudy(
  path: string,
  tree: MapTree,
  files: Files,
  catalogue: Catalogue,
  overrides: StudyOverrides,
  faults: FaultList,
): Study | null {
  const entries = readKeys(tree, studyKeys, keyNoun, faults);
  const given = <T>(key: StudyKey, read: (value: Tree) => T): T | null => {
    const value = entries.get(key);
    return value === undefined ? null : read(value);
  };
  given("schemaVersion", (value) => {
    if (value.kind !== "scalar" || value.value !== 1) wrong(value, { en: "the number 1", zh: "数字 1" }, faults);
  });
  const top: Place = { ...tree.at, line: 1 };
  const kindId = given("kind", (value) =>
    readWord(value, [...kinds.keys()], { en: "kind of study", zh: "研究类型" }, faults),
  );
  if (!entries.has("kind")) {
    const known = [...kinds.keys()];
    missing({ ...top, key: "kind" }, faults, { en: `; known: ${known.join(", ")}`, zh: `；可用：${known.join("、")}` });
  }
  const kind = kindId === null ? undefined : kinds.get(kindId);
  const id = (path.split(/[\\/]/).at(-1) ?? path).replace(/\.(ya?ml|json)$/i, "");
  const name = given("name", (value) => readBilingual(value, faults)) ?? { en: id, zh: id };
  const base = given("scenario", (value) => readScenarioPath(value, files, faults));
  if (!entries.has("scenario")) {
    missing({ ...top, key: "scenario" }, faults, {
      en: '; write "scenario: regions/typical-county.yaml"',
      zh: "；请写“scenario: regions/typical-county.yaml”",
    });
  }
  const varied = withOwn(readVary(entries.get("vary"), catalogue, faults), kind);
  const ownMonths = given("months", (value) => readNumber(value, durations.months, faults));
  const replicates = given("replicates", (value) => readNumber(value, replicatesBounds, faults));
  const precision = given("precision", (value) => readShare(value, precisionRange, faults));
  const ranking = given("ranking", (value) => readShare(value, rankingRange, faults));
  const outcomes = given("outcomes", (value) => readIds(value, outcomeIds, { en: "outcome", zh: "结果指标" }, faults));
  const tables = given("tables", (value) =>
    readIds(value, Object.keys(schemas) as TableId[], { en: "table", zh: "数据表" }, faults),
  );
  const seed = given("seed", (value) => readSeed(value, faults));
  const baseline = given("baseline", (value) => readWord(value, baselines, { en: "baseline", zh: "基线" }, faults));
  const design = readDesign(entries.get("design"), { kind, space: varied.space, files, at: top }, faults);
  const options = readOptions(entries.get("options"), kind, faults);
  const vary = entries.get("vary");
  if (kind?.designed === true && varied.space.dimensions.length === 0 && (vary === undefined || vary.kind === "map")) {
    if (vary === undefined || (vary.kind === "map" && vary.entries.size === 0)) {
      missing({ ...(vary?.at ?? top), key: "vary" }, faults, {
        en: "; say what is varied, such as levers.housing: [off, on]",
        zh: "；请写明变动的内容，例如 levers.housing: [off, on]",
      });
    }
  }
  if (base === null || kind === undefined) return null;
  const months = overrides.months ?? ownMonths;
  const setting = settingOf({ base, varied, months, baseline, files, catalogue }, faults);
  if (setting === null) return null;
  const wanted = overrides.precision ?? precision;
  return {
    ...setting,
    id,
    name,
    kind: kind.id,
    options,
    design,
    seed: overrides.seed ?? seed ?? studyDefaults.seed,
    months: setting.bases[0]?.months ?? 0,
    replicates:
      overrides.replicates ?? replicates ?? (wanted === null && ranking === null ? studyDefaults.replicates : FEWEST),
    precision: wanted,
    ranking,
    outcomes: outcomes ?? studyDefaults.outcomes,
    tables: tables ?? studyDefaults.tables,
  };
}

/** What the file varies, and what its kind sets besides. */
const withOwn = (varied: Varied, kind: Kind | undefined): Varied => {
  const own = kind?.adds?.(varied.space) ?? [];
  return { ...varied, space: { dimensions: [...varied.space.dimensions, ...own] } };
};

/** The file that `scenario` names: a path, or the id of a shipped region or package. */
function readScenarioPath(tree: Tree, files: Files, faults: FaultList): string | null {
  const text = readText(tree, faults);
  return text === null ? null : scenarioPath({ value: text, at: tree.at }, files, faults);
}

function readSeed(tree: Tree, faults: FaultList): string | null {
  // A seed is a text, but few would think to quote 42.
  if (tree.kind === "scalar" && typeof tree.value === "number") return tree.source;
  return readText(tree, faults);
}

function readShare(tree: Tree, range: readonly [number, number], faults: FaultList): number | null {
  const [low, high] = range;
  const value = shareOf(tree.kind === "scalar" ? String(tree.value ?? "").trim() : "", range);
  if (value !== null) return value;
  const en = `a share from ${low} to ${high}, or a percentage such as ${low < 0.5 ? 5 : 95}%`;
  const zh = ` ${low} 至 ${high} 的比例，或百分数，例如 ${low < 0.5 ? 5 : 95}%`;
  wrong(tree, { en, zh }, faults);
  return null;
}

function readIds<T extends string>(
  tree: Tree,
  known: readonly T[],
  noun: { readonly en: string; readonly zh: string },
  faults: FaultList,
): readonly T[] | null {
  const items = readList(tree, `[${known.slice(0, 2).join(", ")}]`, faults);
  if (items === null) return null;
  const ids = items.flatMap((item) => readWord(item, known, noun, faults) ?? []);
  return [...new Set(ids)];
}

/** Words of an option, as many as it takes. */
function readWords(
  tree: Tree,
  { of, count: [least, most] }: Extract<KindOption, { type: "words" }>,
  faults: FaultList,
): readonly string[] | null {
  const noun = { en: "choice", zh: "选项" };
  if (most === 1 && tree.kind === "scalar") {
    const word = readWord(tree, of, noun, faults);
    return word === null ? null : [word];
  }
  const words = readIds(tree, of, noun, faults);
  if (tree.kind !== "list" || words === null || (tree.items.length >= least && tree.items.length <= most)) return words;
  const range = least === most ? String(least) : `${least} to ${most}`;
  const rangeZh = least === most ? String(least) : `${least} 至 ${most}`;
  faults.add(tree.at, `takes ${range}, not ${tree.items.length}`, `应为 ${rangeZh} 项，现为 ${tree.items.length} 项`);
  return null;
}

function readOptions(tree: Tree | undefined, kind: Kind | undefined, faults: FaultList): Study["options"] {
  if (kind === undefined) return {};
  const defaults = Object.fromEntries(Object.entries(kind.options).map(([key, option]) => [key, option.default]));
  if (tree === undefined) return defaults;
  const said: Record<string, number | readonly string[]> = {};
  for (const [key, value] of readGroup(tree, Object.keys(kind.options), keyNoun, faults)) {
    const option = kind.options[key];
    if (option === undefined) continue;
    const read = option.type === "number" ? readNumber(value, option, faults) : readWords(value, option, faults);
    if (read !== null) said[key] = read;
  }
  return { ...defaults, ...said };
}
