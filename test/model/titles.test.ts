// Titles: who is evaluated, how many pass, and that a senior pass is appointed only where a senior post is free.
import { describe, expect, test } from "vitest";
import { COUNTY, TITLES, TOWNSHIP } from "../../src/model/kinds.ts";
import { paramsWith } from "../../src/model/parameters.ts";
import titles from "../../src/model/steps/titles.ts";
import { Terms } from "../../src/model/terms.ts";
import { isSenior, paperWeight, passChance, successTable } from "../../src/model/titles.ts";
import { flag } from "../../src/model/world.ts";
import { type Driven, driven, employed, plain, shareError, termNamed } from "../verify/run.ts";

const researchAccess = termNamed("researchAccess");
const clinicalCaseload = termNamed("clinicalCaseload");
const RESIDENT = 1;
const ATTENDING = 2;
const ASSOCIATE = 3;
const CHIEF = 4;
const DECEMBER = 11;

describe("the pass chance", () => {
  const places = {
    count: 2,
    counties: 1,
    type: Uint8Array.of(1, 2),
    county: Int32Array.of(0, 0),
    remoteness: Float64Array.of(0, 0.5),
    specialties: 1,
    specialtyClass: new Uint8Array(6),
  };
  const params = paramsWith({});

  test("of a senior title is its best chance times the criterion, papers against caseload", () => {
    const terms = new Terms(places);
    terms.of(paperWeight)[1] = 0.3;
    const criterion = 0.3 * terms.of(researchAccess)[1]! + 0.7 * terms.of(clinicalCaseload)[1]!;
    expect(criterion).not.toBe(terms.of(clinicalCaseload)[1]);
    expect(passChance(terms, params, 1, ASSOCIATE)).toBeCloseTo(params.passAssociate * criterion, 12);
    expect(passChance(terms, params, 1, CHIEF)).toBeCloseTo(params.passChief * criterion, 12);
  });

  test("of the lower titles is the same everywhere", () => {
    const terms = new Terms(places);
    for (const place of [0, 1]) {
      expect(passChance(terms, params, place, RESIDENT)).toBe(params.passResident);
      expect(passChance(terms, params, place, ATTENDING)).toBe(params.passAttending);
    }
  });

  test("that people expect is the usual one shrunk towards by what they saw", () => {
    const terms = new Terms(places);
    const careers = { evaluated: new Float64Array(2 * TITLES), succeeded: new Float64Array(2 * TITLES) };
    const table = new Float64Array(2 * TITLES);
    const fill = (): Float64Array => {
      successTable(careers, terms, params, table);
      return table;
    };
    const usual = passChance(terms, params, 1, ASSOCIATE) * params.usuallyAppointed;
    expect(fill()[TITLES + ASSOCIATE]).toBeCloseTo(usual, 12);
    expect(table[TITLES + ATTENDING]).toBeCloseTo(params.passAttending, 12);
    careers.evaluated[TITLES + ASSOCIATE] = 30;
    careers.succeeded[TITLES + ASSOCIATE] = 24;
    expect(fill()[TITLES + ASSOCIATE]).toBeCloseTo((24 + params.priorSuccess * usual) / (30 + params.priorSuccess), 12);
    careers.succeeded[TITLES + ASSOCIATE] = 0;
    careers.evaluated[TITLES + ASSOCIATE] = 1e6;
    expect(fill()[TITLES + ASSOCIATE]).toBe(0.02);
  });
});

/** The county one December, with everybody's title and years set by the test. */
function december(title: number, terms: Record<string, number> = {}, parameters: Record<string, number> = {}): Driven {
  const run = driven(plain(1, { terms, parameters }));
  const { doctors: d, facilities: f } = run.m.world;
  run.m.month = DECEMBER;
  f.seniorFilled.fill(0);
  for (const i of employed(run.m)) {
    d.title[i] = title;
    d.education[i] = 2;
    d.promoted[i] = -600;
    if (isSenior(title)) f.seniorFilled[d.facility[i]!]!++;
  }
  return run;
}
const inType = ({ m }: Driven, type: number): number[] =>
  employed(m).filter((i) => m.world.facilities.type[m.world.doctors.facility[i]!] === type);

describe("an evaluation", () => {
  test.each([
    [RESIDENT, ATTENDING, {}],
    [0, RESIDENT, { passResident: 0.4 }],
  ])("from title %i passes at its chance", (from, next, parameters) => {
    const run = december(from, {}, parameters);
    const rows = employed(run.m);
    titles.run(run.m);
    const passed = rows.filter((i) => run.m.world.doctors.title[i] === next).length;
    const expected = passChance(run.m.terms, run.m.params, 0, next);
    expect(Math.abs(shareError(passed, rows.length, expected))).toBeLessThan(4);
    for (const i of rows) expect([from, next]).toContain(run.m.world.doctors.title[i]);
  });

  test.each([TOWNSHIP, COUNTY])(
    "for a senior title in facility type %i is passed as the criterion there has it",
    (type) => {
      const run = december(ATTENDING);
      const rows = inType(run, type);
      titles.run(run.m);
      const { doctors: d, facilities: f } = run.m.world;
      const passed = rows.filter((i) => d.title[i] === ASSOCIATE || (d.flags[i]! & flag.passed) !== 0).length;
      const expected = passChance(run.m.terms, run.m.params, f.placeClass[d.facility[rows[0]!]!]!, ASSOCIATE);
      expect(Math.abs(shareError(passed, rows.length, expected))).toBeLessThan(4);
    },
  );

  test("comes in December only, and not before the years and the schooling are there", () => {
    const run = december(ATTENDING, {}, { passAssociate: 1 });
    const before = employed(run.m).map((i) => run.m.world.doctors.title[i]);
    run.m.month = DECEMBER - 1;
    titles.run(run.m);
    expect(employed(run.m).map((i) => run.m.world.doctors.title[i])).toEqual(before);
    run.m.month = DECEMBER;
    const { doctors: d } = run.m.world;
    const rows = employed(run.m);
    rows.forEach((i, k) => {
      // Too early, or without a diploma.
      if (k % 2 === 0) d.promoted[i] = DECEMBER - 12 * run.m.params.yearsToAssociate + 1;
      else d.education[i] = 0;
    });
    titles.run(run.m);
    for (const i of rows) expect([d.title[i], d.flags[i]! & flag.passed]).toEqual([ATTENDING, 0]);
    for (const i of rows) d.education[i] = 2;
    for (const i of rows) d.promoted[i] = DECEMBER - 12 * run.m.params.yearsToAssociate;
    titles.run(run.m);
    expect(rows.filter((i) => d.title[i] === ASSOCIATE).length).toBeGreaterThan(10);
  });
});

describe("a senior pass", () => {
  const certain = { passAssociate: 1, passChief: 1 };
  const criterion = { paperWeight: 0, clinicalCaseload: 1 };

  test("is appointed to the last free senior post and not beyond, longest in rank first", () => {
    const run = december(ATTENDING, criterion, certain);
    const { doctors: d, facilities: f } = run.m.world;
    const rows = employed(run.m);
    rows.forEach((i, k) => {
      d.promoted[i] = -600 - ((k * 7919) % 500);
    });
    const rank = new Map(rows.map((i) => [i, d.promoted[i]!]));
    titles.run(run.m);
    let waiting = 0;
    for (let j = 0; j < f.type.length; j++) {
      const staff = rows.filter((i) => d.facility[i] === j);
      const appointed = staff.filter((i) => d.title[i] === ASSOCIATE);
      expect(appointed.length).toBe(Math.min(f.seniorPosts[j]!, staff.length));
      expect(f.seniorFilled[j]).toBe(appointed.length);
      const left = staff.filter((i) => d.title[i] === ATTENDING);
      waiting += left.length;
      for (const i of left) expect(d.flags[i]! & flag.passed).toBe(flag.passed);
      if (appointed.length > 0 && left.length > 0)
        expect(Math.max(...appointed.map((i) => rank.get(i)!))).toBeLessThanOrEqual(
          Math.min(...left.map((i) => rank.get(i)!)),
        );
    }
    expect(waiting).toBeGreaterThan(100);
  });

  test("waits without being evaluated again until a post is free", () => {
    const run = december(ATTENDING, criterion, certain);
    const { doctors: d, facilities: f } = run.m.world;
    titles.run(run.m);
    const [first] = inType(run, TOWNSHIP).filter((i) => d.title[i] === ATTENDING);
    const j = d.facility[first!]!;
    const waiting = employed(run.m).filter((i) => d.facility[i] === j && d.title[i] === ATTENDING).length;
    // From now on nobody would pass; two posts more are found.
    (run.m as unknown as { params: object }).params = { ...run.m.params, passAssociate: 0 };
    f.seniorPosts[j]! += 2;
    run.m.month += 12;
    titles.run(run.m);
    expect(employed(run.m).filter((i) => d.facility[i] === j && d.title[i] === ATTENDING).length).toBe(waiting - 2);
  });

  test("finds the posts that policy adds, by head count", () => {
    const run = december(ATTENDING, { ...criterion, extraSeniorPosts: 0.25 }, certain);
    const { doctors: d, facilities: f } = run.m.world;
    titles.run(run.m);
    for (const j of run.m.geography.ofType[0]![TOWNSHIP]!) {
      const senior = employed(run.m).filter((i) => d.facility[i] === j && isSenior(d.title[i]!)).length;
      expect(senior).toBe(Math.min(f.headcount[j]!, f.seniorPosts[j]! + Math.floor(0.25 * f.headcount[j]!)));
    }
  });

  test.each([
    [1, 1],
    [0.3, 0.3],
  ])("is appointed without a post with chance %f where appointment follows it", (appointOnPass, share) => {
    const run = december(ATTENDING, { ...criterion, appointOnPass }, certain);
    const { doctors: d, facilities: f } = run.m.world;
    f.seniorPosts.fill(0);
    const rows = employed(run.m);
    titles.run(run.m);
    const appointed = rows.filter((i) => d.title[i] === ASSOCIATE).length;
    if (share === 1) expect(appointed).toBe(rows.length);
    else expect(Math.abs(shareError(appointed, rows.length, share))).toBeLessThan(4);
  });

  test("of an associate chief needs no second senior post", () => {
    const run = december(ASSOCIATE, criterion, certain);
    const { doctors: d, facilities: f } = run.m.world;
    f.seniorPosts.fill(0);
    const filled = [...f.seniorFilled];
    titles.run(run.m);
    for (const i of employed(run.m)) expect(d.title[i]).toBe(CHIEF);
    expect([...f.seniorFilled]).toEqual(filled);
  });
});
