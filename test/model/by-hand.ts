// A world small enough to work out by hand: every kind of place in county 0, a centre and a hospital in county 1.
import { LogMemo } from "../../src/base/log-memo.ts";
import { Draw } from "../../src/base/rng.ts";
import { createGathered } from "../../src/model/gathering.ts";
import { COUNTY, EDUCATIONS, isCentre, PLACE_TYPES, TITLES, TOWNSHIP, TYPES } from "../../src/model/kinds.ts";
import { OpenPosts } from "../../src/model/open-posts.ts";
import { paramsWith } from "../../src/model/parameters.ts";
import { createTally, type Month } from "../../src/model/step.ts";
import { cellsPerPlace, type PlaceClasses, personCell, type Term, Terms } from "../../src/model/terms.ts";
import { createUncovered } from "../../src/model/uncovered.ts";
import { createWorld, NEVER } from "../../src/model/world.ts";
import { createPairs, createRows, discountsOf, factors, PAIRS } from "../../src/model/worth.ts";

const types = [...Array.from({ length: PLACE_TYPES }, (_, type) => type), TOWNSHIP, COUNTY];
/** The centre and the hospital of county 1; in county 0 a place's class is its type. */
export const FAR_TOWNSHIP = PLACE_TYPES;
export const FAR_COUNTY = PLACE_TYPES + 1;

export const places: PlaceClasses = {
  count: types.length,
  counties: 2,
  type: Uint8Array.from(types),
  county: Int32Array.from(types, (_, place) => (place < FAR_TOWNSHIP ? 0 : 1)),
  remoteness: Float64Array.from(types, (type) => (type === TOWNSHIP ? 0.6 : 0)),
  specialties: 1,
  specialtyClass: new Uint8Array(6),
};

/** Both counties are the whole region. */
export const stretch = { county: 0, facility: 0, of: 2 } as const;

/** Rows of doctors; one more stands for the sentinels. */
export const DOCTORS = 8;

/** A month with facilities one to a place class inside counties, in which each doctor is 40 and works for nobody. */
export function byHand(parameters: Readonly<Record<string, number>> = {}, month = 600) {
  const terms = new Terms(places);
  const facilityTypes = types.filter((type, place) => type < 5 || place >= FAR_TOWNSHIP);
  const world = createWorld({
    doctors: DOCTORS,
    candidates: 5,
    facilities: facilityTypes.length,
    centres: facilityTypes.filter(isCentre).length,
    counties: 2,
    towns: 1000,
    places: places.count,
    specialties: 1,
    specialtyClass: places.specialtyClass,
    remembers: false,
    wide: false,
  });
  const { doctors: d, facilities: f } = world;
  f.type.set(facilityTypes);
  let centres = 0;
  facilityTypes.forEach((type, j) => {
    f.centre[j] = isCentre(type) ? centres++ : -1;
    f.placeClass[j] = j < 5 ? j : j + 7;
    f.county[j] = j < 5 ? 0 : 1;
  });
  d.id.forEach((_, i) => {
    d.id[i] = 100 + i;
    d.facility[i] = -1;
    d.hometown[i] = -1;
    d.born[i] = month - 480;
    d.since[i] = month - 12;
    d.promoted[i] = month - 24;
    d.title[i] = 2;
    d.education[i] = 2;
    d.payWeight[i] = 1;
    for (const column of [d.childBorn, d.elderFrom, d.bondEnd, d.awayEnd, d.termEnd, d.trainedEnd]) column[i] = NEVER;
  });
  const cells = places.count * cellsPerPlace(1);
  const params = paramsWith(parameters);
  const m = {
    world,
    terms,
    usual: terms.untouched(),
    asUsual: null,
    params,
    month,
    start: 0,
    draw: new Draw(1, 2),
    rule: { id: "random-utility" },
    tally: createTally(),
    betas: Float64Array.from(factors, () => 1),
    pay: new Float64Array(cells).fill(5000),
    peerPay: new Float64Array(cells).fill(5000),
    payLogs: new LogMemo(cells * EDUCATIONS),
    gapLogs: new LogMemo(cells),
    success: new Float64Array(places.count * TITLES).fill(1),
    townOf: Int32Array.from(types, (_, place) =>
      place === COUNTY ? 0 : place < 5 ? place : place < FAR_TOWNSHIP ? -2 : place === FAR_TOWNSHIP ? 1002 : 1000,
    ),
    sentinel: DOCTORS,
    scratch: {
      pairs: createPairs(PAIRS),
      ...createRows(),
      worth: new Float64Array(PAIRS),
      gathered: createGathered(),
      discounts: discountsOf(params),
      constants: [0, 0, 0, 0, 0, -5, -6],
      usualPay: new Float64Array(TITLES * EDUCATIONS),
      boundWorth: new Float64Array(cells * factors.length),
      bounded: new Uint8Array(cells),
      steadyFall: new Float64Array(cells),
      uncovered: createUncovered(cells),
      marked: new Uint8Array(cells),
      openPosts: Array.from({ length: 2 * TYPES }, () => new OpenPosts()),
    },
  };
  return m as typeof m & Month;
}

export const cellAt = (placeClass: number, post = 0, title = 2): number => personCell(1, placeClass, post, title, 0);

/** Sets one entry of a term's table, as a lever would. */
export function move(m: { terms: Terms }, term: Term, at: number, value: number): void {
  m.terms.toMove(term)[at] = value;
  m.terms.version++;
}
