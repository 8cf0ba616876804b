// Pools of places in a county of a few doctors: cases, signed residents and outcomes in numbers worked out by hand.
import { describe, expect, test } from "vitest";
import { steering } from "../../src/model/consortium.ts";
import { chargeFund } from "../../src/model/fund.ts";
import {
  COMMUNITY,
  COUNTY,
  GRANT,
  OUTCOME,
  PLACE_POOLS,
  REMOTE,
  TERTIARY,
  TOWNSHIP,
  UPLIFT,
  VILLAGE,
} from "../../src/model/kinds.ts";
import { performanceShare } from "../../src/model/pay-table.ts";
import {
  caseUplift,
  coefficientToStaff,
  eitherOf,
  gapClosed,
  outcomeByProgress,
  outcomeWeight,
  remoteCoefficient,
  residentMean,
  residentsOf,
  stayingShare,
  supervision,
  upliftToStaff,
} from "../../src/model/payment.ts";
import {
  bounded,
  earn,
  keptWork,
  performancePay,
  putPool,
  settleRevenue,
  shareByOutcomes,
} from "../../src/model/place-pools.ts";
import { placeFen } from "../../src/model/pool-fen.ts";
import { byHand, cellAt, FAR_TOWNSHIP, move, stretch } from "./by-hand.ts";

/** Facilities 0–4 are of county 0, by type; 5 is the centre of county 1. */
const FAR = 5;
const parameters = {
  feeCaseCounty: 6000,
  feeCaseTownship: 2000,
  siphoning: 0.2,
  simpleInTownship: 0.3,
  simpleCases: 0.5,
  visitsPerCase: 10,
  reimbursement: 0.6,
  signedShare: 0.5,
  signedFee: 120,
};
const county = (month = 600) => {
  const m = byHand(parameters, month);
  const ofType = [0, 1].map((c) =>
    [0, 1, 2, 3, 4].map((type) => Int32Array.from(c === 0 ? [type] : type === 2 ? [FAR] : type === 1 ? [6] : [])),
  );
  const residents = Float64Array.of(0, 0, 3000, 1000, 0, 8000, 0);
  const { facilities: f, counties } = m.world;
  f.population.set([0, 20_000, 4000, 1000, 500, 8000, 0]);
  f.remoteness.set([0, 0, 0.5, 0, 1, 0.25, 0]);
  f.headcount.set([50, 40, 10, 5, 2, 20, 9]);
  f.visits.set([0, 6000, 100, 100, 50, 100, 0]);
  counties.inpatients.set([400, 160]);
  counties.fund.set([1e9, 1e9]);
  return { ...m, geography: { stretch, ofType, residents } } as unknown as typeof m;
};
type County = ReturnType<typeof county>;
const fen = (m: County, place: number, pool: number): number => m.world.pools.fen[place * PLACE_POOLS + pool]!;
const kept = (m: County, place: number, pool: number): number => m.world.pools.keptFen[place * PLACE_POOLS + pool]!;
const due = (m: County, place: number, pool: number): number => m.world.pools.due[place * PLACE_POOLS + pool]!;

describe("residents", () => {
  test("are those of a county's townships and communities, and means are over them", () => {
    const m = county();
    expect([residentsOf(m, 0), residentsOf(m, 1)]).toEqual([4000, 8000]);
    expect(residentMean(m, 0, (place) => (place === TOWNSHIP ? 1 : 5))).toBe(2);
    expect(residentMean(m, 0, () => 0)).toBe(0);
    expect(residentMean(m, 1, (place) => (place === FAR_TOWNSHIP ? 7 : 99))).toBe(7);
  });
});

test("of two checks either catches what it would by itself", () => {
  expect([eitherOf(0, 0.3), eitherOf(0.3, 0), eitherOf(1, 0.3)]).toEqual([0.3, 0.3, 1]);
  expect(eitherOf(0.5, 0.5)).toBe(0.75);
});

describe("simple cases", () => {
  test("that better prices keep below are work there that the hospital is spared", () => {
    const m = county();
    move(m, caseUplift, TOWNSHIP, 0.5);
    // A quarter of the gap of 4000 is closed, so a quarter of what is drawn up stays: 200 cases × 0.2 × 0.25 by residents.
    expect(gapClosed(m.params, 0.5)).toBe(0.25);
    const cases = 200 * (3000 / 4000) * 0.2 * 0.25;
    const work = keptWork(m)!;
    expect(work[TOWNSHIP]).toBeCloseTo(10 * cases, 9);
    expect(work[COMMUNITY]).toBeCloseTo(0, 9);
    expect(work[COUNTY]).toBeCloseTo(-10 * cases, 9);
    expect([work[TERTIARY], work[VILLAGE], work[FAR], work[6]]).toEqual([0, 0, expect.closeTo(0, 9), 0]);
  });

  test("that a review keeps below are so in its county, in all of its centres", () => {
    const m = county();
    move(m, supervision, 1, 0.5);
    const work = keptWork(m)!;
    expect(work[FAR]).toBeCloseTo(10 * 80 * 0.2 * 0.5, 9);
    expect(work[TOWNSHIP]).toBeCloseTo(0, 9);
    // The hospital of that county has no visits to be spared.
    expect(work[6]).toBe(0);
    expect(keptWork(county())).toBe(null);
    expect(steering(m, 0, 1, 2)).toBe(0);
  });

  test("earn the uplift on every case that stays", () => {
    const m = county();
    move(m, caseUplift, TOWNSHIP, 0.5);
    earn(m);
    earn(m);
    const stay = stayingShare(m.params, 0, 0.25, 0);
    expect(stay).toBeCloseTo(0.3 + 0.2 * 0.25, 12);
    expect(due(m, TOWNSHIP, UPLIFT)).toBeCloseTo(2 * 0.5 * 200 * (3000 / 4000) * stay * 0.6 * 2000, 6);
    expect([due(m, COMMUNITY, UPLIFT), due(m, TOWNSHIP, REMOTE)]).toEqual([0, 0]);
  });
});

test("signed residents earn the coefficient by remoteness, in primary care", () => {
  const m = county();
  for (const place of [TOWNSHIP, VILLAGE, COUNTY, FAR_TOWNSHIP]) move(m, remoteCoefficient, place, 2);
  earn(m);
  const each = (0.5 * 120) / 12;
  expect(due(m, TOWNSHIP, REMOTE)).toBeCloseTo(2 * 0.5 * 4000 * each, 9);
  expect(due(m, VILLAGE, REMOTE)).toBeCloseTo(2 * 500 * each, 9);
  expect(due(m, FAR_TOWNSHIP, REMOTE)).toBeCloseTo(2 * 0.25 * 8000 * each, 9);
  expect([due(m, COUNTY, REMOTE), due(m, TOWNSHIP, UPLIFT)]).toEqual([0, 0]);
});

describe("the quarter's settlement", () => {
  const settled = (month: number, reserve = 1e9) => {
    const m = county(month);
    m.world.counties.fund.set([reserve, 1e9]);
    for (const place of [TOWNSHIP, COMMUNITY, FAR_TOWNSHIP]) {
      move(m, caseUplift, place, 0.5);
      move(m, remoteCoefficient, place, 1);
      move(m, upliftToStaff, place, 0.4);
      move(m, coefficientToStaff, place, 0.25);
    }
    const { due: owed } = m.world.pools;
    owed[TOWNSHIP * PLACE_POOLS + UPLIFT] = 3000;
    owed[TOWNSHIP * PLACE_POOLS + REMOTE] = 1500.03;
    owed[COMMUNITY * PLACE_POOLS + UPLIFT] = 300;
    owed[FAR_TOWNSHIP * PLACE_POOLS + UPLIFT] = 600;
    return { m, changed: settleRevenue(m) };
  };

  test("pays a third each month: the doctors' part by head in whole fen, the rest to the place", () => {
    const { m, changed } = settled(603);
    expect(changed).toBe(true);
    // 1000 RMB a month, 400 of them among ten; 500.01 RMB, a quarter among ten.
    expect([fen(m, TOWNSHIP, UPLIFT), kept(m, TOWNSHIP, UPLIFT)]).toEqual([4000, 60_000]);
    expect([fen(m, TOWNSHIP, REMOTE), kept(m, TOWNSHIP, REMOTE)]).toEqual([1250, 37_501]);
    expect([fen(m, COMMUNITY, UPLIFT), kept(m, COMMUNITY, UPLIFT)]).toEqual([800, 6000]);
    expect([fen(m, FAR_TOWNSHIP, UPLIFT), kept(m, FAR_TOWNSHIP, UPLIFT)]).toEqual([400, 12_000]);
    expect(m.world.pools.due.every((rest) => rest === 0)).toBe(true);
    expect(placeFen(m.world, TOWNSHIP)).toBe(5250);
  });

  test("is at quarters' beginnings alone", () => {
    const { m, changed } = settled(604);
    expect(changed).toBe(false);
    expect([fen(m, TOWNSHIP, UPLIFT), due(m, TOWNSHIP, UPLIFT)]).toEqual([0, 3000]);
  });

  test("pays as far as the county's fund has it", () => {
    const { m } = settled(603, 2400.015);
    expect([fen(m, TOWNSHIP, UPLIFT), fen(m, COMMUNITY, UPLIFT)]).toEqual([2000, 400]);
    expect(fen(m, FAR_TOWNSHIP, UPLIFT)).toBe(400);
    expect(fen(settled(603, -5).m, TOWNSHIP, UPLIFT)).toBe(0);
  });

  test("leaves all to the place where nobody works, and ends with the policy", () => {
    const m = county(603);
    move(m, caseUplift, TOWNSHIP, 0.5);
    move(m, upliftToStaff, TOWNSHIP, 0.4);
    m.world.facilities.headcount[TOWNSHIP] = 0;
    m.world.pools.due[TOWNSHIP * PLACE_POOLS + UPLIFT] = 3000;
    expect(settleRevenue(m)).toBe(false);
    expect([fen(m, TOWNSHIP, UPLIFT), kept(m, TOWNSHIP, UPLIFT)]).toEqual([0, 100_000]);
    move(m, caseUplift, TOWNSHIP, 0);
    m.world.pools.fen[TOWNSHIP * PLACE_POOLS + UPLIFT] = 5;
    m.world.pools.due[TOWNSHIP * PLACE_POOLS + UPLIFT] = 7;
    expect(settleRevenue({ ...m, month: 604 })).toBe(true);
    expect([fen(m, TOWNSHIP, UPLIFT), kept(m, TOWNSHIP, UPLIFT), due(m, TOWNSHIP, UPLIFT)]).toEqual([0, 0, 0]);
    expect(settleRevenue({ ...m, month: 604 })).toBe(false);
  });
});

test("the fund is charged for what was paid beside spending, the facilities' part of a surplus with it", () => {
  const m = county();
  const { counties, pools } = m.world;
  const params = { ...m.params, staffShare: 0.25 };
  counties.poolFenPerHead.set([100, 0]);
  pools.fen[TOWNSHIP * PLACE_POOLS + UPLIFT] = 40;
  pools.fen[TOWNSHIP * PLACE_POOLS + REMOTE] = 60;
  pools.fen[TOWNSHIP * PLACE_POOLS + GRANT] = 7777;
  pools.keptFen[FAR_TOWNSHIP * PLACE_POOLS + UPLIFT] = 500;
  chargeFund({ ...m, params });
  // 57 heads outside the prefecture's hospital at 400 fen, ten of them at 100 more.
  expect(counties.fund[0]! - 1e9).toBeCloseTo(-0.01 * (57 * 400 + 10 * 100), 6);
  expect(counties.fund[1]! - 1e9).toBeCloseTo(-5, 6);
});

describe("performance pay of a place", () => {
  const staffed = () => {
    const m = county();
    m.pay.fill(5000);
    m.pay[cellAt(TOWNSHIP, 0, 1)] = 2000;
    m.pay[cellAt(COMMUNITY, 0, 1)] = 1;
    m.world.cells.headcount[cellAt(TOWNSHIP, 0, 1)] = 1;
    m.world.cells.headcount[cellAt(TOWNSHIP, 0, 3)] = 3;
    move(m, performanceShare, TOWNSHIP, 0.25);
    return m;
  };

  test("is a share of pay without pools; the least is anybody's", () => {
    const m = staffed();
    expect(performancePay(m, TOWNSHIP)).toEqual({ heads: 4, pay: 1_700_000, performance: 425_000, least: 50_000 });
    m.world.pools.fen[TOWNSHIP * PLACE_POOLS + GRANT] = 1000;
    m.world.counties.poolFenPerHead[0] = 3000;
    expect(performancePay(m, TOWNSHIP)).toEqual({ heads: 4, pay: 1_684_000, performance: 421_000, least: 49_000 });
    expect(performancePay(m, VILLAGE)).toEqual({ heads: 0, pay: 0, performance: 0, least: 0 });
  });

  test("is not less than nothing, and is in whole fen", () => {
    const m = staffed();
    m.world.counties.poolFenPerHead[0] = 300_000;
    expect(performancePay(m, TOWNSHIP).least).toBe(0);
    m.world.counties.poolFenPerHead[0] = 2;
    expect(performancePay(m, TOWNSHIP).least).toBe(49_999);
  });

  test("bounds what anybody can lose, whatever has been taken already", () => {
    const m = staffed();
    expect([bounded(m, TOWNSHIP, 77.9, 50, 0), bounded(m, TOWNSHIP, -49.9, 50, 0)]).toEqual([77, -49]);
    expect([bounded(m, TOWNSHIP, -60, 50, 0), bounded(m, TOWNSHIP, -60, 50, -20)]).toEqual([-50, -30]);
    expect(bounded(m, TOWNSHIP, -60, 50, 20)).toBe(-50);
    m.world.counties.poolFenPerHead.set([10, -10]);
    expect([bounded(m, TOWNSHIP, -60, 50, 0), bounded(m, FAR_TOWNSHIP, -60, 50, 0)]).toEqual([-50, -40]);
  });

  test("is put to a pool, which says whether that is news", () => {
    const m = staffed();
    expect([putPool(m, TOWNSHIP, OUTCOME, 5, 9), putPool(m, TOWNSHIP, OUTCOME, 5, 8)]).toEqual([true, false]);
    expect([fen(m, TOWNSHIP, OUTCOME), kept(m, TOWNSHIP, OUTCOME)]).toEqual([5, 8]);
    putPool(m, TOWNSHIP, OUTCOME, 0);
    expect(kept(m, TOWNSHIP, OUTCOME)).toBe(0);
  });
});

describe("outcomes", () => {
  /** Two places of a type each with one kind of doctor: quality half as good again in the centre as it usually is. */
  const scored = (progress: number) => {
    const m = county();
    const { facilities: f, cells } = m.world;
    f.usualQuality.set([0.9, 0.8, 0.4, 0.5, 0.3, 0.6, 0.7]);
    f.quality.set([0.9, 0.9, 0.6, 0.5, 0.3, 0.6, 0.7]);
    for (const [place, heads] of [
      [TOWNSHIP, 10],
      [COMMUNITY, 5],
      [COUNTY, 40],
      [FAR_TOWNSHIP, 20],
    ] as const) {
      cells.headcount[cellAt(place, 0, 2)] = heads;
      move(m, outcomeWeight, place, 0.5);
      move(m, outcomeByProgress, place, progress);
      move(m, performanceShare, place, 0.4);
    }
    return m;
  };
  // Stakes: half of 40 % of 5000 RMB each, 10 and 5 of them.
  const stake = 0.5 * 0.4 * 500_000;

  test("move pay from who did no better than usual to who did, and make none", () => {
    const m = scored(1);
    expect(shareByOutcomes(m, true)).toBe(true);
    const mean = (10 * 1.5 + 5 * 1) / 15;
    expect(fen(m, TOWNSHIP, OUTCOME)).toBe(Math.trunc(stake * (1.5 / mean - 1)));
    expect(fen(m, COMMUNITY, OUTCOME)).toBe(Math.trunc(stake * (1 / mean - 1)));
    // A place alone in its county is its own mean; hospitals are not scored.
    expect([fen(m, FAR_TOWNSHIP, OUTCOME), fen(m, COUNTY, OUTCOME)]).toEqual([0, 0]);
  });

  test("by level compare with what is usual in places of the type", () => {
    const m = scored(0);
    m.world.facilities.type[VILLAGE] = TOWNSHIP;
    shareByOutcomes(m, true);
    // Townships' usual quality is 0.35 with the second one; the community's is its own.
    const level = 0.6 / 0.35;
    const mean = (10 * level + 5 * 1) / 15;
    expect(fen(m, TOWNSHIP, OUTCOME)).toBe(Math.trunc(stake * (level / mean - 1)));
    expect(fen(m, COMMUNITY, OUTCOME)).toBe(Math.trunc(stake * (1 / mean - 1)));
    const mixed = scored(0.25);
    shareByOutcomes(mixed, true);
    const half = 0.25 * 1.5 + 0.75 * 1.5;
    const mixedMean = (10 * half + 5) / 15;
    expect(fen(mixed, TOWNSHIP, OUTCOME)).toBe(Math.trunc(stake * (half / mixedMean - 1)));
  });

  test("are settled in December alone, and what they gave ends with the policy", () => {
    const m = scored(1);
    expect(shareByOutcomes(m, false)).toBe(false);
    expect(fen(m, TOWNSHIP, OUTCOME)).toBe(0);
    shareByOutcomes(m, true);
    move(m, outcomeWeight, TOWNSHIP, 0);
    expect(shareByOutcomes(m, false)).toBe(true);
    expect(fen(m, TOWNSHIP, OUTCOME)).toBe(0);
    expect(fen(m, COMMUNITY, OUTCOME)).toBeLessThan(0);
  });

  test("cost nobody more than the least performance pay there is", () => {
    const m = scored(1);
    move(m, outcomeWeight, COMMUNITY, 1);
    m.world.facilities.quality[COMMUNITY] = 1e-6;
    m.world.cells.headcount[cellAt(COMMUNITY, 1, 0)] = 1;
    m.pay[cellAt(COMMUNITY, 1, 0)] = 10;
    shareByOutcomes(m, true);
    expect(fen(m, COMMUNITY, OUTCOME)).toBe(-400);
  });
});
