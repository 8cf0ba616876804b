// Who enters: traits of entrants by their parameters, each an exact case or a share with its standard error.

import { describe, expect, test } from "vitest";
import {
  completeEntrant,
  createCandidate,
  drawBirth,
  drawElder,
  drawPayWeight,
  drawSusceptibility,
  GRADUATE,
  largestPayWeight,
  MID_CAREER,
  REPLACEMENT,
  restingBurnout,
  TARGETED_GRADUATE,
} from "../../src/model/people.ts";
import { purpose } from "../../src/model/purposes.ts";
import { sexOf, specialtyOf } from "../../src/model/traits.ts";
import { flag, NEVER } from "../../src/model/world.ts";
import { byHand, stretch } from "./by-hand.ts";

const ROW = 3;
const MONTH = 600;
const PEOPLE = 2000;
/** Four standard errors of a share. */
const room = (share: number, n = PEOPLE): number => 4 * Math.sqrt((share * (1 - share)) / n);

const withTowns = (parameters: Readonly<Record<string, number>> = {}, towns: readonly number[] = [2, 3]) => {
  const m = byHand(parameters, MONTH);
  m.world.facilities.town.set([0, 0, 12, 17, 0, 5, 0]);
  const ofType = [0, 1].map((county) => [[], [], Int32Array.from(county === 0 ? towns : [5]), [], []]);
  return { ...m, geography: { stretch, ofType } } as unknown as typeof m;
};
type County = ReturnType<typeof withTowns>;

interface Person {
  readonly age: number;
  readonly education: number;
  readonly title: number;
  readonly specialty: number;
  readonly hometown: number;
  readonly childBorn: number;
  readonly elderFrom: number;
  readonly payWeight: number;
  readonly competence: number;
  readonly burnout: number;
  readonly susceptibility: number;
  readonly tied: boolean;
  readonly stays: boolean;
  readonly sex: number;
  readonly servedTitle: number;
}

function person(m: County, stream: number, k: number, county = 0, local?: number): Person {
  createCandidate(m, ROW, stream, county, k, local);
  completeEntrant(m, ROW);
  const { doctors: d } = m.world;
  return {
    age: MONTH - d.born[ROW]!,
    education: d.education[ROW]!,
    title: d.title[ROW]!,
    specialty: specialtyOf(d.flags, ROW),
    hometown: d.hometown[ROW]!,
    childBorn: d.childBorn[ROW]!,
    elderFrom: d.elderFrom[ROW]!,
    payWeight: d.payWeight[ROW]!,
    competence: d.competence[ROW]!,
    burnout: d.burnout[ROW]!,
    susceptibility: d.susceptibility[ROW]!,
    tied: (d.flags[ROW]! & flag.spouseTie) !== 0,
    stays: (d.flags[ROW]! & flag.stayer) !== 0,
    sex: sexOf(d.flags, ROW),
    servedTitle: MONTH - d.promoted[ROW]!,
  };
}
const people = (m: County, stream: number, n = PEOPLE, county = 0): Person[] =>
  Array.from({ length: n }, (_, k) => person(m, stream, k, county));
const shareOf = (list: readonly Person[], is: (each: Person) => boolean): number =>
  list.filter(is).length / list.length;
const expectShare = (list: readonly Person[], is: (each: Person) => boolean, share: number): void =>
  expect(Math.abs(shareOf(list, is) - share)).toBeLessThanOrEqual(room(share, list.length));

describe("a candidate", () => {
  test("stands in a row of nobody's, in no post, with nothing due", () => {
    const m = withTowns();
    const { doctors: d } = m.world;
    for (const column of [d.bondEnd, d.awayEnd, d.termEnd, d.trainedEnd, d.nextEvent]) column[ROW] = 1;
    d.dispatched[ROW] = d.effort[ROW] = d.post[ROW] = 9;
    d.lookBound[ROW] = 77;
    createCandidate(m, ROW, GRADUATE, 1, 0);
    expect([d.facility[ROW], d.workplace[ROW]]).toEqual([-1, 1]);
    for (const column of [d.bondEnd, d.awayEnd, d.termEnd, d.trainedEnd, d.nextEvent]) expect(column[ROW]).toBe(NEVER);
    expect([d.dispatched[ROW], d.effort[ROW], d.post[ROW], d.lookBound[ROW]]).toEqual([0, 0, 0, 0]);
    expect(d.since[ROW]).toBe(MONTH);
  });

  test("has an identity of its own by month, stream, county and number", () => {
    const seen = new Set<number>();
    for (const month of [0, 1, 599])
      for (const stream of [GRADUATE, MID_CAREER, TARGETED_GRADUATE, REPLACEMENT])
        for (const county of [0, 1])
          for (const k of [0, 1, 2]) {
            const m = { ...withTowns(), month };
            createCandidate(m, ROW, stream, county, k);
            seen.add(m.world.doctors.id[ROW]!);
            // The upper half: the first population has the lower.
            expect(m.world.doctors.id[ROW]).toBeGreaterThanOrEqual(2 ** 31);
          }
    expect(seen.size).toBe(3 * 4 * 2 * 3);
  });
});

describe("age, education and title", () => {
  const ages = {
    graduateAge: 23,
    graduateAgeSpan: 4,
    midCareerAge: 30,
    midCareerAgeSpan: 20,
    replacementAge: 26,
    replacementAgeSpan: 10,
  };
  test.each([
    ["graduates", GRADUATE, 23, 27],
    ["targeted graduates", TARGETED_GRADUATE, 23, 27],
    ["in mid-career", MID_CAREER, 30, 50],
    ["replacements", REPLACEMENT, 26, 36],
  ])("%s are spread evenly over their ages", (_, stream, from, to) => {
    const list = people(withTowns(ages), stream, 500);
    const months = list.map(({ age }) => age);
    expect(Math.min(...months)).toBeGreaterThanOrEqual(from * 12);
    expect(Math.max(...months)).toBeLessThan(to * 12);
    const mean = months.reduce((sum, age) => sum + age, 0) / months.length;
    const width = 12 * (to - from);
    expect(Math.abs(mean - (from * 12 + width / 2))).toBeLessThan(0.5 + (4 * width) / Math.sqrt(12 * 500));
  });

  test("graduates have the education of graduates, replacements and targeted graduates their own", () => {
    const m = withTowns({
      graduateDoctor: 0.1,
      graduateSecondary: 0.15,
      graduateCollege: 0.25,
      graduateBachelor: 0.3,
      replacementDoctor: 0.2,
      replacementMaster: 0.3,
      targetedCollege: 0.4,
    });
    for (const stream of [GRADUATE, MID_CAREER]) {
      const list = people(m, stream);
      for (const [education, share] of [0.15, 0.25, 0.3, 0.2, 0.1].entries())
        expectShare(list, (each) => each.education === education, share);
    }
    const replacements = people(m, REPLACEMENT);
    for (const [education, share] of [0, 0, 0.5, 0.3, 0.2].entries())
      expectShare(replacements, (each) => each.education === education, share);
    const targeted = people(m, TARGETED_GRADUATE);
    for (const [education, share] of [0, 0.4, 0.6, 0, 0].entries())
      expectShare(targeted, (each) => each.education === education, share);
  });

  test("graduates are licensed or not, none of them without a degree", () => {
    const m = withTowns({ graduateLicensed: 0.6, graduateSecondary: 0.3 });
    for (const stream of [GRADUATE, TARGETED_GRADUATE]) {
      const list = people(m, stream);
      expectShare(
        list.filter(({ education }) => education > 0),
        ({ title }) => title === 1,
        0.6,
      );
      expect(list.every(({ title, education }) => title <= (education > 0 ? 1 : 0))).toBe(true);
    }
  });

  test("those in mid-career have the titles of their age", () => {
    const m = withTowns({
      midCareerAge: 28,
      midCareerAgeSpan: 24,
      graduateSecondary: 0.3,
      graduateCollege: 0.3,
      midCareerLicensed: 0.7,
      midCareerResidentYoung: 0.4,
      midCareerResidentOld: 0.2,
      midCareerSenior: 0.35,
    });
    const list = people(m, MID_CAREER, 4000);
    const schooled = list.filter(({ education }) => education > 0);
    const unschooled = list.filter(({ education }) => education === 0);
    expectShare(unschooled, ({ title }) => title === 1, 0.7);
    expect(unschooled.every(({ title }) => title <= 1)).toBe(true);
    const young = schooled.filter(({ age }) => age < 34 * 12);
    expect(young.every(({ title }) => title === 1)).toBe(true);
    const middle = schooled.filter(({ age }) => age >= 34 * 12 && age < 42 * 12);
    expectShare(middle, ({ title }) => title === 1, 0.4);
    expect(middle.every(({ title }) => title === 1 || title === 2)).toBe(true);
    const old = schooled.filter(({ age }) => age >= 42 * 12);
    expectShare(old, ({ title }) => title === 1, 0.2);
    const bachelors = old.filter(({ education }) => education >= 2);
    expectShare(bachelors, ({ title }) => title === 3, 0.35);
    expect(old.filter(({ education }) => education < 2).every(({ title }) => title === 1 || title === 2)).toBe(true);
    // The border ages are the first of the older group.
    const at = (age: number) => schooled.filter((each) => each.age === age);
    expect(at(34 * 12).length + at(42 * 12).length).toBeGreaterThan(0);
    expect(schooled.some(({ age, title }) => age >= 34 * 12 && age < 35 * 12 && title === 2)).toBe(true);
  });

  test("a title was held for up to five years, a graduate's since today", () => {
    const m = withTowns();
    for (const stream of [GRADUATE, TARGETED_GRADUATE])
      expect(people(m, stream, 50).every(({ servedTitle }) => servedTitle === 0)).toBe(true);
    for (const stream of [MID_CAREER, REPLACEMENT]) {
      const months = people(m, stream, 500).map(({ servedTitle }) => servedTitle);
      expect([Math.min(...months), Math.max(...months)]).toEqual([0, 59]);
    }
  });

  test("specialties are even, and a targeted graduate's is general practice", () => {
    const list = people(withTowns(), GRADUATE);
    for (let specialty = 0; specialty < 6; specialty++)
      expectShare(list, (each) => each.specialty === specialty, 1 / 6);
    expect(people(withTowns(), TARGETED_GRADUATE, 50).every(({ specialty }) => specialty === 0)).toBe(true);
  });
});

describe("home and family", () => {
  const parameters = { entrantHomeTown: 0.5, entrantHomeSeat: 0.2, marriedTie: 0.3, stayerShare: 0.25 };

  test("home is a township of the county, its seat or elsewhere, townships alike", () => {
    const list = people(withTowns(parameters), GRADUATE);
    expectShare(list, ({ hometown }) => hometown === 12, 0.25);
    expectShare(list, ({ hometown }) => hometown === 17, 0.25);
    expectShare(list, ({ hometown }) => hometown === 0, 0.2);
    expectShare(list, ({ hometown }) => hometown === -1, 0.3);
  });

  test("homes are in the county somebody enters", () => {
    const list = people(withTowns(parameters), GRADUATE, PEOPLE, 1);
    expectShare(list, ({ hometown }) => hometown === 1005, 0.5);
    expectShare(list, ({ hometown }) => hometown === 1000, 0.2);
  });

  test("more may come from the townships: the seat keeps its share of the rest", () => {
    const m = withTowns(parameters);
    const list = Array.from({ length: PEOPLE }, (_, k) => person(m, TARGETED_GRADUATE, k, 0, 0.75));
    expectShare(list, ({ hometown }) => hometown > 0, 0.75);
    expectShare(list, ({ hometown }) => hometown === 0, 0.25 * 0.4);
  });

  test("a county without townships has none to come from", () => {
    const list = people(withTowns(parameters, []), GRADUATE, 300);
    expect(list.every(({ hometown }) => hometown <= 0)).toBe(true);
  });

  test("some are tied by a spouse's work, some like to stay, half are women", () => {
    const list = people(withTowns(parameters), GRADUATE);
    expectShare(list, ({ tied }) => tied, 0.3);
    expectShare(list, ({ stays }) => stays, 0.25);
    expectShare(list, ({ sex }) => sex === 1, 0.5);
    expectShare(list, ({ tied, stays }) => tied && stays, 0.3 * 0.25);
  });

  test("a first child comes after an exponential wait from 25, or from now, or never", () => {
    const { draw, params } = byHand({ birthWait: 40, birthAge: 38 });
    const wait = (id: number): number => Math.ceil(40 * draw.exponential(purpose.birth, 0, id));
    for (let id = 0; id < 200; id++) {
      const fromAge = 100 + 25 * 12 + wait(id);
      expect(drawBirth(draw, params, id, 100, 0)).toBe(fromAge <= 100 + 38 * 12 ? fromAge : NEVER);
      const fromNow = 450 + wait(id);
      expect(drawBirth(draw, params, id, 100, 450)).toBe(fromNow <= 100 + 38 * 12 ? fromNow : NEVER);
    }
    const last = 100 + 25 * 12 + wait(3);
    const age = (last - 100) / 12;
    expect(drawBirth(draw, { ...params, birthAge: age }, 3, 100, 0)).toBe(last);
    // Months beyond the last that can be written down are never.
    expect(drawBirth(draw, { ...params, birthAge: 1000 }, 3, NEVER - 300 - wait(3), 0)).toBe(NEVER);
    expect(drawBirth(draw, { ...params, birthAge: 1000 }, 3, NEVER - 301 - wait(3), 0)).toBe(NEVER - 1);
  });

  test("parents come to need care after an exponential wait from 38, or from now", () => {
    const { draw, params } = byHand({ elderWait: 120 });
    const wait = (id: number): number => Math.ceil(120 * draw.exponential(purpose.elder, 0, id));
    for (let id = 0; id < 50; id++) {
      expect(drawElder(draw, params, id, 100, 0)).toBe(100 + 38 * 12 + wait(id));
      expect(drawElder(draw, params, id, 100, 700)).toBe(700 + wait(id));
    }
    expect(drawElder(draw, params, 3, NEVER - 38 * 12 - wait(3), 0)).toBe(NEVER);
    expect(drawElder(draw, params, 3, NEVER - 38 * 12 - wait(3) - 1, 0)).toBe(NEVER - 1);
  });

  test("whoever enters in mid-career may have a child already, a graduate not", () => {
    const m = withTowns({ midCareerAge: 35, midCareerAgeSpan: 5, graduateAge: 28, graduateAgeSpan: 4, birthWait: 30 });
    expect(people(m, GRADUATE, 300).every(({ childBorn }) => childBorn > MONTH)).toBe(true);
    expect(shareOf(people(m, MID_CAREER, 300), ({ childBorn }) => childBorn <= MONTH)).toBeGreaterThan(0.8);
    expect(people(m, MID_CAREER, 300).every(({ elderFrom }) => elderFrom > MONTH)).toBe(true);
  });
});

describe("lasting traits", () => {
  test("the weight of pay is ln-normal about its mean, cut at 2.5 standard deviations", () => {
    const { draw, params } = byHand({ payWeightSpread: 0.5 });
    let sum = 0;
    let cut = 0;
    for (let id = 0; id < PEOPLE; id++) {
      const z = draw.normal(purpose.payWeight, 0, id);
      if (Math.abs(z) > 2.5) cut++;
      const weight = drawPayWeight(draw, params, id);
      expect(weight).toBeCloseTo(Math.exp(0.5 * Math.max(-2.5, Math.min(2.5, z)) - 0.125), 12);
      expect(weight).toBeLessThanOrEqual(largestPayWeight(params));
      sum += weight;
    }
    expect(cut).toBeGreaterThan(5);
    expect(Math.abs(sum / PEOPLE - 1)).toBeLessThan(0.05);
    expect(largestPayWeight(params)).toBeCloseTo(Math.exp(1.25), 12);
  });

  test("susceptibility is ln-normal with a median of one", () => {
    const { draw, params } = byHand({ susceptibility: 0.6 });
    for (let id = 0; id < 300; id++)
      expect(drawSusceptibility(draw, params, id)).toBeCloseTo(
        Math.exp(0.6 * Math.max(-2.5, Math.min(2.5, draw.normal(purpose.susceptibility, 0, id)))),
        12,
      );
  });

  test("burnout rests where demands and resources balance", () => {
    expect([0, 1, 3].map(restingBurnout)).toEqual([0, 0.5, 0.75]);
  });

  test("experience tells those in mid-career from graduates, in competence and burnout", () => {
    const m = withTowns({
      midCareerCompetence: 0.5,
      graduateCompetence: 0.25,
      entrantCompetenceSpan: 0.2,
      entrantBurnout: 0.125,
    });
    for (const [stream, from] of [
      [GRADUATE, 0.25],
      [TARGETED_GRADUATE, 0.25],
      [MID_CAREER, 0.5],
      [REPLACEMENT, 0.5],
    ] as const) {
      const list = people(m, stream, 200);
      const competence = list.map((each) => each.competence);
      expect(Math.min(...competence)).toBeGreaterThan(from - 1e-6);
      expect(Math.min(...competence)).toBeLessThan(from + 0.02);
      expect(Math.max(...competence)).toBeLessThan(from + 0.2 + 1e-6);
      expect(Math.max(...competence)).toBeGreaterThan(from + 0.18);
      for (const { burnout, susceptibility } of list)
        expect(burnout).toBeCloseTo(stream === MID_CAREER ? restingBurnout(susceptibility) : 0.125, 6);
    }
  });

  test("an entrant weighs pay as anybody does, times what is said of entrants", () => {
    const m = withTowns({ entrantPayWeight: 0.5 });
    for (const { payWeight } of people(m, GRADUATE, 20)) expect(payWeight).toBeGreaterThan(0);
    createCandidate(m, ROW, GRADUATE, 0, 4);
    const { doctors: d } = m.world;
    expect(d.payWeight[ROW]).toBeCloseTo(0.5 * drawPayWeight(m.draw, m.params, d.id[ROW]!), 6);
  });
});
