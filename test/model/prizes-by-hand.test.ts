// Chances and winners of prizes in two counties of a few doctors.
import { expect, test } from "vitest";
import { seat } from "../../src/model/employ.ts";
import { ESTABLISHED, TOWNSHIP } from "../../src/model/kinds.ts";
import { awardPrizes, prizeChance, prizeMoney, prizes } from "../../src/model/prizes.ts";
import { purpose } from "../../src/model/purposes.ts";
import { byHand, cellAt, DOCTORS, FAR_TOWNSHIP, move } from "./by-hand.ts";

/** Index of the centre of county 1. */
const FAR = 5;

function counties(given: readonly [number, number]) {
  const m = byHand();
  const { doctors: d, clock, cells } = m.world;
  clock[1] = DOCTORS;
  // Five in the centre of county 0, one of them of a title that wins nothing; two in county 1; one without a post.
  [TOWNSHIP, TOWNSHIP, TOWNSHIP, TOWNSHIP, TOWNSHIP, FAR, FAR].forEach((place, i) => {
    d.title[i] = i === 4 ? 1 : 2;
    seat(m.world, i, place, ESTABLISHED);
  });
  cells.settled.set(cells.headcount);
  move(m, prizes, 0, given[0]);
  move(m, prizes, 1, given[1]);
  move(m, prizeMoney, cellAt(TOWNSHIP), 100);
  move(m, prizeMoney, cellAt(FAR_TOWNSHIP), 200);
  return m;
}

test("a chance is prizes over those who may win, whole prizes and at most one each", () => {
  expect([...prizeChance(counties([1.9, 1]))!]).toEqual([1 / 4, 1 / 2]);
  expect([...prizeChance(counties([9, 0]))!]).toEqual([1, 0]);
  expect(prizeChance(counties([0, 0]))).toBe(null);
  const m = counties([1, 1]);
  move(m, prizeMoney, cellAt(FAR_TOWNSHIP), 0);
  expect([...prizeChance(m)!]).toEqual([1 / 4, 0]);
});

test("winners are drawn by lot in each county among those who may win", () => {
  const m = counties([2.9, 1]);
  const race = m.draw.race(purpose.prize, m.month, 0);
  awardPrizes(m);
  expect(m.tally.paidFor.prize).toEqual([cellAt(TOWNSHIP), cellAt(TOWNSHIP), cellAt(FAR_TOWNSHIP)]);
  // Which two is seen where each has a cell of their own.
  const apart = counties([2, 0]);
  for (const i of [0, 1, 2, 3]) {
    apart.world.doctors.ownCell[i] = cellAt(0, i, 0);
    move(apart, prizeMoney, cellAt(TOWNSHIP, i, 0), 100);
  }
  awardPrizes(apart);
  const order = [0, 1, 2, 3].sort((a, b) => race.bits(100 + a) - race.bits(100 + b));
  expect(apart.tally.paidFor.prize).toEqual(order.slice(0, 2).map((i) => cellAt(TOWNSHIP, i, 0)));
  const none = counties([0, 0]);
  awardPrizes(none);
  expect(none.tally.paidFor.prize).toEqual([]);
});
