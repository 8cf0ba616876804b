// Results that are committed: a change of any of them is a change of results, and is said in the changelog.
//
// To renew them after such a change:
//
//     MEDTIDE_GOLDEN=write npx vitest run --project unit test/golden
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { scenarioHash } from "../../src/sim/canonical-scenario.ts";
import { resultHash } from "../../src/sim/run-hash.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { version } from "../../src/study/version.gen.ts";

const folder = new URL("../../results/golden/", import.meta.url);
const seed = "golden";
const replicates = 2;
const months = 24;

interface Golden {
  readonly version: string;
  readonly seed: string;
  readonly replicates: number;
  readonly months: number;
  /** Of the resolved scenario: tells a change of input from a change of the model. */
  readonly scenario: string;
  /** SHA-256 over the hashes of the runs, replicate by replicate. */
  readonly tables: string;
  /** Means over replicates, to nine digits; null where a run of this length cannot tell. */
  readonly measures: Readonly<Record<string, number | null>>;
}

function resultOf(scenario: Scenario): Golden {
  const hashes: string[] = [];
  const measured: Readonly<Record<string, number | null>>[] = [];
  for (let replicate = 0; replicate < replicates; replicate++)
    for (const outcome of simulateReplicate({ scenarios: [scenario], seed, replicate })) {
      if (!outcome.ok) throw new Error(`${outcome.stage}: ${outcome.message}`);
      measured.push(outcome.run.measures);
      hashes.push(outcome.run.hash);
    }
  const mean = (id: string): number | null => {
    const values = measured.map((measures) => measures[id] ?? null);
    if (values.some((value) => value === null)) return null;
    return Number(((values as number[]).reduce((sum, x) => sum + x, 0) / values.length).toPrecision(9));
  };
  return {
    version,
    seed,
    replicates,
    months,
    scenario: scenarioHash(scenario),
    tables: resultHash(hashes),
    measures: Object.fromEntries(Object.keys(measured[0] ?? {}).map((id) => [id, mean(id)])),
  };
}

test.each(["status-quo", "retention-ecosystem"])("%s gives the committed result", (id) => {
  const result = resultOf({ ...load(id), months });
  const file = new URL(`${id}.json`, folder);
  if (process.env["MEDTIDE_GOLDEN"] === "write") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  }
  const golden = JSON.parse(readFileSync(file, "utf8")) as Golden;
  // Measures first: they say in which sense results have changed, the hash only that they have.
  expect(result.scenario).toBe(golden.scenario);
  expect(result.measures).toEqual(golden.measures);
  expect(result).toEqual(golden);
  expect(Object.values(golden.measures).filter((value) => value !== null).length).toBeGreaterThan(30);
});
