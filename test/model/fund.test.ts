// The insurance fund: what it takes in and pays, to the fen of what levers book, and what happens when it has nothing left.
import { describe, expect, test } from "vitest";
import { illnessOfYear } from "../../src/model/illness.ts";
import { PLACE_POOLS, payers, REMOTE, TERTIARY, UPLIFT } from "../../src/model/kinds.ts";
import { book } from "../../src/sim/money.ts";
import { type Driven, driven, inForce, levers, passMonth, plain, smallRegion, typical } from "../verify/run.ts";

const region = smallRegion({ counties: 2, countiesPerPrefecture: 1 });
const generous = [
  inForce("primary-disease-uplift", { params: { uplift: 0.6 } }),
  inForce("remote-coefficient", { params: { coefficient: 3 } }),
];
const INSURANCE = payers.indexOf("insurance-fund");

/** RMB booked to the fund in the month that has just passed, both counties together. */
function bookedTo({ m, policy }: Driven): number {
  const into = new Float64Array(levers.length * payers.length);
  book(m, policy.entries, into);
  return into.reduce((sum, fen, k) => sum + (k % payers.length === INSURANCE ? 0.01 * fen : 0), 0);
}
const total = (table: Float64Array): number => table.reduce((sum, x) => sum + x, 0);

describe("the reserve", () => {
  test("starts at so many months of a usual year's spending and grows by income less spending", () => {
    const run = driven(plain(30, { region, burnIn: 12 }));
    const { m } = run;
    const { counties } = m.world;
    passMonth(run);
    const usual = counties.spending[1]! / illnessOfYear({ ...m, month: 0 }, 1);
    expect(counties.fundIncome[1]).toBeCloseTo(usual * (1 + m.params.fundMargin), 6);
    expect(counties.fund[1]).toBeCloseTo(
      usual * (m.params.fundReserve + 1 + m.params.fundMargin) - counties.spending[1]!,
      4,
    );
    while (m.month < 30) {
      const before = counties.fund[1]!;
      const income = counties.fundIncome[1]!;
      const frozen = m.month >= m.start;
      passMonth(run);
      if (frozen) expect(counties.fundIncome[1]).toBe(income);
      expect(counties.fund[1]).toBeCloseTo(before + counties.fundIncome[1]! - counties.spending[1]!, 4);
    }
  });

  test("loses each month what was booked to it the month before", () => {
    const run = driven(plain(30, { region, levers: generous }));
    const { counties } = run.m.world;
    let booked = 0;
    let most = 0;
    for (let k = 0; k < 30; k++) {
      const before = total(counties.fund);
      passMonth(run);
      if (k > 0) {
        const expected = before - booked + total(counties.fundIncome) - total(counties.spending);
        expect(total(counties.fund)).toBeCloseTo(expected, 3);
      }
      booked = bookedTo(run);
      most = Math.max(most, booked);
    }
    expect(most).toBeGreaterThan(1000);
  });
});

describe("a fund that has run dry", () => {
  const parameters = { ...typical.parameters, fundReserve: 0, fundMargin: -0.05, illnessSpread: 0 };

  test("pays neither uplift nor coefficient nor surplus", () => {
    const run = driven(plain(30, { region, levers: [...generous, inForce("capitation")], parameters }));
    const { pools, counties } = run.m.world;
    for (let k = 0; k < 30; k++) {
      passMonth(run);
      expect([...pools.fen, ...pools.keptFen].every((fen) => fen === 0)).toBe(true);
      expect(Math.max(...counties.poolFenPerHead)).toBeLessThanOrEqual(0);
      expect(Math.max(...counties.fund)).toBeLessThanOrEqual(0);
    }
  });

  test("pays what there is where there is a little", () => {
    const run = driven(plain(4, { region, levers: generous, parameters: { ...parameters, fundReserve: 0.25 } }));
    for (let k = 0; k < 3; k++) passMonth(run);
    const { m } = run;
    const { facilities: f, pools, counties } = m.world;
    const { county, count } = m.terms.places;
    const due = new Float64Array(2);
    for (let place = 0; place < count; place++)
      for (const pool of [UPLIFT, REMOTE]) due[county[place]!]! += pools.due[place * PLACE_POOLS + pool]!;
    passMonth(run, (step) => {
      if (step !== "finance") return;
      const promised = new Float64Array(2);
      const perHead = (place: number): number =>
        pools.fen[place * PLACE_POOLS + UPLIFT]! + pools.fen[place * PLACE_POOLS + REMOTE]!;
      for (let j = 0; j < f.type.length; j++)
        if (f.type[j] !== TERTIARY) promised[f.county[j]!]! += 0.03 * f.headcount[j]! * perHead(f.placeClass[j]!);
      for (let place = 0; place < count; place++)
        for (const pool of [UPLIFT, REMOTE])
          promised[county[place]!]! += 0.03 * pools.keptFen[place * PLACE_POOLS + pool]!;
      for (const k of [0, 1]) {
        // Two of three months had been earned before this one; all of the reserve is promised, and nothing beyond it.
        expect(counties.fund[k]).toBeGreaterThan(0);
        expect(counties.fund[k]).toBeLessThan(1.4 * due[k]!);
        expect(Math.abs(promised[k]! - counties.fund[k]!)).toBeLessThan(1);
      }
    });
  });
});

test("two settings of one lever pay once", () => {
  const twice = driven(
    plain(8, { region, levers: [...generous, ...generous, inForce("capitation"), inForce("capitation")] }),
  );
  // A month in which booked and paid differ would have thrown.
  for (let k = 0; k < 8; k++) passMonth(twice);
  expect(bookedTo(twice)).toBeGreaterThan(0);
});
