import { statSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";

const places = (process.env["MUTANTS_TESTS"] ?? "base,model,verify,golden").split(",");
const rank = ({ moduleId }) => places.findIndex((place) => moduleId.includes(`/test/${place}`));
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
    testTimeout: 60_000,
    sequence: { sequencer: Cheapest },
  },
});
