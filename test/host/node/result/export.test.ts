import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compact } from "../../../../src/host/node/result/compact.ts";
import { openResult } from "../../../../src/host/node/result/open.ts";
import type { Outcome, Runner } from "../../../../src/study/runner.ts";
import { spoken } from "../../../cli/medtide.ts";
import { outcomesOf } from "../job.ts";
import { storePretended } from "./stored.ts";

/** What a formula would do in a spreadsheet that trusts it. */
const EVIL = '=HYPERLINK("http://example.org";"医潮")';
let folder = "";
let result = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-export-"));
  result = join(folder, "r");
  const failsOnce: Runner = {
    async *run(jobs) {
      for (const job of jobs)
        for (const outcome of outcomesOf(job)) {
          const failed: Outcome = { ok: false, scenario: 1, replicate: 3, stage: "months", message: EVIL };
          yield outcome.ok && outcome.run.scenario === 1 && job.replicate === 3 ? failed : outcome;
        }
    },
  };
  await storePretended(result, 12, failsOnce);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: readonly string[]): string => join(folder, ...names);
const csv = (dir: string, table: string): string[][] =>
  parse(readFileSync(at(dir, `${table}.csv`)), { bom: true }) as string[][];

describe("CSV", () => {
  test("every table with ids as header, words for codes, and units and meanings in a file of their own", async () => {
    const { code, out } = await spoken(["export", result, "--csv", at("csv"), "--lang", "zh"]);
    expect(code).toBe(0);
    const ids = openResult(result).tables.map(({ id }) => id);
    expect(out.trim().split("\n")).toEqual([...ids, "scenarios", "columns"].map((id) => at("csv", `${id}.csv`)));
    const [head, first] = csv("csv", "flows");
    expect(head).toEqual(["scenario", "replicate", "year", "origin", "destination", "kind", "count"]);
    expect(first?.slice(0, 6)).toEqual(["a", "0", "0", "tertiary", "tertiary", "move"]);
    expect(csv("csv", "flows")).toHaveLength(1 + 2 * 23);
    expect(csv("csv", "columns")).toContainEqual(["system", "fundSpending", "元", "医保支出"]);
    expect(csv("csv", "columns")[0]).toEqual(["数据表", "列", "单位", "含义"]);
  });
  test("Excel is told that it is UTF-8, and no text starts a formula", () => {
    expect(readFileSync(at("csv", "columns.csv")).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const messages = csv("csv", "runs").map((row) => row[4]);
    expect(messages).toContain(`'${EVIL}`);
  });
  test("the same result gives the same bytes, merged or not, and no other files are written over", async () => {
    const again = await spoken(["export", result, "--csv", at("csv")]);
    expect([again.code, again.err]).toEqual([2, `${at("csv")}: holds other files; give --force to write among them\n`]);
    const before = readdirSync(at("csv")).map((name) => readFileSync(at("csv", name), "latin1"));
    await compact(result);
    expect((await spoken(["export", result, "--csv", at("csv"), "--force", "--lang", "zh"])).code).toBe(0);
    expect(readdirSync(at("csv")).map((name) => readFileSync(at("csv", name), "latin1"))).toEqual(before);
  });
  test("a folder that cannot be made, and nothing asked for", async () => {
    writeFileSync(at("file"), "mine");
    expect(await spoken(["export", result, "--csv", at("file")])).toMatchObject({
      code: 2,
      err: expect.stringContaining("is a file"),
    });
    expect((await spoken(["export", result])).err).toBe("export: give --csv <folder> or --xlsx <file>\n");
  });
});

/** The text files of a ZIP archive by name. */
const unzipped = (path: string): ReadonlyMap<string, string> => {
  const bytes = readFileSync(path);
  const files = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  for (let entry = bytes.readUInt32LE(end + 16), n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(entry + offset)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(entry + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(data, data + bytes.readUInt32LE(entry + 20));
    const plain = bytes.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed);
    files.set(bytes.toString("utf8", entry + 46, entry + 46 + name), plain.toString("utf8"));
    entry += 46 + name + extra + comment;
  }
  return files;
};

describe("Excel", () => {
  test("a sheet of columns and one for each table, headed in the language asked for, ids below", async () => {
    const { code } = await spoken(["export", result, "--xlsx", at("r.xlsx"), "--lang", "zh"]);
    expect(code).toBe(0);
    const files = unzipped(at("r.xlsx"));
    const names = [...(files.get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(["columns", ...openResult(result).tables.map(({ id }) => id), "scenarios"]);
    const text = [...files.values()].join("\n");
    expect(text).toContain("医保支出（元）");
    expect(text).toContain("fundSpending");
    expect(text).not.toContain("<f>");
    const flows = files.get(`xl/worksheets/sheet${names.indexOf("flows") + 1}.xml`) ?? "";
    expect(flows.match(/<row /g)).toHaveLength(2 + 2 * 23);
  });
  test("a file that is there stays unless forced", async () => {
    const { code, err } = await spoken(["export", result, "--xlsx", at("r.xlsx")]);
    expect([code, err]).toEqual([2, `${at("r.xlsx")}: is there already; give --force to replace it\n`]);
    expect((await spoken(["export", result, "--xlsx", at("r.xlsx"), "--force"])).code).toBe(0);
    expect([...unzipped(at("r.xlsx")).values()].join()).toContain("Insurance spending (RMB)");
  });
  test("a table longer than a sheet is refused, with what to do instead", async () => {
    const long = at("long");
    cpSync(result, long, { recursive: true });
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const [file = ""] = openResult(long).tables.find(({ id }) => id === "costs")?.files ?? [];
    await connection.run(
      `COPY (SELECT 0 AS scenario, 0 AS replicate, 1 AS year, 0 AS lever, 0 AS payer, 1.0 AS rmb FROM range(1048575)) TO '${file}'`,
    );
    connection.closeSync();
    instance.closeSync();
    expect(await spoken(["export", long, "--xlsx", at("long.xlsx")])).toEqual({
      code: 2,
      out: "",
      err: `${at("long.xlsx")}: costs has 1048575 rows, and a sheet of Excel holds 1048574; use --csv, or medtide query for the rows you need\n`,
    });
    expect(existsSync(at("long.xlsx"))).toBe(false);
  });
});
