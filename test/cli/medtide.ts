import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatFault } from "../../src/base/fail.ts";
import { languageOf } from "../../src/cli/language.ts";
import { medtide as speak } from "../../src/cli/medtide.ts";
import { createSession, type Session } from "../../src/cli/session.ts";
import type { Pool, PoolOptions } from "../../src/host/node/pool.ts";
import { Beginnings } from "../../src/sim/beginnings.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";

export const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Options {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called once the process is on its way. */
  readonly meanwhile?: (child: ReturnType<typeof spawn>) => Promise<void>;
}

const SECONDS = 60;

/** Runs the built command line as a user would, in English unless the environment says otherwise. */
export const medtide = async (args: readonly string[], { cwd, env = {}, meanwhile }: Options): Promise<Ended> => {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH, LANG: "C.UTF-8", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: SECONDS * 1000,
    killSignal: "SIGKILL",
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, out, err }));
  });
  await meanwhile?.(child);
  return ended;
};

/** As many as one test asks for again. */
const beginnings = new Beginnings(4);

/** Jobs in this thread, where the engine is warm. Several threads finish in any order: here the last job is then done first. */
const poolHere = ({ threads, signal }: PoolOptions): Pool => ({
  async *run(jobs) {
    const order = threads === 1 ? jobs : [...jobs].reverse();
    for (const job of order) {
      signal?.throwIfAborted();
      yield* simulateReplicate(job, beginnings);
    }
  },
  close: async () => {},
});

/**
 * What a command line says, in English unless the environment says otherwise; neither a process nor a thread is started for
 * its comparisons.
 */
export const spoken = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const said = { out: "", err: "" };
  const lang = languageOf(args, { LANG: "C.UTF-8", ...env });
  const open = (quiet: boolean): Session => ({
    ...createSession(lang, quiet),
    color: false,
    createPool: poolHere,
    print: (line) => {
      said.out += `${line}\n`;
    },
    printJson: (value) => {
      said.out += `${JSON.stringify(value)}\n`;
    },
    note: () => {},
    warn: () => {},
    tell: (faults) => {
      for (const fault of faults) said.err += `${formatFault(fault, lang)}\n`;
    },
  });
  const code = await speak(args, lang, (_, quiet) => open(quiet));
  return { code, ...said };
};

/** A folder for one test; call `remove` afterwards. */
export const temporaryFolder = (): { readonly path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), "medtide-cli-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
};

/** Waits until something is true; a process that never gets there fails the test. */
export const until = async (isTrue: () => boolean, seconds = 30): Promise<void> => {
  for (let waited = 0; !isTrue(); waited += 20) {
    if (waited > seconds * 1000) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
