// The snippets of docs/reading-results.md, as they stand there, on a result of the kind they are written for. A language that is not
// there is skipped, and the report says so.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spoken } from "./cli/medtide.ts";
import { type Stored, storeReal } from "./host/node/result/stored.ts";

const page = readFileSync(fileURLToPath(new URL("../docs/reading-results.md", import.meta.url)), "utf8");
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, code = ""]) => code);

let folder = "";
let stored: Stored;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-snippets-"));
  stored = await storeReal(join(folder, "r"), 3);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The snippet with the folder of this result for the one that it names. */
const here = (code: string): string => {
  const named = code.replaceAll(/results\/typical-county-[0-9a-f]{8}/g, stored.folder);
  expect(named).not.toBe(code);
  return named;
};
const works = (program: string, ...args: readonly string[]): boolean => spawnSync(program, [...args]).status === 0;
const run = (program: string, args: readonly string[], input: string): string => {
  const { status, stdout, stderr } = spawnSync(program, [...args], { cwd: stored.folder, input, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return stdout;
};
/** What they print: the mean of a package's paired differences, in points. */
const points = (figure: (run: Stored["runs"][number]) => number): number => {
  const [base, own] = [0, 1].map((scenario) => stored.runs.filter((r) => r.scenario === scenario).map(figure));
  return (100 * (own ?? []).reduce((sum, x, k) => sum + x - (base?.[k] ?? 0), 0)) / (own?.length ?? 1);
};

test("Python", ({ skip }) => {
  if (!works("python3", "-c", "import pandas, pyarrow")) skip("skipped: no Python with pandas and pyarrow");
  const [code = "", ...others] = blocks("python");
  expect(others).toEqual([]);
  const out = run("python3", ["-"], here(code));
  const vacancy = points(({ tables: { months } }) => {
    const sum = (id: string): number =>
      (months[id] ?? new Float64Array()).reduce((all, x, k) => all + (months["type"]?.[k] === 2 ? x : 0), 0);
    return 1 - sum("filled") / sum("authorised");
  });
  expect(Number(/family-first +(-?[\d.]+)/.exec(out)?.[1])).toBeCloseTo(vacancy, 4);
});

test("R", ({ skip }) => {
  if (!works("Rscript", "-e", "library(arrow); library(dplyr); library(jsonlite)"))
    skip("skipped: no R with arrow, dplyr and jsonlite");
  const [code = "", ...others] = blocks("r");
  expect(others).toEqual([]);
  expect(run("Rscript", ["-"], here(code))).toContain("family-first");
});

const sql = (kind: "duckdb" | "medtide"): string[] =>
  blocks("sql")
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
    const placed = statement.replaceAll(/FROM '(\w+)/g, `FROM '${stored.folder}/$1`);
    expect((await connection.runAndReadAll(placed)).currentRowCount, statement).toBeGreaterThan(0);
  }
  connection.closeSync();
  instance.closeSync();
});

test("the duckdb command reads them too", ({ skip }) => {
  if (!works("duckdb", "--version")) skip("skipped: no duckdb command");
  expect(run("duckdb", ["-csv"], blocks("sql")[0] ?? "")).toContain("rmb_a_year");
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
    points(({ measures }) => measures["retention1"] ?? Number.NaN),
    9,
  );
});
