import type { Text } from "../base/text.ts";
import type { Estimate } from "./comparison.ts";
import type { OutcomeId } from "./outcomes.ts";
import type { Picture } from "./pictures.ts";

/**
 * A cell of a table of findings: words, the same in both languages or not, a figure with its interval, a target by its id, or
 * an outcome's value or difference with its interval.
 */
export type FindingsCell =
  | string
  | Text
  | { readonly figure: Text; readonly interval: Text | null }
  | { readonly target: string }
  | { readonly outcome: OutcomeId; readonly estimate: Estimate; readonly show: "value" | "difference" };

/** A table of what a study has found. */
export interface FindingsTable {
  readonly title: Text;
  readonly columns: readonly Text[];
  readonly rows: readonly (readonly FindingsCell[])[];
  /** What the reader must know of it: units, intervals, how many rows are left out. */
  readonly note?: Text;
}

/** What a brief on a package tells of an analysis: under how the package works, or under the rule of choice that all rests on. */
export type BriefNote = { readonly package: string; readonly text: Text } & (
  | { readonly on: "ways"; readonly title: Text }
  | { readonly on: "rule" }
);

/** A part that an analysis adds to the report of a comparison. */
export interface Chapter {
  readonly id: string;
  readonly title: Text;
  readonly lines: readonly Text[];
  readonly pictures: readonly Picture[];
  readonly tables: readonly FindingsTable[];
  /** For briefs on its packages. */
  readonly notes?: readonly BriefNote[];
}

/** What a study has found: to be read, and to be computed with. */
export interface Findings {
  readonly headline: Text;
  readonly lines: readonly Text[];
  readonly tables: readonly FindingsTable[];
  /** What is drawn above the tables. */
  readonly pictures: readonly Picture[];
  /** Why no more was run. */
  readonly stopped: Text;
  /** For `findings.json`: plain objects, lists, numbers, text. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Files that lie beside, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What the page of a study tells. */
export interface StudyReport {
  readonly name: Text;
  readonly kind: Text;
  readonly means: Text;
  readonly facts: readonly (readonly [Text, Text])[];
  readonly findings: Omit<Findings, "data" | "files">;
  /** How the study departs from the plan that was registered; null where none was. */
  readonly deviations: readonly Text[] | null;
  readonly failed: readonly Text[];
  readonly version: string;
}
