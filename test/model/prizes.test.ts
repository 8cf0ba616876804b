// Prizes of a year: as many as there are, to those who may win one, whatever the order of rows; chances are what they are.
import { expect, test } from "vitest";
import { TOWNSHIP } from "../../src/model/kinds.ts";
import { awardPrizes, prizeChance } from "../../src/model/prizes.ts";
import { refreshTables } from "../../src/model/steps/finance.ts";
import { cellOf, copyRow } from "../../src/model/world.ts";
import { driven, employed, inForce, passMonth, plain, smallRegion } from "../verify/run.ts";

const AUGUST = 7;
const fund = (prizes: number, amount = 12_000) =>
  driven(
    plain(12, {
      region: smallRegion({ counties: 2 }),
      levers: [inForce("prize-fund", { params: { prizes, amount, places: 0, recognised: 0 } })],
    }),
  );
const inTownship = ({ m }: ReturnType<typeof fund>, county: number): number[] =>
  employed(m).filter((i) => {
    const j = m.world.doctors.facility[i]!;
    return m.world.facilities.type[j] === TOWNSHIP && m.world.facilities.county[j] === county;
  });

test("each county gives its prizes in August and in no other month, paid in full", () => {
  const run = fund(5);
  const paid: number[] = [];
  // Whether what is booked is what is paid, passMonth checks.
  for (let month = 0; month < 12; month++) {
    passMonth(run);
    paid.push(run.m.tally.paidFen);
  }
  expect(paid).toEqual(Array.from({ length: 12 }, (_, month) => (month === AUGUST ? 2 * 5 * 1_200_000 : 0)));
});

test("there are no more winners than doctors who may win", () => {
  const run = fund(500);
  run.policy.enact(1);
  awardPrizes(run.m);
  expect(run.m.tally.paidFor.prize.length).toBe(inTownship(run, 0).length + inTownship(run, 1).length);
});

test("everybody counts a prize for its chance, spread over the year", () => {
  const run = fund(5);
  const { m } = run;
  const before = m.pay.slice();
  run.policy.enact(1);
  refreshTables(m);
  for (const county of [0, 1]) {
    const eligible = inTownship(run, county);
    expect(prizeChance(m)?.[county]).toBe(5 / eligible.length);
    for (const i of eligible) {
      const cell = cellOf(m.world, i);
      expect(m.pay[cell]! - before[cell]!).toBeCloseTo((1000 * 5) / eligible.length, 6);
    }
  }
});

test("who wins does not depend on the order of rows", () => {
  const winners = (swapped: boolean): number[] => {
    const run = fund(5);
    const { m } = run;
    run.policy.enact(1);
    const [a = 0] = inTownship(run, 0);
    const b = inTownship(run, 0).at(-1)!;
    if (swapped) {
      copyRow(m.world, a, m.world.layout.doctors);
      copyRow(m.world, b, a);
      copyRow(m.world, m.world.layout.doctors, b);
    }
    awardPrizes(m);
    return [...m.tally.paidFor.prize].sort((x, y) => x - y);
  };
  expect(winners(true)).toEqual(winners(false));
  expect(winners(false)).toHaveLength(10);
});
