// What a study leaves on disk: the same bytes however it was run, stopped and gone on with; nothing lost, nothing counted twice.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeChunk } from "../../../src/host/node/chunk.ts";
import type { Engine } from "../../../src/host/node/engine.ts";
import local from "../../../src/host/node/engines/local.ts";
import { openResult } from "../../../src/host/node/result/open.ts";
import { namedRun, replay, storedRuns, storedScenarios } from "../../../src/host/node/result/replay.ts";
import { chunkFile, isWhole, planText, readPlan, runChunk } from "../../../src/host/node/run-chunk.ts";
import type { StudyRuns } from "../../../src/host/node/run-study.ts";
import { readRuns } from "../../../src/host/node/stored-runs.ts";
import { makeFolder, writeWhole } from "../../../src/host/node/write.ts";
import type { RunResult } from "../../../src/sim/job.ts";
import { measureIds } from "../../../src/sim/measures.ts";
import { resultHash } from "../../../src/sim/run-hash.ts";
import { simulateReplicate } from "../../../src/sim/simulate.ts";
import { chunksOf, jobOf, type Plan, type PlannedJob } from "../../../src/study/plan.ts";
import { inlineRunner, type Outcome } from "../../../src/study/runner.ts";
import { collect } from "./job.ts";
import { contentOf, inlineEngine, runInto, workshop } from "./study-runs.ts";

const shop = workshop();
const reference = shop.at("reference");
let runs: StudyRuns;
let whole: Record<string, string>;
beforeAll(async () => {
  runs = await runInto(reference, shop.study(), inlineEngine());
  whole = contentOf(reference);
});
afterAll(() => shop.remove());

const planOf = (folder: string) => readPlan(join(folder, "plan-0.json"));

describe("a study on disk", () => {
  test("is a folder of tables in chunks, with all that they mean", () => {
    const names = readdirSync(reference).sort();
    expect(names).toEqual([
      "columns.json",
      "findings.json",
      "flows",
      "manifest.json",
      "plan-0.json",
      "points",
      "provenance.json",
      "report.html",
      "report.json",
      "request.json",
      "runs",
      "study.yaml",
    ]);
    const { chunks } = planOf(reference);
    expect(chunks.length).toBeGreaterThan(5);
    expect(readdirSync(join(reference, "runs"))).toHaveLength(chunks.length);
    expect(readdirSync(join(reference, "flows"))).toHaveLength(chunks.length);
    const manifest = JSON.parse(readFileSync(join(reference, "manifest.json"), "utf8"));
    // Two parameters, each with a status quo and two amounts, three replicates.
    expect(manifest).toMatchObject({ kind: "sweep", hash: runs.hash, runs: 18, failed: 0, scenarioCount: 6, waves: 1 });
    expect(JSON.stringify(manifest)).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });

  test("holds the runs that the simulation gives for each point, and their hash", async () => {
    const { plan, chunks } = planOf(reference);
    const stored = (await Promise.all(chunks.map((_, index) => readRuns(reference, index, ["burnout"])))).flat();
    expect(stored).toHaveLength(18);
    const simulated = chunks.flat().flatMap((job) => {
      const outcomes = simulateReplicate(jobOf(plan, job));
      return outcomes.map((outcome, at) => ({
        scenario: plan.scenarios[job.scenarios[at] ?? -1]?.scenario,
        replicate: job.replicate,
        hash: outcome.ok ? outcome.run.hash : null,
        burnout: outcome.ok ? outcome.run.measures["burnout"] : null,
      }));
    });
    for (const { scenario, replicate, hash, figures } of stored) {
      const own = simulated.find((each) => each.scenario === scenario && each.replicate === replicate);
      expect([hash, figures[0]]).toEqual([own?.hash, own?.burnout]);
    }
    const inOrder = [...stored].sort((a, b) => a.scenario - b.scenario || a.replicate - b.replicate);
    expect(runs.hash).toBe(resultHash(inOrder.map(({ hash }) => hash)));
  });
});

describe("a study that was stopped", () => {
  test("goes on with what is missing, and ends in the same bytes", async () => {
    const folder = shop.at("stopped");
    const controller = new AbortController();
    const first: number[] = [];
    const stopping = inlineEngine((index) => {
      if (first.length === 3) throw controller.signal.reason ?? new Error("stopped");
      first.push(index);
    });
    await expect(runInto(folder, shop.study(), stopping)).rejects.toThrowError("stopped");
    expect(existsSync(join(folder, "manifest.json"))).toBe(false);
    // What a process that was killed while writing leaves.
    writeFileSync(join(folder, "runs", ".chunk-9.parquet.123-0a.tmp"), "half");
    const then: number[] = [];
    await runInto(
      folder,
      shop.study(),
      inlineEngine((index) => then.push(index)),
      { resume: true },
    );
    expect(first).toHaveLength(3);
    expect(then).not.toHaveLength(0);
    expect(then.some((index) => first.includes(index))).toBe(false);
    expect(contentOf(folder)).toEqual(whole);
  });

  test("by a signal to its threads loses nothing that was finished, and two threads write the bytes that one does", async () => {
    const folder = shop.at("aborted");
    const controller = new AbortController();
    const engine: typeof local = {
      ...local,
      async *run(plan, indices, context) {
        for await (const index of local.run(plan, indices, context)) {
          controller.abort();
          yield index;
        }
      },
    };
    const running = runInto(folder, shop.study(), engine, { threads: 2, signal: controller.signal });
    await expect(running).rejects.toThrowError();
    const finished = readdirSync(join(folder, "runs")).filter((name) => !name.startsWith("."));
    expect(finished.length).toBeGreaterThan(0);
    expect(finished.length).toBeLessThan(planOf(folder).chunks.length);
    const written = new Map(finished.map((name) => [name, statSync(join(folder, "runs", name)).mtimeMs]));
    await runInto(folder, shop.study(), local, { threads: 2, resume: true });
    for (const [name, time] of written) expect(statSync(join(folder, "runs", name)).mtimeMs).toBe(time);
    expect(contentOf(folder)).toEqual(whole);
  });

  test.each([
    ["runs that are cut short", (folder: string) => writeFileSync(chunkFile(folder, "runs", 1), "PAR1")],
    ["a table that is gone", (folder: string) => rmSync(chunkFile(folder, "flows", 2))],
    [
      "a table with a bit turned",
      (folder: string) => {
        const file = chunkFile(folder, "flows", 0);
        const bytes = readFileSync(file);
        bytes[40] = (bytes[40] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
    ],
    [
      "runs of another chunk",
      (folder: string) => writeFileSync(chunkFile(folder, "runs", 3), readFileSync(chunkFile(folder, "runs", 4))),
    ],
  ])("computes anew a chunk with %s", async (what, damage) => {
    const folder = shop.at(what.replaceAll(" ", "-"));
    cpSync(reference, folder, { recursive: true });
    rmSync(join(folder, "manifest.json"));
    damage(folder);
    const again: number[] = [];
    await runInto(
      folder,
      shop.study(),
      inlineEngine((index) => again.push(index)),
      { resume: true },
    );
    expect(again).toHaveLength(1);
    expect(contentOf(folder)).toEqual(whole);
  });
});

describe("a chunk", () => {
  test("with a bit turned anywhere in its runs is not whole", async () => {
    const folder = shop.at("bits");
    cpSync(reference, folder, { recursive: true });
    const read = planOf(folder);
    const file = chunkFile(folder, "runs", 0);
    const bytes = readFileSync(file);
    expect(await isWhole(read, 0, folder)).toBe(true);
    for (let at = 0; at < bytes.length; at += 97) {
      const turned = Uint8Array.from(bytes);
      turned[at] = (turned[at] ?? 0) ^ 16;
      writeFileSync(file, turned);
      expect([at, await isWhole(read, 0, folder)]).toEqual([at, false]);
    }
  });

  test("that is whole is left alone", async () => {
    const file = chunkFile(reference, "runs", 0);
    const { mtimeMs } = statSync(file);
    const done = await runChunk(join(reference, "plan-0.json"), 0, reference);
    expect(done).toEqual({ runs: 0, failed: 0, simulated: 0 });
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
  });

  test("that the plan has not is refused", async () => {
    const last = planOf(reference).chunks.length - 1;
    await expect(runChunk(join(reference, "plan-0.json"), 99, reference)).rejects.toThrowError(
      `has chunks 0 to ${last}, and no chunk 99`,
    );
  });

  test("with a run that breaks holds it as a row with stage and message, and the others as they are", async () => {
    const { plan } = planOf(reference);
    const settings = { "living-subsidy": { ...plan.setting.settings["living-subsidy"], lever: "no-such-lever" } };
    const broken = { ...plan, setting: { ...plan.setting, settings }, runsPerChunk: 18 } as Plan;
    const folder = shop.at("broken");
    makeFolder(folder);
    writeWhole(join(folder, "plan-0.json"), planText(broken));
    const done = await runChunk(join(folder, "plan-0.json"), 0, folder);
    expect(done).toMatchObject({ runs: 18, failed: 12 });
    const stored = await readRuns(folder, 0, ["burnout"]);
    const failed = stored.filter(({ ok }) => !ok);
    expect(failed).toHaveLength(12);
    for (const { stage, message, hash, figures } of failed) {
      expect(stage).toBe("months");
      expect(message).not.toBe("");
      expect(hash).toBeNull();
      expect(figures[0]).toBeNaN();
    }
    expect(stored.filter(({ ok }) => ok).every(({ hash }) => /^[0-9a-f]{64}$/.test(hash ?? ""))).toBe(true);
  });
});

describe("a plan", () => {
  const edited = (name: string, change: (text: string) => string): string => {
    const file = shop.at(name);
    writeFileSync(file, change(readFileSync(join(reference, "plan-0.json"), "utf8")));
    return file;
  };
  test("that was edited is refused", () => {
    const file = edited("edited.json", (text) => text.replace('"seed":"medtide"', '"seed":"other"'));
    expect(() => readPlan(file)).toThrowError("the plan was edited");
  });
  test("of another version is refused, and names both", () => {
    const { plan } = planOf(reference);
    const file = edited("version.json", () => planText({ ...plan, version: "9.9.9" }));
    expect(() => readPlan(file)).toThrowError(/the plan is for medtide 9\.9\.9, and this is \d/);
  });
  test.each(["", "{", "null", "[]", '{"hash":"x"}'])("damaged to %j is refused", (text) => {
    const file = edited("damaged.json", () => text);
    expect(() => readPlan(file)).toThrowError("is damaged: not a plan");
  });
  test("of an unfinished study that the study no longer leads to is refused", async () => {
    const folder = shop.at("changed-plan");
    cpSync(reference, folder, { recursive: true });
    rmSync(join(folder, "manifest.json"));
    const { plan } = planOf(folder);
    writeWhole(join(folder, "plan-0.json"), planText({ ...plan, seed: "other" }));
    await expect(runInto(folder, shop.study(), inlineEngine(), { resume: true })).rejects.toThrowError(
      "is not the plan that this study leads to",
    );
  });
});

test("a study's runs are replayed from its plans, and come out the same", async () => {
  const result = openResult(reference);
  const stored = await storedRuns(result);
  const scenarios = storedScenarios(result);
  expect(scenarios.ids).toEqual(["0", "1", "2", "3", "4", "5"]);
  const run = namedRun("4/2", scenarios, stored);
  const [replayed] = await collect(replay(result, [run], inlineRunner));
  expect(replayed).toMatchObject({ scenario: 4, replicate: 2, same: true, tables: [], found: run.hash });
});

test("a run that has failed is told, and the rest of the study stands", async () => {
  const folder = shop.at("failing");
  const engine: Engine = {
    ...inlineEngine(),
    async *run(stored, indices) {
      const read = readPlan(stored.file);
      for (const index of indices) {
        await runChunk(stored.file, index, stored.out, read);
        // As a run that broke would have been written: its chunk has the row, and no row of it elsewhere.
        if (index === 0) await breakRun(stored.out, index);
        yield index;
      }
    },
  };
  const broken = await runInto(folder, shop.study(), engine);
  expect(broken.failed).toEqual([{ scenario: 0, replicate: 0, stage: "months", message: "posts do not balance" }]);
  expect(broken.runs).toBe(18);
  expect(broken.hash).not.toBe(runs.hash);
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  expect(manifest).toMatchObject({ runs: 18, failed: 1, hash: broken.hash });
  const findings = JSON.parse(readFileSync(join(folder, "findings.json"), "utf8"));
  expect(findings.failed).toEqual(broken.failed);
  // Points that are held against it lack that pair, and say so.
  expect(findings.points.map(({ failed }: { failed: number }) => failed).filter((n: number) => n > 0)).toHaveLength(2);
});

/** Writes a chunk anew with its first run failed. */
async function breakRun(out: string, index: number): Promise<void> {
  const kept = await decodeRuns(out, index);
  const outcomes: Outcome[] = kept.map((run, at) =>
    at === 0
      ? {
          ok: false,
          scenario: run.scenario,
          replicate: run.replicate,
          stage: "months",
          message: "posts do not balance",
        }
      : { ok: true, run },
  );
  for (const [table, bytes] of encodeChunk(outcomes, measureIds, [])) writeWhole(chunkFile(out, table, index), bytes);
}

const decodeRuns = async (out: string, index: number): Promise<RunResult[]> =>
  (await readRuns(out, index, measureIds)).map(({ scenario, replicate, hash, figures }) => ({
    scenario,
    replicate,
    measures: Object.fromEntries(measureIds.map((id, at) => [id, figures[at] ?? null])),
    tables: {} as RunResult["tables"],
    hash: hash ?? "",
  }));

test("replicates with equal results are refused, and named", async () => {
  const engine = {
    ...inlineEngine(),
    async *run(stored: { readonly file: string; readonly out: string }, indices: readonly number[]) {
      const { plan, chunks } = readPlan(stored.file);
      for (const index of indices) {
        const outcomes = (chunks[index] as readonly PlannedJob[]).flatMap(({ scenarios, replicate }) =>
          scenarios.map((at) => ({
            ok: true as const,
            run: {
              scenario: plan.scenarios[at]?.scenario ?? -1,
              replicate,
              measures: {},
              tables: {} as never,
              hash: `${plan.scenarios[at]?.scenario}`.repeat(64),
            },
          })),
        );
        for (const [table, bytes] of encodeChunk(outcomes, measureIds, [])) {
          makeFolder(join(stored.out, table));
          writeWhole(chunkFile(stored.out, table, index), bytes);
        }
        yield index;
      }
    },
  };
  await expect(runInto(shop.at("twins"), shop.study(), engine)).rejects.toThrowError(
    /replicates 0 and 1 have the same result/,
  );
});

test("a chunk that cannot be computed ends the study with what it lacks", async () => {
  const lazy = { ...inlineEngine(), async *run() {} };
  const folder = shop.at("lacking");
  await expect(runInto(folder, shop.study(), lazy)).rejects.toThrowError(
    `${chunksOf(planOf(reference).plan).length} of ${chunksOf(planOf(reference).plan).length} chunks could not be computed`,
  );
});
