// Hands that fill no post: what they come to as full-time equivalents, what they cost, and that nothing of them stays.
import { describe, expect, test } from "vitest";
import { receiveGuests, silverAt, volunteerVisitsAt } from "../../src/model/guests.ts";
import { COUNTY, TOWNSHIP } from "../../src/model/kinds.ts";
import { isSenior } from "../../src/model/titles.ts";
import { flag } from "../../src/model/world.ts";
import { type Driven, driven, employed, inForce, levers, passMonth, plain, smallRegion } from "../verify/run.ts";

const DAYS = 251 / 12;

const centres = ({ m }: Driven): readonly number[] => [...(m.geography.ofType[0]?.[TOWNSHIP] ?? [])];
const spent = ({ costs }: Driven, id: string): number => {
  const at = levers.findIndex((lever) => lever.id === id) * 7;
  return costs.subarray(at, at + 7).reduce((sum, fen) => sum + fen, 0);
};

/** A small county under one lever for so many months. */
function under(id: string, params: Readonly<Record<string, number>>, months: number, parameters = {}): Driven {
  const run = driven(
    plain(months, { region: smallRegion(), parameters, levers: [inForce(id, { params, until: months })] }),
  );
  for (let month = 1; month <= months; month++) passMonth(run);
  return run;
}

describe("silver-age doctors", () => {
  const params = { count: 2, days: 10, teaching: 0.25, term: 60, amount: 3000 };

  test("come to their days of service, and teach in the rest", () => {
    const run = under("silver-age", params, 3, { silverFound: 1 });
    const { facilities: f } = run.m.world;
    for (const j of centres(run)) {
      expect(f.guests[j]).toBeCloseTo((2 * 10 * 0.75) / DAYS, 12);
      expect(f.teaching[j]).toBeCloseTo((2 * 10 * (0.75 + 3 * 0.25)) / DAYS, 12);
    }
  });

  test("are paid for each month served, and for no vacant place", () => {
    const run = under("silver-age", params, 1, { silverFound: 0.5 });
    const m = { ...run.m, month: run.m.month - 1 };
    const serving = centres(run).reduce((sum, j) => sum + silverAt(m, j), 0);
    expect(serving).toBeGreaterThan(0);
    expect(serving).toBeLessThan(2 * centres(run).length);
    expect(spent(run, "silver-age")).toBe(serving * 300_000);
  });

  test("go when the programme ends, and take no post", () => {
    const run = under("silver-age", params, 2, { silverFound: 1 });
    expect(run.m.world.facilities.guests.some((fte) => fte > 0)).toBe(true);
    passMonth(run);
    expect(run.m.world.facilities.guests.every((fte) => fte === 0)).toBe(true);
    expect(run.m.world.facilities.teaching.every((fte) => fte === 0)).toBe(true);
  });

  test("make as many visits a year as the scorecard's band (E8)", () => {
    const run = driven(plain(24, { levers: [inForce("silver-age")] }));
    let visits = 0;
    let doctors = 0;
    passMonth(run);
    for (let month = 2; month <= 24; month++) {
      const guests = Float64Array.from(run.m.world.facilities.guests);
      const { facilities: f } = run.m.world;
      const here = centres(run).map((j) => silverAt({ ...run.m, month: run.m.month - 1 }, j));
      passMonth(run);
      centres(run).forEach((j, k) => {
        const present = (f.visits[j] ?? 0) / ((f.workload[j] ?? 1) * (f.usualWorkload[j] ?? 1));
        visits += ((f.visits[j] ?? 0) * (guests[j] ?? 0)) / present;
        doctors += (here[k] ?? 0) / 12;
      });
    }
    const each = visits / doctors;
    expect(each).toBeGreaterThan(300);
    expect(each).toBeLessThan(1500);
  });
});

test("volunteers come to their visits at a doctor's pace and cost as much for each", () => {
  const run = under("volunteers", { count: 400, amount: 25 }, 1);
  const { facilities: f } = run.m.world;
  let visits = 0;
  for (const j of centres(run)) {
    const own = (400 * (run.m.geography.residents[j] ?? 0)) / 100_000;
    expect(volunteerVisitsAt(run.m, j)).toBeCloseTo(own, 9);
    expect(f.guests[j]).toBeCloseTo(own / (9.5 * DAYS), 12);
    visits += own;
  }
  expect(spent(run, "volunteers")).toBe(Math.round(visits) * 2500);
});

describe("part-time service", () => {
  test("is given by seniors of county hospitals who are there, and by more of them for a higher fee", () => {
    const serving = [0, 100, 600].map((amount) => {
      const { m } = under("part-time-service", { hours: 20, amount }, 2);
      const { doctors: d, facilities: f } = m.world;
      const rows = employed(m).filter((i) => (d.flags[i]! & flag.serving) !== 0);
      for (const i of rows) {
        expect(f.type[d.facility[i]!]).toBe(COUNTY);
        expect(isSenior(d.title[i]!)).toBe(true);
        expect(d.workplace[i]).toBe(d.facility[i]);
      }
      return rows;
    });
    expect(serving[2]!.length).toBeGreaterThan(serving[0]!.length);
    // Luck is the same at every fee: whoever serves for less serves for more.
    for (const i of serving[0]!) expect(serving[1]).toContain(i);
    for (const i of serving[1]!) expect(serving[2]).toContain(i);
  });

  test("comes to the hours served, and ends with the programme", () => {
    const run = under("part-time-service", { hours: 20, amount: 300 }, 1);
    const { m } = run;
    const { doctors: d, facilities: f } = m.world;
    const serving = employed(m).filter((i) => (d.flags[i]! & flag.serving) !== 0).length;
    expect(serving).toBeGreaterThan(0);
    const { contractEffort, ordersMatch } = m.params;
    const total = f.guests.reduce((sum, fte) => sum + fte, 0);
    expect(total).toBeCloseTo(((serving * 20) / (8 * DAYS)) * contractEffort * ordersMatch, 9);
    expect(spent(run, "part-time-service")).toBe(serving * 20 * 30_000);
    passMonth(run);
    expect(employed(m).some((i) => (d.flags[i]! & flag.serving) !== 0)).toBe(false);
    expect(f.guests.every((fte) => fte === 0)).toBe(true);
  });
});

test("without any of them nothing is touched", () => {
  const { m } = driven(plain(1, { region: smallRegion() }));
  receiveGuests(m);
  expect(m.world.facilities.guests.every((fte) => fte === 0)).toBe(true);
  expect(m.world.silver.until.every((month) => month === 0)).toBe(true);
});
