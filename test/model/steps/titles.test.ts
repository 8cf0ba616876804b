// December's titles in one centre: who is evaluated, who is appointed first, and what an appointment changes.
import { describe, expect, test } from "vitest";
import { seat } from "../../../src/model/employ.ts";
import { ESTABLISHED, TITLES, TOWNSHIP } from "../../../src/model/kinds.ts";
import { purpose } from "../../../src/model/purposes.ts";
import titles from "../../../src/model/steps/titles.ts";
import { appointOnPass, dispatchCredit, extraSeniorPosts } from "../../../src/model/titles.ts";
import { EVALUATE, flag } from "../../../src/model/world.ts";
import { byHand, cellAt, DOCTORS, move } from "../by-hand.ts";

const DECEMBER = 599;
const [RESIDENT, ATTENDING, ASSOCIATE, CHIEF] = [1, 2, 3, 4];
const always = {
  passResident: 1,
  passAttending: 1,
  yearsToResident: 1,
  yearsToAttending: 5,
  yearsToAssociate: 5,
  yearsToChief: 5,
};

/** Doctors of these titles in the centre, all with a bachelor's degree and ten years in rank, senior titles filling posts. */
function centre(held: readonly number[], parameters: Readonly<Record<string, number>> = {}, month = DECEMBER) {
  const m = byHand({ ...always, titleMemory: 0.5, ...parameters }, month);
  const { doctors: d } = m.world;
  m.world.clock[1] = DOCTORS;
  held.forEach((title, i) => {
    d.title[i] = title;
    d.promoted[i] = month - 120;
    d.dispatched[i] = 3;
    d.lookBound[i] = 7;
    seat(m.world, i, TOWNSHIP, ESTABLISHED);
  });
  const scratch = { ...m.scratch, tablesVersion: -1, worthVersion: 0 };
  return { ...m, scratch } as unknown as typeof m;
}
const held = (m: ReturnType<typeof centre>, n: number): number[] => [...m.world.doctors.title.subarray(0, n)];
const careers = (m: ReturnType<typeof centre>, title: number): number[] => {
  const at = TOWNSHIP * TITLES + title;
  return [m.world.careers.evaluated[at]!, m.world.careers.succeeded[at]!];
};
const passed = (m: ReturnType<typeof centre>, i: number): boolean => (m.world.doctors.flags[i]! & flag.passed) !== 0;

describe("lower titles", () => {
  test("go to whoever has the years and passes, one a year, in December", () => {
    const m = centre([0, RESIDENT, RESIDENT]);
    m.world.doctors.promoted[2] = DECEMBER - 59;
    const d = m.world.doctors;
    titles.run(m);
    expect(held(m, 3)).toEqual([RESIDENT, ATTENDING, RESIDENT]);
    expect([d.promoted[0], d.dispatched[0], d.lookBound[0]]).toEqual([DECEMBER, 0, EVALUATE]);
    expect([d.promoted[2], d.dispatched[2], d.lookBound[2]]).toEqual([DECEMBER - 59, 3, 7]);
    expect([
      m.world.cells.headcount[cellAt(TOWNSHIP, ESTABLISHED, 0)],
      m.world.cells.headcount[cellAt(TOWNSHIP)],
    ]).toEqual([0, 1]);
    expect([careers(m, RESIDENT), careers(m, ATTENDING)]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    const july = centre([RESIDENT], {}, DECEMBER - 5);
    titles.run(july);
    expect(held(july, 1)).toEqual([RESIDENT]);
  });

  test("are passed by luck below the chance", () => {
    const m = centre([RESIDENT, RESIDENT, RESIDENT, RESIDENT, RESIDENT, RESIDENT], { passAttending: 0.5 });
    const d = m.world.doctors;
    const expected = [0, 1, 2, 3, 4, 5].map((i) =>
      m.draw.uniform(purpose.title, DECEMBER, d.id[i]!) < 0.5 ? ATTENDING : RESIDENT,
    );
    titles.run(m);
    expect(held(m, 6)).toEqual(expected);
    expect(careers(m, ATTENDING)).toEqual([6, expected.filter((title) => title === ATTENDING).length]);
    // Who failed has passed nothing.
    expect([0, 1, 2, 3, 4, 5].some((i) => passed(m, i))).toBe(false);
  });

  test("come sooner with credit for having been dispatched", () => {
    const m = centre([RESIDENT, RESIDENT]);
    const d = m.world.doctors;
    d.promoted.set([DECEMBER - 50, DECEMBER - 50]);
    d.dispatched.set([6, 5]);
    move(m, dispatchCredit, 0, 10);
    titles.run(m);
    expect(held(m, 2)).toEqual([ATTENDING, RESIDENT]);
  });
});

test("what is known of results fades from year to year", () => {
  const m = centre([0]);
  const at = TOWNSHIP * TITLES + RESIDENT;
  m.world.careers.evaluated[at] = 8;
  m.world.careers.succeeded[at] = 4;
  titles.run(m);
  expect(careers(m, RESIDENT)).toEqual([5, 3]);
  titles.run(m);
  expect(careers(m, RESIDENT)).toEqual([2.5, 1.5]);
});

describe("senior titles", () => {
  /** Attending doctors who have all passed, in a centre with so many free senior posts. */
  const waiting = (n: number, free: number, change: (m: ReturnType<typeof centre>) => void = () => {}) => {
    const m = centre(Array.from({ length: n }, () => ATTENDING));
    m.world.doctors.flags.fill(flag.passed, 0, n);
    m.world.facilities.seniorPosts[TOWNSHIP] = free;
    change(m);
    titles.run(m);
    return m;
  };
  const appointed = (m: ReturnType<typeof centre>, n: number): number[] =>
    held(m, n).flatMap((title, i) => (title === ASSOCIATE ? [i] : []));

  test("go to those longest in rank while senior posts last; the others wait as passed", () => {
    const m = waiting(4, 2, ({ world }) => world.doctors.promoted.set([300, 100, 200, 400]));
    expect(appointed(m, 4)).toEqual([1, 2]);
    expect([0, 1, 2, 3].map((i) => passed(m, i))).toEqual([true, false, false, true]);
    expect(m.world.facilities.seniorFilled[TOWNSHIP]).toBe(2);
    expect(careers(m, ASSOCIATE)).toEqual([4, 2]);
  });

  test("by lot among those who are equal", () => {
    const m = waiting(5, 2);
    const race = m.draw.race(purpose.titleOrder, DECEMBER, 0);
    const first = [0, 1, 2, 3, 4].sort((a, b) => race.bits(100 + a) - race.bits(100 + b)).slice(0, 2);
    expect(appointed(m, 5)).toEqual(first.sort());
  });

  test("where posts are added for a share of doctors, to as many more", () => {
    expect(
      appointed(
        waiting(5, 0, (m) => move(m, extraSeniorPosts, TOWNSHIP, 0.5)),
        5,
      ).length,
    ).toBe(2);
  });

  test("without a free post as far as appointment follows the pass", () => {
    const m = waiting(8, 0, (each) => move(each, appointOnPass, TOWNSHIP, 0.5));
    const lucky = [0, 1, 2, 3, 4, 5, 6, 7].filter((i) => m.draw.uniform(purpose.appointment, DECEMBER, 100 + i) < 0.5);
    expect(appointed(m, 8)).toEqual(lucky);
  });

  test("of a chief go to an associate chief, who holds a senior post already", () => {
    const m = centre([ASSOCIATE]);
    const d = m.world.doctors;
    d.flags[0] = flag.passed;
    m.world.facilities.seniorPosts[TOWNSHIP] = 1;
    titles.run(m);
    expect([d.title[0], m.world.facilities.seniorFilled[TOWNSHIP], passed(m, 0)]).toEqual([CHIEF, 1, false]);
    // There is no further title.
    d.promoted[0] = 0;
    titles.run(m);
    expect(d.title[0]).toBe(CHIEF);
  });
});

test("tables of pay and chances are made anew", () => {
  const m = centre([0]);
  titles.run(m);
  expect(m.scratch.worthVersion).toBe(1);
  const other = centre([0], {}, DECEMBER - 1);
  titles.run(other);
  expect(other.scratch.worthVersion).toBe(0);
});
