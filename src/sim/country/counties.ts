import { exp } from "../../base/exp-log.ts";
import { normalQuantile } from "../../base/normal.ts";
import type { Stretch } from "../scenario.ts";
import { apportion, divide } from "./apportion.ts";
import { type Country, type FigureId, figureIds, type KnownRow, licensed, licensedKinds, sorts } from "./figures.ts";
import { CENTRE_TO_STATION, fillProvinces } from "./fill-provinces.ts";

/** The counties of a region of a country, province by province, and in a province prefecture by prefecture. */
export interface Counties {
  readonly count: number;
  /** Number of the first county among those of the whole country: what luck is keyed by. */
  readonly first: number;
  /** By county: position of the province, position in it, prefecture, and the first county of that prefecture. */
  readonly province: Int32Array;
  readonly number: Int32Array;
  readonly prefecture: Int32Array;
  readonly seat: Int32Array;
  readonly prefectures: number;
  /** By county. Tertiary hospitals and their doctors stand with the first county of the prefecture. */
  readonly values: Readonly<Record<FigureId, Float64Array>>;
  /** What each is called in somebody's own table; null where it is in none. */
  readonly names: readonly (string | null)[];
}

/** Counties that share a prefecture, as in Guangxi: 111 in 14. */
const PER_PREFECTURE = 8;

// Assumed, all of the following: no table by county was read. What is known of provinces holds whatever these are.

/** Spread of the logarithm of residents between counties, and how much larger a prefecture's seat is. */
const SIZE_SPREAD = 0.5;
const SEAT_SIZE = 1.6;
/** Odds of an urban resident at a seat against elsewhere; of those who live in market towns. */
const SEAT_URBAN = 6;
const SEAT_TOWN = 0.25;

/** Steps of even sequences on the circle: (√5 − 1)/2 and √2 − 1. */
const SIZE_STEP = 0.6180339887498949;
const URBAN_STEP = 0.41421356237309515;

const spread = (k: number, step: number): number => {
  const x = (k + 0.5) * step;
  return exp(SIZE_SPREAD * normalQuantile(Math.min(0.98, Math.max(0.02, x - Math.floor(x)))));
};

const remembered = new WeakMap<Country, Counties>();

/** Shares what a province has out among its counties, to the unit; what somebody's own table says of a county stands. */
export function countiesOf(country: Country): Counties {
  const before = remembered.get(country);
  if (before !== undefined) return before;
  const { values } = fillProvinces(country);
  const chosen = country.provinces.map((_, p) => p).filter((p) => country.province === null || country.province === p);
  const parts = chosen.map((p) => {
    const of = (figure: FigureId): number => values[figure][p];
    const rows = country.known.filter((row) => row.province === p && row.county !== null);
    return provinceCounties(of, rows);
  });
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const joined = {} as Record<FigureId, Float64Array>;
  for (const figure of figureIds) {
    joined[figure] = new Float64Array(count);
    let at = 0;
    for (const part of parts) {
      joined[figure].set(part.values[figure], at);
      at += part.count;
    }
  }
  const province = new Int32Array(count);
  const number = new Int32Array(count);
  const prefecture = new Int32Array(count);
  const seat = new Int32Array(count);
  let c = 0;
  let prefectures = 0;
  parts.forEach((part, k) => {
    const start = c;
    for (let n = 0; n < part.count; n++, c++) {
      province[c] = chosen[k];
      number[c] = n;
      prefecture[c] = prefectures + part.prefecture[n];
      seat[c] = start + part.seat[n];
    }
    prefectures += part.prefectures;
  });
  let first = 0;
  for (let p = 0; p < (chosen[0] ?? 0); p++) first += values.counties[p];
  const names = parts.flatMap((part) => part.names);
  const counties = { count, first, province, number, prefecture, seat, prefectures, values: joined, names };
  remembered.set(country, counties);
  return counties;
}

/** Where a prefecture lies among the counties of its country, and how many of them it has. */
export function stretchOf(
  country: Country,
  prefecture: number,
): { readonly counties: number; readonly stretch: Stretch } {
  const { count, prefecture: own, values } = countiesOf(country);
  const county = own.indexOf(prefecture);
  const end = own.lastIndexOf(prefecture) + 1;
  let facility = 0;
  for (const figure of sorts) for (let c = 0; c < county; c++) facility += values[figure][c];
  return { counties: end - county, stretch: { county, facility, of: count } };
}

interface Part {
  readonly count: number;
  readonly prefectures: number;
  readonly prefecture: Int32Array;
  readonly seat: Int32Array;
  readonly values: Record<FigureId, Float64Array>;
  readonly names: readonly (string | null)[];
}

function provinceCounties(of: (figure: FigureId) => number, rows: readonly KnownRow[]): Part {
  const count = of("counties");
  const prefectures = Math.max(1, Math.round(count / PER_PREFECTURE));
  const prefecture = Int32Array.from({ length: count }, (_, n) => Math.floor((n * prefectures) / count));
  const seat = prefecture.map((own) => prefecture.indexOf(own));
  const isSeat = (n: number): boolean => seat[n] === n;
  const each = (value: (n: number) => number): Float64Array => Float64Array.from({ length: count }, (_, n) => value(n));
  const known = (figure: FigureId): (number | undefined)[] =>
    Array.from({ length: count }, (_, n) => rows[n]?.figures[figure]);
  const v = {} as Record<FigureId, Float64Array>;
  const share = (figure: FigureId, weight: (n: number) => number, least?: (n: number) => number): void => {
    v[figure] = apportion(of(figure), each(weight), known(figure), least === undefined ? null : each(least));
  };

  share("residents", (n) => spread(n, SIZE_STEP) * (isSeat(n) ? SEAT_SIZE : 1));
  const urbanShare = known("urban_share");
  const urban = divide(
    v.residents,
    each((n) => spread(n, URBAN_STEP) * (isSeat(n) ? SEAT_URBAN : 1)),
    Math.round(of("residents") * of("urban_share")),
    urbanShare.map((x, n) => x && Math.round(x * v.residents[n])),
  );
  v.urban_share = each((n) => (v.residents[n] > 0 ? urban[n] / v.residents[n] : 0));
  v.aged_share = each((n) => rows[n]?.figures.aged_share ?? of("aged_share"));
  const towns = known("town_residents");
  v.town_residents = divide(
    urban,
    each((n) => (isSeat(n) ? SEAT_TOWN : 1)),
    of("town_residents"),
    towns,
  );
  const ofTowns = (n: number): number => v.residents[n] - urban[n] + v.town_residents[n];
  const ofStreets = (n: number): number => urban[n] - v.town_residents[n];
  const rural = (n: number): number => v.residents[n] - urban[n];
  const any = (n: number): number => (n > 0 ? 1 : 0);
  v.counties = each(() => 1);
  share("towns", ofTowns, (n) => any(ofTowns(n)));
  share("townships", ofTowns);
  share("subdistricts", ofStreets);

  const units = (n: number): number => v.towns[n] + v.townships[n];
  share("tertiary_hospitals", (n) => (isSeat(n) ? sumOver(prefecture, n, urban) : 0));
  share(
    "secondary_hospitals",
    (n) => v.residents[n],
    () => 1,
  );
  share("other_hospitals", (n) => urban[n]);
  share("township_centres", ofTowns, units);
  share("community_centres", ofStreets, (n) => any(ofStreets(n)));
  share("community_stations", ofStreets);
  share("outpatient_clinics", (n) => v.residents[n]);
  share("village_clinics", rural);
  for (const kind of licensedKinds) {
    const institutions: readonly FigureId[] = licensed[kind];
    const seats = (n: number): number =>
      institutions.reduce(
        (sum, figure) => sum + (figure === "community_centres" ? CENTRE_TO_STATION : 1) * v[figure][n],
        0,
      );
    share(kind, seats);
  }
  share("village_practitioners", (n) => v.village_clinics[n]);
  v.licensed_doctors = each((n) => licensedKinds.reduce((sum, kind) => sum + v[kind][n], 0));
  // The prefecture's hospitals are seen from all its counties where they stand with the first.
  for (const figure of ["tertiary_hospitals", "tertiary_doctors"] as const) {
    for (let n = 0; n < count; n++) {
      if (isSeat(n)) continue;
      v[figure][seat[n]] += v[figure][n];
      v[figure][n] = 0;
    }
  }
  const names = Array.from({ length: count }, (_, n) => rows[n]?.county ?? null);
  return { count, prefectures, prefecture, seat, values: v, names };
}

/** What the counties of a county's prefecture have together. */
function sumOver(prefecture: Int32Array, of: number, values: Float64Array): number {
  let sum = 0;
  for (let n = of; n < prefecture.length && prefecture[n] === prefecture[of]; n++) sum += values[n];
  return sum;
}
