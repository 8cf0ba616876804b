// Groups of factors that do not feel a policy: worlds whose difference is known to the byte.
import { describe, expect, test } from "vitest";
import { factorGroups, PAYERS } from "../../src/model/kinds.ts";
import { openBooks } from "../../src/sim/balance.ts";
import type { RunResult } from "../../src/sim/job.ts";
import { Policy } from "../../src/sim/policy.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { begin, bind } from "../../src/sim/start.ts";
import { digest, inForce, levers, passMonth, plain, runAll, smallRegion } from "../verify/run.ts";

const ALL = (1 << factorGroups.length) - 1;
const bit = (group: (typeof factorGroups)[number]): number => 1 << factorGroups.indexOf(group);

const base = plain(30, { region: smallRegion(), burnIn: 12 });
const under = (...ids: readonly string[]): Scenario => ({ ...base, levers: ids.map((id) => inForce(id, { from: 3 })) });

const feltBy = (scenario: Scenario, groups: readonly (number | null)[], exact = false): RunResult[] =>
  simulateReplicate({
    scenarios: groups.map(() => scenario),
    seed: "verify",
    replicate: 0,
    felt: groups,
    exact,
  }).map((outcome) => {
    if (!outcome.ok) throw new Error(`${outcome.stage}: ${outcome.message}`);
    return outcome.run;
  });

const everything = ({ tables, measures }: RunResult): string => digest(tables) + JSON.stringify(measures);
/** Without what is paid, which is paid whether it is felt or not. */
const doctors = ({ tables }: RunResult): string => {
  const { pay, ...months } = tables.months;
  expect(pay).toBeDefined();
  return digest({ ...tables, months, costs: {} });
};

const mixed = under(
  "living-subsidy",
  "title-allowance",
  "school-access",
  "county-managed",
  "capitation",
  "psychological-support",
  "training-places",
  "primary-title-track",
  "appoint-on-pass",
  "performance-pay",
);

describe("a policy that every group feels", () => {
  test("is the policy itself, to the byte", () => {
    const [ordinary] = runAll([mixed]);
    const [felt, none] = feltBy(mixed, [ALL, null]);
    expect(everything(felt!)).toBe(everything(ordinary!));
    expect(everything(none!)).toBe(everything(ordinary!));
  });
});

describe("a policy that no group feels", () => {
  test.each(["living-subsidy", "school-access", "housing", "equal-pay", "psychological-support", "elder-care"])(
    "leaves the status quo as it is where it only moves what is felt: %s",
    (id) => {
      const [before, real] = runAll([base, under(id)]);
      const [unfelt] = feltBy(under(id), [0]);
      expect(doctors(unfelt!)).toBe(doctors(before!));
      expect(doctors(real!)).not.toBe(doctors(before!));
      // It is paid for all the same.
      expect(unfelt!.measures["cost"] === 0).toBe(real!.measures["cost"] === 0);
    },
  );
  test("still opens posts", () => {
    const [before] = runAll([base]);
    const [unfelt] = feltBy(under("county-managed"), [0]);
    expect(doctors(unfelt!)).not.toBe(doctors(before!));
  });
});

describe("a policy that one group feels", () => {
  test.each([
    ["school-access", "family"],
    ["living-subsidy", "material"],
    ["psychological-support", "strain"],
  ] as const)("%s works through %s and nothing else", (id, group) => {
    const [real] = runAll([under(id)]);
    const strained = id === "living-subsidy" ? bit("strain") : 0;
    const [own, others, none] = feltBy(under(id), [bit(group) | strained, ALL & ~bit(group) & ~strained, 0]);
    expect(doctors(own!)).toBe(doctors(real!));
    expect(doctors(others!)).toBe(doctors(none!));
  });
});

describe("chances of a title", () => {
  const titled = under("primary-title-track", "appoint-on-pass");
  /** What is seen after some years under the policy and without it. */
  const chances = (scenario: Scenario): { readonly real: Float64Array; readonly usual: Float64Array } => {
    const at = begin(scenario, "verify", 0);
    const m = bind(scenario, at, at.world, false, 0);
    const run = { at, m, policy: new Policy(scenario.levers, m.terms), books: openBooks(m) };
    const costs = new Float64Array(levers.length * PAYERS);
    for (let month = 0; month < 60; month++) passMonth({ ...run, costs });
    return { real: m.success, usual: m.asUsual!.around.success };
  };
  test("are what is seen to happen where no policy moves them", () => {
    const { real, usual } = chances({ ...base, burnIn: 0 });
    expect(usual).toEqual(real);
  });
  test("are no better as usual than under a policy for titles, and somewhere worse", () => {
    const { real, usual } = chances({ ...titled, burnIn: 0 });
    expect(real.every((chance, at) => chance >= usual[at]!)).toBe(true);
    expect(real.some((chance, at) => chance > usual[at]! + 0.01)).toBe(true);
  });
});

test("bounds of looking hold whoever feels what", () => {
  const groups = [0, bit("material"), bit("development") | bit("family"), ALL & ~bit("material"), ALL];
  const fast = feltBy(mixed, groups);
  const slow = feltBy(mixed, groups, true);
  fast.forEach((run, k) => {
    expect(everything(run)).toBe(everything(slow[k]!));
  });
});
