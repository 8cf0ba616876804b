// What does a study cost beyond its runs? Processor time of `medtide study` – start, plan, chunks, analysis, report – over that
// of the same 110 runs done by a warm engine in a plain loop.
// npm run bench -- study
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { medtide } from "./harness/command.mjs";
import { runs, secondsOf } from "./harness/engine.mjs";
import { county, withLevers } from "./harness/worlds.mjs";

const REPLICATES = 10;
const amounts = Array.from({ length: 10 }, (_, k) => 500 + 200 * k);

const text = `kind: sweep
name: { en: Living subsidy, zh: 生活补贴 }
scenario: regions/typical-county.yaml
replicates: ${REPLICATES}
seed: bench
design: { type: grid }
vary:
  levers.living-subsidy.amount: { list: [${amounts.join(", ")}] }
outcomes: [retention3]
`;

const scenarios = [
  county,
  ...amounts.map((amount) => {
    const subsidised = withLevers(county, ["living-subsidy"]);
    const levers = subsidised.levers.map((setting) => ({ ...setting, params: { ...setting.params, amount } }));
    return { ...subsidised, levers };
  }),
];

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [{ claim: "a study of 110 runs over its runs alone", unit: "×", better: "lower", asked: null }],
  pairs: 3,
  short: false,
  prepare() {
    const once = (/** @type {number} */ replicate) => runs(scenarios, undefined, replicate);
    once(0);
    return () => {
      const folder = mkdtempSync(join(tmpdir(), "medtide-bench-"));
      try {
        const file = join(folder, "study.yaml");
        writeFileSync(file, text);
        const { worked } = medtide(["study", file, "--threads", "1"]);
        const alone = secondsOf(() => {
          for (let replicate = 0; replicate < REPLICATES; replicate++) once(replicate);
        });
        return [worked / alone];
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    };
  },
};
