// Real studies on a real Slurm: several nodes on this machine, arrays smaller than the study.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { medtide } from "../cli/medtide.ts";
import { eventually } from "./servers/server.ts";
import { type Slurm, startSlurm } from "./servers/slurm.ts";
import { study, tablesOf } from "./servers/study.ts";

let slurm: Slurm;
let cwd: string;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "medtide slurm's 100%-"));
  slurm = await startSlurm({ nodes: 2, maxArraySize: 5 });
  writeFileSync(join(cwd, "study.yaml"), study({ points: 3 }));
  const local = await medtide(["study", "study.yaml", "--out", "local", "--quiet"], { cwd });
  expect(local).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await slurm?.stop();
  rmSync(cwd, { recursive: true, force: true });
});

test("a study on Slurm gives the tables of this machine, and leaves nothing behind", async () => {
  const ended = await medtide(["study", "study.yaml", "--on", "slurm", "--out", "slurm"], { cwd, env: slurm.env });
  expect(ended.err).not.toMatch(/could not|refuses/);
  expect(ended.code).toBe(0);
  expect(tablesOf(join(cwd, "slurm"))).toEqual(tablesOf(join(cwd, "local")));
  expect(existsSync(join(cwd, "slurm", "slurm"))).toBe(false);
  expect(await slurm.ask("squeue", "-h")).toBe("");
});

test("a partition that does not exist is a clear fault", async () => {
  const args = ["study", "study.yaml", "--on", "slurm", "--slurm=--partition=nowhere", "--out", "nowhere"];
  const ended = await medtide(args, { cwd, env: slurm.env });
  expect(ended.code).toBe(1);
  expect(ended.err).toMatch(/sbatch: refuses the study: .*partition/i);
});

test("options that the engine sets itself are refused before anything is begun", async () => {
  const args = ["study", "study.yaml", "--on", "slurm", "--slurm=--array=0-3", "--out", "taken"];
  const ended = await medtide(args, { cwd, env: slurm.env });
  expect(ended).toMatchObject({ code: 2, err: "--slurm: --array is set by medtide itself; leave it out\n" });
  expect(existsSync(join(cwd, "taken"))).toBe(false);
});

test("Ctrl-C cancels what was submitted, and --resume goes on", async () => {
  const args = ["study", "study.yaml", "--on", "slurm", "--out", "stopped"];
  const ended = await medtide(args, {
    cwd,
    env: slurm.env,
    meanwhile: async (child) => {
      const runs = join(cwd, "stopped", "runs");
      await eventually("a chunk", () => existsSync(runs) && readdirSync(runs).length > 0);
      child.kill("SIGINT");
    },
  });
  expect(ended.code).toBe(130);
  await eventually("an empty queue", async () => (await slurm.ask("squeue", "-h")) === "");
  const resumed = await medtide([...args, "--resume", "--quiet"], { cwd, env: slurm.env });
  expect(resumed.code).toBe(0);
  expect(tablesOf(join(cwd, "stopped"))).toEqual(tablesOf(join(cwd, "local")));
});
