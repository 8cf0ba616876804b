import { Faults, nearest } from "../base/fail.ts";
import { colon, type Language, type Text } from "../base/text.ts";
import { beyondGrade, gradeNames, type Known } from "../chart/grades.ts";

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

/** A default and the range that it may be set in. */
export const defaultAndRange = (
  { default: usual, range }: { readonly default: number; readonly range: readonly [number, number] },
  lang: Language,
): string => (lang === "zh" ? `${usual}［${range[0]}，${range[1]}］` : `${usual} [${range[0]}, ${range[1]}]`);
