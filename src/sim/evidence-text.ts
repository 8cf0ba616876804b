import { parse } from "csv-parse/sync";
import type { Text } from "../base/text.ts";

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

/** Texts of tables of the evidence, `evidence.csv` and `seed-facts.csv`, as what each row says and where it comes from, by id. */
export const evidenceTexts = (tables: readonly string[]): ReadonlyMap<string, Text> =>
  new Map(
    tables
      .flatMap((table) => parse(table, { columns: true }) as Record<string, string>[])
      .map((row) => [row["id"] ?? "", told(row)] as const),
  );
