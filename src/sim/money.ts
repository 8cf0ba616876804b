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
import { PAYERS, PLACE_POOLS, placePools } from "../model/kinds.ts";
import { placeFen } from "../model/pool-fen.ts";
import { prizeMoney } from "../model/prizes.ts";
import type { Month } from "../model/step.ts";
import { sharesPool } from "../model/steps/finance.ts";
import { EVALUATE, flag } from "../model/world.ts";

const BACHELOR = 2;
const DOCTOR = 4;
const NOTED = flag.appointed | flag.converted | flag.serving;

/**
 * Pays doctors what money terms owe them at the end of the month, one doctor at a time, and lists by cell whom each
 * basis applies to. What levers book is worked out from the counts alone, so the two can be held against each other.
 */
export function payDoctors(m: Month): void {
  const { doctors: d, facilities: f, counties, pools, clock } = m.world;
  const { tally } = m;
  const monthly = m.terms.of(allowance);
  const monthlyDoctor = m.terms.of(doctorAllowance);
  const signOn = m.terms.of(signOnPayment);
  const signOnDoctor = m.terms.of(doctorSignOn);
  const completion = m.terms.of(completionPayment);
  const service = m.terms.of(completionMonths);
  const primaryPupil = m.terms.of(primaryPupilAllowance);
  const secondaryPupil = m.terms.of(secondaryPupilAllowance);
  const share = m.terms.of(dividend);
  const served = m.terms.of(dividendMonths);
  const someDoctor = m.terms.anywhere(doctorAllowance);
  const someCompletion = m.terms.anywhere(completionPayment);
  const somePupil = m.terms.anywhere(primaryPupilAllowance) || m.terms.anywhere(secondaryPupilAllowance);
  const someShare = m.terms.anywhere(dividend);
  const fee = m.terms.of(dispatchFee);
  const hourly = m.terms.of(serviceFee);
  const { facility, workplace, cell: cellOf, education, flags } = d;
  const pays = !isAllZero(counties.poolFenPerHead) || !isAllZero(pools.fen);
  const rows = clock[1];
  let paid = 0;
  let pool = 0;
  for (let i = 0; i < rows; i++) {
    const j = facility[i];
    if (j < 0) continue;
    const cell = cellOf[i];
    paid += monthly[cell];
    if (someDoctor && education[i] === DOCTOR) {
      paid += monthlyDoctor[cell];
      tally.paidFor["month-doctor"].push(cell);
    }
    if (pays && sharesPool(f.type[j]))
      pool += counties.poolFenPerHead[f.county[j]] + placeFen(m.world, f.placeClass[j]);
    if (someCompletion && completion[cell] > 0 && m.month - d.since[i] === Math.round(service[cell])) {
      paid += completion[cell];
      tally.paidFor.completion.push(cell);
      // From next month on there is nothing left to wait for.
      d.lookBound[i] = EVALUATE;
    }
    if ((flags[i] & NOTED) !== 0) {
      if ((flags[i] & flag.appointed) !== 0) tally.paidFor["appointed-month"].push(cell);
      if ((flags[i] & flag.converted) !== 0) tally.paidFor["converted-month"].push(cell);
      if ((flags[i] & flag.serving) !== 0) {
        tally.paidFor["service-month"].push(cell);
        paid += hourly[cell];
      }
    }
    if (somePupil && (primaryPupil[cell] > 0 || secondaryPupil[cell] > 0))
      paid += payParent(m, i, primaryPupil, secondaryPupil);
    if (someShare && share[cell] > 0 && m.month - d.since[i] >= served[cell]) {
      paid += share[cell];
      tally.paidFor["served-month"].push(cell);
    }
    if (workplace[i] === j) continue;
    if ((flags[i] & flag.training) !== 0) tally.paidFor["training-month"].push(cell);
    else {
      tally.paidFor["dispatch-month"].push(cell);
      paid += fee[cell];
    }
  }
  for (const i of tally.joined) {
    const degree = d.education[i];
    if (degree >= BACHELOR) paid += degree === DOCTOR ? signOnDoctor[d.cell[i]] : signOn[d.cell[i]];
  }
  const prize = m.terms.of(prizeMoney);
  for (const cell of tally.paidFor.prize) paid += prize[cell];
  tally.paidFen += paid;
  tally.poolFen += pool;
}

/** Pays for a child at school. */
function payParent(m: Month, i: number, primary: Float64Array, secondary: Float64Array): number {
  const { doctors: d } = m.world;
  const stage = schoolStage(m.month, d.childBorn[i]);
  if (stage === 0) return 0;
  const cell = d.cell[i];
  // Next month the child has left that school, and with it the allowance: the look's bound does not foresee it.
  if (schoolStage(m.month + 1, d.childBorn[i]) !== stage) d.lookBound[i] = EVALUATE;
  m.tally.paidFor[stage === 1 ? "primary-pupil" : "secondary-pupil"].push(cell);
  return (stage === 1 ? primary : secondary)[cell];
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
  for (const entry of entries) {
    known[entry.counted] ??= unitsOf(m, entry);
    const fen = entry.fen * known[entry.counted];
    into[entry.lever * PAYERS + entry.payer] += fen;
    if (entry.basis === "pool") pools += fen;
    else if (entry.toDoctors) toDoctors += fen;
  }
  return { toDoctors, pools };
}

function unitsOf(m: Month, { basis, pool, reach }: LedgerEntry): number {
  const { facilities: f, counties, pools } = m.world;
  if (basis === "fixed") return reach.counties.length;
  const { hasPlace } = reach;
  let units = 0;
  if (basis === "place") {
    for (let j = 0; j < f.type.length; j++) if (hasPlace[f.placeClass[j]] === 1) units++;
    return units;
  }
  if (basis === "silver-month" || basis === "volunteer-visit") {
    for (let j = 0; j < f.type.length; j++)
      if (hasPlace[f.placeClass[j]] === 1) units += basis === "silver-month" ? silverAt(m, j) : volunteerVisitsAt(m, j);
    // Visits are shares of a figure by population: whole ones are paid.
    return Math.round(units);
  }
  if (pool !== undefined) {
    const column = placePools.indexOf(pool);
    if (basis === "kept") for (const place of reach.places) units += pools.keptFen[place * PLACE_POOLS + column];
    else
      for (let j = 0; j < f.type.length; j++)
        if (sharesPool(f.type[j]) && hasPlace[f.placeClass[j]] === 1)
          units += f.headcount[j] * pools.fen[f.placeClass[j] * PLACE_POOLS + column];
    return units;
  }
  if (basis === "pool") {
    for (let j = 0; j < f.type.length; j++)
      if (sharesPool(f.type[j]) && reach.counties.includes(f.county[j]))
        units += f.headcount[j] * counties.poolFenPerHead[f.county[j]];
    return units;
  }
  if (basis === "month") {
    const { headcount } = m.world.cells;
    const { cells } = reach;
    for (let k = 0; k < cells.length; k++) units += headcount[cells[k]];
    return units;
  }
  if (basis === "kept") return 0;
  for (const cell of m.tally.paidFor[basis]) if (reach.hasCell[cell] === 1) units++;
  return units;
}
