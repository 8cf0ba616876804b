// A sweep of the county as large as researchers run them: what the study layer costs, and what it holds in memory.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { main, temporaryFolder } from "../cli/medtide.ts";

// About 1,500 seconds of processor time on two cores.
vi.setConfig({ testTimeout: 3_600_000 });

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Peak memory of a process in kB, as Linux counts it; 0 once it is gone. */
const peakOf = (pid: number): number => {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

/** Runs a sweep of so many points, one more scenario for the status quo, twenty replicates each. */
async function sweep(points: number) {
  const name = `sweep-${points}`;
  writeFileSync(
    join(folder.path, `${name}.yaml`),
    `kind: sweep\nscenario: regions/typical-county.yaml\nreplicates: 20\ndesign: { type: latin, points: ${points} }\n` +
      "vary:\n  levers.living-subsidy.amount: [0, 3000]\n  levers.housing.intensity: [0.1, 1]\n",
  );
  const args = ["study", `${name}.yaml`, "--out", name, "--threads", "2", "--quiet", "--json"];
  const child = spawn(process.execPath, [main, ...args], { cwd: folder.path, stdio: "ignore" });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0));
  }, 100);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
  clearInterval(watch);
  const read = (file: string) => JSON.parse(readFileSync(join(folder.path, name, file), "utf8"));
  return {
    code,
    peak,
    overhead: read("provenance.json").overhead as number,
    runs: read("manifest.json").runs as number,
  };
}

test("ten thousand runs cost at most a tenth more than simulating them, and hold no more memory than a thousand", async () => {
  const small = await sweep(49);
  const large = await sweep(499);
  expect([small.code, small.runs, large.code, large.runs]).toEqual([0, 1_000, 0, 10_000]);
  expect(small.peak).toBeGreaterThan(0);
  expect(large.overhead).toBeGreaterThan(0);
  expect(large.overhead).toBeLessThanOrEqual(0.1);
  expect(large.peak).toBeLessThanOrEqual(1.1 * small.peak);
});
