// Who enters: how many candidates there are, where targeted graduates go, how the prefecture's hospital is refilled.

import { describe, expect, test } from "vitest";
import { isAway, ledgerAt } from "../../../src/model/employ.ts";
import { generalistPlaces, generalistShare } from "../../../src/model/generalists.ts";
import { ESTABLISHED, TARGETED, TERTIARY, TOWNSHIP } from "../../../src/model/kinds.ts";
import { createNewcomer, type Newcomer, newcomersOf } from "../../../src/model/newcomers.ts";
import { isBound, localOrigin, obligationMonths, targetedCohort } from "../../../src/model/obligation.ts";
import { createCandidate, drawPayWeight, TARGETED_GRADUATE } from "../../../src/model/people.ts";
import { purpose } from "../../../src/model/purposes.ts";
import type { Month } from "../../../src/model/step.ts";
import { scoreOf } from "../../../src/model/steps/choice.ts";
import entry, { CANDIDATES } from "../../../src/model/steps/entry.ts";
import { refreshTables } from "../../../src/model/steps/finance.ts";
import type { Term } from "../../../src/model/terms.ts";
import { specialtyOf } from "../../../src/model/traits.ts";
import { cellOf, flag, NO_DOCTOR } from "../../../src/model/world.ts";
import { driven, employed, noDispatch, noEntry, plain, smallRegion } from "../../verify/run.ts";

const region = smallRegion();
const JULY = 54;

/** The small county, where nobody enters unless the test says so; the hospital of the prefecture is full. */
function county(
  month: number,
  parameters: Readonly<Record<string, number>> = {},
  terms: readonly (readonly [Term, number])[] = [],
): Month {
  const { m } = driven(plain(1, { region, terms: noDispatch, parameters: { ...noEntry, ...parameters } }));
  for (const [term, value] of terms) m.terms.toMove(term).fill(value);
  m.terms.version++;
  refreshTables(m);
  m.month = month;
  const { ledger, facilities } = m.world;
  facilities.type.forEach((type, f) => {
    if (type === TERTIARY) for (let kind = 0; kind < 4; kind++) ledger.open[ledgerAt(f, kind)] = 0;
  });
  return m;
}
const idOf = (m: Month, newcomer: Newcomer): number => {
  const row = m.world.layout.doctors;
  createNewcomer(m, row, newcomer);
  return m.world.doctors.id[row]!;
};
const entrants = (m: Month): number[] => employed(m).filter((i) => m.world.doctors.since[i] === m.month);
/** Whole numbers with a mean, by luck of the stream. */
const drawn = (m: Month, stream: number, expected: number): number =>
  Math.floor(expected) +
  (m.draw.uniform(purpose.entrantTenure, m.month, 0, 900 + stream) < expected - Math.floor(expected) ? 1 : 0);

describe("candidates", () => {
  test("of mid-career come in equal parts all year, graduates in July", () => {
    let all = 0;
    for (let month = JULY - 6; month < JULY + 6; month++) {
      const m = county(month, { midCareer: 40, graduates: 60 });
      const thousand = m.geography.posts[0]! / 1000;
      const expected = drawn(m, 1, (40 * thousand) / 12) + (month === JULY ? drawn(m, 0, 60 * thousand) : 0);
      const newcomers = newcomersOf(m);
      expect(newcomers.length).toBe(expected);
      expect(new Set(newcomers.map((newcomer) => idOf(m, newcomer))).size).toBe(expected);
      all += expected;
    }
    expect(all).toBeGreaterThan(10);
  });

  test("further graduates are all general practitioners, the usual ones as far as they are trained", () => {
    const generalists = (share: number, places: number): [number, number] => {
      const m = county(JULY, { graduates: 150 }, [
        [generalistShare, share],
        [generalistPlaces, places],
      ]);
      const { flags } = m.world.doctors;
      const row = m.world.layout.doctors;
      const newcomers = newcomersOf(m);
      const trained = newcomers.filter((newcomer) => {
        createNewcomer(m, row, newcomer);
        return (flags[row]! & flag.generalist) !== 0;
      });
      for (const newcomer of trained) {
        createNewcomer(m, row, newcomer);
        expect(specialtyOf(flags, row)).toBe(0);
      }
      return [newcomers.length, trained.length];
    };
    const [usual, none] = generalists(0, 0);
    expect(usual).toBeGreaterThan(20);
    expect(none).toBe(0);
    expect(generalists(1, 0)).toEqual([usual, usual]);
    const [all, further] = generalists(0, 75);
    expect(further).toBe(all - usual);
    const m = county(JULY);
    expect(further).toBe(drawn(m, 4, (75 * m.geography.posts[0]!) / 1000));
  });

  test("who are hired become doctors of a post that was open, with a serving doctor's weight of pay", () => {
    const m = county(JULY, { graduates: 150, midCareer: 200, entrantPayWeight: 0.5 });
    const open = Int32Array.from(m.world.ledger.open);
    entry.run(m);
    const d = m.world.doctors;
    const rows = entrants(m);
    expect(rows.length).toBeGreaterThan(5);
    expect(m.tally.moves.count).toBe(rows.length);
    const taken = new Int32Array(open.length);
    for (const i of rows) {
      expect(d.payWeight[i]).toBeCloseTo(drawPayWeight(m.draw, m.params, d.id[i]!), 5);
      expect(isAway(m.world, i)).toBe(false);
      expect(m.world.cells.headcount[cellOf(m.world, i)]).toBeGreaterThan(0);
      taken[ledgerAt(d.facility[i]!, d.post[i]!)]! += 1;
      const k = m.tally.moves.id.indexOf(d.id[i]!);
      expect([m.tally.moves.origin[k], m.tally.moves.target[k], m.tally.moves.post[k]]).toEqual([
        -1,
        d.facility[i],
        d.post[i],
      ]);
      expect(m.tally.moves.destination[k]).toBe(m.world.facilities.type[d.facility[i]!]);
    }
    expect([...taken].map((n, at) => open[at]! - n)).toEqual([...m.world.ledger.open]);
  });

  test("of senior title are appointed where a senior post is free, and wait where none is", () => {
    const titles = (free: number) => {
      const m = county(JULY, {
        midCareer: 2000,
        midCareerAge: 50,
        midCareerSenior: 1,
        midCareerResidentOld: 0,
        graduateSecondary: 0,
        graduateCollege: 0,
      });
      const { facilities: f, doctors: d } = m.world;
      f.seniorPosts.set(f.seniorFilled.map((n) => n + free));
      entry.run(m);
      return entrants(m).map((i) => [d.title[i], (d.flags[i]! & flag.passed) !== 0]);
    };
    const without = titles(0);
    expect(without.length).toBeGreaterThan(3);
    for (const each of without) expect(each).toEqual([2, true]);
    for (const each of titles(999)) expect(each).toEqual([3, false]);
    expect(titles(1).filter(([title]) => title === 3).length).toBeGreaterThan(0);
  });
});

const nowhereElse = { constantLateral: 0, constantSameTier: -90, constantPrivate: -90, constantOther: -90 };

test("however many come at once, all of them are weighed", () => {
  const m = county(JULY, { graduates: 6000, ...nowhereElse });
  const newcomers = newcomersOf(m);
  expect(newcomers.length).toBeGreaterThan(4 * CANDIDATES);
  const { ledger } = m.world;
  ledger.open.fill(0);
  // One post, and everybody wants it: among so many it goes to whoever the facility likes best, who may be anywhere in the list.
  const centre = m.geography.ofType[0]![TOWNSHIP]![0]!;
  ledger.open[ledgerAt(centre, ESTABLISHED)] = 1;
  const row = m.world.layout.doctors;
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const newcomer of newcomers) {
    createNewcomer(m, row, newcomer);
    const score = scoreOf(m, row, centre);
    if (score <= bestScore) continue;
    bestScore = score;
    best = m.world.doctors.id[row]!;
  }
  entry.run(m);
  expect(m.tally.moves.id).toEqual([best]);
});

describe("parents of children at school", () => {
  /** Forty-year-olds with a first child of ten or more, and posts open in centres or in the hospital alone. */
  const parents = (inCentres: boolean, change: Readonly<Record<string, number>> = {}) => {
    const m = county(JULY, {
      midCareer: 2000,
      midCareerAge: 40,
      midCareerAgeSpan: 1,
      birthWait: 12,
      birthAge: 50,
      graduateSecondary: 0,
      ...change,
    });
    const { facilities: f, ledger } = m.world;
    ledger.open.fill(0);
    for (let j = 0; j < f.type.length; j++)
      if (inCentres ? f.type[j] === TOWNSHIP : f.type[j] === 1) ledger.open[ledgerAt(j, ESTABLISHED)] = 50;
    entry.run(m);
    return { ...m.tally.parents, candidates: newcomersOf(m).length };
  };

  test("are counted when a centre's post was offered, and whether they like it best", () => {
    const { asked, choosing, candidates: n } = parents(true);
    expect(n).toBeGreaterThan(15);
    // Nearly everybody's first child is at school by then; everybody may work in a centre.
    expect(asked).toBeGreaterThan(0.8 * n);
    expect(asked).toBeLessThanOrEqual(n);
    expect(choosing).toBeLessThan(asked);
    expect(parents(false).asked).toBe(0);
    expect(parents(true, { birthWait: 0.1, birthAge: 20 }).asked).toBe(0);
    const only = parents(true, nowhereElse);
    expect(only.choosing).toBe(only.asked);
  });
});

describe("targeted graduates", () => {
  const cohort = 40;
  const run = (posts: (m: Month) => void, months = 72): Month => {
    const m = county(JULY, {}, [
      [targetedCohort, cohort],
      [obligationMonths, months],
    ]);
    posts(m);
    entry.run(m);
    return m;
  };
  const vacancies = (open: readonly number[], frozen: readonly number[]) => (m: Month) =>
    m.geography.ofType[0]![TOWNSHIP]!.forEach((host, k) => {
      m.world.ledger.open[ledgerAt(host, ESTABLISHED)] = open[k]!;
      m.world.ledger.frozen[ledgerAt(host, ESTABLISHED)] = frozen[k]!;
    });

  test("go to their home town if it has a vacancy, or else to where most are vacant, frozen ones among them", () => {
    const open = [2, 0, 1];
    const frozen = [1, 6, 0];
    // A slow twin on a world of its own: where each would go, one after another.
    const twin = county(JULY, {}, [[targetedCohort, cohort]]);
    const hosts = [...twin.geography.ofType[0]![TOWNSHIP]!];
    const vacant = hosts.map((_, k) => open[k]! + frozen[k]!);
    const n = drawn(twin, TARGETED_GRADUATE, (cohort * twin.geography.posts[0]!) / 1000);
    const expected: number[] = [];
    const row = twin.world.layout.doctors;
    const local = twin.terms.of(localOrigin)[0]!;
    for (let k = 0; k < n; k++) {
      createCandidate(twin, row, TARGETED_GRADUATE, 0, k, local);
      const { doctors: d, facilities: f } = twin.world;
      const liking = hosts.map((host, h) => {
        if (vacant[h] === 0) return -1;
        const home = d.hometown[row] === f.town[host] ? 1000 : 0;
        return home + vacant[h]! + twin.draw.uniform(purpose.targetedTown, JULY, d.id[row]!, f.ordinal[host]);
      });
      const best = liking.indexOf(Math.max(...liking));
      if (liking[best]! < 0) break;
      vacant[best]!--;
      expected.push(hosts[best]!);
    }
    const m = run(vacancies(open, frozen));
    expect(n).toBeGreaterThan(5);
    expect(m.tally.moves.target).toEqual(expected);
    expect(m.tally.moves.post.every((post) => post === TARGETED)).toBe(true);
    hosts.forEach((host, k) => {
      const at = ledgerAt(host, ESTABLISHED);
      expect(m.world.ledger.open[at]! + m.world.ledger.frozen[at]!).toBe(vacant[k]);
      expect(Math.min(m.world.ledger.open[at]!, m.world.ledger.frozen[at]!)).toBeGreaterThanOrEqual(0);
    });
  });

  test("are bound for the months of their obligation", () => {
    const m = run(vacancies([9, 9, 9], [0, 0, 0]), 30.4);
    const d = m.world.doctors;
    expect(entrants(m).length).toBeGreaterThan(5);
    for (const i of entrants(m)) {
      expect([d.bondEnd[i], d.post[i], isBound(m.world, i)]).toEqual([JULY + 30, TARGETED, true]);
      expect(d.nextEvent[i]).toBeLessThanOrEqual(JULY + 30);
    }
    for (const i of entrants(run(vacancies([9, 9, 9], [0, 0, 0]), 0)))
      expect(m.world.doctors.id[i]).not.toBe(NO_DOCTOR);
  });

  test("are as many as have a post to go to, and come in July alone", () => {
    expect(entrants(run(vacancies([1, 0, 0], [0, 1, 0]))).length).toBe(2);
    const m = county(JULY + 1, {}, [[targetedCohort, cohort]]);
    vacancies([9, 9, 9], [0, 0, 0])(m);
    entry.run(m);
    expect(entrants(m)).toEqual([]);
  });
});

describe("the prefecture's hospital", () => {
  test("fills from outside what its counties may not take", () => {
    for (const [openings, open, contract, refilled] of [
      [2, 5, 0, 3],
      [1.2, 5, 0, 3],
      [0, 5, 2, 7],
      [9, 5, 2, 2],
      [-3, 2, 0, 2],
    ] as const) {
      const m = county(JULY + 1);
      const { facilities: f, ledger, counties, doctors: d } = m.world;
      const hospital = f.type.indexOf(TERTIARY);
      counties.tertiaryOpenings[0] = openings;
      ledger.open[ledgerAt(hospital, ESTABLISHED)] = open;
      ledger.open[ledgerAt(hospital, 1)] = contract;
      entry.run(m);
      const rows = entrants(m);
      expect(rows.length).toBe(refilled);
      for (const i of rows) {
        expect(d.facility[i]).toBe(hospital);
        expect(d.education[i]).toBeGreaterThanOrEqual(2);
      }
      expect(new Set(rows.map((i) => d.id[i])).size).toBe(refilled);
      // What is taken from outside takes nothing from the counties.
      expect(counties.tertiaryOpenings[0]).toBeCloseTo(openings, 12);
    }
  });
});
