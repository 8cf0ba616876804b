// kill -9 of a study on this machine, and of everyone who takes part in one on a queue. test/long makes more rounds.
import { afterAll, beforeAll, test } from "vitest";
import { type Bench, createBench, endWithoutServer, killLocal, killServer, killWorkers } from "./servers/kills.ts";
import { startPostgres } from "./servers/postgres.ts";
import { startRedis } from "./servers/redis.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench?.remove());

test("of a study on this machine", () => killLocal(bench, "1"));

test("of workers", async () => {
  const server = await startRedis();
  try {
    await killWorkers(bench, server, "1");
  } finally {
    await server.stop();
  }
});

test.each([
  ["Redis", startRedis],
  ["PostgreSQL", startPostgres],
] as const)("of %s", async (name, start) => {
  const server = await start();
  try {
    await endWithoutServer(bench, server);
    await killServer(bench, server, name);
  } finally {
    await server.stop();
  }
});
