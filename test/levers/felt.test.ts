// What a scenario says about a lever is felt, and nothing else is: held on recorded bytes, one short run for each setting.
import { beforeAll, describe, expect, test } from "vitest";
import type { LeverParameter } from "../../src/levers/lever.ts";
import type { LeverSetting } from "../../src/levers/setting.ts";
import { county, digest, inForce, levers, runAll } from "./runs.ts";

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

describe.each(levers.map((lever) => [lever.id, lever] as const))("%s", (id, lever) => {
  const endsOf = ({ range, choices }: LeverParameter): readonly number[] => choices?.map((_, k) => k) ?? range;
  const ends = Object.entries(lever.params).flatMap(([name, parameter]) =>
    unfelt.has(`${id}.${name}`)
      ? []
      : endsOf(parameter).flatMap((end) => (end === parameter.default ? [] : [[name, end] as const])),
  );
  let none = "";
  let zero = "";
  let nobody = "";
  let full = "";
  let atEnds: string[] = [];
  beforeAll(() => {
    const others = levers.filter((other) => beside[id]?.includes(other.id)).map((other) => inForce(other));
    [none = "", zero = "", nobody = "", full = "", ...atEnds] = runAll(
      county(horizon[id] ?? usualHorizon),
      [
        [] as LeverSetting[],
        [inForce(lever, { intensity: 0 })],
        [inForce(lever, { target: { regions: [] } })],
        [inForce(lever)],
        ...ends.map(([name, end]) => [inForce(lever, { params: { [name]: end } })]),
      ].map((settings) => [...others, ...settings]),
    ).map(({ tables }) => digest(tables));
  }, 120_000);

  test("changes no byte at intensity 0 or with an empty target", () => {
    expect(zero).toBe(none);
    expect(nobody).toBe(none);
  });
  test("changes something at full intensity", () => expect(full).not.toBe(none));
  test("is felt at each end of each range", () => {
    const found = new Map(ends.map(([name, end], k) => [`${name} ${end}`, atEnds[k]]));
    expect([...found].filter(([, digest]) => digest === full)).toEqual([]);
    for (const [name, parameter] of Object.entries(lever.params)) {
      const felt = endsOf(parameter).flatMap((end) => found.get(`${name} ${end}`) ?? []);
      expect(new Set(felt).size).toBe(felt.length);
    }
  });
});
