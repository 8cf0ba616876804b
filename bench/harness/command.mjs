// The command line as users start it, in a folder of its own.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const spent = new URL("spent.mjs", import.meta.url).href;

/**
 * Runs `medtide` with these words in an empty folder and tells what it took, start-up included: seconds by the clock, seconds of
 * processor time, and the most bytes held.
 * @param {readonly string[]} words
 * @returns {{ passed: number, worked: number, peak: number }}
 */
export const medtide = (words) => {
  const folder = mkdtempSync(join(tmpdir(), "medtide-bench-"));
  try {
    const file = join(folder, "spent");
    const from = performance.now();
    execFileSync(process.execPath, ["--import", spent, main, ...words, "--quiet", "--out", join(folder, "result")], {
      cwd: folder,
      env: { ...process.env, MEDTIDE_BENCH_SPENT: file },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const passed = (performance.now() - from) / 1000;
    return { passed, ...JSON.parse(readFileSync(file, "utf8")) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
