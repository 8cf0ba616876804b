import { LogMemo } from "../base/log-memo.ts";
import { EDUCATIONS, TITLES } from "../model/kinds.ts";
import type { Uncovered } from "../model/step.ts";
import { createUncovered } from "../model/uncovered.ts";
import { factors } from "../model/worth.ts";

/** How many there are of what a month has numbers for. */
export interface Sizes {
  readonly cells: number;
  readonly places: number;
  readonly facilities: number;
  readonly rows: number;
  /** Village clinics of the county with most. */
  readonly clinics: number;
}

/** What a month works with and takes long to make anew: all numbers are 0, and logarithms are what they are. */
export interface MonthArrays {
  readonly sizes: Sizes;
  readonly lookers: Int32Array;
  readonly pay: Float64Array;
  readonly peerPay: Float64Array;
  readonly payLogs: LogMemo;
  readonly gapLogs: LogMemo;
  readonly success: Float64Array;
  readonly boundWorth: Float64Array;
  readonly bounded: Uint8Array;
  readonly steadyFall: Float64Array;
  readonly uncovered: Uncovered;
  readonly demandOf: Float64Array;
  readonly resourcesAt: Float64Array;
  readonly practice: Float64Array;
  readonly clinicVisits: Float64Array;
  readonly kinds: Uint8Array;
  readonly marked: Uint8Array;
}

/**
 * Those of the last month that is over. A run after a run of one size works in them: what is made anew in megabytes each
 * time has V8 collect all garbage, and forget with it what it compiled of functions that nobody holds just then.
 */
let spare: MonthArrays | null = null;

/** Arrays of these sizes that nobody else has. */
export function takeArrays(sizes: Sizes): MonthArrays {
  if (spare === null || !isSame(spare.sizes, sizes)) return create(sizes);
  const taken = spare;
  spare = null;
  clear(taken);
  return taken;
}

/** Gives back arrays that nobody reads any more. */
export function giveBack(arrays: MonthArrays): void {
  spare = arrays;
}

const isSame = (a: Sizes, b: Sizes): boolean =>
  a.cells === b.cells &&
  a.places === b.places &&
  a.facilities === b.facilities &&
  a.rows === b.rows &&
  a.clinics === b.clinics;

function create(sizes: Sizes): MonthArrays {
  const { cells, places, facilities, rows, clinics } = sizes;
  return {
    sizes,
    lookers: new Int32Array(rows),
    pay: new Float64Array(cells),
    peerPay: new Float64Array(cells),
    payLogs: new LogMemo(cells * EDUCATIONS),
    gapLogs: new LogMemo(cells),
    success: new Float64Array(places * TITLES),
    boundWorth: new Float64Array(cells * factors.length),
    bounded: new Uint8Array(cells),
    steadyFall: new Float64Array(cells),
    uncovered: createUncovered(cells),
    demandOf: new Float64Array(facilities),
    resourcesAt: new Float64Array(facilities),
    practice: new Float64Array(facilities),
    clinicVisits: new Float64Array(clinics),
    kinds: new Uint8Array(cells),
    marked: new Uint8Array(cells),
  };
}

function clear(arrays: MonthArrays): void {
  const { uncovered } = arrays;
  uncovered.dates = 0;
  uncovered.amounts = 0;
  for (const column of [uncovered.highest, uncovered.money, uncovered.wait]) column.fill(0);
  for (const column of [
    arrays.lookers,
    arrays.pay,
    arrays.peerPay,
    arrays.success,
    arrays.boundWorth,
    arrays.bounded,
    arrays.steadyFall,
    arrays.demandOf,
    arrays.resourcesAt,
    arrays.practice,
    arrays.clinicVisits,
    arrays.kinds,
    arrays.marked,
  ])
    column.fill(0);
}
