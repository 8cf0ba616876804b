import { isAllZero } from "../base/zero.ts";
import type { LedgerEntry } from "../levers/fold.ts";
import { dispatchFee } from "../model/dispatch.ts";
import {
  allowance,
  completionMonths,
  completionPayment,
  dividend,
  dividendMonths,
  doctorAllowance,
  doctorSignOn,
  primaryPupilAllowance,
  schoolStage,
  secondaryPupilAllowance,
  signOnPayment,
} from "../model/factors/pay.ts";
import { serviceFee, silverAt, volunteerVisitsAt } from "../model/guests.ts";
import { PAYERS, PLACE_POOLS, type PlacePool, placePools } from "../model/kinds.ts";
import { placeFen } from "../model/pool-fen.ts";
import { prizeMoney } from "../model/prizes.ts";
import type { Month } from "../model/step.ts";
import { sharesPool } from "../model/steps/finance.ts";
import type { Term } from "../model/terms.ts";
import { EVALUATE, flag } from "../model/world.ts";

const BACHELOR = 2;
const DOCTOR = 4;
const NOTED = flag.appointed | flag.converted | flag.serving;

/** What some doctors of a cell are paid beside what everybody there is. */
const COMPLETION = 1;
const PUPIL = 2;
const SHARE = 4;
const some: readonly (readonly [number, Term])[] = [
  [COMPLETION, completionPayment],
  [PUPIL, primaryPupilAllowance],
  [PUPIL, secondaryPupilAllowance],
  [SHARE, dividend],
];
const someTerms = some.map(([, term]) => term);

/** By cell what there is for some of its doctors, kept while terms stand still. */
function extrasOf({ terms, scratch }: Month): Uint8Array {
  const { extras } = scratch;
  const version = terms.changesOf(someTerms);
  if (extras.version === version) return extras.kinds;
  extras.version = version;
  extras.kinds.fill(0);
  for (const [kind, term] of some)
    if (terms.anywhere(term)) {
      const fen = terms.of(term);
      for (let cell = 0; cell < fen.length; cell++) if (fen[cell] > 0) extras.kinds[cell] |= kind;
    }
  return extras.kinds;
}

/** What pools pay each doctor of a facility this month, in fen. */
function poolFenOf(m: Month): Float64Array {
  const { facilities: f, counties } = m.world;
  const each = new Float64Array(f.type.length);
  for (let j = 0; j < each.length; j++)
    if (sharesPool(f.type[j])) each[j] = counties.poolFenPerHead[f.county[j]] + placeFen(m.world, f.placeClass[j]);
  return each;
}

/**
 * Pays doctors what money terms owe them at the end of the month, one doctor at a time, and lists by cell whom each
 * basis applies to. What levers book is worked out from the counts alone, so the two can be held against each other.
 */
export function payDoctors(m: Month): void {
  const { doctors: d, counties, pools, clock } = m.world;
  const { tally } = m;
  const monthly = m.terms.of(allowance);
  const monthlyDoctor = m.terms.of(doctorAllowance);
  const someDoctor = m.terms.anywhere(doctorAllowance);
  const hourly = m.terms.of(serviceFee);
  const extras = extrasOf(m);
  const { facility, cell: cellOf, education, flags, workplace } = d;
  const poolFen = isAllZero(counties.poolFenPerHead) && isAllZero(pools.fen) ? null : poolFenOf(m);
  const rows = clock[1];
  let paid = 0;
  let pool = 0;
  for (let i = 0; i < rows; i++) {
    const j = facility[i];
    if (j < 0) continue;
    const cell = cellOf[i];
    paid += monthly[cell];
    if (poolFen !== null) pool += poolFen[j];
    if (someDoctor && education[i] === DOCTOR) {
      paid += monthlyDoctor[cell];
      tally.paidFor["month-doctor"].push(cell);
    }
    if (extras[cell] !== 0) paid += payExtras(m, i, cell, extras[cell]);
    if ((flags[i] & NOTED) !== 0) {
      if ((flags[i] & flag.appointed) !== 0) tally.paidFor["appointed-month"].push(cell);
      if ((flags[i] & flag.converted) !== 0) tally.paidFor["converted-month"].push(cell);
      if ((flags[i] & flag.serving) !== 0) {
        tally.paidFor["service-month"].push(cell);
        paid += hourly[cell];
      }
    }
    if (workplace[i] !== j) paid += payAway(m, i, cell);
  }
  const signOn = m.terms.of(signOnPayment);
  const signOnDoctor = m.terms.of(doctorSignOn);
  for (const i of tally.joined) {
    const degree = d.education[i];
    if (degree >= BACHELOR) paid += degree === DOCTOR ? signOnDoctor[d.cell[i]] : signOn[d.cell[i]];
  }
  const prize = m.terms.of(prizeMoney);
  for (const cell of tally.paidFor.prize) paid += prize[cell];
  tally.paidFen += paid;
  tally.poolFen += pool;
}

/** Pays a doctor what only some of a cell are paid. */
function payExtras(m: Month, i: number, cell: number, kinds: number): number {
  const { doctors: d } = m.world;
  const { paidFor } = m.tally;
  const served = m.month - d.since[i];
  let paid = 0;
  if ((kinds & COMPLETION) !== 0 && served === Math.round(m.terms.of(completionMonths)[cell])) {
    paid += m.terms.of(completionPayment)[cell];
    paidFor.completion.push(cell);
    // From next month on there is nothing left to wait for.
    d.lookBound[i] = EVALUATE;
  }
  if ((kinds & PUPIL) !== 0) paid += payParent(m, i);
  if ((kinds & SHARE) !== 0 && served >= m.terms.of(dividendMonths)[cell]) {
    paid += m.terms.of(dividend)[cell];
    paidFor["served-month"].push(cell);
  }
  return paid;
}

/** Pays a doctor who is dispatched or in training. */
function payAway(m: Month, i: number, cell: number): number {
  const { paidFor } = m.tally;
  const training = (m.world.doctors.flags[i] & flag.training) !== 0;
  paidFor[training ? "training-month" : "dispatch-month"].push(cell);
  return training ? 0 : m.terms.of(dispatchFee)[cell];
}

/** Pays for a child at school. */
function payParent(m: Month, i: number): number {
  const { doctors: d } = m.world;
  const stage = schoolStage(m.month, d.childBorn[i]);
  if (stage === 0) return 0;
  const cell = d.cell[i];
  // Next month the child has left that school, and with it the allowance: the look's bound does not foresee it.
  if (schoolStage(m.month + 1, d.childBorn[i]) !== stage) d.lookBound[i] = EVALUATE;
  m.tally.paidFor[stage === 1 ? "primary-pupil" : "secondary-pupil"].push(cell);
  return m.terms.of(stage === 1 ? primaryPupilAllowance : secondaryPupilAllowance)[cell];
}

/** Fen booked this month by lever × payer, and how much of it is pay to doctors. */
export function book(
  m: Month,
  entries: readonly LedgerEntry[],
  into: Float64Array,
): { readonly toDoctors: number; readonly pools: number } {
  let toDoctors = 0;
  let pools = 0;
  const known: number[] = [];
  const places = countPlaces(m);
  for (const entry of entries) {
    known[entry.counted] ??= unitsOf(m, entry, places);
    const fen = entry.fen * known[entry.counted];
    into[entry.lever * PAYERS + entry.payer] += fen;
    if (entry.basis === "pool") pools += fen;
    else if (entry.toDoctors) toDoctors += fen;
  }
  return { toDoctors, pools };
}

/** Facilities and doctors of each place. */
interface PlaceCounts {
  readonly facilities: Int32Array;
  readonly doctors: Int32Array;
}

function countPlaces(m: Month): PlaceCounts {
  const { placeClass, headcount } = m.world.facilities;
  const facilities = new Int32Array(m.terms.places.count);
  const doctors = new Int32Array(m.terms.places.count);
  for (let j = 0; j < placeClass.length; j++) {
    facilities[placeClass[j]]++;
    doctors[placeClass[j]] += headcount[j];
  }
  return { facilities, doctors };
}

function unitsOf(m: Month, { basis, pool, reach }: LedgerEntry, of: PlaceCounts): number {
  const { facilities: f, counties, pools } = m.world;
  switch (basis) {
    case "fixed":
      return reach.counties.length;
    case "place":
      return sumOf(of.facilities, reach.places);
    case "month":
      return reach.whole ? sumOf(of.doctors, reach.places) : sumOf(m.world.cells.headcount, reach.cells);
    case "silver-month":
    case "volunteer-visit": {
      const { hasPlace } = reach;
      let units = 0;
      for (let j = 0; j < f.type.length; j++)
        if (hasPlace[f.placeClass[j]] === 1)
          units += basis === "silver-month" ? silverAt(m, j) : volunteerVisitsAt(m, j);
      // Visits are shares of a figure by population: whole ones are paid.
      return Math.round(units);
    }
    case "kept": {
      const column = placePools.indexOf(pool as PlacePool);
      let units = 0;
      for (const place of reach.places) units += pools.keptFen[place * PLACE_POOLS + column];
      return units;
    }
    case "pool": {
      const column = pool === undefined ? -1 : placePools.indexOf(pool);
      const { hasPlace } = reach;
      let units = 0;
      for (let j = 0; j < f.type.length; j++) {
        if (!sharesPool(f.type[j])) continue;
        if (column >= 0) {
          if (hasPlace[f.placeClass[j]] === 1)
            units += f.headcount[j] * pools.fen[f.placeClass[j] * PLACE_POOLS + column];
        } else if (reach.counties.includes(f.county[j])) units += f.headcount[j] * counties.poolFenPerHead[f.county[j]];
      }
      return units;
    }
    default: {
      let units = 0;
      for (const cell of m.tally.paidFor[basis]) if (reach.hasCell[cell] === 1) units++;
      return units;
    }
  }
}

/** Sum of a table at these positions. */
function sumOf(table: Int32Array, at: Int32Array): number {
  let sum = 0;
  for (let k = 0; k < at.length; k++) sum += table[at[k]];
  return sum;
}
