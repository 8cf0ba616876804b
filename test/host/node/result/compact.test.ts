import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { tableIds } from "../../../../src/host/node/chunk.ts";
import { compact } from "../../../../src/host/node/result/compact.ts";
import { openResult } from "../../../../src/host/node/result/open.ts";
import { type Cell, openQuery } from "../../../../src/host/node/result/query.ts";
import { storedRuns } from "../../../../src/host/node/result/replay.ts";
import { spoken } from "../../../cli/medtide.ts";
import { pretended, storePretended } from "./stored.ts";

const REPLICATES = 25;
let folder = "";
const whole = (): string => join(folder, "whole");
const r = (...names: readonly string[]): string => join(folder, "r", ...names);
/** All rows of all tables, in order. */
let rows: Readonly<Record<string, readonly (readonly Cell[])[]>>;

const rowsOf = async (of: string, tables: readonly string[] = ["runs", ...tableIds]): Promise<typeof rows> => {
  const database = await openQuery(openResult(of), { threads: 1 });
  try {
    const all: Record<string, (readonly Cell[])[]> = {};
    for (const id of tables) {
      all[id] = [];
      for await (const batch of (await database.ask(`FROM ${id}`)).batches) all[id]?.push(...batch);
    }
    return all;
  } finally {
    database.close();
  }
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-compact-"));
  // No run of the first chunk is finished, so that its file of runs has no column for measures.
  await storePretended(
    whole(),
    REPLICATES,
    pretended((replicate) => replicate < 10),
  );
  rows = await rowsOf(whole());
});
beforeEach(() => cpSync(whole(), r(), { recursive: true }));
afterEach(() => rmSync(r(), { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every table is one file with the same rows in the same order, and runs have the same hashes", async () => {
  const merged = await compact(r());
  expect(merged.map(({ files }) => files)).toEqual(
    merged.map(({ id }) => (["reviews", "strengths"].includes(id) ? 2 : 3)),
  );
  for (const { id } of merged) expect(readdirSync(r(id)), id).toEqual(["all.parquet"]);
  expect(readdirSync(r()).sort()).toEqual(readdirSync(whole()).sort());
  expect(await rowsOf(r())).toEqual(rows);
  expect(rows["runs"]).toHaveLength(2 * REPLICATES);
  expect(await storedRuns(openResult(r()))).toEqual(await storedRuns(openResult(whole())));
});

test("units and meanings stay with the file, and the same result gives the same bytes", async () => {
  await compact(r());
  const bytes = readFileSync(r("months", "all.parquet"));
  expect(bytes.includes("medtide.columns")).toBe(true);
  rmSync(r(), { recursive: true });
  cpSync(whole(), r(), { recursive: true });
  await compact(r());
  expect(readFileSync(r("months", "all.parquet")).equals(bytes)).toBe(true);
});

test("a merged result is left as it is; a merged file that is damaged is named", async () => {
  await compact(r());
  expect(await compact(r())).toEqual([]);
  writeFileSync(r("flows", "all.parquet"), "PAR1");
  expect((await spoken(["compact", r()])).err).toContain("flows/all.parquet: is damaged");
});

test("on the command line: what was merged, in either language", async () => {
  const { code, out } = await spoken(["compact", r(), "--lang", "zh"]);
  expect([code, out.split("\n")[1]]).toEqual([0, "runs        3         50"]);
  expect((await spoken(["compact", r()])).out).toBe(`${r()}: merged already\n`);
});

describe("killed", () => {
  const half = (...names: readonly string[]): string => r("compacting", ...names);
  /** The state of a process that is no longer there. */
  const claimed = (): void => {
    mkdirSync(half("new", "months"), { recursive: true });
    mkdirSync(half("old"));
    writeFileSync(half("process"), String(2 ** 22 + 1));
  };
  /** A table as it will be once it is merged. */
  let merged: Uint8Array;
  beforeAll(async () => {
    cpSync(whole(), join(folder, "done"), { recursive: true });
    await compact(join(folder, "done"));
    merged = readFileSync(join(folder, "done", "months", "all.parquet"));
  });
  const states: readonly (readonly [string, () => void])[] = [
    ["while a merged file is written", () => writeFileSync(half("new", "months", "all.parquet"), "PAR1 half")],
    ["before the first rename", () => {}],
    ["between two renames", () => renameSync(r("months"), half("old", "months"))],
    [
      "before the chunks are deleted",
      () => {
        renameSync(r("months"), half("old", "months"));
        renameSync(half("new", "months"), r("months"));
      },
    ],
    [
      "while the chunks are deleted",
      () => {
        renameSync(r("months"), half("old", "months"));
        renameSync(half("new", "months"), r("months"));
        rmSync(half("old", "months", "chunk-0.parquet"));
      },
    ],
  ];
  test.each(states)(
    "%s, nothing is lost and nothing counted twice, then and after another attempt",
    async (_, killed) => {
      claimed();
      writeFileSync(half("new", "months", "all.parquet"), merged);
      killed();
      expect(await rowsOf(r(), ["months"])).toEqual({ months: rows["months"] });
      expect(
        existsSync(r("months")) && readdirSync(r("months")).length > 1 && existsSync(r("months", "all.parquet")),
      ).toBe(false);
      await compact(r());
      expect(existsSync(half())).toBe(false);
      expect(await rowsOf(r(), ["months"])).toEqual({ months: rows["months"] });
    },
  );

  test("a folder that another process is at work in is refused", async () => {
    claimed();
    writeFileSync(half("process"), String(process.ppid));
    const { code, err } = await spoken(["compact", r()]);
    expect([code, err]).toEqual([2, expect.stringContaining(`is being compacted by process ${process.ppid}`)]);
    expect(existsSync(half("process"))).toBe(true);
  });
});
