// Years of service that are missing before the next title, by the rules of docs/model.md.
import { describe, expect, test } from "vitest";
import { isSenior, yearsToNextTitle } from "../../src/model/titles.ts";
import { flag } from "../../src/model/world.ts";
import { byHand } from "./by-hand.ts";

const NOW = 600;
const parameters = {
  yearsToResident: 1,
  yearsToAttending: 5,
  yearsToAssociate: 6,
  yearsToChief: 7,
  yearsWithoutBachelor: 2,
};
const [SECONDARY, COLLEGE, BACHELOR] = [0, 1, 2];

interface Career {
  readonly education?: number;
  readonly years?: number;
  readonly dispatched?: number;
  readonly flags?: number;
  readonly credit?: number;
}
const missing = (
  title: number,
  { education = BACHELOR, years = 0, dispatched = 0, flags = 0, credit = 0 }: Career = {},
) => {
  const m = byHand(parameters, NOW);
  const { doctors: d } = m.world;
  d.title[0] = title;
  d.education[0] = education;
  d.promoted[0] = NOW - 12 * years;
  d.dispatched[0] = dispatched;
  d.flags[0] = flags;
  return yearsToNextTitle(m.world, 0, NOW, m.params, credit);
};

describe("years that are missing", () => {
  test("are those of the title less those served in rank, never less than none", () => {
    expect([0, 1, 2, 3].map((title) => missing(title))).toEqual([1, 5, 6, 7]);
    expect([0, 1, 2, 3].map((title) => missing(title, { years: 2 }))).toEqual([0, 3, 4, 5]);
    expect(missing(2, { years: 5.5 })).toBeCloseTo(0.5, 12);
    expect(missing(2, { years: 30 })).toBe(0);
  });

  test("are more without a bachelor's degree", () => {
    expect([0, 1].map((title) => missing(title, { education: SECONDARY }))).toEqual([3, 7]);
    expect([0, 1, 2].map((title) => missing(title, { education: COLLEGE }))).toEqual([3, 7, 8]);
  });

  test("are fewer with credit for half a year of dispatch", () => {
    expect(missing(2, { years: 1, dispatched: 6, credit: 12 })).toBeCloseTo(4, 12);
    expect(missing(2, { years: 1, dispatched: 5, credit: 12 })).toBeCloseTo(5, 12);
  });

  test("are none for whoever has passed", () => {
    expect(missing(2, { flags: flag.passed })).toBe(0);
    expect(missing(2, { flags: 0xffff ^ flag.passed })).toBe(6);
  });
});

test("there is nothing to wait for where schooling or rank allows no further title", () => {
  expect(missing(4)).toBe(-1);
  expect(missing(4, { flags: flag.passed })).toBe(-1);
  expect([missing(3, { education: COLLEGE }), missing(3, { education: BACHELOR })]).toEqual([-1, 7]);
  expect([missing(2, { education: SECONDARY }), missing(1, { education: SECONDARY })]).toEqual([-1, 7]);
});

test("associate chiefs and chiefs are senior", () => {
  expect([0, 1, 2, 3, 4].map(isSenior)).toEqual([false, false, false, true, true]);
});
