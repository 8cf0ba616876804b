// What a declaration or a target rests on has to be there in Chinese: a quotation, or the finding in words.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { all } from "../../src/levers/all.gen.ts";
import type { LeverParameter } from "../../src/levers/lever-parameter.ts";
import { evidenceIn, type Source } from "../../src/model/source.ts";
import { factors } from "../../src/model/worth.ts";
import { catalogue } from "../../src/sim/full-catalogue.ts";
import { targetRows } from "../../src/study/targets.gen.ts";

const rowsOf = (table: string): Record<string, string>[] =>
  parse(readFileSync(new URL(`../../scenarios/evidence/${table}`, import.meta.url), "utf8"), { columns: true });
const rows = [...rowsOf("evidence.csv"), ...rowsOf("seed-facts.csv")];
const han = /\p{Script=Han}/u;

/** Sources of all that is declared, and of the targets. */
const declared: readonly Source[] = [
  ...all.flatMap(({ params }) => Object.values<LeverParameter>(params).map(({ source }) => source)),
  ...factors.map(({ beta }) => beta.source),
  ...Object.values(catalogue.parameters).map(({ source }) => source),
  ...catalogue.terms.map(({ source }) => source),
];
/** A figure as the finding writes it: with a minus sign, and large ones in 亿. */
const written = (value: string): string =>
  Number(value) >= 1e8 ? `${Number(value) / 1e8} 亿` : value.replace("-", "−");

test("every row that the program names says in Chinese what was found, with the same figure", () => {
  const byId = new Map(rows.map((row) => [row["id"], row]));
  const judged = targetRows.flatMap(({ evidence }) => evidence.match(/\b[ES]\d{3}\b/g) ?? []);
  const cited = new Set([
    ...all.flatMap(({ sources }) => sources as readonly string[]),
    ...declared.flatMap(evidenceIn),
    ...judged,
  ]);
  expect(cited.size).toBeGreaterThan(200);
  for (const id of cited) {
    const { value = "", finding_zh: finding = "", quote_zh: quote = "" } = byId.get(id) ?? {};
    expect([id, finding || quote]).toEqual([id, expect.stringMatching(han)]);
    if (finding !== "") expect(finding).toContain(written(value));
  }
});

test("a source that is told in Chinese is told in Chinese", () => {
  const told = rows.flatMap(({ source_zh: source = "" }) => (source === "" ? [] : [source]));
  expect(told.length).toBeGreaterThan(200);
  expect(told.filter((source) => !han.test(source))).toEqual([]);
});
