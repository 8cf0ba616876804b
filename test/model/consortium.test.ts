// What the modes of a consortium do to patients and to who is sent: exactly in a first month, by direction over years.
import { describe, expect, test } from "vitest";
import { all as modes } from "../../src/levers/consortium-modes/all.gen.ts";
import { steered } from "../../src/model/consortium.ts";
import { isAway } from "../../src/model/employ.ts";
import { COMMUNITY, COUNTY, TERTIARY, TOWNSHIP } from "../../src/model/kinds.ts";
import { keptWork } from "../../src/model/place-pools.ts";
import { isSenior } from "../../src/model/titles.ts";
import { flag } from "../../src/model/world.ts";
import { type Driven, digest, driven, employed, inForce, passMonth, plain, runAll } from "../verify/run.ts";

const mode = (id: string, tightness: number) =>
  inForce("consortium-mode", { params: { mode: modes.findIndex((each) => each.id === id), tightness } });
const capitated = (share: number) => inForce("capitation", { params: { share } });

function under(levers: ReturnType<typeof inForce>[], months = 1): Driven {
  const run = driven(plain(months, { levers }));
  for (let month = 1; month <= months; month++) passMonth(run);
  return run;
}

/** Visits of residents who choose between a centre and a hospital. */
function residentVisits({ m }: Driven): number {
  const { facilities: f, counties } = m.world;
  const sum = (type: number, of: Float64Array) =>
    [...m.geography.ofType[0]![type]!].reduce((total, j) => total + of[j]!, 0);
  const residents = sum(TOWNSHIP, m.geography.residents) + sum(COMMUNITY, m.geography.residents);
  return (counties.totalVisits[0]! * residents) / (residents + sum(COUNTY, Float64Array.from(f.population)));
}

describe("steering", () => {
  test("moves a part of what is above down, or of what is below up", () => {
    const p = { ...under([]).m.params, steerable: 0.4 };
    expect(steered(p, 0.65, 0)).toBe(0.65);
    expect(steered(p, 0.65, 0.5)).toBeCloseTo(0.65 + 0.4 * 0.5 * 0.35, 12);
    expect(steered(p, 0.65, -0.5)).toBeCloseTo(0.65 - 0.4 * 0.5 * 0.65, 12);
    expect([steered({ ...p, steerable: 1 }, 0.65, 1), steered({ ...p, steerable: 1 }, 0.65, -1)]).toEqual([1, 0]);
  });

  test.each([
    ["a loose one under fee for service", 0, 0],
    ["a tight one under fee for service", 1, 0],
    ["a loose one under capitation", 0, 0.7],
    ["a tight one under capitation", 1, 0.7],
    ["a half tight one that keeps everything", 0.5, 1],
  ])("of follow-ups follows what a visit is worth to the lead: %s", (_, tightness, kept) => {
    const payment = kept > 0 ? [capitated(kept)] : [];
    const none = under(payment);
    const led = under([mode("county-community", tightness), ...payment]);
    const p = none.m.params;
    const hold = 0.8 * (0.5 + 0.5 * tightness);
    const budget = kept > 0 ? tightness : 0;
    const direction =
      hold * (budget * kept * (1 - p.feeVisitPrimary / p.feeVisitCounty) - (1 - budget) * p.hospitalMargin);
    const [before, after] = [none, led].map((run) => run.m.world.counties.primaryVisits[0]!);
    const followUps = (1 - p.firstContactShare) * residentVisits(none);
    const first = p.firstContactShare * residentVisits(none) * none.m.world.counties.firstContact[0]!;
    const usual = (before! - first) / followUps;
    expect(after! - before!).toBeCloseTo(followUps * (steered(p, usual, direction) - usual), 6);
    // The county's hospital leads, so those drawn up leave the county no more often than others.
    const [outside, outsideLed] = [none, led].map((run) => run.m.world.counties.outsideVisits[0]!);
    expect(outsideLed! - outside!).toBeCloseTo(-p.outsideShare * (after! - before!), 6);
  });

  test("by a hospital beyond the county takes patients out of it", () => {
    const [none, led] = [under([]), under([mode("city-group", 0)])].map(({ m }) => m.world.counties);
    const drawn = none!.primaryVisits[0]! - led!.primaryVisits[0]!;
    expect(drawn).toBeGreaterThan(0);
    expect(led!.outsideVisits[0]! - none!.outsideVisits[0]!).toBeCloseTo(drawn, 6);
  });

  test("is held back by review and joint scoring, in full where both are", () => {
    const checks = [inForce("dispatch-assessment", { params: { joint: 1 } })];
    const [none, led] = [under(checks), under([mode("county-community", 0), ...checks])];
    expect(led.m.world.counties.primaryVisits[0]).toBe(none.m.world.counties.primaryVisits[0]);
  });

  test("of simple cases costs or saves the fund, and is work for whoever treats them", () => {
    const [none, drawn, saved] = [
      under([]),
      under([mode("county-community", 0)]),
      under([mode("county-community", 1), capitated(0.7)]),
    ].map(({ m }) => m.world.counties.spending[0]!);
    expect(drawn!).toBeGreaterThan(none!);
    expect(saved!).toBeLessThan(none!);
    const { m } = under([mode("county-community", 0)]);
    const work = keptWork(m) ?? [];
    const [above, below] = [COUNTY, TOWNSHIP].map((type) =>
      [...m.geography.ofType[0]![type]!].reduce((sum, j) => sum + work[j]!, 0),
    );
    const p = m.params;
    const stay = steered(p, p.simpleInTownship, -0.4 * p.hospitalMargin) - p.simpleInTownship;
    expect(below!).toBeCloseTo(m.world.counties.inpatients[0]! * p.simpleCases * p.visitsPerCase * stay, 6);
    expect(above! + below!).toBeCloseTo(0, 6);
  });
});

test("a loose consortium under fee for service costs primary care visits, a tight one under capitation wins them", () => {
  const levers = [
    [],
    [mode("county-community", 0)],
    [mode("county-community", 1)],
    [mode("county-community", 0), capitated(0.7)],
    [mode("county-community", 1), capitated(0.7)],
    [capitated(0.7)],
  ];
  const shares = runAll(levers.map((each, k) => ({ ...plain(48, { levers: each }), id: `c-${k}` }))).map(
    ({ tables }) => (tables.system["primaryVisits"] as Float64Array)[47]!,
  );
  const [none, loose, tight, looseCapitated, tightCapitated, onlyCapitation] = shares;
  expect(loose!).toBeLessThan(none!);
  expect(tight!).toBeLessThan(none!);
  expect(looseCapitated!).toBeLessThan(onlyCapitation!);
  expect(tightCapitated!).toBeGreaterThan(onlyCapitation!);
  expect(tightCapitated!).toBeGreaterThan(none!);
});

test("no two modes are the same, loose or tight", () => {
  for (const tightness of [0, 1]) {
    const runs = runAll(
      modes.map(({ id }) => ({ ...plain(14, { levers: [mode(id, tightness)] }), id: `${id}-${tightness}` })),
    );
    expect(new Set(runs.map(({ tables }) => digest(tables))).size).toBe(modes.length);
  }
});

describe("those who are sent", () => {
  const sent = ({ m }: Driven, type: number): number[] =>
    employed(m).filter(
      (i) =>
        m.world.facilities.type[m.world.doctors.facility[i]!] === type &&
        isAway(m.world, i) &&
        (m.world.doctors.flags[i]! & flag.training) === 0,
    );

  test("are juniors alone where nobody looks, and seniors too where lead and centres are assessed together", () => {
    const seniors = [0, 1].map((tightness) => {
      const run = under([mode("county-community", tightness)]);
      const rows = sent(run, COUNTY);
      expect(rows.length).toBe((1 + tightness) * 16);
      return rows.filter((i) => isSenior(run.m.world.doctors.title[i]!)).length / rows.length;
    });
    expect(seniors[0]).toBe(0);
    expect(seniors[1]).toBeGreaterThan(0.25);
  });

  test("come from the lead's own hospital, never more than its part of the places", () => {
    const run = driven(plain(30, { levers: [mode("city-group", 1)] }));
    for (let month = 1; month <= 30; month++) {
      passMonth(run);
      const { doctors: d } = run.m.world;
      const at = new Map<number, number>();
      for (const i of sent(run, TERTIARY)) at.set(d.workplace[i]!, (at.get(d.workplace[i]!) ?? 0) + 1);
      expect(at.size).toBe(16);
      expect(Math.max(...at.values())).toBeLessThanOrEqual(2);
      expect(sent(run, COUNTY).length).toBeLessThanOrEqual(16);
    }
    expect(sent(run, TERTIARY).length).toBeGreaterThan(16);
    expect(sent(run, COUNTY).length).toBeGreaterThan(8);
  });

  test("come from no hospital of the model where a group's are in another province", () => {
    const run = under([mode("cross-province-group", 1)]);
    const { facilities: f } = run.m.world;
    const { contractEffort, ordersMatch } = run.m.params;
    for (const type of [COUNTY, TOWNSHIP])
      for (const j of run.m.geography.ofType[0]![type]!) {
        const match = type === COUNTY ? ordersMatch : ordersMatch + 0.7 * (1 - ordersMatch);
        expect(f.guests[j]).toBeCloseTo(0.5 * contractEffort * match, 12);
        expect(f.teaching[j]).toBe(f.guests[j]);
      }
    expect(sent(run, TERTIARY)).toEqual([]);
  });

  test("go up to train at the lead", () => {
    const hosts = ["county-community", "city-group"].map((id) => {
      const run = under([mode(id, 1)], 6);
      const { doctors: d, facilities: f } = run.m.world;
      const away = employed(run.m).filter((i) => (d.flags[i]! & flag.training) !== 0);
      return new Set(away.map((i) => f.type[d.workplace[i]!]));
    });
    expect(hosts).toEqual([new Set([COUNTY]), new Set([TERTIARY])]);
  });
});
