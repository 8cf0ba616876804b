// Studies that are killed again and again, and what must be true of them all the same. A round kills a few times and runs
// the study to its end; the tiers of tests differ in how many rounds they make.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import seedrandom from "seedrandom";
import { expect } from "vitest";
import { main } from "../../cli/medtide.ts";
import { endWithUs, eventually, isAlive, killHard, pause, type Server } from "./server.ts";
import type { Slurm } from "./slurm.ts";
import { chunksIn, study, tablesOf } from "./study.ts";

/** Kills of a round. */
export const KILLS = 3;

/** A study is cut into some fourteen chunks, each long enough that few are finished between two looks at a queue. */
const POINTS = 40;
const MONTHS = 48;

/** Seconds that something may take to happen while the study lives: a slow machine is no fault, and a tier has its own limit. */
const PATIENCE = 600;

/** A folder with a study and the tables that it gives when nobody disturbs it. */
export interface Bench {
  readonly cwd: string;
  readonly tables: Readonly<Record<string, string>>;
  readonly chunks: number;
  remove(): void;
}

export async function createBench(points = POINTS): Promise<Bench> {
  const cwd = mkdtempSync(join(tmpdir(), "medtide-kills-"));
  writeFileSync(join(cwd, "study.yaml"), study({ points, months: MONTHS }));
  const undisturbed = started(["study", "study.yaml", "--out", "calm", "--quiet"], cwd);
  expect([await undisturbed.ended, undisturbed.err()]).toEqual([0, ""]);
  const calm = join(cwd, "calm");
  return {
    cwd,
    tables: tablesOf(calm),
    chunks: chunksIn(calm),
    remove: () => rmSync(cwd, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** When a round kills, in milliseconds: seeded, so that a failure can be seen again. */
type Moments = (from: number, to: number) => number;
const momentsOf = (seed: string): Moments => {
  const draw = seedrandom(seed);
  return (from, to) => from + (to - from) * draw();
};

interface Running {
  readonly child: ChildProcess;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
  isAlive(): boolean;
  /** Kills it as the system would for want of memory; false when it had ended by itself. */
  kill(): Promise<boolean>;
}

const started = (args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Running => {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    // What the killed leave behind goes with the bench.
    env: { PATH, LANG: "C.UTF-8", TMPDIR: cwd, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  endWithUs(child);
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const ended = new Promise<number | null>((done) => child.on("close", (code) => done(code)));
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    child,
    err: () => err,
    ended,
    isAlive,
    kill: async () => {
      const was = isAlive();
      child.kill("SIGKILL");
      await ended;
      return was && child.signalCode === "SIGKILL";
    },
  };
};

/** Whether a worker has got as far as taking chunks. */
const isAtWork = (worker: Running): boolean => worker.isAlive() && worker.err().includes("takes chunks");

/** Chunks that are finished, and when they were written: nobody may write them again. */
const finishedIn = (folder: string): ReadonlyMap<string, number> => {
  if (chunksIn(folder) === 0) return new Map();
  const runs = join(folder, "runs");
  const names = readdirSync(runs).filter((name) => name.endsWith(".parquet"));
  return new Map(names.map((name) => [name, statSync(join(runs, name)).mtimeMs]));
};

/** What every kill must find, and what a study must look like in the end. */
class Witness {
  private readonly bench: Bench;
  readonly folder: string;
  private readonly finished = new Map<string, number>();
  private hits = 0;

  constructor(bench: Bench, name: string) {
    this.bench = bench;
    this.folder = join(bench.cwd, name);
  }

  /** Waits until the study has got on by a chunk since then: kills must not outrun it. */
  async progress(run: Running, since = chunksIn(this.folder)): Promise<void> {
    await eventually("another chunk", () => chunksIn(this.folder) > since || !run.isAlive(), PATIENCE);
    expect([run.isAlive(), run.err()]).toEqual([true, ""]);
  }

  /** Lets time pass, and no more chunks than this kill's share of the study: however fast the machine, work is left for the next. */
  async pause(milliseconds: number): Promise<void> {
    const share = (this.bench.chunks * (this.hits + 1)) / (KILLS + 1);
    const end = performance.now() + milliseconds;
    while (performance.now() < end && chunksIn(this.folder) < share) await pause(5);
  }

  /** Whether a chunk is finished. */
  has(index: string): boolean {
    return existsSync(join(this.folder, "runs", `chunk-${index}.parquet`));
  }

  get kills(): number {
    return this.hits;
  }

  /** Notes a kill, which must have come before the study's end. */
  killed(): void {
    const before = finishedIn(this.folder);
    expect(before.size).toBeLessThan(this.bench.chunks);
    for (const [name, written] of before) this.finished.set(name, written);
    this.hits++;
  }

  /** Nothing that was finished is lost or made again, nothing is counted twice, and nothing shows that anyone was killed. */
  holds(): void {
    expect(this.hits).toBe(KILLS);
    const now = finishedIn(this.folder);
    for (const [name, written] of this.finished) expect([name, now.get(name)]).toEqual([name, written]);
    expect(tablesOf(this.folder)).toEqual(this.bench.tables);
    expect(readdirSync(this.folder)).not.toContain("slurm");
  }
}

const studyArgs = (out: string, ...more: readonly string[]): string[] => [
  ...["study", "study.yaml", "--out", out, "--resume", "--quiet", "--threads", "2"],
  ...more,
];

/** Kills the one process of a study on this machine, at its start too. */
export async function killLocal(bench: Bench, seed: string): Promise<void> {
  const moment = momentsOf(seed);
  const witness = new Witness(bench, `local-${seed}`);
  while (witness.kills < KILLS) {
    const before = chunksIn(witness.folder);
    const run = started(studyArgs(witness.folder), bench.cwd);
    if (moment(0, 3) >= 1) await witness.progress(run, before);
    await witness.pause(moment(0, 300));
    expect(await run.kill()).toBe(true);
    witness.killed();
  }
  const last = started(studyArgs(witness.folder), bench.cwd);
  expect([await last.ended, last.err()]).toEqual([0, ""]);
  witness.holds();
}

/** Kills who computes: the study's side sees nothing of it. */
export async function killWorkers(bench: Bench, { url }: Server, seed: string): Promise<void> {
  const moment = momentsOf(seed);
  const env = { MEDTIDE_QUEUE: url, MEDTIDE_QUEUE_LOCK: "2" };
  const witness = new Witness(bench, `worker-${seed}`);
  const run = started(studyArgs(witness.folder, "--on", "queue"), bench.cwd, env);
  const hired: Running[] = [];
  const hire = (): void => {
    hired.push(started(["worker", "--threads", "1"], bench.cwd, env));
  };
  try {
    hire();
    hire();
    while (witness.kills < KILLS) {
      await eventually("a worker at work", () => hired.some(isAtWork), PATIENCE);
      // Chunks wait: whoever is at work has one half done when another is finished.
      const busy = hired.filter(isAtWork);
      await witness.progress(run);
      await witness.pause(moment(0, 250));
      const victim = busy[Math.floor(moment(0, busy.length))]!;
      expect(await victim.kill()).toBe(true);
      witness.killed();
      hire();
    }
    expect([await run.ended, run.err()]).toEqual([0, ""]);
    witness.holds();
    const left = hired.filter((worker) => worker.isAlive());
    expect(left).toHaveLength(2);
    await eventually("both workers", () => left.every(isAtWork), PATIENCE);
    for (const { child } of left) child.kill("SIGTERM");
    expect(await Promise.all(left.map(({ ended }) => ended))).toEqual([0, 0]);
    // Whoever saw it may have been killed next.
    expect(hired.map((worker) => worker.err()).join()).toMatch(/its worker has fallen silent; it is begun again/);
  } finally {
    for (const one of [run, ...hired]) await one.kill();
  }
}

/** Kills the queue's server while studies and workers hang on it. */
export async function killServer(bench: Bench, server: Server, seed: string): Promise<void> {
  const moment = momentsOf(seed);
  const env = { MEDTIDE_QUEUE: server.url, MEDTIDE_QUEUE_LOCK: "4" };
  const witness = new Witness(bench, `server-${seed}`);
  const run = started(studyArgs(witness.folder, "--on", "queue"), bench.cwd, env);
  // One chunk at a time, so that on a fast machine too there is work left for the last kill.
  const worker = started(["worker", "--threads", "1"], bench.cwd, env);
  try {
    while (witness.kills < KILLS) {
      await witness.progress(run);
      await witness.pause(moment(0, 400));
      await server.kill();
      try {
        witness.killed();
        await pause(moment(100, 700));
      } finally {
        await server.start();
      }
    }
    expect([await run.ended, run.err()]).toEqual([0, ""]);
    witness.holds();
    worker.child.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
  } finally {
    for (const one of [run, worker]) await one.kill();
  }
}

/** Tells a worker to end while the queue's server is away: it must not wait for it. */
export async function endWithoutServer(bench: Bench, server: Server): Promise<void> {
  const worker = started(["worker", "--threads", "1"], bench.cwd, { MEDTIDE_QUEUE: server.url });
  try {
    await eventually("a worker at work", () => isAtWork(worker), PATIENCE);
    await server.kill();
    worker.child.kill("SIGTERM");
    await eventually("its end", () => !worker.isAlive(), PATIENCE);
    expect(await worker.ended).toBe(0);
  } finally {
    await worker.kill();
    await server.start();
  }
}

/** The chunk that a task computes, as its command line says; null when it has ended. */
const chunkOf = (pid: number): string | null => {
  try {
    return /--index\0(\d+)/.exec(readFileSync(`/proc/${pid}/cmdline`, "utf8"))?.[1] ?? null;
  } catch {
    return null;
  }
};

/** Kills tasks of an array: nobody but us begins them again. */
export async function killTasks(bench: Bench, slurm: Slurm, seed: string): Promise<void> {
  const moment = momentsOf(seed);
  const witness = new Witness(bench, `task-${seed}`);
  const run = started(studyArgs(witness.folder, "--on", "slurm"), bench.cwd, slurm.env);
  try {
    while (witness.kills < KILLS) {
      await witness.pause(moment(0, 700));
      let victims: number[] = [];
      await eventually(
        "a task",
        () => {
          victims = slurm.tasks(witness.folder).filter((pid) => chunkOf(pid) !== null);
          return victims.length > 0 || !run.isAlive();
        },
        PATIENCE,
      );
      expect([run.isAlive(), run.err()]).toEqual([true, ""]);
      const victim = victims[Math.floor(moment(0, victims.length))]!;
      const chunk = chunkOf(victim);
      if (chunk === null) continue;
      killHard(victim);
      await eventually("its end", () => !isAlive(victim));
      // One that had just written its files has lost nothing: another must die for it.
      if (!witness.has(chunk)) witness.killed();
    }
    expect([await run.ended, run.err()]).toEqual([0, ""]);
    witness.holds();
  } finally {
    await run.kill();
  }
}

/** Kills the study's side while its tasks go on, and Slurm's own controller with it every other time. */
export async function killControllers(bench: Bench, slurm: Slurm, seed: string): Promise<void> {
  const moment = momentsOf(seed);
  const witness = new Witness(bench, `controller-${seed}`);
  while (witness.kills < KILLS) {
    const takesSlurm = witness.kills % 2 === 1;
    const run = started(studyArgs(witness.folder, "--on", "slurm"), bench.cwd, slurm.env);
    try {
      await eventually(
        "a task",
        async () => {
          if (slurm.tasks(witness.folder).length > 0) return true;
          await slurm.resumeNodes();
          return false;
        },
        PATIENCE,
      );
      await witness.pause(moment(0, 500));
      expect(await run.kill()).toBe(true);
      witness.killed();
      if (takesSlurm) {
        await slurm.killController();
        await pause(moment(0, 500));
        await slurm.startController();
      }
    } finally {
      await run.kill();
    }
  }
  const last = started(studyArgs(witness.folder, "--on", "slurm"), bench.cwd, slurm.env);
  try {
    while (last.isAlive()) {
      await slurm.resumeNodes();
      await pause(500);
    }
    expect([await last.ended, last.err()]).toEqual([0, ""]);
    witness.holds();
  } finally {
    await last.kill();
  }
}
