// kill -9, twenty times and more of everyone: the rounds of test/services with other seeds.
import { afterAll, beforeAll, expect, test } from "vitest";
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
const seeds = Array.from({ length: ROUNDS }, (_, round) => `long ${round}`);

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

test.each(seeds)("of a study on this machine, %s", (seed) => killLocal(bench, seed));
test.each(seeds)("of workers on Redis, %s", (seed) => killWorkers(bench, redis, `redis ${seed}`));
test.each(seeds)("of workers on PostgreSQL, %s", (seed) => killWorkers(bench, postgres, `postgres ${seed}`));
test.each(seeds)("of Redis, %s", (seed) => killServer(bench, redis, `redis ${seed}`));
test.each(seeds)("of PostgreSQL, %s", (seed) => killServer(bench, postgres, `postgres ${seed}`));
test.each(seeds)("of tasks, %s", (seed) => killTasks(bench, slurm, seed));
test.each(seeds)("of controllers, ours and Slurm's, %s", (seed) => killControllers(bench, slurm, seed));
