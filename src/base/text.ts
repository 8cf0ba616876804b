/** A language that messages, names and reports exist in. */
export type Language = "en" | "zh";

/** Words for a reader, in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** What stands between a head and what is said of it. */
export const colon: Text = { en: ": ", zh: "：" };
export const comma: Text = { en: ", ", zh: "，" };
export const semicolon: Text = { en: "; ", zh: "；" };
/** Between the members of a list. */
export const listComma: Text = { en: ", ", zh: "、" };
/** Brackets after a word. */
export const bracketed = (inside: string, lang: Language): string => (lang === "zh" ? `（${inside}）` : ` (${inside})`);
