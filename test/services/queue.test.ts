// A queue on real servers: what the study's side and the workers' side promise each other. Chunks are stand-ins here, a
// file that says which chunk it is; test/services/kills.test.ts computes real ones.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Faults } from "../../src/base/fail.ts";
import type { StoredPlan } from "../../src/host/node/engine.ts";
import { packageFacts } from "../../src/host/node/package-facts.ts";
import { queueAddress } from "../../src/host/node/queue/address.ts";
import { type Broker, openBroker } from "../../src/host/node/queue/broker.ts";
import { control } from "../../src/host/node/queue/controller.ts";
import { chunkId, chunkList, openLists } from "../../src/host/node/queue/lists.ts";
import { type ComputeChunk, serve } from "../../src/host/node/queue/serve.ts";
import { startPostgres } from "./servers/postgres.ts";
import { startRedis } from "./servers/redis.ts";
import { eventually, pause, type Server } from "./servers/server.ts";

const timing = { lock: 2000, look: 50 };
const { version } = packageFacts;

const fileOf = (out: string, index: number): string => join(out, "runs", `chunk-${index}.parquet`);
const isWhole = async (): Promise<boolean> => true;
const write: ComputeChunk = async ({ out, hash }, index) => {
  mkdirSync(join(out, "runs"), { recursive: true });
  writeFileSync(fileOf(out, index), `chunk ${index} of ${hash}`);
};

describe.each([
  ["Redis", startRedis],
  ["PostgreSQL", startPostgres],
] as const)("on %s", (_, start) => {
  let server: Server;
  let folder: string;
  let plans = 0;
  const open: Broker[] = [];
  const said: string[] = [];
  const note = ({ en }: { readonly en: string }): void => void said.push(en);
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "medtide-queue-"));
    said.length = 0;
  });
  afterEach(async () => {
    for (const broker of open.splice(0)) await broker.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const connect = async (): Promise<Broker> => {
    const broker = await openBroker(queueAddress(null, { MEDTIDE_QUEUE: server.url }));
    open.push(broker);
    return broker;
  };
  const planOf = (chunks: number): StoredPlan => {
    const file = join(folder, "plan.json");
    writeFileSync(file, `{"plan":${++plans}}`);
    const hash = `plan${plans}`.padEnd(64, "0");
    return { file, out: join(folder, "out"), hash, version, chunks, firstChunk: 0, runsOf: () => 1 };
  };
  const all = ({ chunks }: StoredPlan): number[] => Array.from({ length: chunks }, (_, index) => index);

  /** Runs the study's side to its end. */
  const study = async (
    plan: StoredPlan,
    signal = new AbortController().signal,
    indices = all(plan),
  ): Promise<number[]> => {
    const done: number[] = [];
    for await (const index of control(plan, indices, await connect(), { signal, note, timing, isWhole })) {
      expect(readFileSync(fileOf(plan.out, index), "utf8")).toBe(`chunk ${index} of ${plan.hash}`);
      done.push(index);
    }
    return done.sort((a, b) => a - b);
  };
  interface Running {
    /** Chunks done, once it has ended. */
    readonly ended: Promise<number>;
    drain(): void;
  }
  const worker = async (compute: ComputeChunk, threads = 2): Promise<Running> => {
    const end = new AbortController();
    const ended = serve(await connect(), { threads, compute, drain: end.signal, note, warn: note, timing });
    ended.catch(() => {});
    return { ended, drain: () => end.abort() };
  };

  test("two workers share the chunks of a plan, each is done once, nothing stays on the server", async () => {
    const plan = planOf(60);
    let computed = 0;
    const compute: ComputeChunk = async (...chunk) => {
      computed++;
      await write(...chunk);
    };
    const workers = [await worker(compute), await worker(compute)];
    expect(await study(plan)).toEqual(all(plan));
    for (const { drain } of workers) drain();
    const shares = await Promise.all(workers.map(({ ended }) => ended));
    expect(shares[0]! + shares[1]!).toBe(60);
    expect(computed).toBe(60);
    const lists = openLists(await connect());
    expect(await lists.studies.getJobState(`plan-${plan.hash}`)).toBe("unknown");
    expect(await lists.results(plan.hash).getJobCounts()).not.toMatchObject({
      waiting: expect.toSatisfy((n) => n > 0),
    });
    const chunks = (await connect()).list(chunkList(version));
    for (const index of all(plan)) expect(await chunks.getJobState(chunkId(plan.hash, index))).toBe("unknown");
  });

  test("only the chunks that are missing are asked for", async () => {
    const plan = planOf(5);
    const { drain, ended } = await worker(write);
    expect(await study(plan, undefined, [1, 4])).toEqual([1, 4]);
    drain();
    expect(await ended).toBe(2);
    expect(readdirSync(join(plan.out, "runs")).sort()).toEqual(["chunk-1.parquet", "chunk-4.parquet"]);
  });

  test("a chunk that nobody can compute is given up after a few attempts; the others are done", async () => {
    const plan = planOf(6);
    let attempts = 0;
    const { drain, ended } = await worker(async (of, index) => {
      if (index === 3) {
        attempts++;
        throw new Error("no such thing");
      }
      await write(of, index);
    }, 1);
    expect(await study(plan)).toEqual([0, 1, 2, 4, 5]);
    drain();
    await ended.catch(() => {});
    expect(attempts).toBeGreaterThan(1);
    expect(attempts).toBeLessThan(10);
    expect(said.join("\n")).toMatch(/chunk 3 could not be computed by any worker.*no such thing/);
  });

  test("told to end, a worker finishes what it has begun and takes nothing new", async () => {
    const plan = planOf(8);
    let begun = 0;
    const slow: ComputeChunk = async (...chunk) => {
      begun++;
      await pause(300);
      await write(...chunk);
    };
    const first = await worker(slow, 1);
    const done = study(plan);
    await eventually("a chunk", () => begun > 0);
    first.drain();
    const share = await first.ended;
    expect(share).toBeGreaterThan(0);
    expect(begun).toBe(share);
    const second = await worker(write);
    expect(await done).toEqual(all(plan));
    second.drain();
    expect(await second.ended).toBe(8 - share);
  });

  test("a study that ends before its time is taken off the queue", async () => {
    const plan = planOf(50);
    const end = new AbortController();
    const done = study(plan, end.signal);
    const lists = openLists(await connect());
    await eventually("the study", async () => (await lists.studies.getJobState(`plan-${plan.hash}`)) !== "unknown");
    end.abort(new Error("Ctrl-C"));
    await expect(done).rejects.toThrow("Ctrl-C");
    expect(await lists.studies.getJobState(`plan-${plan.hash}`)).toBe("unknown");
    expect(await (await connect()).list(chunkList(version)).getJobCounts("waiting", "delayed")).toEqual({
      waiting: 0,
      delayed: 0,
    });
  });

  test("a worker of another version is refused, and both sides are told", async () => {
    const lists = openLists(await connect());
    const foreign = { hash: "f".repeat(64), version: "9.9.9" };
    await lists.studies.add("study", foreign, { jobId: `plan-${foreign.hash}` });
    const { ended } = await worker(write);
    await expect(ended).rejects.toThrow(Faults);
    await expect(ended).rejects.toThrow(/is for medtide 9\.9\.9; this worker is medtide .* may not serve it/);
    const { logs } = await lists.studies.getJobLogs(`plan-${foreign.hash}`);
    expect(logs.map((line) => JSON.parse(line))).toMatchObject([{ version }]);
    await lists.studies.remove(`plan-${foreign.hash}`);
  });

  test("the study's side tells of a worker that was refused", async () => {
    const plan = planOf(1);
    const done = study(plan);
    const lists = openLists(await connect());
    await eventually("the study", async () => (await lists.studies.getJobState(`plan-${plan.hash}`)) !== "unknown");
    const job = await lists.studies.getJob(`plan-${plan.hash}`);
    await job?.log(JSON.stringify({ version: "0.0.1", host: "old-machine" }));
    await eventually("the note", () => said.some((line) => /worker on old-machine is refused/.test(line)));
    const { drain, ended } = await worker(write);
    expect(await done).toEqual([0]);
    drain();
    await ended;
  });

  test("the server goes away and comes back while chunks are computed", async () => {
    const plan = planOf(30);
    const slow: ComputeChunk = async (...chunk) => {
      await pause(100);
      await write(...chunk);
    };
    const { drain, ended } = await worker(slow);
    const done = study(plan);
    await eventually(
      "a few chunks",
      () => existsSync(join(plan.out, "runs")) && readdirSync(join(plan.out, "runs")).length > 3,
    );
    const before = readdirSync(join(plan.out, "runs")).length;
    await server.kill();
    // Workers tell of it, too, and may be first.
    await eventually("word of it", () => said.some((line) => /does not answer .*; waiting for it/.test(line)));
    await server.start();
    expect(before).toBeLessThan(30);
    expect(await done).toEqual(all(plan));
    drain();
    await ended;
    expect(said).toContain("the queue's server answers again");
  });

  test("the server is away when a worker sends its first result", async () => {
    const plan = planOf(3);
    let begun = 0;
    const first: ComputeChunk = async (...chunk) => {
      if (begun++ === 0) await server.kill();
      await write(...chunk);
    };
    const { drain, ended } = await worker(first, 1);
    const done = study(plan);
    await eventually("word of it", () => said.some((line) => /chunk \d waits for it/.test(line)));
    await server.start();
    expect(await done).toEqual(all(plan));
    drain();
    expect(await ended).toBe(3);
  });

  test("a worker that is told to end while it connects leaves no connection open", async () => {
    const sockets = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap").length;
    await eventually("the end of earlier connections", () => sockets() === 0);
    const broker = await connect();
    const drain = AbortSignal.abort();
    expect(await serve(broker, { threads: 1, compute: write, drain, note, warn: note, timing })).toBe(0);
    await broker.close();
    // What is under way may come only now.
    await pause(500);
    await eventually("the end of its connections", () => sockets() === 0);
  });

  test("a result that was damaged on its way is computed again", async () => {
    const plan = planOf(2);
    const results = openLists(await connect()).results(plan.hash);
    const parcel = { files: [["runs/chunk-0.parquet", "AAAA"]] as const, hash: "of something else" };
    await results.add("result", { index: 0, parcel }, { jobId: chunkId(plan.hash, 0) });
    const { drain, ended } = await worker(write);
    expect(await study(plan)).toEqual([0, 1]);
    drain();
    await ended;
  });

  test("a folder that cannot be written is a clear fault, and what was computed stays on the server", async () => {
    const plan = planOf(3);
    writeFileSync(plan.out, "a file in the way");
    const { drain, ended } = await worker(write);
    await expect(study(plan)).rejects.toThrow(Faults);
    rmSync(plan.out);
    const results = openLists(await connect()).results(plan.hash);
    await eventually("the results", async () => (await results.getJobCounts("waiting"))["waiting"] === 3);
    drain();
    expect(await ended).toBe(3);
    expect(await study(plan)).toEqual([0, 1, 2]);
  });

  test("a server that does not let us in is named without the password", async () => {
    const url = server.url.replace(/:\/\/.*@|:\/\//, "://nobody:tell%20no%20one@");
    const wrong = openBroker(queueAddress(null, { MEDTIDE_QUEUE: url }));
    await expect(wrong).rejects.toThrow(Faults);
    await expect(wrong).rejects.not.toThrow(/tell/);
  });
});
