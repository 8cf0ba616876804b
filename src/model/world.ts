import { LEDGER_KINDS, TITLES } from "./kinds.ts";
import { CELLS_PER_PLACE } from "./terms.ts";

/**
 * The state of a run: columns laid out as views on one buffer, so that a fork is one copy and threads can share it.
 * Everything a run knows is in here; nothing of it lives outside.
 */
const doctorColumns = {
  /** Permanent identity: keys every draw. 0xffffffff in an empty row. */
  id: Uint32Array,
  /** Employer; −1 in an empty row and for entrants who have not been hired. */
  facility: Int32Array,
  /** Where they work: the employer, or the host while dispatched or in training. */
  workplace: Int32Array,
  /** Index into person terms: place class × post × title × specialty. */
  cell: Int32Array,
  /** Home town as county × 1000 + town; −1 outside the region. */
  hometown: Int32Array,
  /** Month of birth, of joining the post, of the last promotion, of the first child's birth (NEVER: none). */
  born: Int16Array,
  since: Int16Array,
  promoted: Int16Array,
  childBorn: Int16Array,
  /** Month in which parents come to need care; NEVER when they do not. */
  elderFrom: Int16Array,
  /** First month free of the service obligation; of the end of the decision window; of the end of a dispatch or training; of a county-managed term; of raised intention after training. NEVER when there is none. */
  bondEnd: Int16Array,
  windowEnd: Int16Array,
  awayEnd: Int16Array,
  termEnd: Int16Array,
  trainedEnd: Int16Array,
  /** Next month in which the life step must look at this doctor. */
  nextEvent: Int16Array,
  /** Months dispatched since the last promotion. */
  dispatched: Uint8Array,
  sex: Uint8Array,
  education: Uint8Array,
  specialty: Uint8Array,
  title: Uint8Array,
  post: Uint8Array,
  /** Bits of `flag`. */
  flags: Uint8Array,
  /** Effort × match while dispatched, in 1/255. */
  effort: Uint8Array,
  competence: Float32Array,
  burnout: Float32Array,
  /** ln-normal weight of pay relative to its mean; susceptibility to demands. */
  payWeight: Float32Array,
  susceptibility: Float32Array,
  /** Upper bound of the chance of looking as a 32-bit draw; 0xffffffff asks for an evaluation. */
  lookBound: Uint32Array,
} as const;

const facilityColumns = {
  type: Uint8Array,
  county: Int32Array,
  prefecture: Int32Array,
  town: Int32Array,
  placeClass: Int32Array,
  /** Position within the county's facilities, the option of offer draws. */
  ordinal: Int32Array,
  remoteness: Float64Array,
  population: Float64Array,
  seniorPosts: Int32Array,
  seniorFilled: Int32Array,
  /** Doctors employed, and full-time equivalents lent (−) and received (+) by dispatch and training. */
  headcount: Int32Array,
  lent: Float64Array,
  received: Float64Array,
  /** Doctors of elsewhere working here under dispatch. */
  visitors: Int32Array,
  trust: Float64Array,
  workload: Float64Array,
  /** Work over capacity in the reference month: the usual staffing is 1 by construction. */
  usualWorkload: Float64Array,
  visits: Float64Array,
  quality: Float64Array,
  usualQuality: Float64Array,
  usualTrust: Float64Array,
  /** Sum of competence in whole quanta, so that order does not matter. */
  competenceSum: Float64Array,
} as const;

const ledgerColumns = {
  authorised: Int32Array,
  filled: Int32Array,
  open: Int32Array,
  frozen: Int32Array,
  vacated: Int32Array,
} as const;

const countyColumns = {
  illness: Float64Array,
  usualSpending: Float64Array,
  spending: Float64Array,
  /** Surplus of the budget year so far; pool being paid out each month in fen a head. */
  surplus: Float64Array,
  poolFenPerHead: Float64Array,
  underService: Float64Array,
  firstContact: Float64Array,
  primaryVisits: Float64Array,
  outsideVisits: Float64Array,
  totalVisits: Float64Array,
  inpatients: Float64Array,
  /** Openings at the tertiary hospital that doctors of this county may take; fractions carry over. */
  tertiaryOpenings: Float64Array,
} as const;

const placeColumns = { performance: Float64Array } as const;
const titleColumns = { evaluated: Float64Array, succeeded: Float64Array } as const;
const cellColumns = {
  headcount: Int32Array,
  /** Head count when pay was last settled: what a place's performance pay is shared among. */
  settled: Int32Array,
} as const;

export const NEVER = 32767;
export const NO_DOCTOR = 0xffffffff;
export const EVALUATE = 0xffffffff;
export const flag = { spouseTie: 1, stayer: 2, passed: 4, training: 8, fromPrimary: 16 } as const;

type Arrays = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint8Array;
type ArrayType = {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): Arrays;
};
type Columns<C extends Record<string, unknown>> = {
  readonly [K in keyof C]: C[K] extends abstract new (...a: never) => infer I ? I : never;
};

/** Sizes that fix where every column lies in the buffer. */
export interface Layout {
  /** Rows for doctors and, after them, rows for this month's candidates. */
  readonly doctors: number;
  readonly candidates: number;
  readonly facilities: number;
  readonly counties: number;
  readonly places: number;
}

export interface World {
  readonly layout: Layout;
  readonly buffer: ArrayBufferLike;
  readonly doctors: Columns<typeof doctorColumns>;
  readonly facilities: Columns<typeof facilityColumns>;
  /** Posts by facility × ledger kind: authorised = filled + open + frozen + vacated, where vacated ones open or freeze next month. */
  readonly ledger: Columns<typeof ledgerColumns>;
  readonly counties: Columns<typeof countyColumns>;
  readonly places: Columns<typeof placeColumns>;
  /** By place class × title: evaluations and appointments, fading. */
  readonly careers: Columns<typeof titleColumns>;
  readonly cells: Columns<typeof cellColumns>;
  /** The columns of `doctors`, for copying whole rows. */
  readonly columns: readonly Arrays[];
  /** [0] month now, [1] rows in use (high-water mark), [2] empty rows below it. */
  readonly clock: Int32Array;
  /** Stack of empty rows. */
  readonly vacantRows: Int32Array;
}

interface Section {
  readonly columns: Record<string, unknown>;
  readonly length: number;
}
const sectionsOf = (l: Layout): Record<string, Section> => ({
  doctors: { columns: doctorColumns, length: l.doctors + l.candidates },
  facilities: { columns: facilityColumns, length: l.facilities },
  ledger: { columns: ledgerColumns, length: l.facilities * LEDGER_KINDS },
  counties: { columns: countyColumns, length: l.counties },
  places: { columns: placeColumns, length: l.places },
  careers: { columns: titleColumns, length: l.places * TITLES },
  cells: { columns: cellColumns, length: l.places * CELLS_PER_PLACE },
  clock: { columns: { clock: Int32Array }, length: 8 },
  vacantRows: { columns: { vacantRows: Int32Array }, length: l.doctors },
});
const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Bytes of a world of this layout. */
export function worldSize(layout: Layout): number {
  let bytes = 0;
  for (const { columns, length } of Object.values(sectionsOf(layout)))
    for (const type of Object.values(columns)) bytes += aligned((type as ArrayType).BYTES_PER_ELEMENT * length);
  return bytes;
}

/** Lays the columns over `buffer`; the same layout over a copied buffer is a fork. */
export function createWorld(layout: Layout, buffer: ArrayBufferLike = new ArrayBuffer(worldSize(layout))): World {
  let offset = 0;
  const world: Record<string, unknown> = { layout, buffer };
  for (const [name, { columns, length }] of Object.entries(sectionsOf(layout))) {
    const views: Record<string, Arrays> = {};
    for (const [column, type] of Object.entries(columns)) {
      const T = type as ArrayType;
      views[column] = new T(buffer, offset, length);
      offset += aligned(T.BYTES_PER_ELEMENT * length);
    }
    world[name] = name === "clock" || name === "vacantRows" ? views[name] : views;
  }
  world["columns"] = Object.values(world["doctors"] as Record<string, Arrays>);
  return world as unknown as World;
}

/** A second world that goes its own way from here. */
export const forkWorld = (world: World): World => createWorld(world.layout, world.buffer.slice(0));

/** Takes an empty row; −1 when the world is full. */
export function takeRow(world: World): number {
  const { clock, vacantRows } = world;
  if (clock[2] > 0) return vacantRows[--clock[2]];
  return clock[1] < world.layout.doctors ? clock[1]++ : -1;
}

export function releaseRow(world: World, row: number): void {
  const { doctors, clock, vacantRows } = world;
  doctors.id[row] = NO_DOCTOR;
  doctors.facility[row] = -1;
  doctors.workplace[row] = -1;
  doctors.lookBound[row] = 0;
  doctors.nextEvent[row] = NEVER;
  vacantRows[clock[2]++] = row;
}

/** Copies a doctor from one row to another (a hired candidate into the world). */
export function copyRow(world: World, from: number, to: number): void {
  for (const column of world.columns) column[to] = column[from];
}
