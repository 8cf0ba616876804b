import type { Draw } from "../../base/rng.ts";
import { COUNTY_MANAGED, facilityTypes, LEDGER_KINDS, TARGETED } from "../../model/kinds.ts";
import { type Facilities, numberInBlock } from "../facilities.ts";
import { type JointTable, youngestAge } from "../joint-table.ts";
import {
  ageOfFirstChild,
  competence,
  otherTown,
  type Population,
  pick,
  sincePromotion,
  synthesise,
  type TypeTables,
  tablesOf,
  tenure,
  townsOf,
} from "../population.ts";
import type { Region } from "../scenario.ts";
import { ELSEWHERE_IN_COUNTY, IN_COUNTY, type Roster } from "./doctors.ts";
import { kindOf } from "./parse-doctors.ts";

/** What each draw for a blank of a roster is for, beside those of the synthesis. Never renumber. */
const rosterPurpose = {
  /** Cell of the joint table, given what is known. */
  cell: 3040,
  parent: 3041,
  elderNeed: 3042,
  spouseTie: 3043,
  ageInBand: 3044,
  obligation: 3045,
  term: 3046,
  origin: 3047,
} as const;

/** Months of an obligation or a term of which the roster does not say how much is left: anything up to these. Assumed. */
const usualObligation = 72;
const usualTerm = 36;

/** The four attributes of the joint table that a roster may know of a doctor; −1 unknown. */
interface Known {
  readonly band: number;
  readonly education: number;
  readonly title: number;
  readonly sex: number;
}

/**
 * The region's doctors: those of its roster as they are, everybody else from the margins. A doctor is numbered in their
 * facility and kind of post in the order of the roster, and so has the identity, and the luck, that a synthesised doctor
 * in that place would have. A blank of age, education, title or sex is drawn from the type's joint table given those of
 * the four that are known; other blanks as the synthesis draws them. Luck is keyed by doctor, so each replicate fills
 * blanks anew, and intervals hold what the roster does not say. Throws `Faults` as `synthesise` does.
 */
export function populate(region: Region, facilities: Facilities, draw: Draw): Population {
  const p = synthesise(region, facilities, draw);
  if (region.roster === undefined) return p;
  const tables = tablesOf(region);
  const places = placesOf(region, facilities);
  const towns = townsOf(facilities);
  const { doctors } = region.roster;
  const next = new Map<number, number>();
  for (let r = 0; r < doctors.row.length; r++) {
    const place = places.get(doctors.facility[r]) as Place;
    const kind = kindOf(doctors.post[r]);
    const slot = place.facility * LEDGER_KINDS + kind;
    const k = next.get(slot) ?? 0;
    next.set(slot, k + 1);
    const table = tables.get(facilityTypes[facilities.type[place.facility]]) as TypeTables;
    const id =
      facilities.id[place.facility] +
      numberInBlock(facilities.block[place.facility], facilities.type[place.facility], kind, k);
    const i = place.start[kind] + k;
    seatDoctor(p, i, id, doctors, r, kind, table, draw);
    const home = doctors.hometown[r];
    const town = facilities.town[place.facility];
    const isElsewhere =
      home === ELSEWHERE_IN_COUNTY ||
      (home === IN_COUNTY && draw.uniform(rosterPurpose.origin, 0, id) >= ownTown(table));
    if (isElsewhere) p.hometown[i] = otherTown(towns[0], town, id, draw);
    else if (home !== null) p.hometown[i] = home === IN_COUNTY ? town : home;
  }
  return p;
}

/** Share of those from the county who work in their own township. */
function ownTown({ origin: [own, county] }: TypeTables): number {
  return own + county > 0 ? own / (own + county) : 0;
}

interface Place {
  readonly facility: number;
  /** Row of the population at which the doctors of each kind of post begin. */
  readonly start: readonly number[];
}

/** By row of the region's table; a roster's region is one county, and nobody is listed at a row with copies. */
function placesOf(region: Region, facilities: Facilities): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  let i = 0;
  for (let f = 0; f < facilities.count; f++) {
    const start: number[] = [];
    for (let kind = 0; kind < LEDGER_KINDS; kind++) {
      start.push(i);
      i += facilities.filled[f * LEDGER_KINDS + kind];
    }
    if (region.facilities[facilities.row[f]].copies === 1) places.set(facilities.row[f], { facility: f, start });
  }
  return places;
}

function seatDoctor(
  p: Population,
  i: number,
  id: number,
  d: Roster["doctors"],
  r: number,
  kind: number,
  table: TypeTables,
  draw: Draw,
): void {
  const { joint } = table;
  const cell = settleFour(joint, kind, d, r, id, draw);
  const { education, title, sex } = cell;
  const youngest = 12 * youngestAge(education, title);
  const age = d.ageMonths[r] ?? ageInBand(joint, cell.band, youngest, id, draw);
  const band = bandAt(joint, age);
  const chance = (purpose: number, share: number): number => (draw.uniform(purpose, 0, id) < share ? 1 : 0);
  p.sex[i] = sex;
  p.education[i] = education;
  p.title[i] = title;
  p.ageMonths[i] = age;
  p.post[i] = d.post[r];
  p.specialty[i] = d.specialty[r] ?? p.specialty[i];
  p.childAgeMonths[i] =
    d.childAgeMonths[r] ??
    (chance(rosterPurpose.parent, table.parent) === 1 ? ageOfFirstChild(age, education, id, draw) : -1);
  p.elderNeed[i] = d.elderNeed[r] ?? chance(rosterPurpose.elderNeed, table.elderNeed[band]);
  p.spouseTie[i] = d.spouseTie[r] ?? chance(rosterPurpose.spouseTie, table.spouseTie[band]);
  p.monthsInPost[i] = d.monthsInPost[r] ?? tenure(age, education, kind, id, draw);
  p.monthsSincePromotion[i] = d.monthsSincePromotion[r] ?? sincePromotion(age, youngest, id, draw);
  p.competence[i] = competence(education, title, id, draw);
  const upTo = (purpose: number, most: number): number => 1 + Math.floor(draw.uniform(purpose, 0, id) * most);
  const bound = d.post[r] === TARGETED;
  p.obligationMonths[i] = d.obligationMonths[r] ?? (bound ? upTo(rosterPurpose.obligation, usualObligation) : 0);
  p.termMonths[i] = d.post[r] === COUNTY_MANAGED ? (d.termMonths[r] ?? upTo(rosterPurpose.term, usualTerm)) : 0;
}

/** Age band, education, title and sex: what the roster says, and for the rest a cell of the joint table given that. */
function settleFour(joint: JointTable, kind: number, d: Roster["doctors"], r: number, id: number, draw: Draw): Known {
  const age = d.ageMonths[r];
  const known: Known = {
    band: age === null ? -1 : bandAt(joint, age),
    education: d.education[r] ?? -1,
    title: d.title[r] ?? -1,
    sex: d.sex[r] ?? -1,
  };
  if (known.band >= 0 && known.education >= 0 && known.title >= 0 && known.sex >= 0) return known;
  const u = draw.uniform(rosterPurpose.cell, 0, id);
  // Real people do what margins rule out: then the table is asked about less of them, the title first.
  const asked: readonly (readonly [Known, number])[] = [
    [known, kind],
    [known, -1],
    [{ ...known, title: -1 }, -1],
    [{ ...known, title: -1, education: -1 }, -1],
    [{ band: -1, education: -1, title: -1, sex: known.sex }, -1],
  ];
  for (const [given, post] of asked) {
    const found = drawCell(joint, given, post, u);
    if (found !== null) {
      return {
        band: known.band < 0 ? found.band : known.band,
        education: known.education < 0 ? found.education : known.education,
        title: known.title < 0 ? found.title : known.title,
        sex: known.sex < 0 ? found.sex : known.sex,
      };
    }
  }
  return {
    band: Math.max(0, known.band),
    education: Math.max(0, known.education),
    title: Math.max(0, known.title),
    sex: Math.max(0, known.sex),
  };
}

/** A cell in proportion to its share among those that agree with what is given; null where none has any. */
function drawCell({ shape, table }: JointTable, given: Known, kind: number, u: number): Known | null {
  const [bands, educations, titles, sexes, kinds] = shape;
  const shares = new Float64Array(table.length);
  let sum = 0;
  let at = 0;
  for (let band = 0; band < bands; band++)
    for (let education = 0; education < educations; education++)
      for (let title = 0; title < titles; title++)
        for (let sex = 0; sex < sexes; sex++)
          for (let post = 0; post < kinds; post++, at++) {
            const agrees =
              (given.band < 0 || given.band === band) &&
              (given.education < 0 || given.education === education) &&
              (given.title < 0 || given.title === title) &&
              (given.sex < 0 || given.sex === sex) &&
              (kind < 0 || kind === post);
            if (!agrees) continue;
            shares[at] = table[at];
            sum += table[at];
          }
  if (!(sum > 0)) return null;
  let cell = pick(shares, u * sum);
  cell = Math.floor(cell / kinds);
  const sex = cell % sexes;
  cell = Math.floor(cell / sexes);
  const title = cell % titles;
  cell = Math.floor(cell / titles);
  return { band: Math.floor(cell / educations), education: cell % educations, title, sex };
}

/** The age band that an age in months lies in, or the nearest. */
function bandAt({ bands }: JointTable, age: number): number {
  let at = 0;
  while (at < bands.length - 1 && age >= 12 * bands[at].to) at++;
  return at;
}

function ageInBand({ bands }: JointTable, band: number, youngest: number, id: number, draw: Draw): number {
  const { from, to } = bands[band];
  const least = Math.min(Math.max(12 * from, youngest), 12 * to - 1);
  return least + Math.floor(draw.uniform(rosterPurpose.ageInBand, 0, id) * (12 * to - least));
}
