import { Draw } from "../base/rng.ts";
import { runKey } from "../base/seed.ts";
import { ledgerAt, scheduleNext, seat } from "../model/employ.ts";
import { facilityEquipment } from "../model/factors/equipment.ts";
import { createGathered } from "../model/gathering.ts";
import {
  COMMUNITY,
  COUNTY_MANAGED,
  ESTABLISHED,
  isCentre,
  LEDGER_KINDS,
  specialties,
  TERTIARY,
  TITLES,
  TOWNSHIP,
  TYPES,
  VILLAGE,
} from "../model/kinds.ts";
import { usualPay } from "../model/look.ts";
import { classConstants } from "../model/offers.ts";
import { OpenPosts } from "../model/open-posts.ts";
import { type Params, paramsWith } from "../model/parameters.ts";
import {
  drawBirth,
  drawElder,
  drawPayWeight,
  drawSusceptibility,
  largestPayWeight,
  restingBurnout,
} from "../model/people.ts";
import { planPosts } from "../model/posts.ts";
import { ruleNamed } from "../model/rules.ts";
import { createTally, type Geography, type Month } from "../model/step.ts";
import { strain } from "../model/steps/burnout.ts";
import { CANDIDATES } from "../model/steps/entry.ts";
import { refreshTables } from "../model/steps/finance.ts";
import { cellsPerPlace, Terms } from "../model/terms.ts";
import { townIn } from "../model/towns.ts";
import { setSex, setSpecialty } from "../model/traits.ts";
import { coarserWorld, createWorld, EVALUATE, flag, NEVER, NO_DOCTOR, type World } from "../model/world.ts";
import { createPairs, createRows, discountsOf, factors, PAIRS } from "../model/worth.ts";
import { feltBy } from "./as-usual.ts";
import { expandFacilities, type Facilities } from "./facilities.ts";
import { giveBack, type MonthArrays, takeArrays } from "./month-arrays.ts";
import type { Population } from "./population.ts";
import { populate } from "./roster/populate.ts";
import type { Scenario } from "./scenario.ts";

/** The world at the start of the burn-in and everything about the region that a run does not change. */
export interface Beginning {
  readonly world: World;
  readonly facilities: Facilities;
  readonly geography: Geography;
  readonly draw: Draw;
  /** The doctors who were written into the world. */
  readonly people: Population;
}

/** Classes of specialties that runs must tell apart: those that no target names apart are one. */
export function specialtyClasses(...scenarios: readonly Scenario[]): readonly number[] {
  const named = scenarios.flatMap(({ levers }) =>
    levers.flatMap(({ target }) => (target.specialties === undefined ? [] : [target.specialties])),
  );
  const signatures = specialties.map((specialty) => named.map((list) => (list.includes(specialty) ? 1 : 0)).join(""));
  const distinct = [...new Set(signatures)];
  return signatures.map((signature) => distinct.indexOf(signature));
}

const known = new WeakMap<Scenario["parameters"], Params>();

/** The scenario's parameters: made once for all runs of it, which read some two hundred numbers from one object. */
function paramsOf({ parameters }: Scenario): Params {
  const params = known.get(parameters) ?? paramsWith(parameters);
  known.set(parameters, params);
  return params;
}

/** Synthesises the region and fills a world with it. */
export function begin(
  scenario: Scenario,
  seed: string,
  replicate: number,
  classOf = specialtyClasses(scenario),
): Beginning {
  const [k0, k1] = runKey(seed, replicate);
  const draw = new Draw(k0, k1);
  const facilities = expandFacilities(scenario.region, classOf);
  const population = populate(scenario.region, facilities, draw);
  let posts = 0;
  for (const n of facilities.authorised) posts += n;
  const towns = 1 + [facilities.town, population.hometown].reduce((most, list) => list.reduce(larger, most), 0);
  const world = createWorld({
    doctors: posts + 64,
    candidates: CANDIDATES + TITLES,
    facilities: facilities.count,
    centres: facilities.type.filter(isCentre).length,
    counties: facilities.counties,
    towns,
    places: facilities.places.count,
    specialties: facilities.places.specialties,
    specialtyClass: facilities.places.specialtyClass,
    remembers: ruleNamed(scenario.rule).remember !== undefined,
    wide: isWide(facilities, towns),
  });
  fillFacilities(world, facilities);
  // A roster's ages are those of its date, which is the end of the burn-in; margins' ages are those of its start.
  const ahead = scenario.region.roster === undefined ? 0 : scenario.burnIn;
  settle(world, population, draw, scenario, ahead);
  const geography = geographyOf(facilities);
  return { world, facilities, geography, draw, people: population };
}

const larger = (a: number, b: number): number => (a > b ? a : b);

const MOST = 32_767;

/**
 * Whether a number of facilities, towns, posts or doctors can come to more than 16 bits hold. No post is created, and posts move within a
 * county at most; hospitals of a prefecture keep theirs, and those of a place class count their doctors together.
 */
export function isWide(facilities: Facilities, towns: number): boolean {
  const { count, counties, places, type, county, placeClass, authorised } = facilities;
  const ofCounty = new Float64Array(counties);
  const ofClass = new Float64Array(places.count);
  for (let j = 0; j < count; j++)
    for (let k = 0; k < LEDGER_KINDS; k++) {
      ofClass[placeClass[j]] += authorised[j * LEDGER_KINDS + k];
      if (type[j] !== TERTIARY) ofCounty[county[j]] += authorised[j * LEDGER_KINDS + k];
    }
  return [count, counties * towns, ...ofCounty, ...ofClass].some((n) => n > MOST);
}

/** The same beginning where no more classes of specialties are told apart than `classOf` does. */
export function coarserBeginning(at: Beginning, scenario: Scenario, classOf: readonly number[]): Beginning {
  const { specialtyClass } = at.world.layout;
  const facilities = expandFacilities(scenario.region, classOf);
  const ofClass: number[] = [];
  specialtyClass.forEach((fine, specialty) => {
    ofClass[fine] = classOf[specialty];
  });
  return { ...at, facilities, world: coarserWorld(at.world, ofClass, facilities.places.specialtyClass) };
}

/** Writes everything about the facilities that the region says, and their posts as if nothing had been planned yet. */
export function fillFacilities(world: World, from: Facilities): void {
  const { facilities: f, ledger } = world;
  f.type.set(from.type);
  f.county.set(from.county);
  f.prefecture.set(from.prefecture);
  f.town.set(from.town);
  f.placeClass.set(from.placeClass);
  f.remoteness.set(from.remoteness);
  f.population.set(from.population);
  f.seniorPosts.set(from.seniorPosts);
  f.trust.set(from.trust);
  const next = new Int32Array(from.counties);
  let centres = 0;
  for (let j = 0; j < from.count; j++) {
    f.ordinal[j] = next[from.county[j]]++;
    f.centre[j] = isCentre(from.type[j]) ? centres++ : -1;
  }
  for (let j = 0; j < from.count; j++)
    for (let k = 0; k < LEDGER_KINDS; k++) {
      const at = j * LEDGER_KINDS + k;
      ledger.authorised[at] = from.authorised[at];
      ledger.filled[at] = from.filled[at];
      ledger.vacated[at] = from.authorised[at] - from.filled[at];
    }
  world.counties.illness.fill(1);
  world.places.performance.fill(1);
}

/**
 * Writes the doctors in, who are as old and as long in post as the population says `ahead` months from now. Whoever has
 * not yet been in post then, or lacks the title, has it as of now.
 */
export function settle(world: World, people: Population, draw: Draw, scenario: Scenario, ahead: number): void {
  const { doctors: d, facilities: f, ledger, clock } = world;
  const now = clock[0];
  const then = now + ahead;
  const p = paramsOf(scenario);
  d.id.fill(NO_DOCTOR);
  d.facility.fill(-1);
  d.workplace.fill(-1);
  d.nextEvent.fill(NEVER);
  for (let i = 0; i < people.count; i++) {
    const id = people.id[i];
    const facility = people.facility[i];
    d.id[i] = id;
    d.education[i] = people.education[i];
    d.title[i] = people.title[i];
    d.born[i] = then - people.ageMonths[i];
    d.since[i] = Math.min(now, then - people.monthsInPost[i]);
    d.promoted[i] = Math.min(now, then - people.monthsSincePromotion[i]);
    d.hometown[i] = people.hometown[i] < 0 ? -1 : townIn(world.layout.towns, f.county[facility], people.hometown[i]);
    d.childBorn[i] =
      people.childAgeMonths[i] >= 0 ? then - people.childAgeMonths[i] : drawBirth(draw, p, id, d.born[i], then);
    d.elderFrom[i] = people.elderNeed[i] === 1 ? now - 1 : drawElder(draw, p, id, d.born[i], then);
    d.flags[i] = (people.spouseTie[i] === 1 ? flag.spouseTie : 0) | (people.stayer[i] === 1 ? flag.stayer : 0);
    setSex(d.flags, i, people.sex[i]);
    setSpecialty(d.flags, i, people.specialty[i]);
    d.competence[i] = people.competence[i];
    d.payWeight[i] = drawPayWeight(draw, p, id);
    d.susceptibility[i] = drawSusceptibility(draw, p, id);
    d.burnout[i] = restingBurnout(strain(p, f.type[facility]) * d.susceptibility[i]);
    for (const column of [d.bondEnd, d.awayEnd, d.termEnd, d.trainedEnd]) column[i] = NEVER;
    if (people.obligationMonths[i] > 0) d.bondEnd[i] = then + people.obligationMonths[i];
    if (people.termMonths[i] > 0) d.termEnd[i] = then + people.termMonths[i];
    d.lookBound[i] = EVALUATE;
    if (people.post[i] === COUNTY_MANAGED) pool(ledger, facility);
    seat(world, i, facility, people.post[i]);
  }
  clock[1] = people.count;
}

/** An established post of the facility that a county-managed doctor fills is one of the county's, used here. */
function pool({ authorised, filled }: World["ledger"], facility: number): void {
  for (const column of [authorised, filled]) {
    column[ledgerAt(facility, ESTABLISHED)]--;
    column[ledgerAt(facility, COUNTY_MANAGED)]++;
  }
}

function geographyOf(from: Facilities): Geography {
  const lists: number[][][] = Array.from({ length: from.counties }, () => Array.from({ length: TYPES }, () => []));
  const tertiary = new Map<number, number[]>();
  const posts = new Float64Array(from.counties);
  const residents = new Float64Array(from.count);
  for (let j = 0; j < from.count; j++) {
    const type = from.type[j];
    if (type === TERTIARY) {
      const list = tertiary.get(from.prefecture[j]) ?? [];
      list.push(j);
      tertiary.set(from.prefecture[j], list);
      continue;
    }
    lists[from.county[j]][type].push(j);
    for (let k = 0; k < LEDGER_KINDS; k++) posts[from.county[j]] += from.authorised[j * LEDGER_KINDS + k];
  }
  for (let c = 0; c < from.counties; c++) {
    lists[c][TERTIARY] = tertiary.get(from.prefectureOf[c]) ?? [];
    const centreOf = new Map<number, number>();
    for (const type of [TOWNSHIP, COMMUNITY])
      for (const j of lists[c][type]) {
        residents[j] = from.population[j];
        if (!centreOf.has(from.town[j])) centreOf.set(from.town[j], j);
      }
    for (const j of lists[c][VILLAGE]) {
      const centre = centreOf.get(from.town[j]);
      if (centre !== undefined) residents[centre] += from.population[j];
    }
  }
  let towns = 1;
  for (const town of from.town) towns = Math.max(towns, town + 1);
  const clinics = lists.map((county) => {
    const ofTown = new Int32Array(towns);
    for (const j of county[VILLAGE]) ofTown[from.town[j]]++;
    return ofTown;
  });
  return {
    clinics,
    ofType: lists.map((county) => county.map((list) => Int32Array.from(list))),
    outsideClass: from.outsideClass,
    prefectureOf: from.prefectureOf,
    sharing: from.sharing,
    stretch: from.stretch,
    residents,
    posts,
  };
}

/** Town of every place class as `townIn` numbers it; −2 outside. */
function townsOf(from: Facilities, towns: number): Int32Array {
  const of = new Int32Array(from.places.count).fill(-2);
  for (let j = 0; j < from.count; j++)
    of[from.placeClass[j]] = from.type[j] === TERTIARY ? -2 : townIn(towns, from.county[j], from.town[j]);
  // Private practice lies in the county seat.
  for (let c = 0; c < from.places.count; c++)
    if (from.places.type[c] === 5) of[c] = townIn(towns, from.places.county[c], 0);
  return of;
}

/** What the region's table says of each place: its equipment. Clinics of a class share theirs. */
function givenByFacilities(from: Facilities): ReadonlyMap<string, Float64Array> {
  const equipment = new Float64Array(from.places.count).fill(Number.NaN);
  for (let j = 0; j < from.count; j++) equipment[from.placeClass[j]] = from.equipment[j];
  return new Map([[facilityEquipment.id, equipment]]);
}

const lent = new WeakMap<Month, MonthArrays>();

/** For a month that nobody looks at any more: what it works with serves the next that is bound. */
export function release(m: Month): void {
  const arrays = lent.get(m);
  if (arrays === undefined) return;
  lent.delete(m);
  giveBack(arrays);
}

/** Binds a scenario to a world: terms, parameters, caches. The world may be new or forked. `felt`: the groups of factors that feel the policy, as bits, where not all do. */
export function bind(scenario: Scenario, at: Beginning, world: World, exact: boolean, felt?: number): Month {
  const { places } = at.facilities;
  const terms = new Terms(places, new Map(Object.entries(scenario.terms)), givenByFacilities(at.facilities));
  const cells = places.count * cellsPerPlace(places.specialties);
  const rows = world.layout.doctors + world.layout.candidates;
  const params = paramsOf(scenario);
  let clinics = 0;
  for (const ofTown of at.geography.clinics) clinics = Math.max(clinics, ofTown.length);
  const arrays = takeArrays({ cells, places: places.count, facilities: at.facilities.count, rows, clinics });
  const m: Month = {
    month: world.clock[0],
    start: scenario.burnIn,
    world,
    terms,
    usual: terms.untouched(),
    asUsual: null,
    params,
    draw: at.draw,
    betas: Float64Array.from(factors, (f) => scenario.betas[f.id] ?? f.beta.default),
    rule: ruleNamed(scenario.rule),
    tally: createTally(),
    geography: at.geography,
    lookers: { count: 0, rows: arrays.lookers },
    termsEnded: [],
    exact,
    pay: arrays.pay,
    peerPay: arrays.peerPay,
    payLogs: arrays.payLogs,
    gapLogs: arrays.gapLogs,
    success: arrays.success,
    townOf: townsOf(at.facilities, world.layout.towns),
    sentinel: rows - TITLES,
    scratch: {
      pairs: createPairs(PAIRS),
      openPosts: Array.from({ length: places.counties * TYPES }, () => new OpenPosts()),
      ...createRows(),
      worth: new Float64Array(PAIRS),
      boundWorth: arrays.boundWorth,
      unkept: [],
      gathered: createGathered(),
      draws: new Float64Array(PAIRS),
      bounded: arrays.bounded,
      steadyFall: arrays.steadyFall,
      uncovered: arrays.uncovered,
      constants: classConstants(params),
      discounts: discountsOf(params),
      usualPay: usualPay(params),
      demandOf: arrays.demandOf,
      resourcesAt: arrays.resourcesAt,
      practice: arrays.practice,
      clinicVisits: arrays.clinicVisits,
      extras: { version: -1, kinds: arrays.kinds },
      unserved: -1,
      strain: null,
      marked: arrays.marked,
      boundsPolicy: -1,
      boundsWorth: -1,
      tablesVersion: -1,
      payChanges: -1,
      worthVersion: 0,
    },
  };
  lent.set(m, arrays);
  makeSentinels(m);
  if (felt !== undefined) m.asUsual = feltBy(m, felt);
  if (m.month === 0) startLedger(m);
  refreshTables(m);
  return m;
}

/** What follows once everybody has been written in: which vacant posts are open, and what is due next for each doctor. */
export function startLedger(m: Month): void {
  planPosts(m);
  for (let i = 0; i < m.world.clock[1]; i++) scheduleNext(m, i);
}

/** For each title a doctor as sensitive as any can be: free to be promoted, a child at school, parents in need, far from home. */
function makeSentinels(m: Month): void {
  const { doctors: d } = m.world;
  for (let title = 0; title < TITLES; title++) {
    const i = m.sentinel + title;
    d.title[i] = title;
    d.id[i] = 0;
    d.facility[i] = -1;
    d.workplace[i] = -1;
    d.payWeight[i] = largestPayWeight(m.params);
    d.education[i] = 2;
    d.promoted[i] = -32000;
    d.since[i] = -32000;
    d.dispatched[i] = 0;
    d.flags[i] = flag.spouseTie;
    d.hometown[i] = -1;
    d.elderFrom[i] = -32000;
    d.born[i] = -400;
    d.childBorn[i] = -40;
  }
}
