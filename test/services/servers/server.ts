// Real servers for tests: each in a folder of its own, on a free port of the loopback, ended by their ids.
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A server that can be taken away and brought back with what it has on disk. */
export interface Server {
  /** Where clients find it. */
  readonly url: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again, on the same port and over the same files. */
  start(): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === "object" ? found(address.port) : failed(address)));
    });
  });

/** A folder that other users of this machine may enter, as a server that is not root must. */
export const serverFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `medtide-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
};

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** Whether the process is there and not merely waiting to be buried. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
};

/** Kills a process, unless it has just ended by itself. */
export const killHard = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (isAlive(pid)) throw error;
  }
};

/** Waits until something holds; tells what it waited for when it never does. */
export const eventually = async (
  what: string,
  holds: () => boolean | Promise<boolean>,
  seconds = 20,
): Promise<void> => {
  for (const deadline = performance.now() + seconds * 1000; ; await pause(20)) {
    if (await holds()) return;
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s in vain for ${what}`);
  }
};

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Ends a process with the tests if nobody ends it before. */
export const endWithUs = (child: ChildProcess): void => {
  running.add(child);
  child.on("exit", () => running.delete(child));
};

/** Becomes the program that follows, which the system ends when we are ended without a word. */
const guard = "/usr/bin/setpriv";
const guarded = (program: string, args: readonly string[]): readonly [string, readonly string[]] =>
  existsSync(guard) ? [guard, ["--pdeathsig", "KILL", program, ...args]] : [program, args];

/** One process of a server, whose words go to a log file; ended with the tests if nobody ends it before. */
export class ServerProcess {
  private readonly program: string;
  private readonly args: readonly string[];
  private readonly log: string;
  private readonly options: SpawnOptions;
  private child: ChildProcess | null = null;

  constructor(program: string, args: readonly string[], log: string, options: SpawnOptions = {}) {
    this.program = program;
    this.args = args;
    this.log = log;
    this.options = options;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts the process and waits until `ready`; fails with its last words when it ends before. */
  async start(ready: () => boolean | Promise<boolean>): Promise<void> {
    const [program, args] = guarded(this.program, this.args);
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...this.options });
    this.child = child;
    endWithUs(child);
    const keep = (data: Buffer): void => appendFileSync(this.log, data);
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    let failure: Error | null = null;
    child.on("error", (error) => {
      failure = error;
    });
    const ended = (): boolean => failure !== null || child.exitCode !== null || child.signalCode !== null;
    // A slow machine is no fault: one that cannot start ends by itself.
    await eventually(this.program, async () => ended() || (await ready()), 60);
    if (ended()) throw new Error(`${this.program} did not start: ${failure ?? this.words()}`);
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    const late = setTimeout(() => child.kill("SIGKILL"), 5000);
    await ended;
    clearTimeout(late);
  }

  private words(): string {
    return existsSync(this.log) ? readFileSync(this.log, "utf8").slice(-2000) : "without a word";
  }
}
