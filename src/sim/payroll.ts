import { isAllZero } from "../base/zero.ts";
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
import { serviceFee } from "../model/guests.ts";
import { placeFen } from "../model/pool-fen.ts";
import { prizeMoney } from "../model/prizes.ts";
import type { Month } from "../model/step.ts";
import { sharesPool } from "../model/steps/finance.ts";
import { cellsPerPlace, type Term } from "../model/terms.ts";
import { cellOf, EVALUATE, flag } from "../model/world.ts";

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
  const tables = extraTables(m);
  const { facility, ownCell, education, flags, workplace } = d;
  const { placeClass } = m.world.facilities;
  const width = cellsPerPlace(m.world.layout.specialties);
  const poolFen = isAllZero(counties.poolFenPerHead) && isAllZero(pools.fen) ? null : poolFenOf(m);
  const rows = clock[1];
  let paid = 0;
  let pool = 0;
  for (let i = 0; i < rows; i++) {
    const j = facility[i];
    if (j < 0) continue;
    const cell = placeClass[j] * width + ownCell[i];
    paid += monthly[cell];
    if (poolFen !== null) pool += poolFen[j];
    if (someDoctor && education[i] === DOCTOR) {
      paid += monthlyDoctor[cell];
      tally.paidFor["month-doctor"].push(cell);
    }
    if (extras[cell] !== 0) paid += payExtras(m, i, cell, extras[cell], tables);
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
    if (degree >= BACHELOR) paid += degree === DOCTOR ? signOnDoctor[cellOf(m.world, i)] : signOn[cellOf(m.world, i)];
  }
  const prize = m.terms.of(prizeMoney);
  for (const cell of tally.paidFor.prize) paid += prize[cell];
  tally.paidFen += paid;
  tally.poolFen += pool;
}

/** Tables of what only some of a cell are paid. */
interface ExtraTables {
  readonly completion: Float64Array;
  readonly completionMonths: Float64Array;
  readonly primary: Float64Array;
  readonly secondary: Float64Array;
  readonly dividend: Float64Array;
  readonly dividendMonths: Float64Array;
}

const extraTables = ({ terms }: Month): ExtraTables => ({
  completion: terms.of(completionPayment),
  completionMonths: terms.of(completionMonths),
  primary: terms.of(primaryPupilAllowance),
  secondary: terms.of(secondaryPupilAllowance),
  dividend: terms.of(dividend),
  dividendMonths: terms.of(dividendMonths),
});

/** Pays a doctor what only some of a cell are paid. */
function payExtras(m: Month, i: number, cell: number, kinds: number, tables: ExtraTables): number {
  const { since, childBorn, lookBound } = m.world.doctors;
  const { paidFor } = m.tally;
  const { month } = m;
  const served = month - since[i];
  let paid = 0;
  if ((kinds & COMPLETION) !== 0 && served === Math.round(tables.completionMonths[cell])) {
    paid += tables.completion[cell];
    paidFor.completion.push(cell);
    // From next month on there is nothing left to wait for.
    lookBound[i] = EVALUATE;
  }
  if ((kinds & PUPIL) !== 0) {
    const stage = schoolStage(month, childBorn[i]);
    if (stage !== 0) {
      paid += (stage === 1 ? tables.primary : tables.secondary)[cell];
      paidFor[stage === 1 ? "primary-pupil" : "secondary-pupil"].push(cell);
      // Next month the child has left that school, and with it the allowance: the look's bound does not foresee it.
      if (schoolStage(month + 1, childBorn[i]) !== stage) lookBound[i] = EVALUATE;
    }
  }
  if ((kinds & SHARE) !== 0 && served >= tables.dividendMonths[cell]) {
    paid += tables.dividend[cell];
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
