import { signal } from "@preact/signals";
import type { Language } from "../../../base/text.ts";

/** Survives the page where the browser keeps anything at all. */
const remembered = (): Language | null => {
  try {
    const kept = localStorage.getItem("medtide-language");
    return kept === "en" || kept === "zh" ? kept : null;
  } catch {
    return null;
  }
};
export const lang = signal<Language>(remembered() ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
export const speak = (language: Language): void => {
  lang.value = language;
  try {
    localStorage.setItem("medtide-language", language);
  } catch {
    // A browser that keeps nothing forgets the language too.
  }
};
