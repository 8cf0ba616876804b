// Taking and leaving posts: what moves in ledger, head counts and the doctor's own columns, and what does not.
import { describe, expect, test } from "vitest";
import {
  EFFORT_UNITS,
  endAway,
  isAway,
  leavePost,
  ledgerAt,
  placeInCell,
  retirementMonth,
  scheduleNext,
  seat,
  startAway,
  takePost,
} from "../../src/model/employ.ts";
import { CONTRACT, COUNTY, ESTABLISHED, TARGETED, TOWNSHIP, VILLAGE, VILLAGE_POST } from "../../src/model/kinds.ts";
import { cellOf, EVALUATE, flag, NEVER } from "../../src/model/world.ts";
import { byHand, cellAt } from "./by-hand.ts";

const NOW = 600;
const I = 2;

/** A doctor seated in a post of the centre, of whose posts of that kind nine are filled and three open. */
function employedAt(facility: number, post: number, title = 2) {
  const m = byHand({ retirementAge: 60, retirementVillage: 65 }, NOW);
  const { doctors: d, ledger } = m.world;
  d.title[I] = title;
  seat(m.world, I, facility, post);
  ledger.filled.fill(9);
  ledger.open.fill(3);
  return m;
}

describe("retirement", () => {
  test("comes at one age in villages and at another elsewhere", () => {
    const born = NOW - 480;
    expect(retirementMonth(employedAt(TOWNSHIP, ESTABLISHED), I)).toBe(born + 720);
    expect(retirementMonth(employedAt(VILLAGE, VILLAGE_POST), I)).toBe(born + 780);
    // Who has no post, and who is at the first facility.
    const m = byHand({ retirementAge: 60, retirementVillage: 65 }, NOW);
    m.world.facilities.type[0] = VILLAGE;
    expect(retirementMonth(m, I)).toBe(born + 720);
    m.world.doctors.facility[I] = 0;
    expect(retirementMonth(m, I)).toBe(born + 780);
  });
});

describe("the next event", () => {
  type Column = "childBorn" | "elderFrom" | "bondEnd" | "awayEnd" | "termEnd";
  const nextWith = (columns: Partial<Record<Column, number>>, born = NOW - 480): number => {
    const m = employedAt(TOWNSHIP, ESTABLISHED);
    const { doctors: d } = m.world;
    d.born[I] = born;
    for (const [name, value] of Object.entries(columns)) d[name as Column][I] = value;
    scheduleNext(m, I);
    return d.nextEvent[I]!;
  };
  const retirement = NOW + 240;

  test("is retirement when nothing else is due", () => {
    expect(nextWith({})).toBe(retirement);
  });

  test.each(["elderFrom", "bondEnd", "awayEnd", "termEnd"] as const)("is the first of its kind: %s", (name) => {
    expect(nextWith({ [name]: NOW + 7 })).toBe(NOW + 7);
    expect(nextWith({ [name]: NOW + 1 })).toBe(NOW + 1);
    expect(nextWith({ [name]: NOW })).toBe(retirement);
    expect(nextWith({ [name]: retirement + 1 })).toBe(retirement);
  });

  test("is a birth, the third birthday or the eighteenth", () => {
    expect(nextWith({ childBorn: NOW + 5 })).toBe(NOW + 5);
    expect(nextWith({ childBorn: NOW - 10 })).toBe(NOW + 26);
    expect(nextWith({ childBorn: NOW - 40 })).toBe(NOW + 176);
    expect(nextWith({ childBorn: NOW - 300 })).toBe(retirement);
  });

  test("is the thirty-fourth birthday, when one no longer expects a child", () => {
    expect(nextWith({}, NOW - 34 * 12 + 9)).toBe(NOW + 9);
  });

  test("is the soonest of several", () => {
    expect(nextWith({ childBorn: NOW - 10, bondEnd: NOW + 30, awayEnd: NOW + 12 })).toBe(NOW + 12);
  });
});

describe("a cell", () => {
  test("follows place, post and title, and the head count goes with it", () => {
    const m = employedAt(TOWNSHIP, ESTABLISHED);
    const { doctors: d, cells } = m.world;
    const before = cellAt(TOWNSHIP, ESTABLISHED, 2);
    expect(cellOf(m.world, I)).toBe(before);
    expect(cells.headcount[before]).toBe(1);
    d.title[I] = 3;
    placeInCell(m.world, I);
    const after = cellAt(TOWNSHIP, ESTABLISHED, 3);
    expect([cellOf(m.world, I), cells.headcount[before], cells.headcount[after]]).toEqual([after, 0, 1]);
    leavePost(m, I);
    expect(cells.headcount[after]).toBe(0);
    // The first cell counts like any other.
    d.title[I] = 0;
    seat(m.world, I, 0, ESTABLISHED);
    expect([cellOf(m.world, I), cells.headcount[0]]).toEqual([0, 1]);
    placeInCell(m.world, I);
    expect(cells.headcount[0]).toBe(1);
  });
});

describe("leaving a post", () => {
  test("vacates it until the month is over", () => {
    const m = employedAt(TOWNSHIP, TARGETED, 3);
    const { doctors: d, facilities: f, ledger } = m.world;
    d.flags[I] = flag.appointed | flag.converted | flag.stayer;
    expect([f.headcount[TOWNSHIP], f.seniorFilled[TOWNSHIP]]).toEqual([1, 1]);
    leavePost(m, I);
    const at = ledgerAt(TOWNSHIP, ESTABLISHED);
    expect([ledger.filled[at], ledger.vacated[at], ledger.open[at]]).toEqual([8, 1, 3]);
    expect([f.headcount[TOWNSHIP], f.seniorFilled[TOWNSHIP]]).toEqual([0, 0]);
    expect([d.facility[I], m.world.cells.headcount[cellAt(TOWNSHIP, TARGETED, 3)]]).toEqual([-1, 0]);
    expect(d.flags[I]).toBe(flag.stayer | flag.fromPrimary);
  });

  test("of a hospital is not leaving primary care, and who is not senior fills no senior post", () => {
    const m = employedAt(COUNTY, CONTRACT, 2);
    const { doctors: d, facilities: f, ledger } = m.world;
    d.flags[I] = flag.fromPrimary | flag.passed;
    leavePost(m, I);
    expect(d.flags[I]).toBe(flag.passed);
    expect(f.seniorFilled[COUNTY]).toBe(0);
    expect(ledger.vacated[ledgerAt(COUNTY, CONTRACT)]).toBe(1);
  });
});

describe("taking a post", () => {
  const taken = (education: number, flags: number, post = CONTRACT, title = 2) => {
    const m = byHand({ retirementAge: 60 }, NOW);
    const { doctors: d, ledger } = m.world;
    ledger.filled.fill(9);
    ledger.open.fill(3);
    d.education[I] = education;
    d.title[I] = title;
    d.flags[I] = flags;
    d.termEnd[I] = NOW + 20;
    d.trainedEnd[I] = NOW + 20;
    takePost(m, I, TOWNSHIP, post);
    return m;
  };

  test("fills an open one and starts the time in post anew", () => {
    const m = taken(2, flag.training | flag.stayer, TARGETED, 4);
    const { doctors: d, facilities: f, ledger } = m.world;
    const at = ledgerAt(TOWNSHIP, ESTABLISHED);
    expect([ledger.open[at], ledger.filled[at]]).toEqual([2, 10]);
    expect([d.facility[I], d.workplace[I], d.post[I]]).toEqual([TOWNSHIP, TOWNSHIP, TARGETED]);
    expect([d.since[I], d.termEnd[I], d.trainedEnd[I]]).toEqual([NOW, NEVER, NEVER]);
    expect(d.flags[I]).toBe(flag.stayer);
    expect(d.lookBound[I]).toBe(EVALUATE);
    expect(d.nextEvent[I]).toBe(NOW + 240);
    expect([f.headcount[TOWNSHIP], f.seniorFilled[TOWNSHIP]]).toEqual([1, 1]);
    expect(m.world.cells.headcount[cellAt(TOWNSHIP, TARGETED, 4)]).toBe(1);
  });

  test.each([
    ["college", 1, [], []],
    ["bachelor's", 2, [cellAt(TOWNSHIP, CONTRACT)], []],
    ["master's", 3, [cellAt(TOWNSHIP, CONTRACT)], []],
    ["doctor's", 4, [], [cellAt(TOWNSHIP, CONTRACT)]],
  ])("is paid for by degree: %s", (_, education, joining, doctors) => {
    const { tally } = taken(education, 0);
    expect(tally.joined).toEqual([I]);
    expect([tally.paidFor.joining, tally.paidFor["joining-doctor"]]).toEqual([joining, doctors]);
  });

  test("is no recruitment where somebody comes from primary care", () => {
    for (const education of [2, 4]) {
      const { tally } = taken(education, flag.fromPrimary);
      expect([tally.joined, tally.paidFor.joining, tally.paidFor["joining-doctor"]]).toEqual([[], [], []]);
    }
  });
});

describe("working elsewhere for a while", () => {
  test("lends one and gives effort to the host, and coming back undoes it exactly", () => {
    for (const training of [false, true]) {
      const m = employedAt(COUNTY, ESTABLISHED);
      const { doctors: d, facilities: f } = m.world;
      d.flags[I] = training ? flag.training : 0;
      startAway(m, I, TOWNSHIP, 6, 0.4);
      const units = Math.round(0.4 * EFFORT_UNITS);
      expect(isAway(m.world, I)).toBe(true);
      expect([f.lent[COUNTY], f.received[TOWNSHIP], f.visitors[TOWNSHIP]]).toEqual([1, units, training ? 0 : 1]);
      expect([d.workplace[I], d.facility[I], d.effort[I], d.awayEnd[I]]).toEqual([TOWNSHIP, COUNTY, units, NOW + 6]);
      expect(d.nextEvent[I]).toBe(NOW + 6);
      endAway(m, I);
      expect(isAway(m.world, I)).toBe(false);
      expect([f.lent[COUNTY], f.received[TOWNSHIP], f.visitors[TOWNSHIP]]).toEqual([0, 0, 0]);
      expect([d.workplace[I], d.awayEnd[I], d.flags[I]]).toEqual([COUNTY, NEVER, 0]);
    }
  });
});
