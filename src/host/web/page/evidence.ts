import { signal } from "@preact/signals";
import { parse } from "csv-parse/sync";

/** Evidence by id; fetched when somebody first asks for a source. */
const known = signal<ReadonlyMap<string, string> | null>(null);
let asked = false;

const tables = import.meta.glob<string>("../../../../scenarios/evidence/{evidence,seed-facts}.csv", {
  query: "?raw",
  import: "default",
});

const fetchAll = async (): Promise<void> => {
  const texts = await Promise.all(Object.values(tables).map((fetchText) => fetchText()));
  const rows = texts.flatMap((text) => parse(text, { columns: true }) as Record<string, string>[]);
  known.value = new Map(
    rows.map((row) => {
      const value = [row["value"], row["unit"]].filter((part) => part).join(" ");
      const source = row["source_citation"] ?? row["source"] ?? "";
      const quoted = row["quote_zh"] ? ` “${row["quote_zh"]}”` : "";
      return [row["id"] ?? "", `${row["quantity"]}: ${value}. ${source}${quoted}`] as const;
    }),
  );
};

/** What the evidence of an id says and where it comes from; nothing for a source that is no id. */
export const evidenceText = (id: string): string => {
  if (!asked) {
    asked = true;
    void fetchAll();
  }
  return known.value?.get(id) ?? "";
};
