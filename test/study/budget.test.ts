// Scaling to one budget: reached where a package costs more, said where it costs less.
import { describe, expect, test } from "vitest";
import type { Scenario } from "../../src/sim/scenario.ts";
import { scaleIntensity, scaleToBudget } from "../../src/study/budget.ts";
import { compare } from "../../src/study/compare.ts";
import { inlineRunner } from "../../src/study/runner.ts";
import { inForce, plain, smallRegion } from "../verify/run.ts";
import { stubRunner } from "./stub.ts";

const package_ = (id: string, ...levers: ReturnType<typeof inForce>[]): Scenario => ({
  ...plain(24, { region: smallRegion() }),
  id,
  levers,
});
const none = package_("none");
const dear = package_("dear", inForce("living-subsidy"), inForce("remote-allowance", { intensity: 0.5 }));
const cheap = package_("cheap", inForce("psychological-support"));
const intensity = (scenario: Scenario): number => scenario.levers[0]?.intensity ?? 0;

describe("with a cost that is worked out", () => {
  const cases = [
    ["proportional to intensity", (x: number) => x],
    ["rising faster", (x: number) => 0.3 * x + 0.7 * x * x],
    ["with a fixed part", (x: number) => 0.1 + 0.9 * x],
  ] as const;

  test.each(cases)("%s the budget is reached within 3 %%", async (_, curve) => {
    const full = 4e6;
    const runner = stubRunner((scenario, { replicate }) => ({
      cost: full * curve(intensity(scenario)) * (1 + 0.01 * (replicate % 3)),
    }));
    const budget = 1.5e6;
    const [scaled] = await scaleToBudget([dear], budget, "s", runner);
    expect(scaled!.belowBudget).toBeNull();
    expect(scaled!.scale).toBeLessThan(1);
    expect(intensity(scaled!.scenario)).toBe(scaled!.scale);
    expect(Math.abs((full * curve(scaled!.scale) * 1.01) / budget - 1)).toBeLessThan(0.03);
  });

  test("what costs less stays as it is and says what it costs", async () => {
    const runner = stubRunner((scenario) => ({ cost: scenario.id === "cheap" ? 0.7e6 : 0 }));
    const [a, b] = await scaleToBudget([cheap, none], 1e6, "s", runner);
    expect(a).toMatchObject({ scale: 1, belowBudget: 0.7e6 });
    expect(a!.scenario).toBe(cheap);
    expect(b).toMatchObject({ scale: 1, belowBudget: 0 });
  });

  test("a package alone and beside others is scaled alike", async () => {
    const runner = stubRunner((scenario, { replicate }) => ({
      cost: 3e6 * intensity(scenario) ** 1.5 + 1000 * replicate,
    }));
    const [alone] = await scaleToBudget([dear], 1e6, "s", runner);
    const [, beside] = await scaleToBudget([none, dear, cheap], 1e6, "s", runner);
    expect(beside!.scale).toBe(alone!.scale);
  });
});

test("all intensities of a package grow and shrink together", () => {
  const half = scaleIntensity(dear, 0.5);
  expect(half.levers.map((setting) => setting.intensity)).toEqual([0.5, 0.25]);
  expect({ ...half, levers: [] }).toEqual({ ...dear, levers: [] });
});

test("in the county: the dear package is brought to the budget, the cheap one stays below", {
  timeout: 60_000,
}, async () => {
  const options = { seed: "budget", replicates: 6, baseline: "none" };
  const { comparison: full } = await compare([none, dear, cheap], options, inlineRunner);
  const costOf = (of: typeof full, k: number): number => of.packages[k]!.outcomes.cost.value!;
  const budget = 0.4 * costOf(full, 1);
  expect(costOf(full, 2)).toBeLessThan(budget);
  const { comparison } = await compare([none, dear, cheap], { ...options, budget }, inlineRunner);
  expect(comparison.budget).toBe(budget);
  expect(Math.abs(costOf(comparison, 1) / budget - 1)).toBeLessThan(0.03);
  expect(comparison.packages.map((p) => p.belowBudget === null)).toEqual([false, true, false]);
  expect(comparison.packages[2]!.belowBudget).toBeCloseTo(costOf(full, 2), 0);
  expect(comparison.packages[1]!.scale).toBeLessThan(0.6);
  // Half the money keeps fewer: the scaled package is not the full one.
  expect(comparison.packages[1]!.outcomes.intention.value).not.toBe(full.packages[1]!.outcomes.intention.value);
});
