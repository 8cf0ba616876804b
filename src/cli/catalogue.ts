import { readFileSync } from "node:fs";
import { Faults, nearest } from "../base/fail.ts";
import { colon, type Language, type Text } from "../base/text.ts";
import { beyondGrade, gradeNames, type Known } from "../chart/grades.ts";
import { evidencePaths } from "../host/node/files.ts";
import { evidenceTexts } from "../sim/evidence-text.ts";
import { alignWords } from "./columns.ts";

interface Entry {
  readonly id: string;
}

/** All entries of a catalogue, or the one that was asked for. */
export function pick<E extends Entry>(entries: readonly E[], id: string | undefined, kind: Text): readonly E[] {
  if (id === undefined) return entries;
  const found = entries.filter((entry) => entry.id === id);
  if (found.length > 0) return found;
  const near = nearest(
    id,
    entries.map((entry) => entry.id),
  );
  const meant = {
    en: near === null ? "" : `; did you mean "${near}"?`,
    zh: near === null ? "" : `；是不是“${near}”？`,
  };
  throw new Faults([
    {
      file: id,
      line: null,
      key: null,
      en: `there is no such ${kind.en}${meant.en}`,
      zh: `没有这一${kind.zh}${meant.zh}`,
    },
  ]);
}

/** What a number rests on: its grade, then its source. */
export const evidence = (known: Known, lang: Language): string => {
  const name = gradeNames[known.grade][lang];
  const rest = beyondGrade(known, lang);
  if (rest === "") return name;
  return `${name}${colon[lang]}${rest}`;
};

/** What the rows of the evidence say that something rests on, under a heading; nothing where it rests on none. */
export const evidenceLines = (ids: readonly string[], lang: Language): string[] => {
  if (ids.length === 0) return [];
  const texts = evidenceTexts(evidencePaths.map((path) => readFileSync(path, "utf8")));
  return [
    "",
    lang === "zh" ? "证据" : "Evidence",
    ...alignWords(ids.map((id) => [`  ${id}`, texts.get(id)?.[lang] ?? ""])),
  ];
};

/** A default and the range that it may be set in. */
export const defaultAndRange = (
  { default: usual, range }: { readonly default: number; readonly range: readonly [number, number] },
  lang: Language,
): string => (lang === "zh" ? `${usual}［${range[0]}，${range[1]}］` : `${usual} [${range[0]}, ${range[1]}]`);
