// What a source may point to: rows of the evidence tables and of the scorecard, by id.
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Grade } from "../../src/model/parameter.ts";
import { isAssumed, type Source, sourceText } from "../../src/model/source.ts";
import { expectBilingual } from "./words.ts";

const idsOf = (table: string): readonly string[] =>
  readFileSync(new URL(`../../scenarios/evidence/${table}`, import.meta.url), "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.split(",", 1)[0] ?? "")
    .filter((id) => id !== "");

const known = new Set(["seed-facts.csv", "evidence.csv", "targets.csv"].flatMap(idsOf));

/** Ids that a source names: S001, E001, B1. */
const idsIn = (source: string): string[] => source.match(/(?<![A-Za-z])(?:[SE]\d{3}|B\d{1,2})(?!\d)/g) ?? [];

/** Ids that a source names and no table has. */
export const unknownIds = (source: string): string[] => idsIn(source).filter((id) => !known.has(id));

/** A source in English says where a number comes from: rows of the evidence, the model's own page, or an assumption in so many words. */
const saysWhere = (source: string): boolean =>
  idsIn(source).length > 0 ||
  /^(?:assumed|calibrated|definition|policy)\b/.test(source) ||
  /\bmodel\.md §\d|\bREADME\b/.test(source);

/** Words that say how a number is known; a source that has one in one language has it in the other. */
const gradeWords = [
  [/\bassumed\b/, /假定/],
  [/^calibrated\b/, /^校准/],
  [/^derived\b/, /^推算/],
  [/^definition\b/, /^定义/],
  [/^policy\b/, /^政策/],
] as const;

/** A source is ids or a word alone, or a sentence in both languages that names the same rows and claims the same grade. */
export function expectSource(source: Source, grade?: Grade): void {
  const [en, zh] = [sourceText(source, "en"), sourceText(source, "zh")];
  const isPlain = /^(?:assumed|policy|[SE]\d{3}(?:; [SE]\d{3})*)$/.test(en);
  expect(typeof source === "string").toBe(isPlain);
  if (typeof source === "object") expectBilingual(source);
  expect(saysWhere(en)).toBe(true);
  expect(unknownIds(en)).toEqual([]);
  expect(idsIn(zh)).toEqual(idsIn(en));
  for (const [english, chinese] of gradeWords) expect([zh, chinese.test(zh)]).toEqual([zh, english.test(en)]);
  if (grade !== undefined && isAssumed(source)) expect(grade).toBe("assumed");
  if (grade === "measured") expect(idsIn(en)).not.toEqual([]);
}
