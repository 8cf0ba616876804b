import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { encodeChunk, REPLICATES_PER_CHUNK, tableIds } from "../../../src/host/node/chunk.ts";
import { createRecorder } from "../../../src/host/node/recorder.ts";
import { loopTables } from "../../../src/sim/rows.ts";
import type { Job, Outcome, Runner } from "../../../src/study/runner.ts";
import { collect, failure, jobsOf, outcomesOf } from "./job.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "medtide-recorder-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs jobs in the given order and remembers which it was asked for. */
const plain = (
  answer: (job: Job) => readonly Outcome[] = outcomesOf,
  order: (jobs: Job[]) => Job[] = (jobs) => jobs,
) => {
  const asked: number[] = [];
  const runner: Runner = {
    async *run(jobs) {
      for (const job of order([...jobs])) {
        asked.push(job.replicate);
        yield* answer(job);
      }
    },
  };
  return { asked, runner };
};

const sorted = (outcomes: readonly Outcome[]): Outcome[] =>
  [...outcomes].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
const filesIn = (of: string): string[] => readdirSync(of, { recursive: true }).map(String).sort();

describe("createRecorder", () => {
  test("chunks hold a fixed number of replicates, all scenarios in order, whatever the order of arrival", async () => {
    const replicates = REPLICATES_PER_CHUNK + 2;
    const forward = createRecorder(join(folder, "a"), plain().runner);
    await collect(forward.run(jobsOf(replicates)));
    const backward = createRecorder(join(folder, "b"), plain(undefined, (jobs) => jobs.reverse()).runner);
    await collect(backward.run(jobsOf(replicates)));
    const [a, b] = [forward.latest?.folder ?? "", backward.latest?.folder ?? ""];
    expect(filesIn(a)).toEqual(filesIn(b));
    expect(filesIn(a)).toHaveLength((tableIds.length + 1) * 3);
    for (const name of filesIn(a).filter((file) => file.endsWith(".parquet"))) {
      expect(readFileSync(join(a, name)).equals(readFileSync(join(b, name))), name).toBe(true);
    }
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(join(a, "runs", "chunk-1.parquet")) });
    expect(rows.map(({ scenario, replicate }) => [scenario, replicate])).toEqual([
      [0, REPLICATES_PER_CHUNK],
      [0, REPLICATES_PER_CHUNK + 1],
      [1, REPLICATES_PER_CHUNK],
      [1, REPLICATES_PER_CHUNK + 1],
    ]);
    expect(rows[0]).toMatchObject({ ok: true, stage: null, message: null, retention3: 0.71, costPerDoctorYear: null });
  });

  test("tables of a closed loop are there only where a run has one, and what is read back has them or has not", async () => {
    const jobs = jobsOf(REPLICATES_PER_CHUNK, ["a"]);
    const first = createRecorder(folder, plain().runner);
    const written = sorted(await collect(first.run(jobs)));
    const tables = new Set(filesIn(first.latest?.folder ?? "").map((name) => name.split("/")[0]));
    expect(tableIds.filter((id) => !tables.has(id))).toEqual([...loopTables]);
    const again = plain();
    expect(sorted(await collect(createRecorder(folder, again.runner).run(jobs)))).toEqual(written);
    expect(again.asked).toEqual([]);
  });

  test("units and meanings travel with the file", async () => {
    const recorder = createRecorder(folder, plain().runner);
    await collect(recorder.run(jobsOf(REPLICATES_PER_CHUNK)));
    const file = await asyncBufferFromFile(join(recorder.latest?.folder ?? "", "months", "chunk-0.parquet"));
    const { key_value_metadata: metadata } = await parquetMetadataAsync(file);
    const columns = JSON.parse(metadata?.find(({ key }) => key === "medtide.columns")?.value ?? "");
    expect(columns.pay).toEqual({ unit: "RMB/month", meaning: { en: "Mean pay", zh: "平均月收入" } });
  });

  test("what an interrupted attempt finished is read back, bit for bit, and not run again", async () => {
    const jobs = jobsOf(REPLICATES_PER_CHUNK + 3);
    const whole = sorted(await collect(plain().runner.run(jobs)));
    const broken = plain((job) => {
      if (job.replicate === REPLICATES_PER_CHUNK + 1) throw new Error("interrupted");
      return outcomesOf(job);
    });
    const first = createRecorder(folder, broken.runner);
    await expect(collect(first.run(jobs))).rejects.toThrow("interrupted");
    expect(first.keep()).toEqual({ finished: REPLICATES_PER_CHUNK + 1, asked: REPLICATES_PER_CHUNK + 3 });
    const again = plain();
    const second = createRecorder(folder, again.runner);
    expect(sorted(await collect(second.run(jobs)))).toEqual(whole);
    expect(again.asked).toEqual([REPLICATES_PER_CHUNK + 1, REPLICATES_PER_CHUNK + 2]);
    const uninterrupted = createRecorder(join(folder, "other"), plain().runner);
    await collect(uninterrupted.run(jobs));
    const [a, b] = [second.latest?.folder ?? "", uninterrupted.latest?.folder ?? ""];
    for (const name of filesIn(b).filter((file) => file.endsWith(".parquet"))) {
      expect(readFileSync(join(a, name)).equals(readFileSync(join(b, name))), name).toBe(true);
    }
  });

  test("a damaged chunk and a replicate with a failed run are run again", async () => {
    const jobs = jobsOf(REPLICATES_PER_CHUNK * 2);
    const failing = plain((job) =>
      job.replicate === 3 ? [...outcomesOf(job).slice(0, 1), failure(1, 3)] : outcomesOf(job),
    );
    const first = createRecorder(folder, failing.runner);
    await collect(first.run(jobs));
    const runs = await parquetReadObjects({
      file: await asyncBufferFromFile(join(first.latest?.folder ?? "", "runs", "chunk-0.parquet")),
    });
    expect(runs.find(({ ok }) => ok === false)).toMatchObject({
      scenario: 1,
      replicate: 3,
      stage: "month 3",
      message: "posts do not balance",
      retention3: null,
    });
    writeFileSync(join(first.latest?.folder ?? "", "months", "chunk-1.parquet"), "PAR1 cut");
    const again = plain();
    expect(await collect(createRecorder(folder, again.runner).run(jobs))).toHaveLength(jobs.length * 2);
    expect(again.asked).toEqual([3, ...jobs.slice(REPLICATES_PER_CHUNK).map(({ replicate }) => replicate)]);
  });

  test("a chunk that is whole and not what was written is run again", async () => {
    const jobs = jobsOf(REPLICATES_PER_CHUNK);
    const first = createRecorder(folder, plain().runner);
    const written = await collect(first.run(jobs));
    const altered = written.map(
      (outcome): Outcome =>
        outcome.ok
          ? { ok: true, run: { ...outcome.run, measures: { ...outcome.run.measures, retention3: 1 } } }
          : outcome,
    );
    const [, runs] = encodeChunk(altered, ["retention3", "costPerDoctorYear"]).at(-1) ?? [];
    writeFileSync(join(first.latest?.folder ?? "", "runs", "chunk-0.parquet"), runs ?? "");
    const again = plain();
    expect(sorted(await collect(createRecorder(folder, again.runner).run(jobs)))).toEqual(sorted(written));
    expect(again.asked).toHaveLength(REPLICATES_PER_CHUNK);
  });

  test("other scenarios have a folder of their own", async () => {
    const recorder = createRecorder(folder, plain().runner);
    await collect(recorder.run(jobsOf(1, ["a", "b"])));
    const pilot = recorder.latest?.folder;
    const second = plain();
    const study = createRecorder(folder, second.runner);
    await collect(study.run(jobsOf(1, ["a", "c"])));
    expect(second.asked).toEqual([0]);
    expect(study.latest?.folder).not.toBe(pilot);
    expect(existsSync(pilot ?? "")).toBe(true);
  });
});
