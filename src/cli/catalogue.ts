import { Faults, nearest } from "../base/fail.ts";
import type { Language, Text } from "../base/text.ts";
import type { Grade } from "../model/parameter.ts";

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

const gradeNames: Readonly<Record<Grade, Text>> = {
  measured: { en: "measured", zh: "实测" },
  derived: { en: "derived", zh: "推导" },
  assumed: { en: "assumed", zh: "假定" },
};

/** What a number rests on: its grade, then its source without the grade it may begin with. */
export const evidence = (
  { grade, source }: { readonly grade: Grade; readonly source: string },
  lang: Language,
): string => {
  const rest = source.replace(new RegExp(`^${grade}\\b[\\s:;,]*`), "");
  const name = gradeNames[grade][lang];
  if (rest === "") return name;
  return lang === "zh" ? `${name}：${rest}` : `${name}: ${rest}`;
};

interface Settable {
  readonly default: number;
  readonly range: readonly [number, number];
  readonly choices?: readonly string[];
}

/** A default and the range, or the words, that it may be set in. */
export const defaultAndRange = ({ default: usual, range, choices }: Settable, lang: Language): string => {
  const all = choices ?? range;
  return lang === "zh"
    ? `${choices?.[usual] ?? usual}［${all.join("，")}］`
    : `${choices?.[usual] ?? usual} [${all.join(", ")}]`;
};
