import type { Language, Text } from "../base/text.ts";
import type { Grade } from "../model/parameter.ts";
import { type Source, sourceText } from "../model/source.ts";

/** How well a number is known; sources begin with the word for assumed, too. */
export const gradeNames: Readonly<Record<Grade, Text>> = {
  measured: { en: "measured", zh: "实测" },
  derived: { en: "derived", zh: "推算" },
  assumed: { en: "assumed", zh: "假定" },
};

/** A number with how well it is known, and what it rests on. */
export interface Known {
  readonly grade: Grade;
  readonly source: Source;
}

/** What a source says beyond the grade that it may begin with: nothing, where it says no more. */
export const beyondGrade = ({ grade, source }: Known, lang: Language): string =>
  sourceText(source, lang).replace(new RegExp(`^${gradeNames[grade][lang]}(?:[:;：；]\\s*|\\s|$)`), "");
