// A December's grants among centres of a few doctors: who loses, who gains, and by how much, worked out by hand.
import { describe, expect, test } from "vitest";
import { seat } from "../../src/model/employ.ts";
import { grantBonus, grantPenalty, leavingLimit, satisfactionGoal, settleGrants } from "../../src/model/grants.ts";
import { COMMUNITY, COUNTY, ESTABLISHED, GRANT, OUTCOME, PLACE_POOLS, TOWNSHIP } from "../../src/model/kinds.ts";
import { performanceShare } from "../../src/model/pay-table.ts";
import { EVALUATE } from "../../src/model/world.ts";
import { byHand, DOCTORS, move } from "./by-hand.ts";

/** Four doctors in the township, two in the community, two in the hospital, all paid 5000 RMB, a fifth of it for performance. */
function county(intention: readonly number[] = []) {
  const m = byHand({
    fiscalGrant: 0.5,
    intentionBase: 0,
    evidenceInLook: 0,
    intentionTenure: 0,
    intentionVillage: 0,
    intentionBurnout: 10,
    stayerIntention: 5,
    burnoutCut: 0.5,
  });
  const { doctors: d, facilities: f, clock } = m.world;
  clock[1] = DOCTORS;
  [TOWNSHIP, TOWNSHIP, TOWNSHIP, TOWNSHIP, COMMUNITY, COMMUNITY, COUNTY, COUNTY].forEach((place, i) => {
    d.lookBound[i] = EVALUATE;
    seat(m.world, i, place, ESTABLISHED);
    // Stayers want to leave less often than not; whoever is burned out wants to.
    d.flags[i] = 2;
    d.burnout[i] = intention.includes(i) ? 0.9 : 0;
  });
  for (const place of [TOWNSHIP, COMMUNITY, COUNTY]) {
    move(m, performanceShare, place, 0.2);
    move(m, leavingLimit, place, 0.1);
    move(m, satisfactionGoal, place, 0.75);
  }
  // Eleven months of the year before this one.
  f.staffMonths.set(f.headcount.map((n) => 11 * n));
  return m;
}
type County = ReturnType<typeof county>;
const fen = (m: County, place: number): number => m.world.pools.fen[place * PLACE_POOLS + GRANT]!;
/** Half of 5000 RMB in fen: what a whole grant comes to for each of a place. */
const grant = 250_000;

describe("where too many have left", () => {
  const left = (n: number, penalty = 0.2): County => {
    const m = county();
    for (const place of [TOWNSHIP, COMMUNITY, COUNTY]) move(m, grantPenalty, place, penalty);
    m.world.facilities.separations[TOWNSHIP] = n;
    m.world.facilities.separations[COUNTY] = 99;
    settleGrants(m, true);
    return m;
  };

  test("the grant is cut, in primary care alone", () => {
    // A tenth of four doctors' years is 0.4.
    const m = left(1);
    expect([fen(m, TOWNSHIP), fen(m, COMMUNITY), fen(m, COUNTY)]).toEqual([-0.2 * grant, 0, 0]);
    expect(fen(left(0), TOWNSHIP)).toBe(0);
  });

  test("up to the limit itself it is not", () => {
    const m = county();
    move(m, grantPenalty, TOWNSHIP, 0.2);
    move(m, leavingLimit, TOWNSHIP, 0.25);
    m.world.facilities.separations[TOWNSHIP] = 1;
    settleGrants(m, true);
    expect(fen(m, TOWNSHIP)).toBe(0);
  });

  test("nobody loses more than performance pay, what outcomes took counted in", () => {
    expect(fen(left(1, 0.9), TOWNSHIP)).toBe(-100_000);
    const m = county();
    move(m, grantPenalty, TOWNSHIP, 0.9);
    m.world.facilities.separations[TOWNSHIP] = 4;
    m.world.pools.fen[TOWNSHIP * PLACE_POOLS + OUTCOME] = -30_000;
    settleGrants(m, true);
    // Pay without pools is 30,000 fen more, a fifth of which is performance pay, too.
    expect(fen(m, TOWNSHIP)).toBe(-(106_000 - 30_000));
  });
});

describe("where enough would stay", () => {
  const willing = (intending: readonly number[], goal = 0.75): County => {
    const m = county(intending);
    for (const place of [TOWNSHIP, COMMUNITY, COUNTY]) {
      move(m, grantBonus, place, 0.1);
      move(m, satisfactionGoal, place, goal);
    }
    expect(settleGrants(m, true)).toBe(true);
    expect(m.scratch.pairs.count).toBe(0);
    return m;
  };

  test("the grant is raised, the goal itself being enough", () => {
    expect([fen(willing([0]), TOWNSHIP), fen(willing([0, 1]), TOWNSHIP)]).toEqual([0.1 * grant, 0]);
    expect(fen(willing([0], 0.76), TOWNSHIP)).toBe(0);
    const m = willing([4, 0]);
    expect([fen(m, TOWNSHIP), fen(m, COMMUNITY), fen(m, COUNTY)]).toEqual([0.1 * grant, 0, 0]);
  });

  test("gains are set against what leaving costs", () => {
    const m = county();
    move(m, grantBonus, TOWNSHIP, 0.1);
    move(m, grantPenalty, TOWNSHIP, 0.04);
    m.world.facilities.separations[TOWNSHIP] = 2;
    settleGrants(m, true);
    expect(fen(m, TOWNSHIP)).toBeCloseTo(0.06 * grant, 6);
  });
});

test("months of service are counted, and the year begins anew in January", () => {
  const m = county();
  const { facilities: f } = m.world;
  f.separations[TOWNSHIP] = 3;
  expect(settleGrants(m, false)).toBe(false);
  expect([f.staffMonths[TOWNSHIP], f.staffMonths[COMMUNITY], f.separations[TOWNSHIP]]).toEqual([48, 24, 3]);
  expect(settleGrants(m, true)).toBe(false);
  expect([f.staffMonths[TOWNSHIP], f.separations[TOWNSHIP]]).toEqual([0, 0]);
});

test("what a policy gave ends with it", () => {
  const m = county();
  m.world.pools.fen[TOWNSHIP * PLACE_POOLS + GRANT] = 50;
  m.world.pools.fen[COMMUNITY * PLACE_POOLS + GRANT] = 60;
  move(m, grantBonus, COMMUNITY, 0.1);
  expect(settleGrants(m, false)).toBe(true);
  expect([fen(m, TOWNSHIP), fen(m, COMMUNITY)]).toEqual([0, 60]);
  move(m, grantBonus, COMMUNITY, 0);
  move(m, grantPenalty, COMMUNITY, 0.1);
  expect(settleGrants(m, false)).toBe(false);
  expect(fen(m, COMMUNITY)).toBe(60);
});

test("a place without staff has no grant to gain or lose", () => {
  const m = county();
  m.world.cells.headcount.fill(0);
  move(m, grantBonus, TOWNSHIP, 0.1);
  expect(settleGrants(m, true)).toBe(false);
  expect(fen(m, TOWNSHIP)).toBe(0);
});
