import { signal } from "@preact/signals";
import { parse } from "csv-parse/sync";
import type { Language, Text } from "../../../base/text.ts";

/** Evidence by id; fetched when somebody first asks for a source. */
const known = signal<ReadonlyMap<string, Text> | null>(null);
let asked = false;

const tables = import.meta.glob<string>("../../../../scenarios/evidence/{evidence,seed-facts}.csv", {
  query: "?raw",
  import: "default",
});

/** A row in words: its figure and its source; in Chinese a quotation says what was found, in the source's own words. */
const told = (row: Readonly<Record<string, string>>): Text => {
  const of = (column: string): string => row[column] ?? "";
  const value = of("value") || [of("low"), of("high")].filter((bound) => bound !== "").join("–");
  const figure = [value, of("unit")].filter((part) => part !== "").join(" ");
  const source = of("source_citation") || of("source");
  const quoted = of("quote_zh") && ` “${of("quote_zh")}”`;
  const found = of("finding_zh") || (of("quote_zh") && `“${of("quote_zh")}”`);
  return {
    en: `${of("quantity")}: ${figure}. ${source}${quoted}`,
    zh: `${found}${found === "" ? "" : "。"}${of("source_zh") || source}`,
  };
};

const fetchAll = async (): Promise<void> => {
  const texts = await Promise.all(Object.values(tables).map((fetchText) => fetchText()));
  const rows = texts.flatMap((text) => parse(text, { columns: true }) as Record<string, string>[]);
  known.value = new Map(rows.map((row) => [row["id"] ?? "", told(row)] as const));
};

/** What the evidence of an id says and where it comes from; nothing for a source that is no id. */
export const evidenceText = (id: string, lang: Language): string => {
  if (!asked) {
    asked = true;
    void fetchAll();
  }
  return known.value?.get(id)?.[lang] ?? "";
};
