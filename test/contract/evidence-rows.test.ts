// What the lab tells of a lever's sources has to be there in Chinese: a quotation, or the finding in words.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { all } from "../../src/levers/all.gen.ts";

const rowsOf = (table: string): Record<string, string>[] =>
  parse(readFileSync(new URL(`../../scenarios/evidence/${table}`, import.meta.url), "utf8"), { columns: true });
const rows = [...rowsOf("evidence.csv"), ...rowsOf("seed-facts.csv")];
const han = /\p{Script=Han}/u;

test("every row that a lever rests on says in Chinese what was found, with the same figure", () => {
  const byId = new Map(rows.map((row) => [row["id"], row]));
  const cited = [...new Set(all.flatMap(({ sources }): readonly string[] => sources))];
  expect(cited.length).toBeGreaterThan(100);
  for (const id of cited) {
    const { value = "", finding_zh: finding = "", quote_zh: quote = "" } = byId.get(id) ?? {};
    expect([id, finding || quote]).toEqual([id, expect.stringMatching(han)]);
    if (finding !== "") expect(finding).toContain(value);
  }
});

test("a source that is told in Chinese is told in Chinese", () => {
  const told = rows.flatMap(({ source_zh: source = "" }) => (source === "" ? [] : [source]));
  expect(told.length).toBeGreaterThan(200);
  expect(told.filter((source) => !han.test(source))).toEqual([]);
});
