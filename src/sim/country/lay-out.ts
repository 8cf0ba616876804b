import { Faults } from "../../base/fail.ts";
import {
  COMMUNITY,
  CONTRACT,
  COUNTY,
  ESTABLISHED,
  LEDGER_KINDS,
  TERTIARY,
  TOWNSHIP,
  TYPES,
  VILLAGE,
  VILLAGE_POST,
} from "../../model/kinds.ts";
import type { Layout } from "../layout.ts";
import type { Stretch } from "../scenario.ts";
import { apportion } from "./apportion.ts";
import { type Counties, countiesOf } from "./counties.ts";
import { type Country, type FigureId, sorts } from "./figures.ts";
import { CENTRE_TO_STATION } from "./fill-provinces.ts";

/** What a kind of institution is to the model. Shares and levels as in the tables of the typical county and Guangxi, or assumed as there. */
interface Sort {
  readonly type: number;
  readonly doctors: readonly FigureId[];
  /** Share of its doctors who have contract posts; vacant share of each kind of post. */
  readonly contract: number;
  readonly vacant: number;
  readonly contractVacant: number;
  /** Senior posts a doctor. */
  readonly senior: number;
  readonly equipment: number;
  readonly trust: number;
}

/** In the order of `sorts`. */
const described: readonly Sort[] = [
  sort(TERTIARY, ["tertiary_doctors"], [0.077, 0.011, 0.02], 0.17, 0.87, 0.79),
  sort(COUNTY, ["secondary_doctors"], [0.148, 0.06, 0.05], 0.11, 0.68, 0.69),
  sort(COUNTY, ["other_hospital_doctors"], [0.148, 0.06, 0.05], 0.11, 0.5, 0.6),
  sort(TOWNSHIP, ["township_doctors"], [0.25, 0.23, 0.06], 0.06, 0.6, 0.54),
  sort(COMMUNITY, ["community_doctors"], [0.25, 0.19, 0.05], 0.15, 0.5, 0.52),
  sort(COMMUNITY, ["community_doctors"], [0.25, 0.19, 0.05], 0.15, 0.35, 0.5),
  sort(COMMUNITY, ["outpatient_doctors"], [1, 0, 0.05], 0.1, 0.3, 0.5),
  sort(VILLAGE, ["village_licensed", "village_practitioners"], [0, 0, 0], 0, 0.2, 0.5),
];

function sort(
  type: number,
  doctors: readonly FigureId[],
  [contract, vacant, contractVacant]: readonly [number, number, number],
  senior: number,
  equipment: number,
  trust: number,
): Sort {
  return { type, doctors, contract, vacant, contractVacant, senior, equipment, trust };
}
const TOWNSHIP_SORT = sorts.indexOf("township_centres");
const CENTRES = sorts.indexOf("community_centres");
const VILLAGES = sorts.indexOf("village_clinics");

/** From a centre next to the seat to the farthest: equipment, trust and residents fall as in the typical county. */
const FARTHEST_EQUIPMENT = 0.2;
const FARTHEST_TRUST = 0.44;
const FARTHEST_RESIDENTS = 0.3;

/** Ids of one county, and counties that fit below 2^30, so that ids from 2^30 on are free for those who enter later. */
const COUNTY_IDS = 262144;
const MOST_COUNTIES = 4096;

/** Ids for a facility's first doctors: a power of two that is at least twice its posts. */
function blockFor(posts: number): number {
  let block = 2;
  while (block < 2 * posts) block *= 2;
  return block;
}

/** Whole numbers out of fractions, one after another, that never stray from their sum by as much as one. */
class Rounding {
  private rest = 0.5;
  next(x: number): number {
    this.rest += x;
    const whole = Math.floor(this.rest);
    this.rest -= whole;
    return whole;
  }
}

const hundredths = (x: number): number => Math.round(100 * x) / 100;

/**
 * The facilities of a country as columns, county by county. Each county has its town, a centre or more in every town that
 * can have one and the clinics of its villages; everything else lies in the seat. Like facilities of a county share a place
 * class, as do centres and clinics of one town. The stretch says where the `n` counties lie among those of the region. Throws `Faults` where a county has more doctors than ids.
 */
export function layOutCountry(country: Country, { county: first, facility, of }: Stretch, n: number): Layout {
  const counties = countiesOf(country);
  const { values } = counties;
  let count = 0;
  for (const figure of sorts) for (let c = first; c < first + n; c++) count += values[figure][c];
  const start = counties.prefecture[first];
  const prefectureOf = counties.prefecture.slice(first, first + n).map((own) => own - start);
  const sharers = new Int32Array(1 + prefectureOf[n - 1]);
  for (const own of prefectureOf) sharers[own]++;
  const out: Layout = {
    count,
    counties: n,
    prefectures: sharers.length,
    stretch: { county: first, facility, of },
    countryCounty: counties.first,
    prefectureOf,
    sharing: prefectureOf.map((own) => sharers[own]),
    id: new Uint32Array(count),
    block: new Int32Array(count),
    type: new Uint8Array(count),
    county: new Int32Array(count),
    prefecture: new Int32Array(count),
    ordinalInType: new Int32Array(count),
    town: new Int32Array(count),
    remoteness: new Float64Array(count),
    population: new Float64Array(count),
    authorised: new Int32Array(count * LEDGER_KINDS),
    filled: new Int32Array(count * LEDGER_KINDS),
    seniorPosts: new Int32Array(count),
    equipment: new Float64Array(count),
    trust: new Float64Array(count),
    row: new Int32Array(count),
    placeClass: new Int32Array(count),
    classes: [],
  };
  const writer = new Writer(out, counties);
  for (let c = first; c < first + n; c++) writer.county(c);
  return out;
}

const roundings = () => ({
  contract: new Rounding(),
  spareEstablished: new Rounding(),
  spareContract: new Rounding(),
  senior: new Rounding(),
});

class Writer {
  private readonly out: Layout;
  private readonly counties: Counties;
  private at = 0;
  private used = 0;
  private ordinals = new Int32Array(TYPES);
  private round = roundings();

  constructor(out: Layout, counties: Counties) {
    this.out = out;
    this.counties = counties;
  }

  county(c: number): void {
    const of = (figure: FigureId): number => this.counties.values[figure][c];
    this.used = 0;
    this.ordinals = new Int32Array(TYPES);
    // A county is the same whatever counties come before it.
    this.round = roundings();
    const urban = Math.round(of("urban_share") * of("residents"));
    const rural = of("residents") - urban;
    const centres = of("township_centres");
    const towns = Math.min(centres, of("towns") + of("townships"));
    const streets = towns > 0 ? urban - of("town_residents") : of("residents");
    const seatDoctors = this.seatDoctors(c);
    const residentsOf = this.seatResidents(c, streets, seatDoctors);
    for (let s = 0; s < sorts.length; s++) {
      if (s === TOWNSHIP_SORT || s === VILLAGES) continue;
      this.alike(c, s, 0, 0, seatDoctors[s], residentsOf[s], of(sorts[s]));
    }
    this.towns(c, towns, towns > 0 ? of("town_residents") : 0, towns > 0 ? rural : 0);
  }

  /** Doctors of each sort that lies in the seat; of centres and stations, who share theirs, by usual size. */
  private seatDoctors(c: number): Float64Array {
    const { values } = this.counties;
    const doctors = new Float64Array(sorts.length);
    described.forEach((sort, s) => {
      for (const figure of sort.doctors) doctors[s] += values[figure][c];
    });
    const sizes = [values.community_centres[c] * CENTRE_TO_STATION, values.community_stations[c]];
    doctors.set(apportion(values.community_doctors[c], sizes), CENTRES);
    return doctors;
  }

  /** Residents of the seat by sort: at primary care by its doctors; where there is none, at the hospitals. */
  private seatResidents(c: number, residents: number, doctors: Float64Array): Float64Array {
    const primary = doctors.map((n, s) => (described[s].type === COMMUNITY ? n : 0));
    if (primary.some((n) => n > 0)) return apportion(residents, primary);
    const hospitals = doctors.map((_, s) => (described[s].type === COUNTY ? this.counties.values[sorts[s]][c] : 0));
    return apportion(residents, hospitals);
  }

  private towns(c: number, towns: number, residents: number, rural: number): void {
    const { values } = this.counties;
    const remoteness = Float64Array.from({ length: towns }, (_, t) => (towns > 1 ? hundredths(t / (towns - 1)) : 0));
    const size = remoteness.map((r) => 1 - (1 - FARTHEST_RESIDENTS) * r);
    const living = apportion(residents, size);
    const villagers = apportion(rural, size);
    const centres = apportion(values.township_centres[c], size, [], new Float64Array(towns).fill(1));
    const doctors = apportion(values.township_doctors[c], size);
    const clinics = towns > 0 ? apportion(values.village_clinics[c], size) : Float64Array.of(values.village_clinics[c]);
    const healers = values.village_licensed[c] + values.village_practitioners[c];
    const clinicDoctors = apportion(healers, clinics);
    for (let t = 0; t < towns; t++) {
      // Villagers without a clinic go to the centre.
      const nearest = living[t] + (clinics[t] > 0 ? 0 : villagers[t]);
      this.alike(c, TOWNSHIP_SORT, t + 1, remoteness[t], doctors[t], nearest, centres[t]);
    }
    clinics.forEach((n, t) => {
      this.alike(c, VILLAGES, towns > 0 ? t + 1 : 0, remoteness[t] ?? 0, clinicDoctors[t], villagers[t] ?? 0, n);
    });
  }

  /** A number of like institutions of one town, with doctors and residents spread evenly: they share a place class. */
  private alike(c: number, s: number, town: number, far: number, doctors: number, residents: number, n: number): void {
    if (n === 0) return;
    const { out, counties } = this;
    const county = c - out.stretch.county;
    const sort = described[s];
    const remote = sort.type === TOWNSHIP || sort.type === VILLAGE ? far : 0;
    const placeClass = out.classes.push({ type: sort.type, county, remoteness: remote }) - 1;
    const level = (near: number, farthest: number): number =>
      sort.type === TOWNSHIP ? hundredths(near + (farthest - near) * far) : near;
    const equipment = level(sort.equipment, FARTHEST_EQUIPMENT);
    const trust = level(sort.trust, FARTHEST_TRUST);
    for (let k = 0; k < n; k++) {
      const f = this.at++;
      out.type[f] = sort.type;
      out.county[f] = county;
      out.prefecture[f] = out.prefectureOf[county];
      out.ordinalInType[f] = this.ordinals[sort.type]++;
      out.town[f] = town;
      out.remoteness[f] = remote;
      out.population[f] = evenly(residents, n, k);
      out.equipment[f] = equipment;
      out.trust[f] = trust;
      out.row[f] = s;
      out.placeClass[f] = placeClass;
      this.posts(f, sort, evenly(doctors, n, k));
      const posts = out.authorised.subarray(f * LEDGER_KINDS, (f + 1) * LEDGER_KINDS).reduce((sum, x) => sum + x, 0);
      out.block[f] = blockFor(posts);
      out.id[f] = (counties.first + c) * COUNTY_IDS + this.used;
      this.used += out.block[f];
    }
    if (this.used > COUNTY_IDS || counties.first + counties.count > MOST_COUNTIES) tooMany(counties, c);
  }

  private posts(f: number, sort: Sort, doctors: number): void {
    const { authorised, filled, seniorPosts } = this.out;
    const at = f * LEDGER_KINDS;
    if (sort.type === VILLAGE) {
      authorised[at + VILLAGE_POST] = doctors;
      filled[at + VILLAGE_POST] = doctors;
      return;
    }
    const contract = Math.min(doctors, this.round.contract.next(doctors * sort.contract));
    const established = doctors - contract;
    filled[at + ESTABLISHED] = established;
    filled[at + CONTRACT] = contract;
    authorised[at + ESTABLISHED] =
      established + this.round.spareEstablished.next((established * sort.vacant) / (1 - sort.vacant));
    authorised[at + CONTRACT] =
      contract + this.round.spareContract.next((contract * sort.contractVacant) / (1 - sort.contractVacant));
    seniorPosts[f] = this.round.senior.next(doctors * sort.senior);
  }
}

/** The k-th of n parts of a whole number that differ by one at most. */
const evenly = (whole: number, n: number, k: number): number =>
  Math.floor((whole * (k + 1)) / n) - Math.floor((whole * k) / n);

function tooMany(counties: Counties, c: number): never {
  const name = counties.names[c] ?? `county-${c + 1}`;
  throw new Faults([
    {
      file: name,
      line: null,
      key: null,
      en: `too many doctors for one county (${COUNTY_IDS / 2} posts), or more than ${MOST_COUNTIES} counties in the country`,
      zh: `单个县医师过多（上限 ${COUNTY_IDS / 2} 个岗位），或全国县数超过 ${MOST_COUNTIES}`,
    },
  ]);
}
