import { expect, test } from "vitest";
import { resultCsv, resultTables } from "../../src/chart/result-tables.ts";
import { outcomeIds, outcomes } from "../../src/sim/outcomes.ts";
import { fixture, hostile } from "./fixture.ts";

test("every outcome of every package, in the unit of its head", () => {
  const c = fixture();
  const [table] = resultTables(c, "en");
  expect(table?.rows).toHaveLength(c.packages.length * outcomeIds.length);
  const [first] = c.packages;
  const row = table?.rows.find(([name, outcome]) => name === first?.name.en && outcome === outcomes.retention3.name.en);
  expect(row?.[3]).toBeCloseTo(100 * (first?.outcomes.retention3.value ?? 0));
});

test("every row is as wide as its head, in both languages", () => {
  for (const lang of ["en", "zh"] as const)
    for (const { columns, rows } of resultTables(fixture(), lang)) {
      expect(rows.length).toBeGreaterThan(0);
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([columns.length]));
    }
});

test("no cell starts a formula, whatever a package is called", () => {
  const c = hostile();
  const named = { ...c, packages: c.packages.map((p) => ({ ...p, name: { en: '=HYPERLINK("x")', zh: "@SUM(1)" } })) };
  for (const lang of ["en", "zh"] as const)
    for (const table of resultTables(named, lang))
      for (const line of resultCsv(table).split("\r\n")) expect(line).not.toMatch(/^\ufeff?"?[=@+]/);
});
