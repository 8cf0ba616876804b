import { availableParallelism } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { defineConfig, type Plugin } from "vitest/config";
import { compilerFlags } from "./src/host/node/compiler.ts";

// Three tiers: what needs Node alone, what needs services of the machine, what is run by hand. A tier is a project, so that
// `vitest run --project unit` is the whole of it. The gate sets TEST_REPORT to count what really ran.
const tier = (name: string, include: string[], exclude: string[], seconds: number, isolate = true) => ({
  extends: true as const,
  test: { name, include, exclude, isolate, testTimeout: seconds * 1000, hookTimeout: seconds * 1000 },
});

const sources = join(import.meta.dirname, "src");
const built = join(import.meta.dirname, "dist");

/**
 * Tests run what is built, as Node loads it: through vite's module runner, where each name that a file imports is looked up
 * again whenever it is used, the engine takes twice as long. `test/build.ts` sees to it that the build is of these sources.
 */
const runsTheBuild: Plugin = {
  name: "runs-the-build",
  enforce: "pre",
  resolveId(source, importer) {
    if (importer === undefined || !source.endsWith(".ts")) return null;
    const file = relative(sources, resolve(dirname(importer), source));
    // Pages for the browser are bundled, not compiled file by file.
    return /^(\.\.|host\/web)/.test(file) ? null : join(built, file.replace(/ts$/, "js"));
  },
};

const report = process.env["TEST_REPORT"];

export default defineConfig({
  plugins: [runsTheBuild],
  test: {
    globalSetup: ["test/build.ts"],
    server: { deps: { external: [/\/dist\//] } },
    // Vitest leaves a core free; on two cores that is half of them.
    // As the command line has it: pools that tests start compile less.
    execArgv: [...compilerFlags],
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
