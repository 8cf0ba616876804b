import { describe, expect, test } from "vitest";
import { calibratedCatalogue, load } from "../../src/host/node/load.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { compareRules, kendallTau } from "../../src/study/rules.ts";
import { stubRunner } from "./stub.ts";

describe("Kendall's tau", () => {
  test.each([
    [[1, 2, 3], [10, 20, 30], 1],
    [[1, 2, 3], [3, 2, 1], -1],
    [[1, 2, 3], [1, 3, 2], 1 / 3],
    [[1, 2, 3, 4], [2, 1, 4, 3], 1 / 3],
    [[1, 1, 2], [1, 2, 3], 2 / 3],
    [[-Infinity, -Infinity, 2], [-Infinity, -Infinity, 3], 2 / 3],
  ])("of %j and %j is %d", (a, b, tau) => {
    expect(kendallTau(a, b)).toBeCloseTo(tau, 12);
  });
  test("of one package is none", () => expect(kendallTau([1], [2])).toBeNull());
});

describe("packages under rival rules", () => {
  const idle = load("status-quo");
  const scenarios: readonly Scenario[] = ["status-quo", "a", "b", "c"].map((id) => ({ ...idle, id }));
  const options = { seed: "1", replicates: 3, baseline: "status-quo", catalogue: calibratedCatalogue() };
  const gains: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    "random-utility": { "status-quo": 0, a: 0.03, b: 0.02, c: 0.01 },
    satisficing: { "status-quo": 0, a: 0.01, b: 0.04, c: -0.01 },
  };
  const runner = stubRunner(({ id, rule = "random-utility" }, { replicate }) => {
    const gain = gains[rule]![id]!;
    return {
      retention3: 0.8 + 0.01 * replicate + gain,
      leavingPrimary: 0.06,
      townshipDoctors: 300 + 100 * gain,
      cost: id === "status-quo" ? 0 : 1e6,
    };
  });

  test("are ranked by what they gain, and held against the default", async () => {
    const { rules: found, packages, failed } = await compareRules(scenarios, ["satisficing"], options, runner);
    expect(failed).toBe(0);
    expect(packages.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    const [usual, rival] = found;
    expect(found.map(({ id }) => id)).toEqual(["random-utility", "satisficing"]);
    expect(usual!.tau.value).toBe(1);
    expect(usual!.swaps).toEqual([]);
    expect(rival!.packages.map(({ rank }) => rank)).toEqual([2, 1, 3]);
    expect(rival!.packages.map(({ chanceBest }) => chanceBest)).toEqual([0, 1, 0]);
    expect(rival!.tau.value).toBeCloseTo(1 / 3, 12);
    expect(rival!.packages[1]!.change.value).toBeCloseTo(0.02, 12);
    expect(rival!.packages[0]!.perDoctorYear).toBeCloseTo(1e6, 3);
    expect(rival!.packages[2]!.perDoctorYear).toBeNull();
    expect(rival!.packages.map(({ valueRank }) => valueRank)).toEqual([2, 1, 3]);
    expect(rival!.swaps).toHaveLength(1);
    const [swap] = rival!.swaps;
    expect(swap!.packages).toEqual(["a", "b"]);
    expect(swap!.byDefault.value).toBeCloseTo(0.01, 12);
    expect(swap!.here.value).toBeCloseTo(-0.03, 12);
    // Luck is shared, so nothing is left of it in the differences.
    expect(swap!.clear).toBe(true);
  });

  test("leave out what a failed run leaves open", async () => {
    const broken = stubRunner((scenario, job) =>
      scenario.id === "b" && job.replicate === 0
        ? null
        : { retention3: 0.8, leavingPrimary: 0.06, townshipDoctors: 300, cost: 0 },
    );
    const { failed, rules: found } = await compareRules(scenarios, [], options, broken);
    expect(failed).toBe(1);
    expect(found.map(({ id }) => id)).toEqual(["random-utility"]);
    expect(found[0]!.tau).toEqual({ value: 0, low: null, high: null });
  });
});
