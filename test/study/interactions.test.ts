// Shares and pairs of levers: exact on games whose answer is known.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { interactions, shapley, shapleyWeights } from "../../src/study/interactions.ts";
import { inForce, levers } from "../levers/runs.ts";
import { stubRunner } from "./stub.ts";

describe("Shapley values", () => {
  test("weights of all coalitions sum to one", () => {
    for (let n = 1; n <= 8; n++) {
      let sum = 0;
      let coalitions = 1;
      shapleyWeights(n).forEach((weight, size) => {
        sum += weight * coalitions;
        coalitions = (coalitions * (n - 1 - size)) / (size + 1);
      });
      expect(sum).toBeCloseTo(1, 12);
    }
  });
  test("of the gloves game: the one left glove is worth four sixths", () => {
    // Player 0 has a left glove, players 1 and 2 a right one each; a pair is worth 1.
    const worth = Array.from({ length: 8 }, (_, mask) => ((mask & 1) !== 0 && (mask & 6) !== 0 ? 1 : 0));
    const [left, right, other] = shapley(worth, 3);
    expect(left).toBeCloseTo(4 / 6, 12);
    expect(right).toBeCloseTo(1 / 6, 12);
    expect(other).toBeCloseTo(1 / 6, 12);
  });
  test("sum to the whole, and are plain contributions where nothing interacts", () => {
    const real = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(real, { minLength: 64, maxLength: 64 }), (n, values) => {
        const worth = values.slice(0, 1 << n);
        const sum = shapley(worth, n).reduce((a, b) => a + b, 0);
        expect(Math.abs(sum - (worth.at(-1)! - worth[0]!))).toBeLessThan(1e-9);
        const additive = worth.map((_, mask) => values.slice(0, n).reduce((s, v, k) => s + ((mask >> k) & 1) * v, 5));
        shapley(additive, n).forEach((share, k) => {
          expect(share).toBeCloseTo(values[k]!, 8);
        });
      }),
    );
  });
});

describe("subsets of a scenario's levers", () => {
  const ids = ["housing", "school-access", "living-subsidy"];
  const scenario = {
    ...load("status-quo"),
    levers: [...ids, "capitation"].map((id) => inForce(levers.find((lever) => lever.id === id)!)),
  };
  const seen = new Set<string>();
  const runner = stubRunner(({ levers: held }, { replicate }) => {
    const has = (id: string): number => (held.some(({ lever }) => lever === id) ? 1 : 0);
    seen.add(held.map(({ lever }) => lever).join(" "));
    const [a, b, c] = ids.map(has) as [number, number, number];
    return { retention3: 0.5 + 0.1 * a + 0.2 * b + 0.05 * a * b + 0.01 * c * replicate, cost: 1e6 * a };
  });

  test("are all run with what is not asked about left in force, and take the whole apart", async () => {
    const { outcomes, failed } = await interactions(scenario, ids, { seed: "1", replicates: 3 }, runner);
    expect(failed).toBe(0);
    expect(seen.size).toBe(8);
    for (const held of seen) expect(held).toContain("capitation");
    const stay = outcomes.find(({ id }) => id === "retention3")!;
    const [housing, school, pay] = stay.levers;
    // Retention is told in per cent.
    expect(stay.total.value).toBeCloseTo(10 + 20 + 5 + 1, 9);
    expect(housing!.alone.value).toBeCloseTo(10, 9);
    expect(housing!.last.value).toBeCloseTo(15, 9);
    expect(housing!.share.value).toBeCloseTo(12.5, 9);
    expect(school!.share.value).toBeCloseTo(22.5, 9);
    expect(pay!.share.value).toBeCloseTo(1, 9);
    const pairs = new Map(stay.pairs.map(({ levers: [a, b], beyondSum }) => [`${a} ${b}`, beyondSum]));
    expect(pairs.get("housing school-access")!.value).toBeCloseTo(5, 9);
    expect(pairs.get("housing school-access")!.high! - 5).toBeLessThan(1e-9);
    expect(pairs.get("housing living-subsidy")!.value).toBeCloseTo(0, 9);
    // Luck differs only in what pay does: a mean of 0, 1 and 2 points.
    expect(pay!.share.high! - pay!.share.low!).toBeCloseTo((2 * 4.30265273) / Math.sqrt(3), 6);
    expect(outcomes.map(({ id }) => id)).toEqual(["retention3", "cost"]);
  });

  test("leave out what a failed run leaves open", async () => {
    const broken = stubRunner(({ levers: held }, { replicate }) =>
      replicate === 0 && held.length === 1 ? null : { retention3: held.length, cost: null },
    );
    const { outcomes, failed } = await interactions(scenario, ids, { seed: "1", replicates: 3 }, broken);
    expect(failed).toBe(1);
    expect(outcomes.map(({ id }) => id)).toEqual(["retention3"]);
    expect(outcomes[0]!.total.value).toBeCloseTo(300, 9);
  });
});
