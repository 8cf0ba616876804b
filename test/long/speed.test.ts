// The main job's time on this machine: ten packages, thirty replicates, ten years.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** Seconds that the main job may take on two cores once it is installed. */
const ALLOWED = 20;

test("the main job takes under twenty seconds on two cores", () => {
  const folder = mkdtempSync(join(tmpdir(), "medtide-"));
  try {
    const started = performance.now();
    execFileSync(process.execPath, [main, "compare", "--threads", "2", "--quiet", "--out", join(folder, "result")], {
      stdio: "pipe",
    });
    const seconds = (performance.now() - started) / 1000;
    // A busy machine says nothing: look at the load before the time.
    console.log(
      `main job: ${seconds.toFixed(1)} s on 2 of ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`,
    );
    expect(seconds).toBeLessThan(ALLOWED);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
