// Workloads, insurance and the settlement of pay in a county small enough to work out by hand.
import { describe, expect, test } from "vitest";
import { EFFORT_UNITS } from "../../../src/model/employ.ts";
import { autonomy } from "../../../src/model/factors/autonomy.ts";
import { allowance } from "../../../src/model/factors/pay.ts";
import { COMMUNITY, COUNTY, PLACE_POOLS, TERTIARY, TOWNSHIP, UPLIFT, VILLAGE } from "../../../src/model/kinds.ts";
import { performanceLink, performanceShare } from "../../../src/model/pay-table.ts";
import {
  audit,
  capitation,
  caseUplift,
  outcomeWeight,
  overspendShared,
  supervision,
  surplusKept,
} from "../../../src/model/payment.ts";
import finance, { productivity, refreshTables, sharesPool } from "../../../src/model/steps/finance.ts";
import { byHand, cellAt, FAR_TOWNSHIP, move, stretch } from "../by-hand.ts";

const parameters = {
  poolElasticity: 0.5,
  simpleCases: 0.5,
  simpleInTownship: 0.3,
  siphoning: 0.2,
  complexOutside: 0.4,
  reimbursement: 0.6,
  feeVisitPrimary: 50,
  feeVisitCounty: 100,
  feeVisitTertiary: 200,
  feeCaseTownship: 2000,
  feeCaseCounty: 6000,
  feeCaseOutside: 15_000,
  healthEffort: 0.1,
  healthLag: 0.25,
  underService: 0.3,
  staffShare: 0.5,
  fundReserve: 6,
  fundMargin: 0,
  illnessSpread: 0,
};
const heads = [50, 40, 10, 5, 2];
const [JANUARY, FEBRUARY, DECEMBER] = [600, 601, 611];

/** All of the county's staff have one title; each place is of one facility; nothing but what the test says is in force. */
function county(month = FEBRUARY) {
  const m = byHand(parameters, month);
  const { facilities: f, counties: c, cells } = m.world;
  f.headcount.set(heads);
  f.usualWorkload.fill(20);
  f.visits.set([1000, 800, 200, 100, 40]);
  heads.forEach((n, place) => {
    cells.headcount[cellAt(place)] = n;
  });
  c.illness.set([1.2, 0]);
  c.inpatients.set([100, 0]);
  c.primaryVisits.set([1000, 0]);
  c.outsideVisits.set([100, 0]);
  c.totalVisits.set([1600, 0]);
  c.usualSpending.set([300_000, 0]);
  c.fund.set([1e9, 1e9]);
  const ofType = [0, 1].map((k) => [0, 1, 2, 3, 4].map((type) => (k === 0 ? [type] : [])));
  const geography = { stretch, ofType, residents: Float64Array.of(0, 0, 3000, 1000, 0, 0, 0) };
  const scratch = { ...m.scratch, tablesVersion: m.terms.version, worthVersion: 0 };
  return { ...m, geography, scratch } as unknown as typeof m;
}
type County = ReturnType<typeof county>;
const ran = (month: number, change: (m: County) => void = () => {}): County => {
  const m = county(month);
  change(m);
  m.scratch.tablesVersion = m.terms.version;
  finance.run(m);
  return m;
};
/** Spending as the fees have it, with this share of simple cases treated below. */
const spending = (below: number): number =>
  0.6 *
  (1000 * 50 + 500 * 100 + 100 * 200 + 50 * below * 2000 + (50 * (1 - below) + 50 * 0.6) * 6000 + 50 * 0.4 * 15_000);

describe("workload", () => {
  const load = (change: (m: County) => void): number => ran(FEBRUARY, change).world.facilities.workload[TOWNSHIP]!;

  test("is visits for each who is present, against the usual", () => {
    expect(load(() => {})).toBeCloseTo(200 / 10 / 20, 12);
    const present = ({ world }: County): void => {
      const { facilities: f } = world;
      f.received[TOWNSHIP] = 2.4 * EFFORT_UNITS;
      f.lent[TOWNSHIP] = 4;
      f.guests[TOWNSHIP] = 0.6;
    };
    expect(load(present)).toBeCloseTo(200 / 9 / 20, 12);
  });

  test("is no greater than three times the usual, however few are left", () => {
    const few = (n: number) => load(({ world }) => world.facilities.headcount.fill(n, TOWNSHIP, TOWNSHIP + 1));
    expect(few(0)).toBe(3);
    const idle = (m: County): void => {
      m.world.facilities.headcount[TOWNSHIP] = 0;
      m.world.facilities.visits[TOWNSHIP] = 10;
    };
    // Half a doctor is always reckoned with.
    expect(load(idle)).toBeCloseTo(10 / 0.5 / 20, 12);
  });

  test("is less where the same time serves more visits", () => {
    expect(load((m) => move(m, productivity, TOWNSHIP, 1.25))).toBeCloseTo(1 / 1.25, 12);
  });

  test("has in it what a review keeps below, of which the hospital is relieved", () => {
    const { workload } = ran(FEBRUARY, (m) => move(m, supervision, 0, 0.5)).world.facilities;
    const cases = 50 * 0.2 * 0.5 * (3000 / 4000);
    const per = county().params.visitsPerCase;
    expect(workload[TOWNSHIP]).toBeCloseTo((200 + per * cases) / 10 / 20, 9);
    expect(workload[COUNTY]).toBeCloseTo(Math.max(0, 800 - (per * cases * 4) / 3) / 40 / 20, 9);
  });

  test("is usual in the first month there is", () => {
    const m = ran(0);
    expect([m.world.facilities.usualWorkload[TOWNSHIP], m.world.facilities.workload[TOWNSHIP]]).toEqual([20, 1]);
    expect(m.world.facilities.usualWorkload[5]).toBe(1);
  });
});

describe("insurance", () => {
  test("spends by visits and cases, and what is usual follows slowly", () => {
    const { counties: c } = ran(FEBRUARY).world;
    expect(c.spending[0]).toBeCloseTo(spending(0.3), 6);
    expect(c.usualSpending[0]).toBeCloseTo(300_000 + (spending(0.3) - 300_000) / 12, 6);
    expect([c.surplus[0], c.underService[0]]).toEqual([0, 0]);
    expect(c.illness[0]).toBeCloseTo(1.2 + 0.25 * (1 - 1.2), 12);
    expect(ran(0).world.counties.usualSpending[0]).toBeCloseTo(spending(0.3), 6);
  });

  test("spends less as far as better prices and reviews keep cases below", () => {
    const uplifted = ran(FEBRUARY, (m) => {
      move(m, caseUplift, TOWNSHIP, 0.5);
      move(m, caseUplift, COMMUNITY, 0.5);
    });
    expect(uplifted.world.counties.spending[0]).toBeCloseTo(spending(0.3 + 0.2 * 0.25), 6);
    expect(ran(FEBRUARY, (m) => move(m, supervision, 0, 0.5)).world.counties.spending[0]).toBeCloseTo(spending(0.4), 6);
  });

  /** Some audits there are without any policy. */
  const usualAudit = county().usual.of(audit)[0]!;
  const capitated = (month: number, change: (m: County) => void = () => {}): County =>
    ran(month, (m) => {
      move(m, capitation, 0, 0.8);
      move(m, surplusKept, 0, 0.5);
      change(m);
    });

  test("under capitation keeps what is not spent, and the healthy are worth more effort", () => {
    const { counties: c } = capitated(FEBRUARY).world;
    const below = 0.3 + 0.2 * 0.4;
    expect(c.spending[0]).toBeCloseTo(spending(below), 6);
    expect(c.usualSpending[0]).toBe(300_000);
    expect(c.surplus[0]).toBeCloseTo(300_000 - spending(below), 6);
    expect(c.illness[0]).toBeCloseTo(1.2 + 0.25 * (1 - 0.1 * 0.4 - 1.2), 12);
    expect(c.managed[0]).toBeCloseTo(0.25 * 0.4, 12);
    expect(c.underService[0]).toBeCloseTo(0.3 * 0.4 - usualAudit, 12);
  });

  test("withholds less where it is audited or reviewed, and pay by outcomes prompts effort, too", () => {
    expect(capitated(FEBRUARY, (m) => move(m, audit, 0, 0.05)).world.counties.underService[0]).toBeCloseTo(
      0.12 - 0.05,
      12,
    );
    expect(capitated(FEBRUARY, (m) => move(m, audit, 0, 0.5)).world.counties.underService[0]).toBe(0);
    expect(capitated(FEBRUARY, (m) => move(m, supervision, 0, 0.5)).world.counties.underService[0]).toBeCloseTo(
      (0.12 - usualAudit) / 2,
      12,
    );
    const byOutcomes = capitated(FEBRUARY, (m) => move(m, outcomeWeight, TOWNSHIP, 0.4));
    expect(byOutcomes.world.counties.illness[0]).toBeCloseTo(1.2 + 0.25 * (1 - 0.1 * (0.4 + 0.3) - 1.2), 12);
  });

  test("pays a surplus out over the next year, by head to all but the prefecture's hospital", () => {
    const m = capitated(DECEMBER, ({ world }) => world.counties.surplus.set([500_000, 0]));
    const { counties: c } = m.world;
    const surplus = 500_000 + 300_000 - spending(0.38);
    expect(surplus).toBeGreaterThan(0);
    // Four tenths are kept, half of it by the staff, in fen a month for each of 57.
    expect(c.poolFenPerHead[0]).toBe(Math.trunc((surplus * 0.8 * 0.5 * 0.5 * 100) / 12 / 57));
    expect(c.surplus[0]).toBe(0);
    expect(m.scratch.worthVersion).toBe(1);
    expect([TERTIARY, COUNTY, TOWNSHIP, COMMUNITY, VILLAGE].map(sharesPool)).toEqual([false, true, true, true, true]);
  });

  test("pays no more than the fund has", () => {
    const m = capitated(DECEMBER, ({ world }) => {
      world.counties.surplus.set([500_000, 0]);
      world.counties.fund.set([40_000, 0]);
    });
    expect(m.world.counties.poolFenPerHead[0]).toBe(Math.trunc((40_000 * 0.5 * 100) / 12 / 57));
    const broke = capitated(DECEMBER, ({ world }) => {
      world.counties.surplus.set([500_000, 0]);
      world.counties.fund.set([-5, 0]);
    });
    expect(broke.world.counties.poolFenPerHead[0]).toBe(0);
  });

  test("makes an overspend good out of performance pay, as far as it is borne and nobody has less", () => {
    const over = (borne: number, share = 1): County =>
      capitated(DECEMBER, (m) => {
        m.world.counties.surplus.set([-400_000, 0]);
        move(m, overspendShared, 0, borne);
        for (const place of [COUNTY, TOWNSHIP, COMMUNITY, VILLAGE, TERTIARY]) move(m, performanceShare, place, share);
        move(m, performanceShare, TERTIARY, 0);
        m.pay.fill(5000);
        m.pay[cellAt(VILLAGE)] = 1000;
        // Another county's doctors have no part in it.
        m.world.cells.headcount[cellAt(FAR_TOWNSHIP, 0, 0)] = 1;
        m.pay[cellAt(FAR_TOWNSHIP, 0, 0)] = 1;
      });
    const deficit = 400_000 - 300_000 + spending(0.38);
    expect(over(0.1).world.counties.poolFenPerHead[0]).toBe(-Math.trunc((deficit * 0.8 * 0.1 * 0.5 * 100) / 12 / 57));
    // A tenth of the village doctor's pay is the least there is.
    expect(over(1, 0.1).world.counties.poolFenPerHead[0]).toBe(-10_000);
    expect(over(0).world.counties.poolFenPerHead[0]! + 0).toBe(0);
  });

  test("ends paying when capitation does", () => {
    const m = ran(FEBRUARY, ({ world }) => world.counties.poolFenPerHead.set([77, 0]));
    expect(m.world.counties.poolFenPerHead[0]).toBe(0);
    expect(m.scratch.worthVersion).toBe(1);
    expect(
      capitated(FEBRUARY, ({ world }) => world.counties.poolFenPerHead.set([77, 0])).world.counties.poolFenPerHead[0],
    ).toBe(77);
  });
});

describe("the settlement of pay", () => {
  test("follows the work of a place each quarter, as far as pay is linked to it, up to twice the usual", () => {
    const performed = (month: number, visits: number, pace = 1): number =>
      ran(month, (m) => {
        m.world.facilities.visits[TOWNSHIP] = visits;
        move(m, performanceLink, TOWNSHIP, 0.4);
        move(m, productivity, TOWNSHIP, pace);
        m.world.places.performance.fill(1);
      }).world.places.performance[TOWNSHIP]!;
    expect(performed(JANUARY, 300)).toBeCloseTo(1 + 0.5 * 0.4 * (1.5 - 1), 12);
    expect(performed(JANUARY, 100)).toBeCloseTo(1 + 0.5 * 0.4 * (0.5 - 1), 12);
    expect(performed(JANUARY, 900)).toBeCloseTo(1 + 0.5 * 0.4, 12);
    // Work done is patients seen: whoever sees them in less time has done no less.
    expect(performed(JANUARY, 300, 1.25)).toBeCloseTo(1 + 0.5 * 0.4 * 0.5, 12);
    expect(performed(FEBRUARY, 300)).toBe(1);
    const { performance } = ran(JANUARY).world.places;
    const twice = ran(JANUARY);
    const { worthVersion } = twice.scratch;
    finance.run(twice);
    // The same work is no news.
    expect(twice.scratch.worthVersion).toBe(worthVersion);
    // Where nobody works it is as usual.
    expect(performance[TOWNSHIP + 10]).toBe(1);
  });

  test("is made when something has changed, with the heads of the day; policy alone keeps those of the last", () => {
    const m = county(FEBRUARY);
    finance.run(m);
    expect(m.scratch.worthVersion).toBe(0);
    move(m, autonomy, TOWNSHIP, 0.9);
    finance.run(m);
    expect([m.scratch.worthVersion, m.scratch.tablesVersion]).toEqual([1, m.terms.version]);
    expect(m.world.cells.settled.every((n) => n === 0)).toBe(true);
    finance.run({ ...m, month: JANUARY });
    expect(m.scratch.worthVersion).toBe(2);
    expect([...m.world.cells.settled]).toEqual([...m.world.cells.headcount]);
    refreshTables(m, false);
    expect(m.scratch.worthVersion).toBe(3);
  });

  test("makes pay anew for a policy that moves a term of it, and for no other", () => {
    const m = county(FEBRUARY);
    refreshTables(m);
    const made = Float64Array.from(m.pay);
    m.pay[0] = 1;
    move(m, autonomy, TOWNSHIP, 0.9);
    refreshTables(m, false);
    expect(m.pay[0]).toBe(1);
    move(m, allowance, cellAt(TOWNSHIP), 10_000);
    refreshTables(m, false);
    made[cellAt(TOWNSHIP)]! += 100;
    m.pay.forEach((rmb, cell) => {
      expect(rmb).toBeCloseTo(made[cell]!, 9);
    });
  });

  test("pays what the quarter's cases have earned", () => {
    const m = ran(JANUARY, (all) => {
      move(all, caseUplift, TOWNSHIP, 0.5);
      all.world.pools.due[TOWNSHIP * PLACE_POOLS + UPLIFT] = 90_000;
    });
    expect(m.world.pools.fen[TOWNSHIP * PLACE_POOLS + UPLIFT]).toBeGreaterThan(0);
    expect(m.scratch.worthVersion).toBe(1);
  });
});
