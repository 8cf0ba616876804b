import { afterEach, describe, expect, test } from "vitest";
import { createPool, type Pool, type PoolOptions } from "../../../src/host/node/pool.ts";
import type { Outcome } from "../../../src/study/runner.ts";
import { collect, jobsOf } from "./job.ts";

/** A worker that does as it is told; `act` sees the job and `answer`. */
const script = (act: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from "node:worker_threads";
      const answer = (job, extra = {}) => parentPort.postMessage({ outcomes: job.scenarios.map((_, scenario) =>
        ({ ok: true, run: { scenario, replicate: job.replicate, measures: {}, tables: {}, ...extra } })) });
      parentPort.on("message", (job) => { ${act} });`)}`,
  );

const pools: Pool[] = [];
const pool = (act: string, options: PoolOptions = {}): Pool => {
  const made = createPool({ threads: 2, ...options, script: script(act) });
  pools.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(pools.splice(0).map((made) => made.close()));
});

const replicatesOf = (outcomes: readonly Outcome[], ok: boolean): number[] =>
  outcomes
    .filter((outcome) => outcome.ok === ok)
    .map((outcome) => (outcome.ok ? outcome.run.replicate : outcome.replicate))
    .sort((a, b) => a - b);

describe("createPool", () => {
  test("every job is run once, on any number of threads", async () => {
    for (const threads of [1, 2, 5]) {
      const outcomes = await collect(pool("answer(job)", { threads }).run(jobsOf(12, ["a"])));
      expect(replicatesOf(outcomes, true)).toEqual(Array.from({ length: 12 }, (_, replicate) => replicate));
    }
  });

  test("no job: no worker and no outcome", async () => {
    expect(await collect(pool("process.exit(1)").run([]))).toEqual([]);
  });

  test("outcomes come as they are finished, not as they were asked for", async () => {
    const outcomes = await collect(
      pool("setTimeout(() => answer(job), job.replicate === 0 ? 300 : 0)").run(jobsOf(3, ["a"])),
    );
    expect(outcomes.map((outcome) => outcome.ok && outcome.run.replicate).at(-1)).toBe(0);
  });

  test("a worker that dies costs the runs of its job alone", async () => {
    const outcomes = await collect(pool("if (job.replicate === 2) process.exit(7); answer(job)").run(jobsOf(6)));
    expect(replicatesOf(outcomes, true)).toEqual([0, 0, 1, 1, 3, 3, 4, 4, 5, 5]);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual(
      [0, 1].map((scenario) => ({
        ok: false,
        scenario,
        replicate: 2,
        stage: "worker",
        message: "the worker ended with code 7",
      })),
    );
  });

  test("what waits behind a job whose worker dies is done by the next", async () => {
    const outcomes = await collect(
      pool("if (job.replicate === 1) process.exit(7); answer(job)", { threads: 1 }).run(jobsOf(6, ["a"])),
    );
    expect(replicatesOf(outcomes, true)).toEqual([0, 2, 3, 4, 5]);
    expect(replicatesOf(outcomes, false)).toEqual([1]);
  });

  test("a worker finds its next job waiting while there are more jobs than workers", async () => {
    const look = `
      const { receiveMessageOnPort } = await import("node:worker_threads");
      if (job.replicate > 0) return answer(job);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      const next = receiveMessageOnPort(parentPort);
      answer(job, { measures: { waiting: next === undefined ? 0 : 1 } });
      if (next !== undefined) answer(next.message);`;
    const waiting = async (jobs: number) => {
      const made = pool(`(async () => {${look}})()`, { threads: 1 });
      const outcomes = await collect(made.run(jobsOf(jobs, ["a"])));
      expect(replicatesOf(outcomes, true)).toHaveLength(jobs);
      return outcomes.flatMap((outcome) => (outcome.ok && outcome.run.replicate === 0 ? [outcome.run.measures] : []));
    };
    expect(await waiting(4)).toEqual([{ waiting: 1 }]);
    expect(await waiting(1)).toEqual([{ waiting: 0 }]);
  });

  test("an exception nobody caught, and one after the answer, are no more than that", async () => {
    const thrown = await collect(pool("throw new Error('no such ward')").run(jobsOf(2, ["a"])));
    expect(thrown.map((outcome) => !outcome.ok && outcome.message)).toEqual(["no such ward", "no such ward"]);
    const late = pool("answer(job); setTimeout(() => { throw new Error('late') }, 0)", { threads: 1 });
    expect(await collect(late.run(jobsOf(1, ["a"])))).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await collect(late.run(jobsOf(1, ["a"])))).toHaveLength(1);
  });

  test("a failed replicate reported by the worker names its stage", async () => {
    const [outcome] = await collect(
      pool("parentPort.postMessage({ ok: false, stage: 'replicate', message: 'm' })").run(jobsOf(1, ["a"])),
    );
    expect(outcome).toEqual({ ok: false, scenario: 0, replicate: 0, stage: "replicate", message: "m" });
  });

  test("abort ends a run that would never end; what was finished still arrives", async () => {
    const controller = new AbortController();
    const stuck = pool("if (job.replicate === 0) answer(job); else while (true);", { signal: controller.signal });
    const arrived: Outcome[] = [];
    const reading = (async () => {
      for await (const outcome of stuck.run(jobsOf(4, ["a"]))) {
        arrived.push(outcome);
        setTimeout(() => controller.abort(), 50);
      }
    })();
    await expect(reading).rejects.toThrow(/abort/i);
    expect(replicatesOf(arrived, true)).toEqual([0]);
    expect(replicatesOf(arrived, false)).toEqual([]);
    await expect(collect(stuck.run(jobsOf(1)))).rejects.toThrow(/abort/i);
  });

  test("two readers share the workers, and a pool can be used again", async () => {
    const shared = pool("setTimeout(() => answer(job), 5)", { threads: 1 });
    const [a, b] = await Promise.all([collect(shared.run(jobsOf(5))), collect(shared.run(jobsOf(3)))]);
    expect([a.length, b.length]).toEqual([10, 6]);
    expect(await collect(shared.run(jobsOf(2)))).toHaveLength(4);
  });

  test("a reader that leaves early does not hold the workers", async () => {
    const shared = pool("answer(job)", { threads: 1 });
    for await (const _ of shared.run(jobsOf(9))) break;
    expect(await collect(shared.run(jobsOf(2)))).toHaveLength(4);
  });

  test("no more than a few finished jobs wait for a slow reader", async () => {
    let asked = 0;
    const counted = function* () {
      for (const job of jobsOf(100, ["a"])) {
        asked++;
        yield job;
      }
    };
    for await (const _ of pool("answer(job)").run(counted())) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(asked).toBeLessThan(15);
      break;
    }
  });
});
