// The published effects that ship are those of this version, its scenarios and its parameters.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { shippedEffects } from "../../src/host/node/shipped-effects.ts";
import { scenarioIds } from "../../src/study/effect-scorecard.ts";
import { shownEffects, stampOf, storedEffects } from "../../src/study/stored-effects.ts";

const scenarios = new Map(scenarioIds().map((id) => [id, load(id)]));

test("scenarios/effects.json is up to date; otherwise: npm run effects", { timeout: 60_000 }, () => {
  const shipped = shippedEffects();
  expect(shipped.stamp).toBe(stampOf(scenarios));
  const { rows, seed, replicates } = shipped;
  expect(shipped).toEqual(JSON.parse(JSON.stringify(storedEffects(rows, scenarios, { seed, replicates }))));
  const { scripts } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(scripts.effects).toContain(`--seed ${seed} --replicates ${replicates}`);
});

test("a stamp changes with a scenario and with what the model does", { timeout: 60_000 }, () => {
  const some = new Map([...scenarios].filter(([id]) => id === "E8"));
  const changed = (change: object): string => stampOf(new Map([["E8", { ...some.get("E8")!, ...change }]]));
  const before = stampOf(some);
  expect(changed({})).toBe(before);
  expect(changed({ months: 59 })).not.toBe(before);
  expect(changed({ betas: { equipment: 0.08 } })).not.toBe(before);
});

test("they apply to any region and package with the shipped parameters, and to no others", () => {
  const shipped = shippedEffects();
  for (const id of ["status-quo", "family-first", "stress-county"])
    expect(shownEffects(shipped, load(id))?.applies).toBe(true);
  const own = { ...load("status-quo"), betas: { equipment: 0.2 } };
  expect(shownEffects(shipped, own)?.applies).toBe(false);
});
