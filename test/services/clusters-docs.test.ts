// The commands of docs/clusters.md, run as they are written; only where the servers are is the test's.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { find } from "../../src/tools/need.ts";
import { main } from "../cli/medtide.ts";
import { startPostgres } from "./servers/postgres.ts";
import { freePort, ServerProcess } from "./servers/server.ts";
import { startSlurm } from "./servers/slurm.ts";
import { study, tablesOf } from "./servers/study.ts";

const page = readFileSync(fileURLToPath(new URL("../../docs/clusters.md", import.meta.url)), "utf8");
/** The page's blocks of a language about a thing, in their order. */
const blocks = (language: string, about: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language} ${about}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
    ([, text = ""]) => text,
  );

const password = "choose-a-long-one";
let cwd: string;
let path: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "medtide-clusters-"));
  const bin = join(cwd, "bin");
  mkdirSync(bin);
  symlinkSync(main, join(bin, "medtide"));
  symlinkSync(process.execPath, join(bin, "node"));
  chmodSync(main, 0o755);
  path = `${bin}:${process.env["PATH"]}`;
  writeFileSync(join(cwd, "my-study.yaml"), study({ points: 2 }));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** Runs lines of a shell to their end. */
const shell = (script: string, env: Readonly<Record<string, string>> = {}): string =>
  execFileSync("bash", ["-e", "-c", script], {
    cwd,
    encoding: "utf8",
    env: { LANG: "C.UTF-8", HOME: cwd, PATH: path, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });

/** The folder that a study was written to by its default. */
const resultOf = (printed: string): string => join(cwd, /Report: (.*)\/report\.html/.exec(printed)?.[1] ?? "nowhere");

/** The page's worker beside the page's study, on a queue. */
const onQueue = async (place: (script: string) => string): Promise<string> => {
  const [address = "", worker = "", command = ""] = blocks("sh", "queue").map(place);
  const child = spawn("bash", ["-c", `${address}exec ${worker}`], { cwd, env: { PATH: path }, stdio: "ignore" });
  const ended = new Promise<number | null>((done) => child.on("close", done));
  try {
    return shell(address + command);
  } finally {
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  }
};

test("Redis, a worker and a study", async () => {
  const port = await freePort();
  const [configuration = ""] = blocks("conf", "redis");
  const [start = ""] = blocks("sh", "redis");
  expect(start).toBe("redis-server redis.conf\n");
  writeFileSync(join(cwd, "redis.conf"), configuration.replace("0.0.0.0", "127.0.0.1"));
  const server = new ServerProcess(find("redis")!, ["redis.conf", "--port", String(port)], join(cwd, "log"), { cwd });
  const ping = `redis-cli -p ${port} -a ${password} --no-auth-warning ping || true`;
  await server.start(() => shell(ping).trim() === "PONG");
  try {
    const printed = await onQueue((script) => script.replace("queue.example.org:6379", `127.0.0.1:${port}`));
    expect(Object.keys(tablesOf(resultOf(printed))).length).toBeGreaterThan(0);
  } finally {
    await server.end("SIGTERM");
  }
});

test("PostgreSQL, a worker and a study", async () => {
  const server = await startPostgres();
  try {
    const { port, username } = new URL(server.url);
    const [sql = ""] = blocks("sql", "postgres");
    // The test's server has a user of this name already.
    writeFileSync(join(cwd, "setup.sql"), sql.replaceAll("medtide", "tide_users"));
    shell(`psql -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p ${port} -U ${username} -f setup.sql postgres`, {
      PGPASSWORD: "tide",
    });
    const [written = ""] = /postgres:\/\/medtide:[^`]*/.exec(page) ?? [];
    const address = written.replaceAll("medtide", "tide_users").replace("queue.example.org", `127.0.0.1:${port}`);
    rmSync(join(cwd, "results"), { recursive: true, force: true });
    const printed = await onQueue((script) => script.replace(/'redis:.*'/, `'${address}'`));
    expect(Object.keys(tablesOf(resultOf(printed))).length).toBeGreaterThan(0);
  } finally {
    await server.stop();
  }
});

test("Slurm, in both ways of giving options: the second finds what the first has done", async () => {
  const slurm = await startSlurm();
  try {
    rmSync(join(cwd, "results"), { recursive: true, force: true });
    const ways = blocks("sh", "slurm");
    expect(ways).toHaveLength(2);
    const [first = "", second = ""] = ways.map((way) =>
      resultOf(shell(way, { ...slurm.env, PATH: `${path}:/usr/sbin` })),
    );
    expect(Object.keys(tablesOf(first)).length).toBeGreaterThan(0);
    expect(second).toBe(first);
  } finally {
    await slurm.stop();
  }
});
