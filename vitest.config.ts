import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Three tiers: what needs Node alone, what needs services of the machine, what is run by hand. A tier is a project, so that
// `vitest run --project unit` is the whole of it. The gate sets TEST_REPORT to count what really ran.
const tier = (name: string, include: string[], exclude: string[], seconds: number, isolate = true) => ({
  extends: true as const,
  test: { name, include, exclude, isolate, testTimeout: seconds * 1000, hookTimeout: seconds * 1000 },
});

const report = process.env["TEST_REPORT"];

export default defineConfig({
  test: {
    // Vitest leaves a core free; on two cores that is half of them.
    maxWorkers: Math.max(1, availableParallelism()),
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    projects: [
      // Files share an engine: modules are loaded and compiled once for all of them.
      tier("unit", ["test/**/*.test.ts"], ["test/services/**", "test/long/**"], 60, false),
      tier("services", ["test/services/**/*.test.ts"], [], 120),
      tier("long", ["test/long/**/*.test.ts"], [], 1800),
    ],
  },
});
