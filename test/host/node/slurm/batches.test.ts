import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { StoredPlan } from "../../../../src/host/node/engine.ts";
import { Batches } from "../../../../src/host/node/slurm/batches.ts";
import { temporaryFolder } from "../../../cli/medtide.ts";

let folder: ReturnType<typeof temporaryFolder>;
let plan: StoredPlan;
beforeEach(() => {
  folder = temporaryFolder();
  const out = join(folder.path, "what's 100% mine");
  mkdirSync(out);
  const file = join(out, "plan-0.json");
  plan = { file, out, hash: "0123456789abcdef", version: "1", chunks: 9, firstChunk: 0, runsOf: () => 1 };
});
afterEach(() => folder.remove());

test("whoever comes later knows from its name which chunk a task is", () => {
  const { name, args } = new Batches(plan).create([3, 5, 8], ["--qos=low"]);
  expect(args).toContain("--array=0-2");
  expect(args.at(-2)).toBe("--qos=low");
  const later = new Batches(plan);
  expect(name.startsWith(later.prefix)).toBe(true);
  expect([0, 1, 2, 3].map((task) => later.chunkOf(name, task))).toEqual([3, 5, 8, undefined]);
  expect(later.chunkOf("medtide-of-another-0", 0)).toBeUndefined();
  expect(later.create([1], []).name).not.toBe(name);
});

test("its script runs the chunk of its task in a folder of any name, and tells how that ended", () => {
  const { args } = new Batches(plan).create([3, 5], []);
  const script = args.at(-1) ?? "";
  const run = (task: string): string => {
    try {
      return execFileSync("sh", [script], {
        encoding: "utf8",
        env: { SLURM_ARRAY_TASK_ID: task, PATH: "/usr/bin:/bin" },
        stdio: "pipe",
      });
    } catch (error) {
      return (error as { stdout: string; stderr: string }).stderr + (error as { stdout: string }).stdout;
    }
  };
  // There is no plan: the message names the file that the script asked for.
  expect(run("1")).toBe(`${plan.file}: not found\nended with 2\n`);
});

test("a trace says whether a task began, what it ended with and what it said", () => {
  const batches = new Batches(plan);
  const { name, args } = batches.create([3, 5], []);
  const log = (args.find((word) => word.startsWith("--output=")) ?? "").slice("--output=".length);
  expect(log).toContain("what's 100%% mine");
  const path = log.replaceAll("%%", "%").replace("%a", "1");
  expect(batches.traceOf(name, 1)).toEqual({ begun: false, code: null, words: "" });
  writeFileSync(path, "one\ntwo\n");
  expect(batches.traceOf(name, 1)).toEqual({ begun: true, code: null, words: "one two" });
  writeFileSync(path, `${readFileSync(path, "utf8")}ended with 137\n`);
  expect(batches.traceOf(name, 1)).toEqual({ begun: true, code: 137, words: "one two ended with 137" });
  batches.remove();
  expect(existsSync(path)).toBe(false);
});
