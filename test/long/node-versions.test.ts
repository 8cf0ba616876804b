// A study begun on the Node that runs this test and finished on later ones: the same bytes. Takes the other Nodes from npm.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main, temporaryFolder } from "../cli/medtide.ts";

const versions = ["22", "24"] as const;
const folder = temporaryFolder();
afterAll(() => folder.remove());

const nodeOf = (version: string): string => join(folder.path, "node_modules", `node${version}`, "bin", "node");
const study = (out: string): readonly string[] => [
  main,
  "study",
  "study.yaml",
  "--out",
  out,
  "--threads",
  "2",
  "--quiet",
];

/** Every file of a result that is compared: all but who made it when. */
function filesOf(out: string): ReadonlyMap<string, string> {
  const root = join(folder.path, out);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).map((name) => join(root, name));
  const compared = files.filter((file) => statSync(file).isFile() && !file.endsWith("provenance.json"));
  return new Map(compared.map((file) => [relative(root, file), readFileSync(file).toString("base64")]));
}
const chunks = (out: string): number => {
  const runs = join(folder.path, out, "runs");
  return existsSync(runs) ? readdirSync(runs).filter((name) => name.endsWith(".parquet")).length : 0;
};

beforeAll(() => {
  const packages = versions.map((version) => `node${version}@npm:node-${platform()}-${arch()}@${version}`);
  execFileSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder.path, ...packages], {
    stdio: "ignore",
  });
  writeFileSync(
    join(folder.path, "study.yaml"),
    "kind: sensitivity\nscenario: packages/family-first.yaml\nmonths: 60\nreplicates: 3\ndesign: { type: morris, trajectories: 6 }\n" +
      "vary:\n  factors.pay.beta: [0.9, 1.8]\n  factors.schooling.beta: [0.39, 1.25]\n  parameters.frozenShare: [0.3, 0.9]\n",
  );
  execFileSync(process.execPath, study("whole"), { cwd: folder.path, stdio: "ignore" });
}, 600_000);

test.each(versions)("commands tell nothing of Node %s itself, and the unit tier starts on it", (version) => {
  const told = spawnSync(nodeOf(version), [main, "--version"], { encoding: "utf8" });
  expect([told.status, told.stderr]).toEqual([0, ""]);
  const vitest = join(import.meta.dirname, "../../node_modules/vitest/vitest.mjs");
  const tested = spawnSync(nodeOf(version), [vitest, "run", "--project", "unit", "test/base/hash.test.ts"], {
    encoding: "utf8",
  });
  expect([tested.status, tested.stderr]).toEqual([0, ""]);
});

test.each(versions)(
  "finished on Node %s",
  async (version) => {
    expect(execFileSync(nodeOf(version), ["--version"], { encoding: "utf8" })).toMatch(new RegExp(`^v${version}\\.`));
    const out = `then-${version}`;
    const begun = spawn(process.execPath, [...study(out)], { cwd: folder.path, stdio: "ignore" });
    const ended = new Promise((resolve) => begun.on("exit", resolve));
    while (chunks(out) < 2 && begun.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    begun.kill("SIGKILL");
    await ended;
    const there = chunks(out);
    const whole = filesOf("whole");
    const all = [...whole.keys()].filter((name) => name.startsWith("runs")).length;
    // It was stopped in the middle: something is there, and something is left to do.
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(all);
    execFileSync(nodeOf(version), [...study(out), "--resume"], { cwd: folder.path, stdio: "ignore" });
    const found = filesOf(out);
    expect([...found.keys()].sort()).toEqual([...whole.keys()].sort());
    for (const [name, bytes] of whole) expect(found.get(name) === bytes, `${name} differs`).toBe(true);
  },
  600_000,
);
