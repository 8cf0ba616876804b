/** A language that messages, names and reports exist in. */
export type Language = "en" | "zh";

/** Words for a reader, in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}
