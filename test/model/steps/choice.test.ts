// The choice step: who may be taken where, what a move changes, and the right of return.

import { describe, expect, test } from "vitest";
import { leavePost, ledgerAt, takePost } from "../../../src/model/employ.ts";
import {
  CONTRACT,
  COUNTY,
  COUNTY_MANAGED,
  destinations,
  ESTABLISHED,
  LEDGER_KINDS,
  TERTIARY,
  TOWNSHIP,
  VILLAGE,
} from "../../../src/model/kinds.ts";
import { deciding } from "../../../src/model/look.ts";
import { openWindow } from "../../../src/model/obligation.ts";
import { countyManagedTerm } from "../../../src/model/posts.ts";
import { purpose } from "../../../src/model/purposes.ts";
import type { Month } from "../../../src/model/step.ts";
import choice, { capacityOf, hire, scoreOf } from "../../../src/model/steps/choice.ts";
import { refreshTables } from "../../../src/model/steps/finance.ts";
import { titlePortable } from "../../../src/model/titles.ts";
import { EVALUATE, NEVER, NO_DOCTOR } from "../../../src/model/world.ts";
import { factors } from "../../../src/model/worth.ts";
import {
  driven,
  employed,
  indifferent,
  noConstants,
  noDispatch,
  noEntry,
  plain,
  smallRegion,
} from "../../verify/run.ts";

const region = smallRegion();

/** The small county in February: no plan is made, and nobody looks whom the test does not name. */
function county(parameters: Readonly<Record<string, number>> = {}): Month {
  const { m } = driven(
    plain(1, {
      region,
      terms: noDispatch,
      betas: indifferent,
      parameters: { ...noEntry, ...noConstants, inertia: 0, tertiaryOpenings: 0, ...parameters },
    }),
  );
  refreshTables(m);
  m.month = 1;
  m.world.ledger.open.fill(0);
  m.world.ledger.frozen.fill(0);
  m.world.ledger.vacated.fill(0);
  return m;
}
const staffOf = (m: Month, type: number): number[] =>
  employed(m).filter((i) => m.world.facilities.type[m.world.doctors.facility[i]!] === type);
const look = (m: Month, rows: readonly number[]): void => {
  m.lookers.rows.set(rows);
  m.lookers.count = rows.length;
};

test("a cell takes as many as are open, the prefecture's hospital no more than the county may send", () => {
  const m = county();
  const { ledger, facilities, counties } = m.world;
  const [hospital, centre] = [facilities.type.indexOf(TERTIARY), facilities.type.indexOf(TOWNSHIP)];
  ledger.open[ledgerAt(hospital, CONTRACT)] = 5;
  ledger.open[ledgerAt(centre, CONTRACT)] = 5;
  counties.tertiaryOpenings[0] = 2.9;
  expect([capacityOf(m, ledgerAt(hospital, CONTRACT)), capacityOf(m, ledgerAt(centre, CONTRACT))]).toEqual([2, 5]);
  counties.tertiaryOpenings[0] = 9;
  expect(capacityOf(m, ledgerAt(hospital, CONTRACT))).toBe(5);
  expect(LEDGER_KINDS).toBe(4);
});

test("an applicant counts by schooling, title and youth, and a senior title as far as it is portable", () => {
  const m = county({ acceptTitle: 0.5, acceptAge: 0.1 });
  const d = m.world.doctors;
  const [i] = staffOf(m, TOWNSHIP) as [number];
  const luck = m.draw.uniform(purpose.acceptance, m.month, d.id[i]!);
  d.born[i] = m.month - 400;
  d.education[i] = 3;
  m.terms.toMove(titlePortable)[0] = 0.25;
  const score = (title: number): number => {
    d.title[i] = title;
    return scoreOf(m, i, d.facility[i]!) - 3 + 0.1 * (400 / 12) - luck;
  };
  [0, 0.5, 1, 0.5 * 2.25, 0.5 * 2.5].forEach((worth, title) => {
    expect(score(title)).toBeCloseTo(worth, 9);
  });
});

describe("hiring", () => {
  test("into a county-managed post begins a term, into the prefecture's hospital uses up an opening", () => {
    const m = county();
    const { doctors: d, facilities: f, ledger, counties } = m.world;
    const [hospital, centre] = [f.type.indexOf(TERTIARY), f.type.indexOf(TOWNSHIP)];
    const [i, j] = staffOf(m, TOWNSHIP) as [number, number];
    counties.tertiaryOpenings[0] = 3;
    ledger.open[ledgerAt(centre, COUNTY_MANAGED)] = 1;
    ledger.open[ledgerAt(hospital, ESTABLISHED)] = 1;
    m.terms.toMove(countyManagedTerm).fill(24.4);
    leavePost(m, i);
    hire(m, i, centre, COUNTY_MANAGED);
    expect([d.termEnd[i], counties.tertiaryOpenings[0]]).toEqual([m.month + 24, 3]);
    expect(d.nextEvent[i]).toBeLessThanOrEqual(m.month + 24);
    leavePost(m, j);
    hire(m, j, hospital, ESTABLISHED);
    expect([d.termEnd[j], counties.tertiaryOpenings[0]]).toEqual([NEVER, 2]);
  });
});

test("openings at the prefecture's hospital build up month by month to a year's", () => {
  const m = county({ tertiaryOpenings: 6 });
  const { counties } = m.world;
  counties.tertiaryOpenings[0] = 0;
  const yearly = 6 * m.geography.sharing[0]!;
  look(m, []);
  for (let n = 1; n <= 14; n++) {
    choice.run(m);
    expect(counties.tertiaryOpenings[0]).toBeCloseTo(Math.min(yearly, (n * yearly) / 12), 9);
  }
});

describe("whoever looks", () => {
  /** All the centres' staff look, and nothing is worth as much as a post of the hospital, which has room for all. */
  const upward = (change: (m: Month, rows: readonly number[]) => void) => {
    const m = county({
      constantUp: 50,
      constantSameTier: -50,
      constantLateral: -50,
      constantPrivate: -50,
      constantOther: -50,
      upAge: 45,
    });
    const rows = staffOf(m, TOWNSHIP);
    const hospital = m.world.facilities.type.indexOf(COUNTY);
    m.world.ledger.open[ledgerAt(hospital, ESTABLISHED)] = 500;
    for (const i of rows) {
      m.world.doctors.born[i] = m.month - 400;
      m.world.doctors.education[i] = 3;
      m.world.doctors.since[i] = -30;
    }
    change(m, rows);
    look(m, rows);
    const before = Int32Array.from(m.world.doctors.facility);
    choice.run(m);
    return { m, rows, before, gone: (i: number) => m.world.doctors.facility[i] === hospital, hospital };
  };

  test("may move up when young enough and with a degree, or a college and a title", () => {
    const cases = [
      [3, 2, 45 * 12 - 1, true],
      [3, 2, 45 * 12, false],
      [2, 0, 400, true],
      [1, 2, 400, true],
      [1, 1, 400, false],
      [0, 4, 400, false],
    ] as const;
    const { rows, gone } = upward((m, all) =>
      cases.forEach(([education, title, age], k) => {
        m.world.doctors.education[all[k]!] = education;
        m.world.doctors.title[all[k]!] = title;
        m.world.doctors.born[all[k]!] = m.month - age;
      }),
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.map(gone)).toEqual(rows.map((_, k) => cases[k]?.[3] ?? true));
  });

  test("and goes is counted where they left, and their post is vacated until the month is over", () => {
    const { m, rows, before, hospital } = upward((each, all) => {
      openWindow(each.world, all[0]!, 9);
      each.world.doctors.since[all[1]!] = each.month;
    });
    const { facilities: f, doctors: d, ledger } = m.world;
    // Who has had this month's choice already stays.
    expect(d.facility[rows[1]!]).toBe(before[rows[1]!]);
    const movers = rows.filter((_, k) => k !== 1);
    const { moves } = m.tally;
    expect([...moves.id].sort()).toEqual(movers.map((i) => d.id[i]!).sort());
    for (let k = 0; k < moves.count; k++)
      expect([moves.target[k], moves.destination[k], moves.kind[k]]).toEqual([hospital, COUNTY, 0]);
    const left = movers.filter((i) => before[i] === before[rows[0]!]).length;
    expect(f.separations[before[rows[0]!]!]).toBe(left);
    expect(m.tally.leftAfterBond).toEqual([9]);
    expect([d.bondEnd[rows[0]!], deciding(m, rows[0]!)]).toEqual([NEVER, false]);
    expect(m.tally.leavers[TOWNSHIP]).toBe(movers.length);
    expect(ledger.open[ledgerAt(hospital, ESTABLISHED)]).toBe(500 - movers.length);
    expect([...ledger.vacated].reduce((sum, n) => sum + n, 0)).toBe(movers.length);
  });

  test("in a village may move up with a college or a licence", () => {
    const low = { constantSameTier: -50, constantLateral: -50, constantPrivate: -50, constantOther: -50 };
    const m = county({ constantUp: 50, constantUpTwo: -50, upAge: 45, ...low });
    const { doctors: d, facilities: f, ledger } = m.world;
    const rows = staffOf(m, VILLAGE).slice(0, 6);
    f.type.forEach((type, j) => {
      if (type === TOWNSHIP) for (const kind of [ESTABLISHED, CONTRACT]) ledger.open[ledgerAt(j, kind)] = 50;
    });
    const cases = [
      [0, 0, 400, false],
      [0, 1, 400, true],
      [1, 0, 400, true],
      [2, 2, 400, true],
      [2, 2, 45 * 12, false],
      [0, 0, 300, false],
    ] as const;
    expect(rows.length).toBe(6);
    cases.forEach(([education, title, age], k) => {
      d.education[rows[k]!] = education;
      d.title[rows[k]!] = title;
      d.born[rows[k]!] = m.month - age;
      d.since[rows[k]!] = -30;
    });
    look(m, rows);
    choice.run(m);
    expect(rows.map((i) => f.type[d.facility[i]!] === TOWNSHIP)).toEqual(cases.map(([, , , goes]) => goes));
  });

  describe("with county-managed posts alone open in centres", () => {
    const low = {
      constantUp: -90,
      constantUpTwo: -90,
      constantSameTier: -90,
      constantPrivate: -90,
      constantOther: -90,
    };
    const pooledPosts = (
      lateral: number,
      own: boolean,
      change: (m: Month, rows: readonly number[]) => void = () => {},
    ) => {
      const usual = county({ ...low, constantLateral: lateral, returnHonoured: 1 });
      // There is nowhere else to go.
      const outsideClass = usual.geography.outsideClass.map(() => -1);
      const m: Month = { ...usual, geography: { ...usual.geography, outsideClass } };
      const { doctors: d, facilities: f, ledger } = m.world;
      const first = f.type.indexOf(TOWNSHIP);
      const rows = staffOf(m, TOWNSHIP)
        .filter((i) => d.facility[i] === first)
        .slice(0, 4);
      f.type.forEach((type, j) => {
        if (type === TOWNSHIP && (j === first) === own) ledger.open[ledgerAt(j, COUNTY_MANAGED)] = 50;
      });
      for (const i of rows) {
        d.born[i] = m.month - 400;
        d.education[i] = 3;
        d.since[i] = -30;
      }
      change(m, rows);
      look(m, rows);
      choice.run(m);
      return {
        m,
        d,
        first,
        pooled: rows.map((i) => d.post[i] === COUNTY_MANAGED),
        moved: rows.map((i) => d.facility[i] !== first),
      };
    };

    test("others' posts are offered to those who hold none yet", () => {
      const { pooled, moved } = pooledPosts(90, false);
      expect([pooled, moved]).toEqual([
        [true, true, true, true],
        [true, true, true, true],
      ]);
      const held = pooledPosts(90, false, (m, rows) => {
        m.world.doctors.post[rows[1]!] = COUNTY_MANAGED;
      });
      expect(held.moved).toEqual([true, false, true, true]);
    });

    test("one in the own centre is a change of post and no departure", () => {
      const { m, d, first, pooled, moved } = pooledPosts(90, true, (each, rows) => {
        openWindow(each.world, rows[0]!, 9);
      });
      expect([pooled, moved]).toEqual([
        [true, true, true, true],
        [false, false, false, false],
      ]);
      expect([m.tally.moves.count, m.world.facilities.separations[first], m.tally.leavers[TOWNSHIP]]).toEqual([
        0, 0, 0,
      ]);
      expect(m.tally.leftAfterBond).toEqual([]);
      expect([...d.bondEnd].filter((end) => end === 9).length).toBe(1);
    });

    test("the right of return to a better hospital is in what they are worth", () => {
      const goes = (tier: number): boolean[] =>
        pooledPosts(-30, false, (m) => {
          m.betas[factors.findIndex(({ id }) => id === "tier")] = tier;
        }).moved;
      expect(goes(0)).toEqual([false, false, false, false]);
      expect(goes(500)).toEqual([true, true, true, true]);
    });
  });

  test("for one post among many is refused it but for one, which tires", () => {
    const m = county({
      constantUp: 50,
      constantSameTier: -50,
      constantLateral: -50,
      constantPrivate: -50,
      constantOther: -50,
      refusalBurnout: 0.125,
    });
    const rows = staffOf(m, TOWNSHIP).slice(0, 8);
    const { doctors: d, facilities: f, ledger } = m.world;
    ledger.open[ledgerAt(f.type.indexOf(COUNTY), ESTABLISHED)] = 1;
    for (const [k, i] of rows.entries()) {
      d.born[i] = m.month - 400;
      d.education[i] = 3;
      d.since[i] = -30;
      d.burnout[i] = k === 0 ? 0.95 : 0.25;
      d.lookBound[i] = 5;
    }
    look(m, rows);
    const best = rows.map((i) => scoreOf(m, i, f.type.indexOf(COUNTY)));
    const winner = rows[best.indexOf(Math.max(...best))]!;
    choice.run(m);
    for (const i of rows) {
      if (i === winner) {
        expect(f.type[d.facility[i]!]).toBe(COUNTY);
        continue;
      }
      expect(f.type[d.facility[i]!]).toBe(TOWNSHIP);
      expect(d.burnout[i]).toBe(i === rows[0] ? 1 : 0.375);
      expect(d.lookBound[i]).toBe(EVALUATE);
    }
  });

  test("and finds a way out better leaves the county for it", () => {
    for (const [name, destination] of [
      ["constantLateral", "same-tier"],
      ["constantPrivate", "private"],
      ["constantOther", "other"],
    ] as const) {
      const low = { constantLateral: -50, constantSameTier: -50, constantPrivate: -50, constantOther: -50 };
      const m = county({ ...low, [name]: 50 });
      const rows = staffOf(m, TOWNSHIP).slice(0, 5);
      const ids = rows.map((i) => m.world.doctors.id[i]!);
      for (const i of rows) m.world.doctors.since[i] = -30;
      look(m, rows);
      choice.run(m);
      expect([...m.tally.moves.id].sort()).toEqual([...ids].sort());
      expect(m.tally.moves.destination).toEqual(rows.map(() => destinations.indexOf(destination)));
      expect(m.tally.moves.target).toEqual(rows.map(() => -1));
      for (const i of rows) expect(m.world.doctors.id[i]).toBe(NO_DOCTOR);
    }
  });
});

describe("when a county-managed term ends", () => {
  /** A doctor in a county-managed post; the hospital is worth more than the centre, or less, by far. */
  const ended = (honoured: number, hospitalIsBetter: boolean, open: number) => {
    const { m } = driven(
      plain(1, {
        region,
        terms: noDispatch,
        betas: { ...indifferent, tier: hospitalIsBetter ? 500 : -500 },
        parameters: { ...noEntry, ...noConstants, returnHonoured: honoured, tertiaryOpenings: 0 },
      }),
    );
    refreshTables(m);
    m.month = 1;
    const { doctors: d, facilities: f, ledger } = m.world;
    const [i] = staffOf(m, TOWNSHIP) as [number];
    const own = d.facility[i]!;
    const hospital = f.type.indexOf(COUNTY);
    ledger.open[ledgerAt(own, COUNTY_MANAGED)] = 1;
    ledger.authorised[ledgerAt(own, COUNTY_MANAGED)] = 1;
    leavePost(m, i);
    takePost(m, i, own, COUNTY_MANAGED);
    ledger.open.fill(0);
    ledger.vacated.fill(0);
    ledger.open[ledgerAt(hospital, ESTABLISHED)] = open;
    const before = Int32Array.from(ledger.authorised);
    m.terms.toMove(countyManagedTerm).fill(30);
    m.tally.moves.count = 0;
    m.termsEnded.push(i);
    look(m, []);
    d.since[i] = -35;
    d.trainedEnd[i] = 30;
    d.lookBound[i] = 5;
    choice.run(m);
    const more = (facility: number, kind: number): number =>
      ledger.authorised[ledgerAt(facility, kind)]! - before[ledgerAt(facility, kind)]!;
    return { m, d, i, own, hospital, more };
  };

  test("the right of return leads to an open post of the hospital", () => {
    const { m, d, i, own, hospital, more } = ended(1, true, 2);
    expect([d.facility[i], d.post[i], d.since[i], d.termEnd[i]]).toEqual([hospital, ESTABLISHED, m.month, NEVER]);
    expect(m.world.ledger.open[ledgerAt(hospital, ESTABLISHED)]).toBe(1);
    expect(d.trainedEnd[i]).toBe(NEVER);
    expect([more(own, COUNTY_MANAGED), more(hospital, ESTABLISHED)]).toEqual([0, 0]);
    const { moves } = m.tally;
    expect([moves.origin[0], moves.target[0], moves.destination[0], moves.post[0]]).toEqual([
      own,
      hospital,
      COUNTY,
      COUNTY_MANAGED,
    ]);
  });

  test("or brings the post along where none is open", () => {
    const { m, d, i, own, hospital, more } = ended(1, true, 0);
    expect([d.facility[i], d.post[i], d.since[i], d.termEnd[i]]).toEqual([hospital, ESTABLISHED, m.month, NEVER]);
    expect([more(own, COUNTY_MANAGED), more(hospital, ESTABLISHED)]).toEqual([-1, 1]);
    expect(m.world.ledger.vacated[ledgerAt(own, COUNTY_MANAGED)]).toBe(0);
    expect([d.lookBound[i], d.nextEvent[i]! > m.month]).toEqual([EVALUATE, true]);
    // What training raised was left with the old post.
    expect(d.trainedEnd[i]).toBe(NEVER);
  });

  test("another term begins where it is not honoured, or not wanted", () => {
    for (const [honoured, better] of [
      [0, true],
      [1, false],
    ] as const) {
      const { m, d, i, own } = ended(honoured, better, 2);
      expect([d.facility[i], d.post[i], d.termEnd[i]]).toEqual([own, COUNTY_MANAGED, m.month + 30]);
      expect(d.lookBound[i]).toBe(EVALUATE);
      expect(m.tally.moves.count).toBe(0);
    }
  });
});
