import { readFileSync, statSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";

const places = (process.env["MUTANTS_TESTS"] ?? "base,model,verify,golden").split(",");

/** What is worked out by hand comes before what passes a county's months, and golden results come last. */
const rank = ({ moduleId }) =>
  moduleId.includes("/test/golden/") ? 2 : /\/run\.ts"/.test(readFileSync(moduleId, "utf8")) ? 1 : 0;
const size = ({ moduleId }) => statSync(moduleId).size;

/** The cheap and direct first: the first test that fails ends a mutant's run. */
class Cheapest extends BaseSequencer {
  async sort(files) {
    return [...files].sort((a, b) => rank(a) - rank(b) || size(a) - size(b));
  }
}

// Files share an engine, as in the unit tier. Left out is what needs threads and what takes longer than it tells.
export default defineConfig({
  test: {
    include: places.map((place) => (place.endsWith(".ts") ? `test/${place}` : `test/${place}/**/*.test.ts`)),
    exclude: ["alike", "nothing", "one-more", "random-stacks-*", "rules"].map((name) => `test/verify/${name}.test.ts`),
    isolate: false,
    testTimeout: 120_000,
    sequence: { sequencer: Cheapest },
  },
});
