// The servers that the tests of the cluster engines rest on: they start, hold what they were given through a kill, and go.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import pg from "pg";
import { expect, test } from "vitest";
import { makeCertificates } from "./servers/certificates.ts";
import { startPostgres } from "./servers/postgres.ts";
import { startRedis } from "./servers/redis.ts";
import { eventually } from "./servers/server.ts";
import { startSlurm } from "./servers/slurm.ts";

test("Redis keeps a key through kill -9", async () => {
  const server = await startRedis({ password: "a:b/c@d" });
  try {
    const first = new Redis(server.url);
    await first.set("chunk", "7");
    first.disconnect();
    await server.kill();
    await server.start();
    const second = new Redis(server.url);
    expect(await second.get("chunk")).toBe("7");
    second.disconnect();
  } finally {
    await server.stop();
  }
});

test("Redis speaks TLS to those who know the authority", async () => {
  const folder = mkdtempSync(join(tmpdir(), "medtide-certificates-"));
  const server = await startRedis({ certificates: makeCertificates(folder) });
  try {
    const stranger = new Redis(server.url, { retryStrategy: null, maxRetriesPerRequest: 0, lazyConnect: true });
    const reasons: string[] = [];
    stranger.on("error", (error) => reasons.push(error.message));
    await expect(stranger.connect()).rejects.toThrow();
    expect(reasons.join()).toMatch(/certificate/);
    stranger.disconnect();
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
});

test("PostgreSQL keeps a row through kill -9", async () => {
  const server = await startPostgres();
  const ask = async (sql: string): Promise<unknown[]> => {
    const client = new pg.Client(server.url);
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  };
  try {
    await ask("create table chunks as select 7 as chunk");
    await server.kill();
    await server.start();
    expect(await ask("select chunk from chunks")).toEqual([{ chunk: 7 }]);
  } finally {
    await server.stop();
  }
});

test("Slurm runs an array on its nodes, and tells its tasks from others", async () => {
  const folder = mkdtempSync(join(tmpdir(), "medtide-array-"));
  const slurm = await startSlurm({ nodes: 2 });
  try {
    const script = join(folder, "job.sh");
    writeFileSync(script, '#!/bin/sh\nsleep 0.5\nhostname > "$1/$SLURM_ARRAY_TASK_ID.out"\n');
    const submit = ["--parsable", "--array=0-3", "--chdir", folder, "--output=/dev/null", script, folder];
    expect(await slurm.ask("sbatch", ...submit)).toMatch(/^\d+/);
    await eventually("a task", () => slurm.tasks(folder).length > 0);
    await eventually("four results", () => readdirSync(folder).filter((name) => name.endsWith(".out")).length === 4);
    await slurm.killController();
    await slurm.startController();
    // What it knew last may be old – even arrays long finished – so that nobody may count on it; but it takes work again.
    expect(await slurm.ask("sbatch", ...submit)).toMatch(/^\d+/);
  } finally {
    await slurm.stop();
    rmSync(folder, { recursive: true });
  }
});
