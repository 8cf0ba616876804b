import {
  type Arrays,
  cellColumns,
  countyColumns,
  doctorColumns,
  facilityColumns,
  ledgerColumns,
  memoryColumns,
  mobileColumns,
  placeColumns,
  poolColumns,
  silverColumns,
  type Take,
  titleColumns,
} from "./columns.ts";
import { LEDGER_KINDS, PLACE_POOLS, SILVER_SLOTS, TITLES } from "./kinds.ts";
import { cellsPerPlace } from "./terms.ts";

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
  /** By centre. */
  readonly mobile: ReturnType<typeof mobileColumns>;
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
    mobile: mobileColumns(takeOf(l.centres), count),
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
    mobile: laid.mobile,
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

/** Every group of columns of a world, by name. */
export function columnGroups(world: World): Readonly<Record<string, Readonly<Record<string, Arrays>>>> {
  const { layout, buffer, fixed, passing, clock, emptiedBefore, columns, ...groups } = world;
  return groups;
}

/** The same world with fewer classes of specialties told apart: `classOf` gives the new class of each class there was. */
export function coarserWorld(world: World, classOf: readonly number[], specialtyClass: Uint8Array): World {
  const fine = world.layout.specialties;
  const specialties = 1 + Math.max(...classOf);
  const layout = { ...world.layout, specialties, specialtyClass };
  const coarse = worldOver(layout, { ...buffersFor(layout), fixed: world.fixed });
  const coarseGroups = columnGroups(coarse);
  for (const [group, columns] of Object.entries(columnGroups(world)))
    if (group !== "cells") for (const [name, column] of Object.entries(columns)) coarseGroups[group][name].set(column);
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
