import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Fault } from "../../../../src/base/fail.ts";
import { medtide } from "../../../../src/cli/medtide.ts";
import { createSession } from "../../../../src/cli/session.ts";
import { encodeChunk } from "../../../../src/host/node/chunk.ts";
import { openResult } from "../../../../src/host/node/result/open.ts";
import {
  namedRun,
  type Replayed,
  replay,
  storedRuns,
  storedScenarios,
} from "../../../../src/host/node/result/replay.ts";
import type { RunResult } from "../../../../src/sim/job.ts";
import { resultHash, runHash } from "../../../../src/sim/run-hash.ts";
import { inlineRunner, type Runner } from "../../../../src/study/runner.ts";
import { spoken } from "../../../cli/medtide.ts";
import { collect } from "../job.ts";
import { type Stored, storeReal } from "./stored.ts";

let folder = "";
let stored: Stored;
const chunk = (table: string): string => join(stored.folder, table, "chunk-0.parquet");
const manifestFile = (): string => join(stored.folder, "manifest.json");
/** Files that tests alter, as they were. */
let before: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-replay-"));
  stored = await storeReal(join(folder, "r"), 2);
  before = new Map([manifestFile(), chunk("runs"), chunk("months")].map((file) => [file, readFileSync(file)]));
});
beforeEach(() => {
  for (const [file, bytes] of before) writeFileSync(file, bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said = (...args: readonly string[]) => spoken(["replay", stored.folder, ...args, "--threads", "1"]);

/** Every run again, in this thread. */
const again = async (): Promise<Replayed[]> => {
  const result = openResult(stored.folder);
  return collect(replay(result, await storedRuns(result), inlineRunner));
};

/** Rewrites the chunk as if these runs had been stored. */
const rewrite = (runs: readonly RunResult[], only: readonly string[]): void => {
  const measures = Object.keys(stored.runs[0]?.measures ?? {});
  const files = encodeChunk(
    runs.map((run) => ({ ok: true, run })),
    measures,
  );
  for (const [table, bytes] of files) if (only.includes(table)) writeFileSync(chunk(table), bytes);
};
const rewriteManifest = (change: object): void => {
  const manifest = JSON.parse(readFileSync(manifestFile(), "utf8")) as object;
  writeFileSync(manifestFile(), JSON.stringify({ ...manifest, ...change }));
};
/** The first run with one more doctor in the first month. */
const altered = (): RunResult => {
  const [run] = stored.runs as [RunResult];
  const doctors = Float64Array.from(run.tables.months["doctors"] ?? [], (x, at) => x + (at === 0 ? 1 : 0));
  return { ...run, tables: { ...run.tables, months: { ...run.tables.months, doctors } } };
};

describe("a run that comes out as it is stored", () => {
  test("is the same, alone or with all others", async () => {
    const all = await again();
    expect(all.map(({ same }) => same)).toEqual([true, true, true, true]);
    const [, , , last] = stored.runs;
    expect(await said("family-first/1")).toEqual({
      code: 0,
      err: "",
      out: `family-first/1: the same, ${last?.hash}\n`,
    });
  });
  test("all of them by threads, as JSON", async () => {
    const { code, out } = await said("--all", "--json", "--quiet");
    expect(code).toBe(0);
    const { same, runs } = JSON.parse(out) as { same: boolean; runs: (Replayed & { scenario: string })[] };
    expect(same).toBe(true);
    expect(runs.map(({ scenario, replicate, found }) => [scenario, replicate, found])).toEqual(
      stored.runs.map((run) => [["status-quo", "family-first"][run.scenario], run.replicate, run.hash]),
    );
  });
});

describe("a run that comes out otherwise", () => {
  test("is told with the tables that differ", async () => {
    const run = altered();
    const runs = [{ ...run, hash: runHash(run) }, ...stored.runs.slice(1)];
    rewrite(runs, ["runs", "months"]);
    rewriteManifest({ hash: resultHash(runs.map(({ hash }) => hash)) });
    const { code, out } = await said();
    expect(code).toBe(1);
    expect(out).toMatch(/^status-quo\/0: differs, stored [0-9a-f]{8}…, found [0-9a-f]{8}…; different tables: months\n/);
    const all = await again();
    expect(all.map(({ same, tables }) => [same, tables])).toEqual([
      [false, ["months"]],
      [true, null],
      [true, null],
      [true, null],
    ]);
  });
  test("is told when a table was altered and its hash was not", async () => {
    rewrite([altered(), ...stored.runs.slice(1)], ["months"]);
    const { code, out } = await said("--lang", "zh");
    expect([code, out]).toEqual([1, expect.stringContaining("再次运行的哈希相同，但已存储的表被改动：months")]);
  });
  test("because its seed was edited in the manifest", async () => {
    rewriteManifest({ seed: "other" });
    expect((await again()).map(({ same }) => same)).toEqual([false, false, false, false]);
  });
  test("because it fails now", async () => {
    const failing: Runner = {
      async *run() {
        yield { ok: false, scenario: 0, replicate: 0, stage: "months", message: "broken" };
      },
    };
    const result = openResult(stored.folder);
    const [first] = await storedRuns(result);
    expect(await collect(replay(result, first === undefined ? [] : [first], failing))).toMatchObject([
      { same: false, found: null, message: "broken" },
    ]);
  });
});

describe("what cannot be replayed is refused", () => {
  test("a result whose runs are not those of its manifest", async () => {
    rewriteManifest({ hash: "0".repeat(64) });
    expect(await said()).toMatchObject({ code: 2, err: expect.stringContaining("the result has been altered") });
  });
  test("a run that is not there", async () => {
    expect(await said("family-frist/0")).toMatchObject({
      code: 2,
      err: expect.stringContaining("did you mean family-first?"),
    });
    expect(await said("family-first/9")).toMatchObject({
      code: 2,
      err: "family-first/9: no replicate 9 in this result; it has 0 to 1\n",
    });
    const scenarios = storedScenarios(openResult(stored.folder));
    expect(namedRun("1/1", scenarios, stored.runs)).toMatchObject({ scenario: 1, replicate: 1 });
    expect(namedRun(null, scenarios, stored.runs)).toMatchObject({ scenario: 0, replicate: 0 });
  });
  test("a manifest without scenarios", async () => {
    rewriteManifest({ scenarios: [] });
    expect(await said()).toMatchObject({ code: 2, err: expect.stringContaining("holds no scenarios") });
  });
});

test("a result of another version says so first", async () => {
  rewriteManifest({ version: "0.0.9" });
  const heard: string[] = [];
  const open = () => ({
    ...createSession("en", true),
    warn: ({ en }: { en: string }) => heard.push(en),
    tell: (faults: readonly Fault[]) => heard.push(...faults.map(({ en }) => en)),
  });
  expect(await medtide(["replay", stored.folder, "nobody/0"], "en", open)).toBe(2);
  expect(heard).toEqual([
    expect.stringMatching(/^this result was made by medtide 0\.0\.9 and this is \d/),
    expect.stringContaining("no scenario"),
  ]);
});
