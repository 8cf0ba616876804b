import { describe, expect, test } from "vitest";
import { codeLists } from "../../src/sim/code-lists.ts";
import { type Column, schemas, type TableSchema } from "../../src/sim/rows.ts";
import { unitText } from "../../src/sim/unit-text.ts";

const columns = Object.values(schemas as Record<string, TableSchema>).flatMap(({ id, columns }) =>
  columns.map((column): [string, Column] => [`${id}.${column.id}`, column]),
);

describe("every column of every result table", () => {
  test.each(columns)("%s says what it is in both languages, with a unit that both have", (_, { unit, meaning }) => {
    expect(meaning.en).not.toBe("");
    expect(meaning.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(unitText(unit).zh).toMatch(/[\u4e00-\u9fff]/);
  });
  test("names the list of its codes", () => {
    const coded = columns.filter(([, { unit }]) => unit === "code");
    expect(coded.length).toBeGreaterThan(5);
    expect(coded.filter(([, { codes }]) => codes === undefined)).toEqual([]);
    expect(columns.filter(([, { codes }]) => codes !== undefined && !(codes in codeLists))).toEqual([]);
  });
});
