import { type Fault, Faults } from "../base/fail.ts";
import {
  CONTRACT,
  ESTABLISHED,
  facilityTypes,
  LEDGER_KINDS,
  OTHER,
  OUTSIDE,
  PLACE_TYPES,
  PRIVATE,
  SPECIALTIES,
  TERTIARY,
  TYPES,
  VILLAGE,
  VILLAGE_POST,
} from "../model/kinds.ts";
import type { PlaceClasses } from "../model/terms.ts";
import { layOutCountry } from "./country/lay-out.ts";
import type { Layout, PlaceClass } from "./layout.ts";
import type { Region, Stretch } from "./scenario.ts";

/**
 * Every facility of every county as columns, copies expanded. Order: county by county, in a county row by row, in a row
 * copy by copy; a tertiary hospital stands with the first county of its prefecture and in that county's place classes.
 *
 * `population` counts each resident once, at the facility that is nearest for primary care: a township centre has the
 * residents of its market town, a clinic those of its village, and a row of a hospital those of the county seat who
 * have no primary-care facility of their own. It sums to the population of the region.
 */
export interface Facilities extends Omit<Layout, "classes"> {
  readonly places: PlaceClasses;
  /** Place class of a county's outside option at [county × PLACE_TYPES + placeType]; −1 for the facility types. */
  readonly outsideClass: Int32Array;
}

/** Ids that one facility may give to its first doctors, by type. */
export const doctorBlock: readonly number[] = [4096, 1024, 128, 128, 8];

/** Facilities of a type that one county may have. */
const facilityLimit: readonly number[] = [8, 16, 128, 128, 4096];

/** Ids of one county: the blocks of all facilities that it may have, rounded up to a power of two. */
const COUNTY_IDS = 131072;

/** Counties that fit below 2^30, so that ids from 2^30 on are free for those who enter later. */
const COUNTY_LIMIT = 8192;

/** Id of the first doctor of a facility: depends on its county, type and ordinal alone, so nobody who is added shifts it. */
const firstDoctor = (county: number, type: number, ordinal: number): number => {
  let base = county * COUNTY_IDS;
  for (let t = 0; t < type; t++) base += doctorBlock[t] * facilityLimit[t];
  return base + ordinal * doctorBlock[type];
};

/**
 * Number in its facility's block of the n-th doctor of a ledger kind. The usual kind counts up from 0, contracts down
 * from the top, a third kind up from the middle: one more doctor of one kind shifts no doctor of another.
 */
export function numberInBlock(block: number, type: number, kind: number, n: number): number {
  if (kind === CONTRACT) return block - 1 - n;
  return kind === (type === VILLAGE ? VILLAGE_POST : ESTABLISHED) ? n : block / 2 + n;
}

const expanded = new WeakMap<Region, { readonly layout: Layout; readonly byClasses: Map<string, Facilities> }>();

/** Every specialty in a class of its own. */
export const everySpecialty: readonly number[] = Array.from({ length: SPECIALTIES }, (_, s) => s);

/**
 * Lays out the region's table, once for each region; throws `Faults` naming every row whose doctors do not fit their block
 * of ids. `classOf` gives the class of each specialty that person
 * cells tell apart.
 */
export function expandFacilities(region: Region, classOf: readonly number[] = everySpecialty): Facilities {
  const known = expanded.get(region) ?? { layout: layOut(region), byClasses: new Map() };
  expanded.set(region, known);
  const key = classOf.join();
  const facilities = known.byClasses.get(key) ?? withClasses(known.layout, classOf);
  known.byClasses.set(key, facilities);
  return facilities;
}

/** Adds the ways out, and which specialties are told apart. */
function withClasses(layout: Layout, classOf: readonly number[]): Facilities {
  const { counties } = layout;
  const classes = [...layout.classes];
  const outsideClass = new Int32Array(counties * PLACE_TYPES).fill(-1);
  for (let county = 0; county < counties; county++) {
    for (const type of outsideTypes) {
      outsideClass[county * PLACE_TYPES + type] = classes.push({ type, county, remoteness: 0 }) - 1;
    }
  }
  const places: PlaceClasses = {
    count: classes.length,
    counties,
    type: Uint8Array.from(classes, (c) => c.type),
    county: Int32Array.from(classes, (c) => c.county),
    remoteness: Float64Array.from(classes, (c) => c.remoteness),
    firstCounty: layout.stretch.county,
    specialties: Math.max(...classOf) + 1,
    specialtyClass: Uint8Array.from(classOf),
  };
  return { ...layout, places, outsideClass };
}

function layOut(region: Region): Layout {
  if (region.country !== undefined)
    return layOutCountry(region.country, region.stretch ?? wholeOf(region), region.counties);
  checkIds(region);
  const { counties, countiesPerPrefecture, facilities: rows, stretch = wholeOf(region) } = region;
  const prefectures = Math.ceil(counties / countiesPerPrefecture);
  const typeOf = rows.map((row) => facilityTypes.indexOf(row.type));
  let count = 0;
  rows.forEach((row, r) => {
    count += row.copies * (typeOf[r] === TERTIARY ? prefectures : counties);
  });

  const out = {
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
  };
  const classes: PlaceClass[] = [];
  let f = 0;
  for (let county = 0; county < counties; county++) {
    const ordinals = new Int32Array(TYPES);
    const clinicClass = new Map<string, number>();
    rows.forEach((row, r) => {
      const type = typeOf[r];
      if (type === TERTIARY && county % countiesPerPrefecture !== 0) return;
      for (let copy = 0; copy < row.copies; copy++, f++) {
        const ordinal = ordinals[type]++;
        out.id[f] = firstDoctor(stretch.county + county, type, ordinal);
        out.block[f] = doctorBlock[type];
        out.type[f] = type;
        out.county[f] = county;
        out.prefecture[f] = Math.floor(county / countiesPerPrefecture);
        out.ordinalInType[f] = ordinal;
        out.town[f] = row.town;
        out.remoteness[f] = row.remoteness;
        out.population[f] = row.population;
        out.authorised.set([row.established, row.contract, row.village], f * LEDGER_KINDS);
        out.filled.set([row.filledEstablished, row.filledContract, row.filledVillage], f * LEDGER_KINDS);
        out.seniorPosts[f] = row.seniorPosts;
        out.equipment[f] = row.equipment;
        out.trust[f] = row.trust;
        out.row[f] = r;
        // Clinics of one township differ in nothing that a lever can see.
        const shared = type === VILLAGE ? `${row.town} ${row.remoteness}` : null;
        const known = shared === null ? undefined : clinicClass.get(shared);
        const placeClass = known ?? classes.push({ type, county, remoteness: row.remoteness }) - 1;
        if (shared !== null) clinicClass.set(shared, placeClass);
        out.placeClass[f] = placeClass;
      }
    });
  }

  return {
    count,
    counties,
    prefectures,
    stretch,
    countryCounty: 0,
    prefectureOf: Int32Array.from({ length: counties }, (_, c) => Math.floor(c / countiesPerPrefecture)),
    sharing: new Int32Array(counties).fill(countiesPerPrefecture),
    ...out,
    classes,
  };
}

/** The ways out: private practice, other work, and each facility type somewhere else. */
const outsideTypes: readonly number[] = [PRIVATE, OTHER, ...facilityTypes.map((_, type) => OUTSIDE + type)];

const wholeOf = (region: Region): Stretch => ({ county: 0, facility: 0, of: region.counties });

function checkIds(region: Region): void {
  const faults: Fault[] = [];
  const fault = (key: string, en: string, zh: string) => faults.push({ file: region.id, line: null, key, en, zh });
  if (region.counties > COUNTY_LIMIT) {
    fault("region.counties", `at most ${COUNTY_LIMIT} counties`, `县数不得超过 ${COUNTY_LIMIT}`);
  }
  const copies = new Int32Array(TYPES);
  for (const row of region.facilities) {
    const type = facilityTypes.indexOf(row.type);
    copies[type] += row.copies;
    const block = doctorBlock[type];
    const main = type === VILLAGE ? row.filledVillage : row.filledEstablished;
    const third = type === VILLAGE ? row.filledEstablished : row.filledVillage;
    const free = block - row.filledContract;
    if (third === 0 ? main > free : main > block / 2 || third > free - block / 2) {
      fault(
        row.id,
        `more doctors than a ${row.type} facility can have at the start (${block} in all)`,
        `期初医师数超过该类机构上限（共 ${block} 人）`,
      );
    }
  }
  copies.forEach((n, type) => {
    if (n > facilityLimit[type]) {
      const word = facilityTypes[type];
      fault(
        "region.facilities",
        `at most ${facilityLimit[type]} facilities of type ${word} a county`,
        `每县 ${word} 类机构不得超过 ${facilityLimit[type]} 家`,
      );
    }
  });
  if (faults.length > 0) throw new Faults(faults);
}
