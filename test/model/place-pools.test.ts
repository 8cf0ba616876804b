// Pools of places: what cases and signed residents earn, who gains what others lose, and grants that follow what a centre did.
import { describe, expect, test } from "vitest";
import { settleGrants } from "../../src/model/grants.ts";
import { COMMUNITY, COUNTY, GRANT, OUTCOME, PLACE_POOLS, REMOTE, TOWNSHIP, UPLIFT } from "../../src/model/kinds.ts";
import { paramsWith } from "../../src/model/parameters.ts";
import { gapClosed, stayingShare } from "../../src/model/payment.ts";
import { bounded, keptWork, performancePay } from "../../src/model/place-pools.ts";
import { type Driven, driven, inForce, passMonth, plain, smallRegion } from "../verify/run.ts";

const region = smallRegion();
const months = (run: Driven, n: number): void => {
  for (let k = 0; k < n; k++) passMonth(run);
};
const fenOf = ({ m }: Driven, place: number, pool: number): number => m.world.pools.fen[place * PLACE_POOLS + pool]!;
const centres = ({ m }: Driven): number[] =>
  [...m.terms.places.type].flatMap((type, place) => (type === TOWNSHIP || type === COMMUNITY ? [place] : []));

describe("simple cases", () => {
  const p = paramsWith({ feeCaseCounty: 6500, feeCaseTownship: 2500, siphoning: 0.15, simpleInTownship: 0.3 });

  test("an uplift closes its part of the gap in price, never more than all of it", () => {
    expect(gapClosed(p, 0)).toBe(0);
    expect(gapClosed(p, 0.4)).toBe(0.25);
    expect(gapClosed(p, 2)).toBe(1);
    expect(gapClosed(paramsWith({ feeCaseCounty: 4000, feeCaseTownship: 4000 }), 0.1)).toBe(1);
  });

  test("each reason to draw up that falls away leaves its share below", () => {
    expect(stayingShare(p, 0, 0, 0)).toBeCloseTo(0.3, 12);
    expect(stayingShare(p, 1, 0, 0)).toBeCloseTo(0.45, 12);
    expect(stayingShare(p, 0, 0.25, 0)).toBeCloseTo(0.3 + 0.15 * 0.25, 12);
    expect(stayingShare(p, 0.5, 0.5, 0.5)).toBeCloseTo(0.3 + 0.15 * (1 - 0.125), 12);
  });

  test("what a review keeps below is work for centres that hospitals are spared", () => {
    const run = driven(plain(3, { region, levers: [inForce("fund-supervision", { params: { share: 0.4 } })] }));
    months(run, 2);
    const { m } = run;
    const work = keptWork(m);
    const cases = m.world.counties.inpatients[0]! * m.params.simpleCases * m.params.siphoning * 0.4;
    const of = (types: readonly number[]): number =>
      work!.reduce((sum, visits, j) => sum + (types.includes(m.world.facilities.type[j]!) ? visits : 0), 0);
    expect(of([TOWNSHIP, COMMUNITY])).toBeCloseTo(cases * m.params.visitsPerCase, 6);
    expect(of([COUNTY])).toBeCloseTo(-cases * m.params.visitsPerCase, 6);
  });

  test("without an uplift or a review there is no such work", () => {
    const run = driven(plain(2, { region, levers: [inForce("capitation")] }));
    months(run, 2);
    expect(keptWork(run.m)).toBe(null);
  });
});

describe("revenue", () => {
  test("of signed residents is paid by remoteness, doctors' part by head, the rest to the place", () => {
    const share = 0.4;
    const run = driven(
      plain(4, { region, levers: [inForce("remote-coefficient", { params: { coefficient: 2, staffShare: share } })] }),
    );
    months(run, 3);
    const { m } = run;
    const { facilities: f, pools } = m.world;
    const heads = Float64Array.from(m.terms.places.type, (_, place) =>
      [...f.headcount].reduce((sum, n, j) => sum + (f.placeClass[j] === place ? n : 0), 0),
    );
    passMonth(run);
    let paid = 0;
    for (const place of centres(run)) {
      const j = f.placeClass.indexOf(place);
      const monthlyFen =
        (100 * 2 * f.remoteness[j]! * f.population[j]! * m.params.signedShare * m.params.signedFee) / 12;
      const each = (monthlyFen * share) / heads[place]!;
      expect(each - fenOf(run, place, REMOTE)).toBeGreaterThan(-0.001);
      expect(each - fenOf(run, place, REMOTE)).toBeLessThan(1.001);
      const all = fenOf(run, place, REMOTE) * heads[place]! + pools.keptFen[place * PLACE_POOLS + REMOTE]!;
      expect(Math.abs(all - monthlyFen)).toBeLessThanOrEqual(1);
      paid += all;
    }
    expect(paid).toBeGreaterThan(0);
  });

  test("of cases stops in the month in which the lever does", () => {
    const run = driven(plain(9, { region, levers: [inForce("primary-disease-uplift", { until: 7 })] }));
    months(run, 7);
    expect(Math.max(...centres(run).map((place) => fenOf(run, place, UPLIFT)))).toBeGreaterThan(0);
    months(run, 1);
    expect(
      [...run.m.world.pools.fen, ...run.m.world.pools.keptFen, ...run.m.world.pools.due].every((x) => x === 0),
    ).toBe(true);
  });
});

test("outcomes move performance pay between places and make none", () => {
  const run = driven(
    plain(14, { region, levers: [inForce("outcome-assessment", { params: { weight: 0.5, progress: 0 } })] }),
  );
  months(run, 11);
  const { m } = run;
  passMonth(run, (step) => {
    if (step !== "finance") return;
    let sum = 0;
    let heads = 0;
    let most = 0;
    for (const place of centres(run)) {
      const pay = performancePay(m, place);
      sum += pay.heads * fenOf(run, place, OUTCOME);
      heads += pay.heads;
      most = Math.max(most, fenOf(run, place, OUTCOME));
      expect(fenOf(run, place, OUTCOME)).toBeGreaterThan(-pay.least);
    }
    expect(most).toBeGreaterThan(0);
    // Each head's sum is cut to a fen.
    expect(Math.abs(sum)).toBeLessThanOrEqual(heads);
  });
});

describe("a grant", () => {
  const settled = (separations: number, params: Readonly<Record<string, number>>) => {
    const run = driven(plain(12, { region, levers: [inForce("accountability", { params })] }));
    months(run, 6);
    const place = centres(run)[0]!;
    const { facilities: f } = run.m.world;
    const j = f.placeClass.indexOf(place);
    f.separations.fill(0);
    f.separations[j] = separations;
    f.staffMonths.fill(0);
    f.staffMonths[j] = 11 * f.headcount[j]!;
    const { pay, heads, least } = performancePay(run.m, place);
    settleGrants(run.m, true);
    expect([f.separations[j], f.staffMonths[j]]).toEqual([0, 0]);
    return { fen: fenOf(run, place, GRANT), mean: (run.m.params.fiscalGrant * pay) / heads, least };
  };

  test("is cut where more than the limit have left, and only there", () => {
    // Nobody can be satisfied enough for a goal that is above all of them.
    const one = settled(999, { penalty: 0.05, bonus: 0, limit: 0.1 });
    expect(one.fen).toBe(Math.trunc(-0.05 * one.mean));
    expect(settled(0, { penalty: 0.05, bonus: 0, limit: 0.1 }).fen).toBe(0);
  });

  test("is cut by no more than the least performance pay of anybody", () => {
    const { fen, mean, least } = settled(999, { penalty: 0.2, bonus: 0 });
    expect(fen).toBe(Math.max(-least, Math.trunc(-0.2 * mean)));
  });

  test("is raised where most would rather stay", () => {
    const { fen, mean } = settled(0, { bonus: 0.1, goal: 0.5 });
    expect(fen).toBe(Math.trunc(0.1 * mean));
    expect(settled(0, { bonus: 0.1, goal: 1 }).fen).toBe(0);
  });
});

test("what two pools take together stays within performance pay", () => {
  const run = driven(plain(1, { region }));
  months(run, 1);
  const place = centres(run)[0]!;
  expect(bounded(run.m, place, -900.7, 1000, 0)).toBe(-900);
  expect(bounded(run.m, place, -900, 1000, -300)).toBe(-700);
  expect(bounded(run.m, place, -900, 1000, -2000)).toBe(-0);
  run.m.world.counties.poolFenPerHead[0] = -600;
  expect(bounded(run.m, place, -900, 1000, 300)).toBe(-400);
  expect(bounded(run.m, place, 900.7, 1000, -300)).toBe(900);
});
