// What a closed loop is for, and what undoes it: it finds where money works, and it overshoots when its news is old.
import { beforeAll, describe, expect, test } from "vitest";
import { all as rules } from "../../src/levers/loop/rules/all.gen.ts";
import type { LeverSetting } from "../../src/levers/setting.ts";
import { TOWNSHIP } from "../../src/model/kinds.ts";
import type { RunResult } from "../../src/sim/job.ts";
import { inForce, runAll, typical } from "./run.ts";

const REPLICATES = 3;
const ruleNamed = (id: string): number => rules.findIndex((rule) => rule.id === id);
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const runs = (levers: readonly LeverSetting[]): RunResult[] =>
  Array.from({ length: REPLICATES }, (_, replicate) => runAll([{ ...typical, levers }], replicate)[0] as RunResult);

/** Share of township doctors kept in a year, over the second five years. */
const kept = ({ tables: { months } }: RunResult): number => {
  let left = 0;
  let doctors = 0;
  months["type"]?.forEach((type, k) => {
    if (type !== TOWNSHIP || (months["month"]?.[k] as number) <= 60) return;
    left += months["left"]?.[k] as number;
    doctors += months["doctors"]?.[k] as number;
  });
  return 1 - (12 * left) / doctors;
};

/** A subsidy that keeps doctors, and equipment that they are glad of and leave all the same. */
const two = (subsidy: number, equipment: number): LeverSetting[] => [
  inForce("living-subsidy", { intensity: subsidy }),
  inForce("equipment-upgrade", { intensity: equipment }),
];
const EVEN = 0.3;
/** Shares of the budget that fixed policies give to the subsidy. */
const SHARES = [0, 0.25, 0.5, 0.75, 1];

describe("the same budget", () => {
  const cost = (of: readonly RunResult[]): number => mean(of.map(({ measures }) => measures["cost"] as number));
  const keeps = (of: readonly RunResult[]): number => mean(of.map(kept));
  let even: RunResult[];
  let best: RunResult[];
  let looped: RunResult[];
  let target: number;
  beforeAll(() => {
    even = runs(two(EVEN, EVEN));
    const budget = cost(even);
    const [subsidy, equipment] = [runs(two(EVEN, 0)), runs(two(0, EVEN))].map((of) => cost(of) / EVEN) as [
      number,
      number,
    ];
    const fixed = SHARES.map((share) => runs(two((share * budget) / subsidy, ((1 - share) * budget) / equipment)));
    best = fixed.reduce((one, other) => (keeps(other) > keeps(one) ? other : one));
    // Within reach of the budget, and beyond what it buys when it is spent evenly.
    target = (keeps(even) + keeps(best)) / 2;
    const loop = inForce("review-loop", {
      params: {
        rule: ruleNamed("reallocate"),
        start: EVEN,
        budget,
        gain: 1,
        townshipRetention: target,
        // What nobody asks more of is reached already.
        townshipVacancy: 0.4,
        twoWayFlow: 0.02,
        satisfactionMaterial: 0.3,
        satisfactionDevelopment: 0.3,
        satisfactionSpiritual: 0.3,
      },
    });
    looped = runs([...two(1, 1), loop]);
  }, 120_000);

  test("misses a target when it is spent evenly, and reaches it under the loop", () => {
    for (const { measures } of looped) expect(measures["cost"]).toBeLessThanOrEqual(cost(even));
    expect(keeps(even)).toBeLessThan(target);
    expect(keeps(looped)).toBeGreaterThan(target);
  });

  test("buys nearly as much under the loop as under the best fixed policy", () => {
    expect(cost(best)).toBeLessThan(1.1 * cost(even));
    expect(keeps(looped)).toBeGreaterThan(keeps(best) - 0.003);
  });
});

let swings: readonly number[];
let paths: readonly (readonly number[])[];
beforeAll(() => {
  const path = ({ tables: { strengths } }: RunResult): number[] =>
    [...(strengths?.["asked"] ?? [])].filter((_, k) => (strengths?.["month"]?.[k] as number) > 30);
  const delayed = (delay: number): RunResult[] =>
    runs([
      inForce("living-subsidy"),
      inForce("review-loop", {
        params: { rule: ruleNamed("proportional"), period: 6, delay, budget: 1e9, sample: 2000, error: 0 },
      }),
    ]);
  const found = [0, 24].map((delay) => delayed(delay).map(path));
  paths = found[1] as number[][];
  swings = found.map((of) => mean(of.map((strengths) => Math.max(...strengths) - Math.min(...strengths))));
}, 120_000);

test("a long delay makes it swing further", () => {
  expect(swings[1]).toBeGreaterThan(1.4 * (swings[0] as number));
});
test("with old news it overshoots: a lever is given up altogether, and then taken up again beyond where it began", () => {
  const regained = paths.map((path) => {
    const nothing = path.indexOf(0);
    expect(nothing).toBeGreaterThanOrEqual(0);
    return Math.max(...path.slice(nothing));
  });
  // It begins at a half.
  expect(mean(regained)).toBeGreaterThan(0.5);
});
