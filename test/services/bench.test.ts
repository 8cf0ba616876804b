// The short form of the benchmarks against the committed ratios. Needs a C compiler, hence this tier.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const baseline = JSON.parse(readFileSync(join(root, "bench/baseline.json"), "utf8")) as Record<string, number[]>;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "medtide-bench-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bench = (...words: readonly string[]) =>
  spawnSync(process.execPath, [join(root, "bench/harness/run.mjs"), ...words], { encoding: "utf8" });

interface Row {
  readonly claim: string;
  readonly ratio: number;
  readonly unit: string;
  readonly command: string;
}

/** Half a minute where nothing is down; everything is measured once more where all is, and the machine may be busy. */
const LONGEST = 240_000;

test("no ratio is down by more than a quarter, twice running", { timeout: LONGEST }, () => {
  const { status, stdout, stderr } = bench("--short", "--json");
  expect(status, stderr).toBe(0);
  const rows = JSON.parse(stdout) as Row[];
  expect(rows.map(({ command }) => command.split(" ").at(-1))).toEqual(
    Object.entries(baseline).flatMap(([name, ratios]) => ratios.map(() => name)),
  );
  for (const { claim, ratio, unit } of rows) {
    expect(claim).not.toBe("");
    expect(unit).not.toBe("");
    expect(ratio).toBeGreaterThan(0);
  }
});

test("a ratio that is down twice running is told, and fails", () => {
  const better = join(folder, "better.json");
  writeFileSync(better, JSON.stringify({ state: baseline["state"]?.map((bytes) => bytes * 0.7) }));
  const { status, stderr } = bench("--short", "state", "--against", better);
  expect(status).toBe(1);
  expect(stderr).toMatch(/state: down, once more[\s\S]*down by more than a quarter, twice running: state: /);
});

test("a claim that is not there is refused, and the nearest named", () => {
  const { status, stdout, stderr } = bench("speed-contry");
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain('no claim "speed-contry"; did you mean speed-county?');
});
