import { facilityTypes, POSTS, posts, specialties, TITLES, titles } from "../model/kinds.ts";
import { cellsPerPlace, type PlaceClasses, personCell } from "../model/terms.ts";
import type { Target } from "./setting.ts";

/** Whom a target reaches, as positions in person, place and county terms. */
export interface Reach {
  readonly cells: Int32Array;
  /** 1 for every cell in `cells`. */
  readonly hasCell: Uint8Array;
  readonly places: Int32Array;
  /** 1 for every place in `places`. */
  readonly hasPlace: Uint8Array;
  readonly counties: Int32Array;
  /** Whether every cell of each of its places is in it, and no other. */
  readonly whole: boolean;
}

/** A reach from its positions. */
export function reach(
  cells: readonly number[],
  reached: readonly number[],
  counties: readonly number[],
  places: PlaceClasses,
): Reach {
  const width = cellsPerPlace(places.specialties);
  const hasCell = new Uint8Array(places.count * width);
  for (const cell of cells) hasCell[cell] = 1;
  const hasPlace = new Uint8Array(places.count);
  for (const place of reached) hasPlace[place] = 1;
  return {
    cells: Int32Array.from(cells),
    hasCell,
    places: Int32Array.from(reached),
    hasPlace,
    counties: Int32Array.from(counties),
    whole: cells.length === reached.length * width,
  };
}

/** A county's name in a scenario's target: county-1, county-2, … in the region's order. */
export const countyName = (county: number): string => `county-${county + 1}`;

const positions = (wanted: readonly string[] | undefined, all: readonly string[]): number[] =>
  all.map((_, k) => k).filter((k) => wanted === undefined || wanted.includes(all[k]));

const known = new WeakMap<PlaceClasses, Map<string, Reach>>();

/** Resolves a target, once for each region; an absent axis means everybody along it. Ways out are never reached. */
export function reachOf(target: Target, places: PlaceClasses): Reach {
  const ofPlaces = known.get(places) ?? new Map<string, Reach>();
  known.set(places, ofPlaces);
  const key = JSON.stringify(target);
  const reached = ofPlaces.get(key) ?? resolve(target, places);
  ofPlaces.set(key, reached);
  return reached;
}

function resolve(target: Target, places: PlaceClasses): Reach {
  const counties = Array.from({ length: places.counties }, (_, c) => c).filter(
    (c) => target.regions === undefined || target.regions.includes(countyName((places.firstCounty ?? 0) + c)),
  );
  const types = positions(target.types, facilityTypes);
  const [low, high] = target.remoteness ?? [0, 1];
  const reached: number[] = [];
  for (let c = 0; c < places.count; c++)
    if (
      types.includes(places.type[c]) &&
      counties.includes(places.county[c]) &&
      places.remoteness[c] >= low &&
      places.remoteness[c] <= high
    )
      reached.push(c);
  const cells: number[] = [];
  const inPosts = positions(target.posts, posts).filter((p) => p < POSTS);
  const inTitles = positions(target.titles, titles).filter((t) => t < TITLES);
  const inClasses = classesOf(target, places);
  for (const c of reached)
    for (const p of inPosts)
      for (const t of inTitles) for (const s of inClasses) cells.push(personCell(places.specialties, c, p, t, s));
  // A county term is moved wherever the target reaches anybody at all.
  return reach(cells, reached, cells.length === 0 ? [] : counties, places);
}

/** Classes of specialties that a target reaches; it must not divide one. */
function classesOf({ specialties: wanted }: Target, { specialtyClass }: PlaceClasses): number[] {
  const reached = new Set<number>();
  const others = new Set<number>();
  specialties.forEach((specialty, s) => {
    const into = wanted === undefined || wanted.includes(specialty) ? reached : others;
    into.add(specialtyClass[s]);
  });
  const classes = [...reached].sort((a, b) => a - b);
  if (classes.some((each) => others.has(each)))
    throw new Error("a lever names specialties that this run does not tell apart");
  return classes;
}

/** The part of a target that a narrower one leaves. */
export function within(target: Target, narrower: Target): Target {
  const both = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined): readonly T[] | undefined =>
    a === undefined ? b : b === undefined ? a : a.filter((x) => b.includes(x));
  const out: { -readonly [K in keyof Target]: Target[K] } = {};
  const types = both(target.types, narrower.types);
  const inPosts = both(target.posts, narrower.posts);
  const inTitles = both(target.titles, narrower.titles);
  const inSpecialties = both(target.specialties, narrower.specialties);
  const regions = both(target.regions, narrower.regions);
  if (types !== undefined) out.types = types;
  if (inPosts !== undefined) out.posts = inPosts;
  if (inTitles !== undefined) out.titles = inTitles;
  if (inSpecialties !== undefined) out.specialties = inSpecialties;
  if (regions !== undefined) out.regions = regions;
  const a = target.remoteness;
  const b = narrower.remoteness;
  if (a !== undefined || b !== undefined)
    out.remoteness = [Math.max(a?.[0] ?? 0, b?.[0] ?? 0), Math.min(a?.[1] ?? 1, b?.[1] ?? 1)];
  return out;
}
