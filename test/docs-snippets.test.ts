// The snippets of docs/reading-results.md on a result of the kind they are written for. A language that is not there is skipped,
// and the report says so; R is run by test/services.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spoken } from "./cli/medtide.ts";
import { type Stored, storeReal } from "./host/node/result/stored.ts";
import { placed, pointsOf, snippets } from "./snippets.ts";

let folder = "";
let stored: Stored;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-snippets-"));
  stored = await storeReal(join(folder, "r"), 3);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const works = (program: string, ...args: readonly string[]): boolean => spawnSync(program, [...args]).status === 0;
const run = (program: string, args: readonly string[], input: string): string => {
  const { status, stdout, stderr } = spawnSync(program, [...args], { cwd: stored.folder, input, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return stdout;
};

test("Python", ({ skip }) => {
  if (!works("python3", "-c", "import pandas, pyarrow")) skip("skipped: no Python with pandas and pyarrow");
  const [code = "", ...others] = snippets("python");
  expect(others).toEqual([]);
  const out = run("python3", ["-"], placed(code, stored.folder));
  const vacancy = pointsOf(stored, ({ tables: { months } }) => {
    const sum = (id: string): number =>
      (months[id] ?? new Float64Array()).reduce((all, x, k) => all + (months["type"]?.[k] === 2 ? x : 0), 0);
    return 1 - sum("filled") / sum("authorised");
  });
  expect(Number(/family-first +(-?[\d.]+)/.exec(out)?.[1])).toBeCloseTo(vacancy, 4);
});

const sql = (kind: "duckdb" | "medtide"): string[] =>
  snippets("sql")
    .filter((block) => block.startsWith("-- medtide query") === (kind === "medtide"))
    .flatMap((block) => block.split(";"))
    .map((statement) => statement.replaceAll(/^--.*\n/gm, "").trim())
    .filter((statement) => statement !== "");

test("DuckDB reads the files as they are", async () => {
  const statements = sql("duckdb");
  expect(statements).toHaveLength(2);
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  for (const statement of statements) {
    const there = statement.replaceAll(/FROM '(\w+)/g, `FROM '${stored.folder}/$1`);
    expect((await connection.runAndReadAll(there)).currentRowCount, statement).toBeGreaterThan(0);
  }
  connection.closeSync();
  instance.closeSync();
});

test("the duckdb command reads them too", ({ skip }) => {
  if (!works("duckdb", "--version")) skip("skipped: no duckdb command");
  expect(run("duckdb", ["-csv"], snippets("sql")[0] ?? "")).toContain("rmb_a_year");
});

test("medtide query answers every example", async () => {
  const statements = sql("medtide");
  expect(statements).toHaveLength(4);
  for (const statement of statements) {
    // A year cannot tell three-year retention: what can be told is asked instead.
    const asked = statement.replace("retention3", "retention1");
    const { code, out, err } = await spoken(["query", stored.folder, asked, "--json"]);
    expect([code, err], statement).toEqual([0, ""]);
    expect(JSON.parse(out), statement).not.toEqual([]);
  }
  const { out } = await spoken([
    "query",
    stored.folder,
    statements[1]?.replace("retention3", "retention1") ?? "",
    "--json",
  ]);
  const [first] = JSON.parse(out) as { scenario: string; points: number }[];
  expect(first?.points).toBeCloseTo(
    pointsOf(stored, ({ measures }) => measures["retention1"] ?? Number.NaN),
    9,
  );
});
