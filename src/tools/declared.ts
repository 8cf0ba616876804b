// What the pages of docs/ are made of: declarations, as the modules that hold them export them. Tools are compiled before
// everything else, so modules are taken at their word; the test of the pages holds these shapes against the sources.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DesignDeclaration, KindDeclaration } from "./study-tables.ts";

interface Words {
  readonly en: string;
  readonly zh: string;
}
export type Range = readonly [number, number];
/** Ids or a word that needs no translation, or a sentence. */
export type Source = string | Words;
export interface Known {
  readonly source: Source;
  readonly grade: string;
}
export interface Numbered extends Known {
  readonly name: Words;
  readonly unit: string;
  readonly default: number;
  readonly range: Range;
}
export interface Parameter extends Numbered {
  readonly role: string;
  readonly calibrated?: boolean;
}
export interface Factor {
  readonly id: string;
  readonly name: Words;
  readonly why: Words;
  readonly group: string;
  readonly beta: Known & { readonly default: number; readonly range: Range };
}
export interface Term extends Known {
  readonly id: string;
  readonly name: Words;
  readonly axes: string;
  readonly unit: string;
  readonly initial: number | Readonly<Record<string, number | undefined>>;
  readonly range: Range;
}
export interface Lever {
  readonly id: string;
  readonly name: Words;
  readonly why: Words;
  readonly caveat?: Words;
  readonly payer: string;
  readonly cost: Words;
  readonly params: Readonly<Record<string, Numbered & { readonly choices?: readonly { readonly id: string }[] }>>;
  readonly moves: readonly Pick<Term, "id">[];
  readonly sources: readonly string[];
  readonly expects: string | { readonly outcome: string; readonly direction: string };
}
export interface Table {
  readonly id: string;
  readonly meaning: Words;
  readonly columns: readonly {
    readonly id: string;
    readonly unit: string;
    readonly meaning: Words;
    readonly codes?: string;
  }[];
}
export interface Target {
  readonly target: string;
  readonly part: string;
  readonly outcome: string;
  readonly population: string;
  readonly fixture: string;
  readonly low: number;
  readonly high: number;
  readonly evidence: string;
}

export interface Mode {
  readonly id: string;
  readonly name: Words;
  readonly lead: string;
  readonly members: readonly string[];
  readonly hold: number;
  readonly oneBudget: boolean;
  readonly doctors: number;
  readonly travel: number;
  readonly match: number;
  readonly assessed: number;
  readonly training: number;
  readonly remote: number;
  readonly reading: number;
  readonly source: Source;
}
/** A rule of choice, which says whose theory it is, or of review. */
export interface Rule {
  readonly id: string;
  readonly name: Words;
  readonly why: Words;
}
export interface ChoiceRule extends Rule {
  readonly theory: string;
  readonly aligned?: { readonly intention: string; readonly inertia: string };
}
export interface Indicator {
  readonly id: string;
  readonly name: Words;
  readonly better: string;
  readonly measured: string;
  readonly outcomes: readonly string[];
}
/** A published effect as scenarios/effects.json holds it. */
export interface Effect {
  readonly id: string;
  readonly name: Words;
  readonly parts: readonly {
    readonly part: string;
    readonly outcome: string;
    readonly low: number;
    readonly high: number;
    readonly obtained: { readonly value: number | null; readonly low: number | null; readonly high: number | null };
    readonly distance: number | null;
    readonly input: Words | null;
    readonly evidence: string;
  }[];
}

/** All that the pages are made of. */
export interface Declared {
  /** Tables of parameters by the file that declares them. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, Parameter>>>>;
  /** Values that calibration has written. */
  readonly calibrated: Readonly<Record<string, number>>;
  readonly factors: readonly Factor[];
  readonly terms: readonly Term[];
  readonly levers: readonly Lever[];
  readonly modes: readonly Mode[];
  /** Rules of choice, the default first, and rules of review. */
  readonly choiceRules: readonly ChoiceRule[];
  readonly reviewRules: readonly Rule[];
  readonly indicators: readonly Indicator[];
  /** Columns that every row of the table of runs has. */
  readonly runs: Table["columns"];
  readonly schemas: Readonly<Record<string, Table>>;
  readonly outcomes: Readonly<Record<string, { readonly name: Words; readonly meaning: Words; readonly unit: Words }>>;
  readonly targets: readonly Target[];
  readonly effects: readonly Effect[];
  /** Units for readers of either language. */
  readonly unitText: (unit: string) => Words;
  /** Kinds of study, and designs of their points. */
  readonly kinds: readonly KindDeclaration[];
  readonly designs: readonly DesignDeclaration[];
  /** Closed lists that codes point into. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** Values of `scenarios/parameters.yaml`, a file that calibration writes line by line. */
export const calibratedValues = (yaml: string): Record<string, number> =>
  Object.fromEntries([...yaml.matchAll(/^ {2}(\w+): (-?[\d.e-]+)/gm)].map(([, id = "", value]) => [id, Number(value)]));

/** Rows of `scenarios/effects.json`, which `npm run effects` writes. */
export const effectRows = (json: string): readonly Effect[] => (JSON.parse(json) as { rows: readonly Effect[] }).rows;

/** Loads a module of src/ by its path, such as "model/kinds". */
export type Load = <T>(path: string) => Promise<T>;

/** What the modules declare, and what calibration and the last run of published effects have written under `root`. */
export const readDeclared = async (load: Load, root: string): Promise<Declared> => {
  const files = ["choice", "pay", "career", "work", "burnout", "supply", "entrants"] as const;
  const loaded = await Promise.all(
    files.map((file) => load<Readonly<Record<string, Declared["parameters"][string]>>>(`model/parameters/${file}`)),
  );
  const { catalogue } = await load<{
    catalogue: Pick<Declared, "terms" | "levers"> & { rules: readonly ChoiceRule[] };
  }>("sim/full-catalogue");
  const { all } = await load<{ all: readonly Factor[] }>("model/factors/all.gen");
  const { all: modes } = await load<{ all: readonly Mode[] }>("levers/consortium-modes/all.gen");
  const { all: reviewRules } = await load<{ all: readonly Rule[] }>("levers/loop/rules/all.gen");
  const { indicators } = await load<Pick<Declared, "indicators">>("levers/loop/indicators");
  const { schemas } = await load<Pick<Declared, "schemas">>("sim/rows");
  const { runColumns } = await load<{ runColumns: (measures: readonly string[]) => Table["columns"] }>(
    "host/node/chunk",
  );
  const { outcomes } = await load<Pick<Declared, "outcomes">>("sim/outcomes");
  const { targetRows } = await load<{ targetRows: readonly Target[] }>("study/targets.gen");
  const { unitText } = await load<Pick<Declared, "unitText">>("sim/unit-text");
  const { codeLists } = await load<{ codeLists: Declared["lists"] }>("sim/code-lists");
  const { all: kinds } = await load<{ all: readonly KindDeclaration[] }>("study/kinds/all.gen");
  const { all: designs } = await load<{ all: readonly DesignDeclaration[] }>("study/all.gen");
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  return {
    parameters: Object.fromEntries(files.map((file, at) => [file, loaded[at]?.[`${file}Parameters`] ?? {}])),
    calibrated: calibratedValues(read("scenarios/parameters.yaml")),
    factors: all,
    terms: catalogue.terms,
    levers: catalogue.levers,
    modes,
    choiceRules: catalogue.rules,
    reviewRules,
    indicators,
    runs: runColumns([]),
    schemas,
    outcomes,
    targets: targetRows,
    effects: effectRows(read("scenarios/effects.json")),
    unitText,
    kinds,
    designs,
    lists: codeLists,
  };
};
