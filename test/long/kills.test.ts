// kill -9, twenty times and more of everyone: the rounds of test/services with other seeds.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Bench,
  createBench,
  KILLS,
  killControllers,
  killLocal,
  killServer,
  killTasks,
  killWorkers,
} from "../services/servers/kills.ts";
import { startPostgres } from "../services/servers/postgres.ts";
import { startRedis } from "../services/servers/redis.ts";
import type { Server } from "../services/servers/server.ts";
import { type Slurm, startSlurm } from "../services/servers/slurm.ts";

const ROUNDS = 7;
const seeds = Array.from({ length: ROUNDS }, (_, round) => `round ${round + 1}`);

let bench: Bench;
let slurm: Slurm;
let redis: Server;
let postgres: Server;
beforeAll(async () => {
  bench = await createBench();
  [slurm, redis, postgres] = await Promise.all([startSlurm({ nodes: 2 }), startRedis(), startPostgres()]);
});
afterAll(async () => {
  for (const server of [slurm, redis, postgres]) await server?.stop();
  bench?.remove();
});

test("there are twenty kills of each", () => expect(ROUNDS * KILLS).toBeGreaterThanOrEqual(20));

describe.each(seeds)("%s", (seed) => {
  test("of a study on this machine", () => killLocal(bench, seed));
  test("of workers on Redis", () => killWorkers(bench, redis, `redis ${seed}`));
  test("of workers on PostgreSQL", () => killWorkers(bench, postgres, `postgres ${seed}`));
  test("of Redis", () => killServer(bench, redis, `redis ${seed}`));
  test("of PostgreSQL", () => killServer(bench, postgres, `postgres ${seed}`));
  test("of tasks", () => killTasks(bench, slurm, seed));
  test("of controllers, ours and Slurm's", () => killControllers(bench, slurm, seed));
});
