// What is wrong with a folder is said in one message for each file, and nothing in the folder is touched.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Faults } from "../../../../src/base/fail.ts";
import { openResult } from "../../../../src/host/node/result/open.ts";
import { spoken } from "../../../cli/medtide.ts";
import { storePretended } from "./stored.ts";

let folder = "";
const whole = (): string => join(folder, "whole");
const r = (...names: readonly string[]): string => join(folder, "r", ...names);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-open-"));
  await storePretended(whole(), 12);
});
beforeEach(() => cpSync(whole(), r(), { recursive: true }));
afterEach(() => rmSync(r(), { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refusal = (): readonly string[] => {
  try {
    openResult(r());
    return [];
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    return error.message.split("\n").map((line) => line.replace(`${folder}/`, ""));
  }
};
const again = "run the command of this result again with --force";

test("a whole result opens with its tables in order", () => {
  const { tables, codes } = openResult(r());
  expect(tables[0]?.id).toBe("runs");
  expect(tables.map(({ files }) => files.length)).toEqual(tables.map(() => 2));
  expect(codes["facilityTypes"]).toContain("township");
});

describe("what is damaged or missing is named", () => {
  test("a truncated manifest", () => {
    truncateSync(r("manifest.json"), 100);
    expect(refusal()).toEqual(["r/manifest.json: is damaged: not valid JSON"]);
  });
  test("a manifest of nothing", () => {
    writeFileSync(r("manifest.json"), "{}");
    expect(refusal()).toEqual(["r/manifest.json: is damaged: it names no hash and no version"]);
  });
  test("a description of nothing", () => {
    writeFileSync(r("columns.json"), "null");
    expect(refusal()).toEqual(["r/columns.json: is damaged: it does not describe tables"]);
  });
  test("missing chunks and tables, all at once", () => {
    rmSync(r("months", "chunk-0.parquet"));
    rmSync(r("flows", "chunk-1.parquet"));
    rmSync(r("system"), { recursive: true });
    expect(refusal()).toEqual([
      `r/months/chunk-0.parquet: is missing; ${again}`,
      `r/system: is missing; ${again}`,
      `r/flows/chunk-1.parquet: is missing; ${again}`,
    ]);
  });
  test("the last chunk of the runs themselves", () => {
    rmSync(r("runs", "chunk-1.parquet"));
    expect(refusal()).toEqual([`r/runs/chunk-1.parquet: is missing; ${again}`]);
  });
  test("a table of closed loops that is not there is none", () => {
    rmSync(r("reviews"), { recursive: true });
    expect(refusal()).toEqual([]);
  });
  test.each([0, 3, 11, 200])("a chunk cut off after %d bytes", (bytes) => {
    truncateSync(r("months", "chunk-1.parquet"), bytes);
    expect(refusal()).toEqual([`r/months/chunk-1.parquet: is damaged: not a whole Parquet file; ${again}`]);
  });
  test("a folder that is no result, and one that is not there", () => {
    rmSync(r("manifest.json"));
    expect(refusal()).toEqual(["r: not a result: it has no manifest.json"]);
    rmSync(r(), { recursive: true });
    expect(refusal()).toEqual(["r: not found"]);
  });
});

/** Bytes in the middle of a file turned over: its ends look whole. */
const spoil = (file: string): void => {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xff, 4, Math.floor(bytes.length / 2)));
};

test("a chunk spoiled in the middle is named by every command that reads it", async () => {
  spoil(r("months", "chunk-1.parquet"));
  const asked = await spoken(["query", r(), "SELECT sum(doctors) FROM months"]);
  expect([asked.code, asked.err]).toEqual([
    2,
    expect.stringContaining("months/chunk-1.parquet: is damaged: it cannot be read\n"),
  ]);
  const merged = await spoken(["compact", r()]);
  expect([merged.code, merged.err]).toEqual([2, expect.stringContaining("r/months: is damaged: ")]);
  expect(readdirSync(r())).toEqual(readdirSync(whole()));
});

test("a spoiled table of runs is named", async () => {
  spoil(r("runs", "chunk-0.parquet"));
  for (const command of ["replay", "compact"]) {
    const { code, err } = await spoken([command, r()]);
    expect([code, err]).toEqual([2, expect.stringContaining("runs/chunk-0.parquet: is damaged")]);
  }
});

test("runs that stand in two files are refused: they would be counted twice", async () => {
  cpSync(r("runs", "chunk-0.parquet"), r("runs", "chunk-2.parquet"));
  const { code, err } = await spoken(["query", r(), "FROM runs"]);
  expect([code, err]).toEqual([2, expect.stringMatching(/runs: run 0\/0 is stored twice; the result is damaged\n$/)]);
  expect((await spoken(["compact", r()])).err).toContain("the result has been altered");
});

test("a read-only folder can be asked, and not compacted (needs the right to mount)", async ({ skip }) => {
  const shell = (script: string): boolean => spawnSync("sh", ["-c", script]).status === 0;
  const disk = join(folder, "disk");
  mkdirSync(disk);
  if (!shell(`mount -t tmpfs tmpfs '${disk}' && cp -r '${r()}' '${disk}/r' && mount -o remount,ro '${disk}'`))
    skip("may not mount a file system here");
  try {
    expect(await spoken(["query", join(disk, "r"), "SELECT count(*) AS n FROM runs"])).toEqual({
      code: 0,
      err: "",
      out: "n\n24\n",
    });
    const { code, err } = await spoken(["compact", join(disk, "r")]);
    expect([code, err]).toEqual([2, `${join(disk, "r")}: not writable: the file system is read-only\n`]);
  } finally {
    shell(`umount '${disk}'`);
  }
});
