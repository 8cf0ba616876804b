// A lever that is not there: at intensity 0, or for nobody, it changes no byte – whenever it starts and however it grows.
import { describe, expect, test } from "vitest";
import type { LeverSetting } from "../../src/levers/setting.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { digest, inForce, levers, plain, runAll, smallRegion } from "./run.ts";

const base: Scenario = plain(30, { region: smallRegion(), burnIn: 12 });

const nobody: readonly (readonly [string, Partial<LeverSetting>])[] = [
  ["at intensity 0", { intensity: 0 }],
  // Between two settlements of pay, and changing every month.
  ["for no type of facility", { target: { types: [] }, from: 5, phaseIn: 7 }],
  ["for no county", { target: { regions: ["county-9"] }, from: 2, until: 17 }],
];

/** What the levers of a scenario leave in its tables, without the sums of money. */
const digests = (scenarios: readonly Scenario[]): string[] => runAll(scenarios).map(({ tables }) => digest(tables));

describe.each(nobody)("%s", (_, change) => {
  test("each lever alone leaves the status quo as it is", () => {
    const [before, ...after] = digests([base, ...levers.map(({ id }) => ({ ...base, levers: [inForce(id, change)] }))]);
    expect(levers.filter((_, k) => after[k] !== before).map(({ id }) => id)).toEqual([]);
  });

  test("beside others it leaves them as they are", () => {
    const others = ["living-subsidy", "county-managed"].map((id) => inForce(id, { from: 3, phaseIn: 5 }));
    const idle = levers.filter(({ id }) => others.every(({ lever }) => lever !== id));
    const [before, after] = digests([
      { ...base, levers: others },
      { ...base, levers: [...others, ...idle.map(({ id }) => inForce(id, change))] },
    ]);
    expect(after).toBe(before);
  });
});

test("a lever that ends before it began, or starts after the end, is not there either", () => {
  const [before, ended, late, real] = digests([
    base,
    { ...base, levers: [inForce("living-subsidy", { from: 6, until: 5 })] },
    { ...base, levers: [inForce("living-subsidy", { from: 31 })] },
    { ...base, levers: [inForce("living-subsidy", { from: 30 })] },
  ]);
  expect([ended, late]).toEqual([before, before]);
  expect(real).not.toBe(before);
});

test("compliance 0 moves nothing, but the programme is paid for", () => {
  const [none, unheeded] = runAll([base, { ...base, levers: [inForce("psychological-support", { compliance: 0 })] }]);
  expect(unheeded!.measures["cost"]).toBeGreaterThan(0);
  const apart = (run: typeof none) => digest({ ...run!.tables, costs: {} });
  expect(apart(unheeded)).toBe(apart(none));
});
