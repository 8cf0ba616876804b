import { LEDGER_KINDS, PLACE_POOLS, SILVER_SLOTS, TITLES } from "./kinds.ts";
import { cellsPerPlace } from "./terms.ts";

/** Gives out the next stretch of the buffer as a column of this type. */
type Take = <A extends Arrays>(type: ArrayType<A>) => A;
type Arrays = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Uint8Array;
interface ArrayType<A extends Arrays> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): A;
}

/** Counts of posts and of doctors, and numbers of facilities and towns. */
export type Counts = Int16Array | Int32Array;

// Columns are written out as object literals: objects put together key by key are slow to read ever after.
const doctorColumns = (take: Take, number: ArrayType<Counts>) => ({
  /** Permanent identity: keys every draw. 0xffffffff in an empty row. */
  id: take(Uint32Array),
  /** Employer; −1 in an empty row and for entrants who have not been hired. */
  facility: take(number),
  /** Where they work: the employer, or the host while dispatched or in training. */
  workplace: take(number),
  /** Number among the person cells of their place: post × title × class of specialty. */
  ownCell: take(Uint8Array),
  /** Home town as `townIn` numbers it; −1 outside the region. */
  hometown: take(number),
  /** Month of birth, of joining the post, of the last promotion, of the first child's birth (NEVER: none). */
  born: take(Int16Array),
  since: take(Int16Array),
  promoted: take(Int16Array),
  childBorn: take(Int16Array),
  /** Month in which parents come to need care; NEVER when they do not. */
  elderFrom: take(Int16Array),
  /** First month free of the service obligation, or – with `flag.deciding` – after the decision window that follows it; of the end of a dispatch or training; of a county-managed term; of raised intention after training. NEVER when there is none. */
  bondEnd: take(Int16Array),
  awayEnd: take(Int16Array),
  termEnd: take(Int16Array),
  trainedEnd: take(Int16Array),
  /** Next month in which the life step must look at this doctor. */
  nextEvent: take(Int16Array),
  /** Months dispatched since the last promotion. */
  dispatched: take(Uint8Array),
  education: take(Uint8Array),
  title: take(Uint8Array),
  post: take(Uint8Array),
  /** Bits of `flag`, and sex and specialty (traits.ts). */
  flags: take(Uint16Array),
  /** Effort × match while dispatched, in 1/255. */
  effort: take(Uint8Array),
  competence: take(Float32Array),
  burnout: take(Float32Array),
  /** ln-normal weight of pay relative to its mean; susceptibility to demands. */
  payWeight: take(Float32Array),
  susceptibility: take(Float32Array),
  /** Upper bound of the chance of looking, in 1/65536: the upper half of a 32-bit draw above it does not look. 0xffff asks for an evaluation. */
  lookBound: take(Uint16Array),
});

const facilityColumns = (take: Take, fixed: Take, passing: Take, count: ArrayType<Counts>) => ({
  type: fixed(Uint8Array),
  county: fixed(Int32Array),
  prefecture: fixed(Int32Array),
  town: fixed(Int32Array),
  placeClass: fixed(Int32Array),
  /** Position within the county's facilities, the option of offer draws. */
  ordinal: fixed(Int32Array),
  /** Number among the township and community centres; −1 for anything else. */
  centre: fixed(Int32Array),
  remoteness: fixed(Float64Array),
  population: fixed(Float64Array),
  seniorPosts: fixed(Int32Array),
  seniorFilled: take(count),
  /** Doctors employed, and full-time equivalents lent (−) and received (+) by dispatch and training. */
  headcount: take(count),
  /** Of the year so far: who left of their own will, and months that doctors were employed. */
  separations: take(Int32Array),
  staffMonths: take(Int32Array),
  lent: take(count),
  received: take(Int32Array),
  /** Doctors of elsewhere working here under dispatch. */
  visitors: take(Int32Array),
  /** Full-time equivalents of people who are nobody's employees here: silver-age doctors, part-time service, volunteers; and how much of it teaches. */
  guests: take(Float64Array),
  teaching: take(Float64Array),
  /** Mobile posts of the county's pool held, the month in which they came, and how many posts were vacant then besides them. */
  mobile: take(count),
  mobileSince: take(Int16Array),
  mobileBase: take(count),
  trust: take(Float64Array),
  workload: passing(Float64Array),
  /** Work over capacity in the reference month: the usual staffing is 1 by construction. */
  usualWorkload: take(Float64Array),
  visits: passing(Float64Array),
  quality: take(Float64Array),
  usualQuality: take(Float64Array),
  usualTrust: take(Float64Array),
  /** Sum of competence in whole quanta, so that order does not matter. */
  competenceSum: passing(Float64Array),
});

const ledgerColumns = (take: Take, count: ArrayType<Counts>) => ({
  authorised: take(count),
  filled: take(count),
  open: take(count),
  frozen: take(count),
  vacated: take(count),
});

/** Month in which the silver-age doctor in a place of a centre goes; past when the place is empty. */
const silverColumns = (take: Take) => ({ until: take(Int16Array) });

const countyColumns = (take: Take) => ({
  illness: take(Float64Array),
  /** Health management at work, as a share of what keeping a whole surplus prompts. */
  managed: take(Float64Array),
  usualSpending: take(Float64Array),
  spending: take(Float64Array),
  /** Surplus of the budget year so far; pool being paid out each month in fen a head. */
  surplus: take(Float64Array),
  poolFenPerHead: take(Float64Array),
  /** Reserve of the insurance fund and what it takes in a month, in RMB. */
  fund: take(Float64Array),
  fundIncome: take(Float64Array),
  underService: take(Float64Array),
  firstContact: take(Float64Array),
  primaryVisits: take(Float64Array),
  outsideVisits: take(Float64Array),
  totalVisits: take(Float64Array),
  inpatients: take(Float64Array),
  /** Openings at the tertiary hospital that doctors of this county may take; fractions carry over. */
  tertiaryOpenings: take(Float64Array),
});

const placeColumns = (take: Take) => ({ performance: take(Float64Array) });
const poolColumns = (take: Take) => ({
  /** Fen a head and month; fen a month that the facilities keep; RMB earned since the last settlement. */
  fen: take(Float64Array),
  keptFen: take(Float64Array),
  due: take(Float64Array),
});
const titleColumns = (take: Take) => ({ evaluated: take(Float64Array), succeeded: take(Float64Array) });
/** What a rule of choice keeps of each doctor: a level, and whose it is as identity + 1. Only rules that remember have it. */
const memoryColumns = (take: Take) => ({ level: take(Float64Array), owner: take(Uint32Array) });
const cellColumns = (take: Take, count: ArrayType<Counts>) => ({
  headcount: take(count),
  /** Head count when pay was last settled: what a place's performance pay is shared among. */
  settled: take(count),
});

export const NEVER = 32767;
export const NO_DOCTOR = 0xffffffff;
export const EVALUATE = 0xffff;
export const flag = {
  spouseTie: 1,
  stayer: 2,
  passed: 4,
  training: 8,
  fromPrimary: 16,
  /** Appointed from contract staff to an established post of the same facility; from a village to a centre by assessment. Until the post is left. */
  appointed: 32,
  converted: 64,
  /** Trained and registered as a general practitioner. */
  generalist: 128,
  /** Serves part-time at a centre this month. */
  serving: 256,
  /** The service obligation has been served, and the window to decide anew is open. */
  deciding: 512,
} as const;

/** Sizes that fix where every column lies in the buffer. */
export interface Layout {
  /** Rows for doctors and, after them, rows for candidates who are weighed together and for sentinels. */
  readonly doctors: number;
  readonly candidates: number;
  readonly facilities: number;
  /** Those of them that are township or community centres. */
  readonly centres: number;
  readonly counties: number;
  /** Numbers that the towns of each county have between them, the seat's included. */
  readonly towns: number;
  readonly places: number;
  /** Classes of specialties that person cells tell apart, and the class of each specialty. */
  readonly specialties: number;
  readonly specialtyClass: Uint8Array;
  /** Whether the rule of choice remembers. */
  readonly remembers: boolean;
  /** Whether counts and numbers need 32 bits: 16 do unless a county has more than 32,767 posts, or the region as many facilities or towns. */
  readonly wide: boolean;
}

/**
 * The state of a run: columns laid out as views on one buffer, so that a fork is one copy and threads can share it.
 * Everything a run knows from month to month is in there or never changes; nothing of it lives outside.
 */
export interface World {
  readonly layout: Layout;
  readonly buffer: ArrayBufferLike;
  /** What nothing writes to once the region has been written in: forks share it. */
  readonly fixed: ArrayBufferLike;
  /** What each month works out anew before it is read: a fork begins without. */
  readonly passing: ArrayBufferLike;
  readonly doctors: ReturnType<typeof doctorColumns>;
  readonly facilities: ReturnType<typeof facilityColumns>;
  /** Posts by facility × ledger kind: authorised = filled + open + frozen + vacated, where vacated ones open or freeze next month. */
  readonly ledger: ReturnType<typeof ledgerColumns>;
  /** By centre × place for silver-age doctors. */
  readonly silver: ReturnType<typeof silverColumns>;
  readonly counties: ReturnType<typeof countyColumns>;
  readonly places: ReturnType<typeof placeColumns>;
  /** By place class × pool. */
  readonly pools: ReturnType<typeof poolColumns>;
  /** By place class × title: evaluations and appointments, fading. */
  readonly careers: ReturnType<typeof titleColumns>;
  readonly cells: ReturnType<typeof cellColumns>;
  readonly memory: ReturnType<typeof memoryColumns>;
  /** [0] month now, [1] rows in use (high-water mark), [2] the row below it that was emptied last, counted from 1; 0 when none is empty. */
  readonly clock: Int32Array;
  /** In an empty row: the one that was emptied before it, counted from 1. It lies where a doctor's weight of pay would. */
  readonly emptiedBefore: Uint32Array;
  /** The columns of `doctors`, for copying whole rows. */
  readonly columns: readonly Bytes[];
}

/** A column as bytes: alike for all types, so that one loop copies them all. */
interface Bytes {
  readonly bytes: Uint8Array;
  readonly width: number;
}

const bytesOf = ({ buffer, byteOffset, byteLength, BYTES_PER_ELEMENT }: Arrays): Bytes => ({
  bytes: new Uint8Array(buffer, byteOffset, byteLength),
  width: BYTES_PER_ELEMENT,
});

/** The bytes of a column as whole numbers. */
const over = ({ buffer, byteOffset, length }: Float32Array): Uint32Array => new Uint32Array(buffer, byteOffset, length);

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Gives out columns of so many elements. */
type Share = (length: number) => Take;

/** Lays the columns over the three buffers of a world, or – with shares that only count – finds out how large they must be. */
function lay(l: Layout, takeOf: Share, fixedOf: Share, passingOf: Share) {
  const count = l.wide ? Int32Array : Int16Array;
  const doctors = doctorColumns(takeOf(l.doctors + l.candidates), count);
  return {
    doctors,
    facilities: facilityColumns(takeOf(l.facilities), fixedOf(l.facilities), passingOf(l.facilities), count),
    ledger: ledgerColumns(takeOf(l.facilities * LEDGER_KINDS), count),
    silver: silverColumns(takeOf(l.centres * SILVER_SLOTS)),
    counties: countyColumns(takeOf(l.counties)),
    places: placeColumns(takeOf(l.places)),
    pools: poolColumns(takeOf(l.places * PLACE_POOLS)),
    careers: titleColumns(takeOf(l.places * TITLES)),
    cells: cellColumns(takeOf(l.places * cellsPerPlace(l.specialties)), count),
    clock: takeOf(8)(Int32Array),
    emptiedBefore: over(doctors.payWeight),
    memory: memoryColumns(takeOf(l.remembers ? l.doctors : 0)),
    columns: Object.values(doctors).map(bytesOf),
  };
}

const nothing = new ArrayBuffer(0);

/** Counts bytes without giving any. */
class Measure {
  bytes = 0;
  readonly of: Share = (length) => (type) => {
    this.bytes += aligned(type.BYTES_PER_ELEMENT * length);
    return new type(nothing, 0, 0);
  };
}

/** Gives out a buffer from its beginning on. */
function shares(buffer: ArrayBufferLike): Share {
  let offset = 0;
  return (length) => (type) => {
    const column = new type(buffer, offset, length);
    offset += aligned(type.BYTES_PER_ELEMENT * length);
    return column;
  };
}

/** The buffers that a world lies in. */
type Buffers = Pick<World, "buffer" | "fixed" | "passing">;

function buffersFor(layout: Layout): Buffers {
  const [state, fixed, passing] = [new Measure(), new Measure(), new Measure()];
  lay(layout, state.of, fixed.of, passing.of);
  return {
    buffer: new ArrayBuffer(state.bytes),
    fixed: new ArrayBuffer(fixed.bytes),
    passing: new ArrayBuffer(passing.bytes),
  };
}

/** An empty world. */
export const createWorld = (layout: Layout): World => worldOver(layout, buffersFor(layout));

function worldOver(layout: Layout, { buffer, fixed, passing }: Buffers): World {
  const laid = lay(layout, shares(buffer), shares(fixed), shares(passing));
  // Objects put together by spreading are slow to read, too.
  return {
    layout,
    buffer,
    fixed,
    passing,
    doctors: laid.doctors,
    facilities: laid.facilities,
    ledger: laid.ledger,
    silver: laid.silver,
    counties: laid.counties,
    places: laid.places,
    pools: laid.pools,
    careers: laid.careers,
    cells: laid.cells,
    memory: laid.memory,
    clock: laid.clock,
    emptiedBefore: laid.emptiedBefore,
    columns: laid.columns,
  };
}

/** A second world that goes its own way from here. */
export const forkWorld = ({ layout, buffer, fixed, passing }: World): World =>
  worldOver(layout, { buffer: buffer.slice(0), fixed, passing: new ArrayBuffer(passing.byteLength) });

/** Groups of columns that do not depend on which specialties are told apart. */
const alike = [
  "doctors",
  "facilities",
  "ledger",
  "silver",
  "counties",
  "places",
  "pools",
  "careers",
  "memory",
] as const;

/** The same world with fewer classes of specialties told apart: `classOf` gives the new class of each class there was. */
export function coarserWorld(world: World, classOf: readonly number[], specialtyClass: Uint8Array): World {
  const fine = world.layout.specialties;
  const specialties = 1 + Math.max(...classOf);
  const layout = { ...world.layout, specialties, specialtyClass };
  const coarse = worldOver(layout, { ...buffersFor(layout), fixed: world.fixed });
  for (const group of alike)
    for (const [name, column] of Object.entries(world[group] as Readonly<Record<string, Arrays>>))
      (coarse[group] as Readonly<Record<string, Arrays>>)[name].set(column);
  coarse.clock.set(world.clock);
  const coarser = (cell: number): number => Math.floor(cell / fine) * specialties + classOf[cell % fine];
  const { ownCell } = world.doctors;
  for (let i = 0; i < ownCell.length; i++) coarse.doctors.ownCell[i] = coarser(ownCell[i]);
  for (let c = 0; c < world.cells.headcount.length; c++) {
    coarse.cells.headcount[coarser(c)] += world.cells.headcount[c];
    coarse.cells.settled[coarser(c)] += world.cells.settled[c];
  }
  return coarse;
}

/** The person cell of somebody employed: an index into person terms. */
export const cellOf = ({ doctors, facilities, layout }: World, i: number): number =>
  facilities.placeClass[doctors.facility[i]] * cellsPerPlace(layout.specialties) + doctors.ownCell[i];

/** Takes an empty row. There is one for every post; throws when all are taken. */
export function takeRow(world: World): number {
  const { clock, emptiedBefore } = world;
  if (clock[2] > 0) {
    const row = clock[2] - 1;
    clock[2] = emptiedBefore[row];
    return row;
  }
  if (clock[1] < world.layout.doctors) return clock[1]++;
  throw new Error(`all ${world.layout.doctors} rows of doctors are taken`);
}

export function releaseRow(world: World, row: number): void {
  const { doctors, clock, emptiedBefore } = world;
  doctors.id[row] = NO_DOCTOR;
  doctors.facility[row] = -1;
  doctors.workplace[row] = -1;
  doctors.lookBound[row] = 0;
  doctors.nextEvent[row] = NEVER;
  emptiedBefore[row] = clock[2];
  clock[2] = row + 1;
}

/** Copies a doctor from one row to another (a hired candidate into the world). */
export function copyRow(world: World, from: number, to: number): void {
  for (const { bytes, width } of world.columns)
    for (let b = 0; b < width; b++) bytes[to * width + b] = bytes[from * width + b];
}
