import { signal } from "@preact/signals";
import type { Language, Text } from "../../../base/text.ts";
import { evidenceTexts } from "../../../sim/evidence-text.ts";

/** Evidence by id; fetched when somebody first asks for a source. */
const known = signal<ReadonlyMap<string, Text> | null>(null);
let asked = false;

const tables = import.meta.glob<string>("../../../../scenarios/evidence/{evidence,seed-facts}.csv", {
  query: "?raw",
  import: "default",
});

const fetchAll = async (): Promise<void> => {
  const texts = await Promise.all(Object.values(tables).map((fetchText) => fetchText()));
  known.value = evidenceTexts(texts);
};

/** What the evidence of an id says and where it comes from; nothing for a source that is no id. */
export const evidenceText = (id: string, lang: Language): string => {
  if (!asked) {
    asked = true;
    void fetchAll();
  }
  return known.value?.get(id)?.[lang] ?? "";
};
