import type { Text } from "../base/text.ts";
import { isAllZero } from "../base/zero.ts";
import { PLACE_TYPES, type PlaceType, POSTS, placeTypes, TITLES } from "./kinds.ts";
import type { Grade } from "./parameter.ts";
import type { Source } from "./source.ts";

/**
 * What a term's table runs over: `person` – place class × post × title × specialty, for what a doctor gets;
 * `place` – place class, for what a facility is; `county` – one value a county.
 */
export type Axes = "person" | "place" | "county";

/**
 * When a money term is paid: each month to everybody in the cell or to those with a doctor's degree; once on joining, to
 * those with a bachelor's or master's degree or to those with a doctor's; once when the years of service are complete;
 * for each month somebody spends dispatched, in training, in part-time service, in a post of their own facility they were
 * appointed to, or at a centre they came to from a village by assessment; each month to parents of a child at primary or
 * at secondary school, or to who has served long enough, where such a term pays at all; or to the winner of a prize. Money
 * terms hold whole fen (0.01 RMB), so that sums are exact.
 */
export const paymentBases = [
  "month",
  "month-doctor",
  "joining",
  "joining-doctor",
  "completion",
  "dispatch-month",
  "training-month",
  "service-month",
  "appointed-month",
  "converted-month",
  "primary-pupil",
  "secondary-pupil",
  "served-month",
  "prize",
] as const;
export type PaymentBasis = (typeof paymentBases)[number];

/** The only door between policy and model: the file that reads a term exports its handle, levers import it. */
export interface Term {
  /** Where the run keeps its table; given on declaration. */
  readonly slot: number;
  readonly id: string;
  readonly name: Text;
  readonly axes: Axes;
  readonly unit: string;
  /** Value without any lever; by place type where places differ (missing types are 0). */
  readonly initial: number | Readonly<Partial<Record<PlaceType, number>>>;
  readonly range: readonly [number, number];
  readonly source: Source;
  readonly grade: Grade;
  /** Set on money terms only. */
  readonly paid?: PaymentBasis | undefined;
}

const declared: Term[] = [];

/** Declares a term beside the code that reads it. */
export function term(declaration: Omit<Term, "slot">): Term {
  const { id, name, axes, unit, initial, range, source, grade, paid } = declaration;
  const handle = { slot: declared.length, id, name, axes, unit, initial, range, source, grade, paid };
  declared.push(handle);
  return handle;
}

/** Every term whose reader has been loaded, by id; whoever imports the month has them all. */
export const declaredTerms = (): readonly Term[] => [...declared].sort((a, b) => (a.id < b.id ? -1 : 1));

/**
 * Doctors of one place class, post, title and class of specialties share every person term: this is their common index.
 * `classes` says how many classes of specialties are told apart.
 */
export const personCell = (
  classes: number,
  placeClass: number,
  post: number,
  title: number,
  specialtyClass: number,
): number => ((placeClass * POSTS + post) * TITLES + title) * classes + specialtyClass;

/** Whether no cell from `first` on before the s-th holds the same value. */
export function isFirstOfEqual(values: Float64Array, first: number, s: number): boolean {
  for (let before = 0; before < s; before++) if (values[first + before] === values[first + s]) return false;
  return true;
}

/** Heads in those of `specialties` cells from `first` on that hold the value of the s-th, which is the first with it. */
export function headsOfEqual(
  values: Float64Array,
  heads: ArrayLike<number>,
  first: number,
  s: number,
  specialties: number,
): number {
  let n = 0;
  for (let k = s; k < specialties; k++) if (values[first + k] === values[first + s]) n += heads[first + k];
  return n;
}

export const cellsPerPlace = (classes: number): number => POSTS * TITLES * classes;

/** Facilities with equal settings share a place class; outside options have classes of their own. */
export interface PlaceClasses {
  readonly count: number;
  readonly counties: number;
  /** Position in `placeTypes`. */
  readonly type: Uint8Array;
  readonly county: Int32Array;
  /** 0 (near) to 1 (remote); 0 outside townships and villages. */
  readonly remoteness: Float64Array;
  /** Counties that the region has before these, where they are a part of it. */
  readonly firstCounty?: number;
  /**
   * Classes of specialties that person cells tell apart, and the class of each specialty: no more than levers ask for, since
   * the results are the same and the tables shorter.
   */
  readonly specialties: number;
  readonly specialtyClass: Uint8Array;
}

const initialOf = (initial: Term["initial"], placeType: number): number => {
  if (typeof initial === "number") return initial;
  const type = placeTypes[placeType] as PlaceType;
  const inside = type.startsWith("outside-") ? (type.slice("outside-".length) as PlaceType) : type;
  return initial[type] ?? initial[inside] ?? 0;
};

/** The tables that steps and factors read this month. Whatever a change of policy touches is made anew from the initial values. */
export class Terms {
  readonly places: PlaceClasses;
  /** Counts changes of policy; a cache keyed by it is valid while it stands still. */
  version = 0;
  private readonly tables: (Float64Array | undefined)[] = [];
  /** By slot: what tables held before any lever wrote to them, and how often they have changed since. */
  private readonly before: (Float64Array | undefined)[] = [];
  private readonly changed: number[] = [];
  /** What a table held before it was made anew; as long as the longest. */
  private readonly was: Float64Array;
  private readonly soughtIn: number[] = [];
  private readonly found: boolean[] = [];
  private readonly overrides: ReadonlyMap<string, Readonly<Partial<Record<PlaceType, number>>> | number>;

  /** Values of place terms that the region gives for each place itself, by term id; NaN where it gives none. */
  private readonly given: ReadonlyMap<string, Float64Array>;

  constructor(
    places: PlaceClasses,
    overrides: ReadonlyMap<string, Readonly<Partial<Record<PlaceType, number>>> | number> = new Map(),
    given: ReadonlyMap<string, Float64Array> = new Map(),
  ) {
    this.places = places;
    this.given = given;
    this.overrides = overrides;
    this.was = new Float64Array(places.count * cellsPerPlace(places.specialties));
  }

  /** The table of a term; hoist it out of loops. */
  of(t: Term): Float64Array {
    return this.tables[t.slot] ?? this.create(t);
  }

  /** Whether a term is anything but 0 anywhere, found out once a change: what hot code need not look at otherwise. */
  anywhere(t: Term): boolean {
    const changes = this.changed[t.slot] ?? 0;
    if (this.soughtIn[t.slot] !== changes) {
      this.soughtIn[t.slot] = changes;
      this.found[t.slot] = !isAllZero(this.of(t));
    }
    return this.found[t.slot];
  }

  /** How often any of these terms' tables have changed: what is made of them is good while the number stands still. */
  changesOf(terms: readonly Term[]): number {
    let changes = 0;
    for (const { slot } of terms) changes += this.changed[slot] ?? 0;
    return changes;
  }

  /** The same places with the values no lever has touched. */
  untouched(): Terms {
    return new Terms(this.places, this.overrides, this.given);
  }

  /** The table of a term to write to; counts as a change. */
  toMove(t: Term): Float64Array {
    const table = this.of(t);
    if (this.before[t.slot] === undefined) {
      while (this.before.length <= t.slot) {
        this.before.push(undefined);
        this.changed.push(0);
      }
      this.before[t.slot] = table.slice();
    }
    this.changed[t.slot]++;
    return table;
  }

  /**
   * Makes a stretch of a term's table anew from its values without any lever; `write` touches nothing else. It counts as a change
   * only if it comes out otherwise.
   */
  fold(t: Term, from: number, to: number, write: (table: Float64Array) => void): void {
    const table = this.toMove(t);
    const before = this.before[t.slot] as Float64Array;
    for (let k = from; k < to; k++) {
      this.was[k] = table[k];
      table[k] = before[k];
    }
    write(table);
    let same = from;
    while (same < to && table[same] === this.was[same]) same++;
    if (same === to) this.changed[t.slot]--;
  }

  private create(t: Term): Float64Array {
    const table = new Float64Array(this.sizeOf(t));
    this.fill(t, table);
    while (this.tables.length <= t.slot) this.tables.push(undefined);
    this.tables[t.slot] = table;
    return table;
  }

  private sizeOf(t: Term): number {
    if (t.axes === "county") return this.places.counties;
    return t.axes === "place" ? this.places.count : this.places.count * cellsPerPlace(this.places.specialties);
  }

  private fill(declared: Term, table: Float64Array): void {
    const override = this.overrides.get(declared.id);
    const initial = override ?? declared.initial;
    if (declared.axes === "county") {
      table.fill(typeof initial === "number" ? initial : 0);
      return;
    }
    const width = declared.axes === "place" ? 1 : cellsPerPlace(this.places.specialties);
    const byType = Float64Array.from({ length: PLACE_TYPES }, (_, type) => initialOf(initial, type));
    for (let c = 0; c < this.places.count; c++) table.fill(byType[this.places.type[c]], c * width, (c + 1) * width);
    const own = override === undefined ? this.given.get(declared.id) : undefined;
    if (own === undefined) return;
    for (let c = 0; c < this.places.count; c++)
      if (!Number.isNaN(own[c])) table.fill(own[c], c * width, (c + 1) * width);
  }
}
