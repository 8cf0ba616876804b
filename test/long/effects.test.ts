// The committed effects, measured again: their stamp sees the model and its scenarios, this also how figures are read.
import { expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { createPool } from "../../src/host/node/pool.ts";
import { shippedEffects } from "../../src/host/node/shipped-effects.ts";
import { effectScorecard, scenarioIds } from "../../src/study/effect-scorecard.ts";

test("scenarios/effects.json is what `npm run effects` writes", { timeout: 900_000 }, async () => {
  const { rows, seed, replicates } = shippedEffects();
  const pool = createPool({ threads: 2 });
  try {
    const scenarios = new Map(scenarioIds().map((id) => [id, load(id)]));
    const again = await effectScorecard(scenarios, { seed, replicates }, pool);
    expect(JSON.parse(JSON.stringify(again))).toEqual(rows);
  } finally {
    await pool.close();
  }
});
