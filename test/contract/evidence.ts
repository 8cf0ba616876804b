// What a source may point to: rows of the evidence tables and of the scorecard, by id.
import { readFileSync } from "node:fs";

const idsOf = (table: string): readonly string[] =>
  readFileSync(new URL(`../../scenarios/evidence/${table}`, import.meta.url), "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.split(",", 1)[0] ?? "")
    .filter((id) => id !== "");

const known = new Set(["seed-facts.csv", "evidence.csv", "targets.csv"].flatMap(idsOf));

/** Ids that a source names: S001, E001, B1. */
export const idsIn = (source: string): string[] => source.match(/\b(?:[SE]\d{3}|B\d{1,2})\b/g) ?? [];

/** Ids that a source names and no table has. */
export const unknownIds = (source: string): string[] => idsIn(source).filter((id) => !known.has(id));

/** A source says where a number comes from: rows of the evidence, the model's own page, or an assumption in so many words. */
export const saysWhere = (source: string): boolean =>
  idsIn(source).length > 0 ||
  /^(?:assumed|calibrated|definition|policy)\b/.test(source) ||
  /\bmodel\.md §\d|\bREADME\b/.test(source);
