import { Faults, nearest } from "../base/fail.ts";
import type { Language, Text } from "../base/text.ts";
import { gradeNames } from "../chart/words.ts";
import type { Grade } from "../model/parameter.ts";
import { type Source, sourceText } from "../model/source.ts";

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

/** What a number rests on: its grade, then its source without the grade it may begin with. */
export const evidence = (
  { grade, source }: { readonly grade: Grade; readonly source: Source },
  lang: Language,
): string => {
  const name = gradeNames[grade][lang];
  const rest = sourceText(source, lang).replace(new RegExp(`^${name}(?:[:;：；]\\s*|\\s|$)`), "");
  if (rest === "") return name;
  return lang === "zh" ? `${name}：${rest}` : `${name}: ${rest}`;
};

/** A default and the range that it may be set in. */
export const defaultAndRange = (
  { default: usual, range }: { readonly default: number; readonly range: readonly [number, number] },
  lang: Language,
): string => (lang === "zh" ? `${usual}［${range[0]}，${range[1]}］` : `${usual} [${range[0]}, ${range[1]}]`);
