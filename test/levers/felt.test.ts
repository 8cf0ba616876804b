// What a scenario says about a lever is felt, and nothing else is: held on recorded bytes, one short run for each setting.
import { describe, expect, test } from "vitest";
import type { LeverParameter } from "../../src/levers/lever.ts";
import type { LeverSetting } from "../../src/levers/setting.ts";
import { Beginnings } from "../../src/sim/beginnings.ts";
import { county, inForce, levers, runAll } from "./runs.ts";

/** Months until the last end of a range can be seen, where a year and the January after it are not enough. */
const horizon: Readonly<Record<string, number>> = {
  "dispatch-credit": 84,
  "targeted-cohort": 84,
  "three-incentives": 84,
  "primary-title-track": 84,
  "settling-bonus": 120,
  "living-subsidy": 120,
  "silver-age": 30,
  "post-pool": 50,
};
const usualHorizon = 14;

/** What one run cannot be sure to feel: a budget is overspent in a bad year only. The long tier asks for it over more runs. */
const unfelt = new Set(["capitation.overspend"]);

/** What a lever works upon, which is there in each of its runs: a review alone has nothing to move. */
const beside: Readonly<Record<string, readonly string[]>> = { "review-loop": ["equipment-upgrade", "living-subsidy"] };

/** Every lever's runs begin alike but for the specialties that its target tells apart. */
const beginnings = new Beginnings(2);

/** Of sets of policies, those of which two still come to the same at the last of these horizons: no run goes on for longer than it takes to tell. */
function notToldApart(sets: readonly Set<LeverSetting[]>[], horizons: readonly number[]): Set<LeverSetting[]>[] {
  let alike = [...sets];
  for (const months of horizons) {
    const policies = [...new Set(alike.flatMap((set) => [...set]))];
    const runs = runAll(county(months), policies, 0, beginnings);
    const hashOf = new Map(policies.map((policy, k) => [policy, runs[k]?.hash]));
    alike = alike.filter((set) => new Set([...set].map((policy) => hashOf.get(policy))).size < set.size);
  }
  return alike;
}

describe.each(levers.map((lever) => [lever.id, lever] as const))("%s", (id, lever) => {
  const others = levers.filter((other) => beside[id]?.includes(other.id)).map((other) => inForce(other));
  const under = (change: Partial<LeverSetting>): LeverSetting[] => [...others, inForce(lever, change)];
  const full = under({});
  const longest = horizon[id] ?? usualHorizon;
  /** Enough for most. */
  const horizons = [2, usualHorizon, longest].filter((months, k, all) => all.indexOf(months) === k);

  test("changes no byte at intensity 0 or with an empty target", () => {
    const policies = [others, under({ intensity: 0 }), under({ target: { regions: [] } })];
    const [without, ...idle] = runAll(county(longest), policies, 0, beginnings).map(({ hash }) => hash);
    expect(idle).toEqual([without, without]);
  });

  test("changes something at full intensity", () => {
    expect(notToldApart([new Set([others, full])], horizons)).toEqual([]);
  });

  test("is felt at each end of each range", () => {
    const endsOf = ({ range, choices }: LeverParameter): readonly number[] => choices?.map((_, k) => k) ?? range;
    const sets = Object.entries(lever.params).map(([name, parameter]) => {
      const ends = unfelt.has(`${id}.${name}`) ? [] : endsOf(parameter).filter((end) => end !== parameter.default);
      return { name, set: new Set([full, ...ends.map((end) => under({ params: { [name]: end } }))]) };
    });
    const alike = notToldApart(
      sets.map(({ set }) => set),
      horizons,
    );
    expect(sets.filter(({ set }) => alike.includes(set)).map(({ name }) => name)).toEqual([]);
  });
});
