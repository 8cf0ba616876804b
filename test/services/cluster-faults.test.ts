// What goes wrong around a study: each case has a clear message and loses nothing.
import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main, medtide } from "../cli/medtide.ts";
import { makeCertificates } from "./servers/certificates.ts";
import { startPostgres } from "./servers/postgres.ts";
import { startRedis } from "./servers/redis.ts";
import { eventually, type Server } from "./servers/server.ts";
import { chunksIn, study, tablesOf } from "./servers/study.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const secret = "tide:table/pass@word";
let cwd: string;
let redis: Server;
let postgres: Server;
let calm: Record<string, string>;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "medtide-faults-"));
  [redis, postgres] = await Promise.all([
    startRedis({ password: secret, certificates: makeCertificates(cwd) }),
    startPostgres(secret),
  ]);
  writeFileSync(join(cwd, "study.yaml"), study({ points: 6 }));
  const { code } = await medtide(["study", "study.yaml", "--out", "calm", "--quiet"], { cwd });
  expect(code).toBe(0);
  calm = tablesOf(join(cwd, "calm"));
});
afterAll(async () => {
  await redis?.stop();
  await postgres?.stop();
  rmSync(cwd, { recursive: true, force: true });
});

const args = (out: string, ...more: string[]): string[] => ["study", "study.yaml", "--out", out, ...more];

/** A worker beside a study; ended with SIGTERM, it tells how it ended and what it said. */
const beside = async (
  env: Record<string, string>,
  does: () => Promise<void>,
): Promise<{ code: number | null; err: string }> => {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [main, "worker", "--threads", "2"], {
    cwd,
    env: { PATH, LANG: "C.UTF-8", ...env },
  });
  let err = "";
  child.stderr.on("data", (data: Buffer) => {
    err += String(data);
  });
  const ended = new Promise<number | null>((done) => child.on("close", done));
  try {
    await does();
  } finally {
    child.kill("SIGTERM");
  }
  return { code: await ended, err };
};

/** Everything that is written about a study, as text. */
const written = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(json|yaml|html)$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");

test("TLS with an authority of one's own; the password is nowhere to be read", async () => {
  const env = { MEDTIDE_QUEUE: redis.url, NODE_EXTRA_CA_CERTS: join(cwd, "authority.pem") };
  let commandLines = "";
  const worker = await beside(env, async () => {
    const ended = await medtide(args("tls", "--on", "queue"), {
      cwd,
      env,
      meanwhile: async () => {
        await eventually("a chunk", () => chunksIn(join(cwd, "tls")) > 0, 60);
        commandLines = execFileSync("ps", ["axww", "-o", "args"], { encoding: "utf8" });
      },
    });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.err).not.toContain(secret);
  });
  expect(worker.code).toBe(0);
  expect(commandLines).toContain("worker --threads 2");
  for (const text of [worker.err, commandLines.replaceAll(/^.*redis-server.*$/gm, ""), written(join(cwd, "tls"))]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(encodeURIComponent(secret));
  }
  expect(tablesOf(join(cwd, "tls"))).toEqual(calm);
});

test("a server whose certificate nobody vouches for is refused", async () => {
  const ended = await medtide(["worker"], { cwd, env: { MEDTIDE_QUEUE: redis.url } });
  expect(ended.code).toBe(2);
  expect(ended.err).toMatch(/^rediss:\/\/127\.0\.0\.1:\d+: the queue's server cannot be used: .*certificate/);
  expect(ended.err).not.toContain(encodeURIComponent(secret));
});

test("a wrong password is not repeated", async () => {
  const wrong = postgres.url.replace(encodeURIComponent(secret), "not-this-one");
  const ended = await medtide(["worker"], { cwd, env: { MEDTIDE_QUEUE: wrong } });
  expect(ended.code).toBe(2);
  expect(ended.err).toMatch(/the queue's server cannot be used: password authentication failed for user "medtide"\n$/);
});

test("a worker of another version may not take part, and both sides say so", async () => {
  // Another version is the same code that calls itself otherwise.
  const other = join(cwd, "other");
  mkdirSync(other);
  cpSync(join(root, "dist"), join(other, "dist"), { recursive: true });
  cpSync(join(root, "scenarios"), join(other, "scenarios"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(other, "node_modules"));
  const facts = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  writeFileSync(join(other, "package.json"), JSON.stringify({ ...facts, version: "9.9.9" }));
  const env = { MEDTIDE_QUEUE: postgres.url };
  const ended = await medtide(args("version", "--on", "queue"), {
    cwd,
    env,
    meanwhile: async (child) => {
      let err = "";
      child.stderr?.on("data", (text: string) => {
        err += text;
      });
      await eventually("the study", () => existsSync(join(cwd, "version", "plan-0.json")), 60);
      await eventually(
        "a refusal",
        async () => {
          const { PATH = "" } = process.env;
          const stranger = spawn(process.execPath, [join(other, "dist/cli/main.js"), "worker"], {
            env: { PATH, LANG: "C.UTF-8", ...env },
          });
          let said = "";
          stranger.stderr.on("data", (data: Buffer) => {
            said += String(data);
            // Before the study has announced itself there is nothing to refuse.
            if (said.includes("takes chunks")) stranger.kill("SIGTERM");
          });
          const code = await new Promise<number | null>((done) => stranger.on("close", done));
          return code === 2 && /this worker is medtide 9\.9\.9 and may not serve it/.test(said);
        },
        60,
      );
      await eventually("word of it", () => /a worker on .* is refused: it is medtide 9\.9\.9/.test(err), 60);
      expect(chunksIn(join(cwd, "version"))).toBe(0);
      void beside(env, () => eventually("all chunks", () => existsSync(join(cwd, "version", "manifest.json")), 60));
    },
  });
  expect(ended.code).toBe(0);
  expect(tablesOf(join(cwd, "version"))).toEqual(calm);
});

describe("clocks", () => {
  /** A module that sets the clock back by an hour some seconds after the start. */
  const backwards = (): string => {
    const file = join(cwd, "backwards.mjs");
    writeFileSync(
      file,
      "const now = Date.now; const start = performance.now();\nDate.now = () => now() - (performance.now() - start > 1500 ? 3600e3 : 0);\n",
    );
    return `--import=${file}`;
  };

  test("that go back while a study runs change nothing", async () => {
    const env = { NODE_OPTIONS: backwards() };
    expect(await medtide(args("back", "--quiet"), { cwd, env })).toMatchObject({ code: 0, err: "" });
    expect(tablesOf(join(cwd, "back"))).toEqual(calm);
  });

  test("that go back on a queue change nothing", async () => {
    const env = {
      MEDTIDE_QUEUE: redis.url,
      NODE_EXTRA_CA_CERTS: join(cwd, "authority.pem"),
      NODE_OPTIONS: backwards(),
    };
    await beside(env, async () => {
      expect(await medtide(args("back-queue", "--on", "queue", "--quiet"), { cwd, env })).toMatchObject({
        code: 0,
        err: "",
      });
    });
    expect(tablesOf(join(cwd, "back-queue"))).toEqual(calm);
  });

  test("that are wrong are told where locks hang on them", async () => {
    const env = { MEDTIDE_QUEUE: postgres.url, NODE_OPTIONS: backwards() };
    const ended = await medtide(["worker"], { cwd, env });
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/this machine's clock is 3600 s behind that of postgres:\/\/.*; set it \(NTP\)/);
  });
});

/** A disk of a few megabytes, for those who may mount one. */
const mount = (...options: string[]): boolean => {
  try {
    execFileSync("mount", options, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

describe("disks", () => {
  let disk: string;
  let mounted = false;
  beforeAll(() => {
    disk = join(cwd, "disk");
    mkdirSync(disk);
    mounted = mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", disk);
  });
  afterAll(() => {
    if (mounted) execFileSync("umount", [disk]);
  });

  /** Runs a study until it has got on by a chunk, and then does something to its disk. */
  const disturbed = async (out: string, does: () => void) => {
    const before = chunksIn(out);
    return medtide(args(out, "--resume"), {
      cwd,
      meanwhile: async () => {
        await eventually("another chunk", () => chunksIn(out) > before, 60);
        does();
      },
    });
  };

  test("that are full or become read-only stop a study, which goes on when they are not", async ({ skip }) => {
    if (!mounted) skip("may not mount a disk here");
    const out = join(disk, "study");
    const ballast = join(disk, "ballast");
    const full = await disturbed(out, () => {
      const { bavail, bsize } = statfsSync(disk);
      try {
        writeFileSync(ballast, Buffer.alloc(bavail * bsize + (1 << 20)));
      } catch {
        // As much as fits is there.
      }
    });
    expect(full.code).toBe(1);
    expect(full.err).toMatch(/: the disk is full\n/);
    expect(full.err).toMatch(/what is finished is kept in .*study; to go on: .*--resume/);
    rmSync(ballast);

    const readOnly = await disturbed(out, () => void mount("-o", "remount,ro", disk));
    mount("-o", "remount,rw", disk);
    expect(readOnly.code).toBe(1);
    expect(readOnly.err).toMatch(/: not writable: the file system is read-only\n/);

    expect(await medtide(args(out, "--resume", "--quiet"), { cwd })).toMatchObject({ code: 0, err: "" });
    expect(tablesOf(out)).toEqual(calm);
  });
});
