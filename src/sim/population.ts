import { exp, log } from "../base/exp-log.ts";
import type { Draw } from "../base/rng.ts";
import {
  CONTRACT,
  type FacilityType,
  facilityTypes,
  LEDGER_KINDS,
  SPECIALTIES,
  TYPES,
  VILLAGE_POST,
} from "../model/kinds.ts";
import { DECK, type Deck, deckOf } from "./deck.ts";
import { type Facilities, numberInBlock } from "./facilities.ts";
import { type JointTable, jointTable, youngestAge } from "./joint-table.ts";
import { checkAgeBands, marginOf, origins, typesWithDoctors } from "./margins.ts";
import type { MarginRow, Region } from "./scenario.ts";

/** Every doctor at the start of the burn-in, one row each: by facility, then kind of post, then number. */
export interface Population {
  readonly count: number;
  /** Below 2^30; made of county, facility and number alone. */
  readonly id: Uint32Array;
  readonly facility: Int32Array;
  readonly ageMonths: Int16Array;
  readonly monthsInPost: Int16Array;
  readonly monthsSincePromotion: Int16Array;
  /** 0 male, 1 female. */
  readonly sex: Uint8Array;
  readonly education: Uint8Array;
  readonly specialty: Uint8Array;
  readonly title: Uint8Array;
  /** Established, contract or village; of a roster also county-managed or targeted. */
  readonly post: Uint8Array;
  /** Age of the first child; −1 without one, from 216 on grown up. */
  readonly childAgeMonths: Int16Array;
  /** 1: parents need care. */
  readonly elderNeed: Uint8Array;
  /** 1: the spouse's work ties them to where they live now. */
  readonly spouseTie: Uint8Array;
  /** Town of the county of their facility that they come from, 0 the seat; −1 outside the county. */
  readonly hometown: Int32Array;
  readonly competence: Float64Array;
  /** 1: strongly inclined to stay put (E037). */
  readonly stayer: Uint8Array;
  /** Months left of a service obligation, and of a county-managed term; 0 without one. Only doctors of a roster have any. */
  readonly obligationMonths: Int16Array;
  readonly termMonths: Int16Array;
}

/** What each draw of the synthesis is for. Never renumber: every result would change. */
const populationPurpose = {
  /** Where a county's stretch of the deck begins; the id is county × TYPES + type, the option the kind of post. */
  deckStart: 3000,
  /** Where its sequence of an attribute begins; one purpose an attribute, from here on. */
  sequenceStart: 3001,
  age: 3020,
  firstChild: 3021,
  monthsInPost: 3022,
  monthsSincePromotion: 3023,
  competence: 3024,
  /** The option is the town. */
  town: 3025,
} as const;

/** Attributes dealt by a low-discrepancy sequence, in the order of their purposes. */
const SPECIALTY = 0;
const ORIGIN = 1;
const PARENT = 2;
const ELDER_NEED = 3;
const SPOUSE_TIE = 4;
const STAYER = 5;

/**
 * Steps of the sequences, as fractions of the circle: (√5 − 1)/2, √2 − 1, √3 − 1, (√21 − 3)/2, √6 − 2, √7 − 2. Badly
 * approximable and independent of one another, so any stretch is even in every attribute and in pairs of them.
 */
const sequenceStep: readonly number[] = [
  0.6180339887498949, 0.41421356237309515, 0.7320508075688772, 0.7912878474779199, 0.4494897427831779,
  0.6457513110645907,
];

/** Usual number of doctors of a facility by type and kind of post: neighbours in the table take neighbouring stretches. */
const usualNumber: readonly (readonly number[])[] = [
  [512, 64, 1],
  [256, 48, 1],
  [16, 5, 1],
  [16, 5, 1],
  [1, 1, 1],
];
/** Distance of the stretch of those beyond the usual number. */
const BEYOND = 4493;

// Assumed, all of the following: no table of family, tenure or skill by tier was read.

/** Need of care among parents, and ties of spouses, relative to the type's mean, by age in years: up to 34, 35–54, from 55. */
const elderNeedByAge: readonly number[] = [0.4, 1.4, 1];
const spouseTieByAge: readonly number[] = [0.7, 1.15, 1];
const stageOfLife = (years: number): number => (years < 35 ? 0 : years < 55 ? 1 : 2);

/** Age in months at the birth of the first child: mean without a degree, later by a level of education, spread, limits. */
const firstChildAge = { mean: 318, laterByLevel: 9, spread: 36, least: 252, most: 480 } as const;

/** Age in months at the start of work, by education. */
const careerStart: readonly number[] = [252, 264, 276, 312, 348];

/** Share of the career spent in the present post is u^exponent: most have never moved, villagers least of all (E051: few do). */
const tenureExponent = { established: 0.6, village: 0.3 } as const;
/** Mean months in a contract post. */
const CONTRACT_TENURE = 48;

/** Competence: mean by title, shift by education, spread between people. */
const competenceByTitle: readonly number[] = [0.38, 0.46, 0.57, 0.67, 0.74];
const competenceByEducation: readonly number[] = [-0.06, -0.02, 0.02, 0.05, 0.07];
const COMPETENCE_SPREAD = 0.08;

/** What synthesis needs to know of one facility type; the same for every run, so it is worked out once a region. */
export interface TypeTables {
  readonly joint: JointTable;
  /** By kind of post, made when the first doctor under it is. */
  readonly decks: (Deck | undefined)[];
  readonly specialty: Float64Array;
  readonly origin: Float64Array;
  readonly parent: number;
  readonly stayer: number;
  /** Chance by age band. */
  readonly elderNeed: Float64Array;
  readonly spouseTie: Float64Array;
}

const remembered = new WeakMap<readonly MarginRow[], ReadonlyMap<FacilityType, TypeTables>>();

/**
 * Makes the region's doctors: age, education, title, sex and kind of post jointly, by proportional fitting and decks of
 * whole doctors; specialty, origin and family by even sequences; the rest by draws keyed by the doctor's id.
 *
 * Each doctor is a function of the margins, the run's key and their own place (county, number of the facility in its
 * type, kind of post, number in it) and, for the hometown, of where people live. So one more doctor anywhere, or one
 * more facility at the end of the table, changes no column of anybody else (a facility with residents of its own may
 * change hometowns only). The price: nobody can be moved to make a total come out, so margins do not hold to the
 * person. In the typical county a share is off by 0.2 to 0.6 points as a rule and by 2.6 at most (200 replicates);
 * `populationFit` says by how much.
 *
 * Throws `Faults` when the region's margins cannot hold together.
 */
export function synthesise(region: Region, facilities: Facilities, draw: Draw): Population {
  const tables = tablesOf(region);
  const towns = townsOf(facilities);
  let count = 0;
  for (const n of facilities.filled) count += n;
  const p = emptyPopulation(count);
  const starts = new Float64Array(sequenceStep.length);
  let first = 0;
  for (let f = 0; f < facilities.count; f++) {
    const county = facilities.county[f];
    const type = facilities.type[f];
    for (let post = 0; post <= VILLAGE_POST; post++) {
      const n = facilities.filled[f * LEDGER_KINDS + post];
      if (n === 0) continue;
      const table = tables.get(facilityTypes[type]) as TypeTables;
      const deck = table.decks[post] ?? deckOf(table.joint, post);
      table.decks[post] = deck;
      const place = (facilities.countryCounty + facilities.stretch.county + county) * TYPES + type;
      const deckStart = Math.floor(draw.uniform(populationPurpose.deckStart, 0, place, post) * DECK);
      for (let s = 0; s < starts.length; s++) {
        starts[s] = draw.uniform(populationPurpose.sequenceStart + s, 0, place, post);
      }
      fillPosts(p, first, n, { facilities, f, post, table, deck, deckStart, starts, towns: towns[county], draw });
      first += n;
    }
  }
  return p;
}

/** The posts of one kind at one facility, and what their doctors are dealt from. */
interface Posts {
  readonly facilities: Facilities;
  readonly f: number;
  readonly post: number;
  readonly table: TypeTables;
  readonly deck: Deck;
  readonly deckStart: number;
  readonly starts: Float64Array;
  readonly towns: Towns;
  readonly draw: Draw;
}

/** Deals the doctors of `n` posts, from row `first` on. By itself, so that an engine compiles it once and not in every call of what calls it. */
function fillPosts(p: Population, first: number, n: number, posts: Posts): void {
  const { facilities, f, post, table, deck, deckStart, starts, towns, draw } = posts;
  const type = facilities.type[f];
  const usual = usualNumber[type][post];
  for (let k = 0, i = first; k < n; k++, i++) {
    const at = facilities.ordinalInType[f] * usual + (k % usual) + Math.floor(k / usual) * BEYOND;
    const card = (deckStart + at) % DECK;
    const id = facilities.id[f] + numberInBlock(facilities.block[f], type, post, k);
    const band = deck.band[card];
    const education = deck.education[card];
    const title = deck.title[card];
    const { from, to } = table.joint.bands[band];
    const youngest = 12 * youngestAge(education, title);
    const least = Math.max(12 * from, youngest);
    const age = least + Math.floor(draw.uniform(populationPurpose.age, 0, id) * (12 * to - least));
    const origin = pick(table.origin, inSequence(starts, ORIGIN, at));
    const town = facilities.town[f];
    p.id[i] = id;
    p.facility[i] = f;
    p.post[i] = post;
    p.sex[i] = deck.sex[card];
    p.education[i] = education;
    p.title[i] = title;
    p.ageMonths[i] = age;
    p.specialty[i] = pick(table.specialty, inSequence(starts, SPECIALTY, at));
    p.elderNeed[i] = inSequence(starts, ELDER_NEED, at) < table.elderNeed[band] ? 1 : 0;
    p.spouseTie[i] = inSequence(starts, SPOUSE_TIE, at) < table.spouseTie[band] ? 1 : 0;
    p.stayer[i] = inSequence(starts, STAYER, at) < table.stayer ? 1 : 0;
    p.hometown[i] = origin === 0 ? town : origin === 1 ? otherTown(towns, town, id, draw) : -1;
    p.childAgeMonths[i] =
      inSequence(starts, PARENT, at) < table.parent ? ageOfFirstChild(age, education, id, draw) : -1;
    p.monthsInPost[i] = tenure(age, education, post, id, draw);
    p.monthsSincePromotion[i] = sincePromotion(age, youngest, id, draw);
    p.competence[i] = competence(education, title, id, draw);
  }
}

function emptyPopulation(count: number): Population {
  return {
    count,
    id: new Uint32Array(count),
    facility: new Int32Array(count),
    ageMonths: new Int16Array(count),
    monthsInPost: new Int16Array(count),
    monthsSincePromotion: new Int16Array(count),
    sex: new Uint8Array(count),
    education: new Uint8Array(count),
    specialty: new Uint8Array(count),
    title: new Uint8Array(count),
    post: new Uint8Array(count),
    childAgeMonths: new Int16Array(count),
    elderNeed: new Uint8Array(count),
    spouseTie: new Uint8Array(count),
    hometown: new Int32Array(count),
    competence: new Float64Array(count),
    stayer: new Uint8Array(count),
    obligationMonths: new Int16Array(count),
    termMonths: new Int16Array(count),
  };
}

/** What is known of each facility type that has doctors; throws `Faults` when margins cannot hold together. */
export function tablesOf(region: Region): ReadonlyMap<FacilityType, TypeTables> {
  const before = remembered.get(region.margins);
  if (before !== undefined && typesWithDoctors(region).every((type) => before.has(type))) return before;
  checkAgeBands(region);
  const tables = new Map(typesWithDoctors(region).map((type) => [type, typeTables(region, type)]));
  remembered.set(region.margins, tables);
  return tables;
}

function typeTables(region: Region, type: FacilityType): TypeTables {
  const joint = jointTable(region, type);
  const even = (categories: number): Float64Array => new Float64Array(categories).fill(1 / categories);
  const sharesOf = (attribute: string, categories: number): Float64Array =>
    marginOf(region.margins, type, attribute)?.shares ?? even(categories);
  const yes = (attribute: string): number => sharesOf(attribute, 2)[0];
  return {
    joint,
    decks: [],
    specialty: sharesOf("specialty", SPECIALTIES),
    origin: sharesOf("origin", origins.length),
    parent: yes("parent"),
    stayer: yes("stayer"),
    elderNeed: chanceByBand(joint, yes("elder-need"), elderNeedByAge),
    spouseTie: chanceByBand(joint, yes("spouse-tie"), spouseTieByAge),
  };
}

/** Chances by age band in the given proportions, with the given mean over everybody. */
function chanceByBand(joint: JointTable, mean: number, byStage: readonly number[]): Float64Array {
  const perBand = joint.table.length / joint.bands.length;
  const relative = joint.bands.map((band) => byStage[stageOfLife((band.from + band.to) / 2)]);
  let sum = 0;
  joint.table.forEach((share, cell) => {
    sum += share * relative[Math.floor(cell / perBand)];
  });
  return Float64Array.from(relative, (r) => Math.min(1, (mean * r) / sum));
}

const inSequence = (starts: Float64Array, sequence: number, at: number): number => {
  const x = starts[sequence] + at * sequenceStep[sequence];
  return x - Math.floor(x);
};

/** The category into which u falls when the shares are laid end to end. */
export function pick(shares: Float64Array, u: number): number {
  let sum = 0;
  let last = 0;
  for (let c = 0; c < shares.length; c++) {
    if (shares[c] === 0) continue;
    sum += shares[c];
    last = c;
    if (u < sum) return c;
  }
  return last;
}

interface Towns {
  readonly town: readonly number[];
  /** ln of the residents. */
  readonly size: readonly number[];
}

/** By county. */
export function townsOf(facilities: Facilities): Towns[] {
  const residents = Array.from({ length: facilities.counties }, () => new Map<number, number>());
  for (let f = 0; f < facilities.count; f++) {
    if (facilities.population[f] === 0) continue;
    const county = residents[facilities.county[f]];
    const town = facilities.town[f];
    county.set(town, (county.get(town) ?? 0) + facilities.population[f]);
  }
  return residents.map((county) => ({ town: [...county.keys()], size: [...county.values()].map(log) }));
}

/** Another town of the county, in proportion to residents: a choice with Gumbel errors, so that a new town moves nobody between old ones. */
export function otherTown(towns: Towns, own: number, id: number, draw: Draw): number {
  let best = own;
  let most = -Infinity;
  for (let t = 0; t < towns.town.length; t++) {
    const town = towns.town[t];
    if (town === own) continue;
    const worth = towns.size[t] + draw.gumbel(populationPurpose.town, 0, id, town);
    if (worth > most) {
      most = worth;
      best = town;
    }
  }
  return best;
}

/** Age in months of the first child; −1 before it is born. */
export function ageOfFirstChild(age: number, education: number, id: number, draw: Draw): number {
  const { mean, laterByLevel, spread, least, most } = firstChildAge;
  const birth = mean + laterByLevel * education + spread * draw.normal(populationPurpose.firstChild, 0, id);
  const months = age - Math.round(Math.min(most, Math.max(least, birth)));
  return months < 0 ? -1 : months;
}

/** Months in the present post. */
export function tenure(age: number, education: number, post: number, id: number, draw: Draw): number {
  const career = Math.max(0, age - careerStart[education]);
  const u = draw.uniform(populationPurpose.monthsInPost, 0, id);
  if (post === CONTRACT) return Math.floor(Math.min(career, -CONTRACT_TENURE * log(u)));
  const exponent = post === VILLAGE_POST ? tenureExponent.village : tenureExponent.established;
  return Math.floor(career * exp(exponent * log(u)));
}

/** Months since the last promotion, of somebody who could have had it from the age `youngest` on. */
export function sincePromotion(age: number, youngest: number, id: number, draw: Draw): number {
  const months = Math.max(0, age - youngest) + 1;
  return Math.floor(draw.uniform(populationPurpose.monthsSincePromotion, 0, id) * months);
}

/** Competence in [0.05, 0.95]. */
export function competence(education: number, title: number, id: number, draw: Draw): number {
  const mean = competenceByTitle[title] + competenceByEducation[education];
  const value = mean + COMPETENCE_SPREAD * draw.normal(populationPurpose.competence, 0, id);
  return Math.min(0.95, Math.max(0.05, value));
}
