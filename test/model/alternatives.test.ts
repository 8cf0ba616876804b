// What one doctor weighs side by side, and which of it beats staying.
import { describe, expect, test } from "vitest";
import { Alternatives } from "../../src/model/alternatives.ts";
import { ledgerAt } from "../../src/model/employ.ts";
import {
  CONTRACT,
  COUNTY,
  ESTABLISHED,
  OTHER,
  OUTSIDE,
  offerClasses,
  PLACE_TYPES,
  PRIVATE,
  TARGETED,
  TOWNSHIP,
} from "../../src/model/kinds.ts";
import { purpose } from "../../src/model/purposes.ts";
import { addPair } from "../../src/model/worth.ts";
import { byHand } from "./by-hand.ts";

const [UP, SAME_TIER, PRIVATE_OFFER, OTHER_OFFER] = ["up", "same-tier", "private", "other"].map((name) =>
  offerClasses.indexOf(name as (typeof offerClasses)[number]),
) as [number, number, number, number];

const county = () => {
  const m = byHand({ evidenceInChoice: 0.5 });
  const outsideClass = new Int32Array(2 * PLACE_TYPES).fill(-1);
  // Classes of places are their types in county 0; county 1 has private practice alone.
  for (let type = PRIVATE; type < PLACE_TYPES; type++) outsideClass[type] = type;
  outsideClass[PLACE_TYPES + PRIVATE] = PRIVATE;
  return { ...m, geography: { outsideClass } } as unknown as typeof m;
};

/** An offer of an established post at the hospital, then the ways out of county 0. */
function listed(m: ReturnType<typeof county>, kind = TARGETED) {
  const list = new Alternatives();
  list.add(UP, COUNTY, kind, addPair(m, 0, COUNTY, kind, 0), 9, -0.25);
  list.addWaysOut(m, 0, 0, TOWNSHIP, ESTABLISHED, -4);
  return list;
}

describe("ways out", () => {
  test("are the same tier elsewhere, private practice and other work, with the constants of their classes", () => {
    const m = county();
    const list = listed(m);
    expect(list.count).toBe(4);
    expect([...list.offerClass.subarray(1, 4)]).toEqual([SAME_TIER, PRIVATE_OFFER, OTHER_OFFER]);
    expect([...list.facility.subarray(0, 4)]).toEqual([COUNTY, -1, -1, -1]);
    expect([...list.kind.subarray(1, 4)]).toEqual([ESTABLISHED, CONTRACT, CONTRACT]);
    expect([...list.option.subarray(0, 4)]).toEqual([9, SAME_TIER, PRIVATE_OFFER, OTHER_OFFER]);
    expect([...list.constant.subarray(0, 4)]).toEqual([-0.25, -4, -5, -6]);
    const placesOf = [...list.pair.subarray(1, 4)].map((pair) => m.scratch.pairs.placeClass[pair]);
    expect(placesOf).toEqual([OUTSIDE + TOWNSHIP, PRIVATE, OTHER]);
    expect([...m.scratch.pairs.here.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  test("are only those a county has", () => {
    const m = county();
    const list = new Alternatives();
    list.addWaysOut(m, 0, 1, TOWNSHIP, ESTABLISHED, -4);
    expect([...list.offerClass.subarray(0, list.count)]).toEqual([PRIVATE_OFFER]);
  });

  test("are found by class, and where there is none the first alternative stands in", () => {
    const m = county();
    const list = listed(m);
    expect(list.pairOfWay(PRIVATE_OFFER)).toBe(list.pair[2]);
    expect(list.pairOfWay(OTHER_OFFER)).toBe(list.pair[3]);
    // An offer of a post is no way out.
    list.offerClass[0] = SAME_TIER;
    expect(list.pairOfWay(SAME_TIER)).toBe(list.pair[1]);
    expect(list.pairOfWay(99)).toBe(list.pair[0]);
  });

  test("count by worth and by their constants less that of staying", () => {
    const m = county();
    const list = listed(m);
    m.scratch.worth.set([7, 1, 2, 3]);
    expect(list.waysOut(m, 0.5)).toEqual({ worth: [1, 2, 3], constant: [-4.5, -5.5, -6.5] });
  });
});

describe("better than staying", () => {
  const worth = [3, 9, 10, 2];
  const weighed = (takesFirst: boolean, stay: number) => {
    const m = county();
    const list = listed(m);
    m.scratch.worth.set(worth);
    const rule = takesFirst ? { ...m.rule, takesFirst: true as const } : m.rule;
    return list.better({ ...m, rule } as typeof m, 0, stay, (_, i, facility) => 100 * i + facility);
  };
  const { draw, month, world } = county();
  const id = world.doctors.id[0]!;
  const gumbel = (option: number): number => draw.gumbel(purpose.gumbelOption, month, id, option);
  const constants = [-0.25, -4, -5, -6];
  const options = [9, SAME_TIER, PRIVATE_OFFER, OTHER_OFFER];
  const utilities = worth.map((value, k) => 0.5 * value + constants[k]! + gumbel(options[k]!));

  test("is what has the greater utility: worth, constant and a Gumbel draw of its own", () => {
    const all = weighed(true, -1000);
    expect(all.map(({ offerClass }) => offerClass)).toEqual([OTHER_OFFER, PRIVATE_OFFER, SAME_TIER, UP]);
    all.forEach((each, at) => {
      const k = 3 - at;
      expect(each.gumbel).toBe(gumbel(options[k]!));
      expect(each.utility).toBeCloseTo(utilities[k]!, 12);
      expect(each.constant).toBe(constants[k]);
      // Who takes the first that will do meets them in an order of luck.
      expect(each.preference).toBe(draw.uniform(purpose.meetingOrder, month, id, options[k]!));
    });
    for (const k of [0, 1, 2, 3]) {
      const [just, notQuite] = [utilities[k]! - 1e-9, utilities[k]! + 1e-9];
      const classes = (stay: number) => weighed(true, stay).map(({ offerClass }) => offerClass);
      const own = [UP, SAME_TIER, PRIVATE_OFFER, OTHER_OFFER][k];
      expect(classes(just)).toContain(own);
      expect(classes(notQuite)).not.toContain(own);
    }
  });

  test("has the cell of the post asked for and the facility's score; a way out has neither", () => {
    const [other, , , offer] = weighed(true, -1000);
    expect([offer!.facility, offer!.kind, offer!.placeClass]).toEqual([COUNTY, TARGETED, COUNTY]);
    expect([offer!.cell, offer!.score]).toEqual([ledgerAt(COUNTY, ESTABLISHED), COUNTY]);
    expect([other!.facility, other!.cell, other!.score, other!.placeClass]).toEqual([-1, -1, 0, OTHER]);
  });

  test("leaves out what is worth less than a way out that is always to be had", () => {
    const kept = weighed(false, -1000);
    let least = -1000;
    const expected: number[] = [];
    for (const k of [3, 2, 1, 0]) {
      if (utilities[k]! <= least) continue;
      if (k > 0) least = utilities[k]!;
      expected.push(k);
    }
    expect(kept.map(({ utility }) => utility)).toEqual(expected.map((k) => expect.closeTo(utilities[k]!, 12)));
    for (const { preference, utility } of kept) expect(preference).toBe(utility);
    expect(weighed(false, 1000)).toEqual([]);
  });
});
