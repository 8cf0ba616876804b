import type { Language, Text } from "../base/text.ts";

type EvidenceId = `${"S" | "E"}${number}`;

/**
 * Where a number comes from: rows of the evidence by their ids, `S079; E101`; one word, where nothing was found or a lever
 * sets it; or a sentence that names the same rows in both languages. A sentence about an assumption begins with the word.
 */
export type Source = EvidenceId | `${EvidenceId}; ${string}` | "assumed" | "policy" | Text;

const words: Readonly<Record<string, string>> = { assumed: "假定", policy: "政策" };

/** A source as readers of the language read it. */
export function sourceText(source: Source, lang: Language): string {
  if (typeof source === "object") return source[lang];
  return lang === "en" ? source : (words[source] ?? source.replaceAll("; ", "、"));
}

/** Ids of the rows of the evidence that a source names, each once. */
export const evidenceIn = (source: Source): string[] => [
  ...new Set(sourceText(source, "en").match(/\b[ES]\d{3}\b/g) ?? []),
];

/** Whether a number is one that nobody has measured, in so many words. */
export const isAssumed = (source: Source): boolean => /^assumed\b/.test(sourceText(source, "en"));
