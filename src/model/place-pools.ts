import { isAllZero } from "../base/zero.ts";
import { casesBelow, patientSteering } from "./consortium.ts";
import { siphoningChecked } from "./dispatch.ts";
import { reserveOf } from "./fund.ts";
import { COMMUNITY, COUNTY, isPrimary, OUTCOME, PLACE_POOLS, REMOTE, TOWNSHIP, TYPES, UPLIFT } from "./kinds.ts";
import { performanceShare } from "./pay-table.ts";
import {
  capitation,
  caseUplift,
  coefficientToStaff,
  eitherOf,
  gapClosed,
  outcomeByProgress,
  outcomeWeight,
  remoteCoefficient,
  residentsOf,
  stayingShare,
  supervision,
  surplusKept,
  upliftToStaff,
} from "./payment.ts";
import { placeFen } from "./pool-fen.ts";
import type { Month } from "./step.ts";
import { cellsPerPlace } from "./terms.ts";

const QUARTER = 3;

/** Puts a pool to what each head gets; true when that is news. */
export function putPool(m: Month, place: number, pool: number, fen: number, keptFen = 0): boolean {
  const { pools } = m.world;
  const at = place * PLACE_POOLS + pool;
  const changed = pools.fen[at] !== fen;
  pools.fen[at] = fen;
  pools.keptFen[at] = keptFen;
  return changed;
}

/** Doctors of a place, their performance pay in all and the least of anybody, in fen a month and without any pools. */
export function performancePay(m: Month, place: number) {
  const { places } = m.terms;
  const { headcount } = m.world.cells;
  const width = cellsPerPlace(places.specialties);
  const pools = m.world.counties.poolFenPerHead[places.county[place]] + placeFen(m.world, place);
  const share = m.terms.of(performanceShare)[place];
  let heads = 0;
  let pay = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let cell = place * width; cell < (place + 1) * width; cell++) {
    if (headcount[cell] === 0) continue;
    const own = 100 * m.pay[cell] - pools;
    heads += headcount[cell];
    pay += headcount[cell] * own;
    least = Math.min(least, share * own);
  }
  return { heads, pay, performance: share * pay, least: heads > 0 ? Math.floor(Math.max(0, least)) : 0 };
}

/** Nobody loses more than whoever has least performance pay, whatever else has been taken from it. */
export function bounded(m: Month, place: number, fen: number, least: number, taken: number): number {
  const county = Math.min(0, m.world.counties.poolFenPerHead[m.terms.places.county[place]]);
  return Math.max(Math.trunc(fen), -Math.max(0, least + county + Math.min(0, taken)));
}

/**
 * Simple cases that an uplift, a review or a consortium's lead keeps in townships beyond those that stay anyway, by facility, as visits of work;
 * the county's hospitals are spared as much. Null when there are none. What capitation keeps below makes no work here.
 */
export function keptWork(m: Month): Float64Array | null {
  const uplift = m.terms.of(caseUplift);
  const reviewed = m.terms.of(supervision);
  const held = m.terms.of(siphoningChecked);
  if (isAllZero(uplift) && isAllZero(reviewed) && isAllZero(m.terms.of(patientSteering))) return null;
  const { facilities: f, counties: c } = m.world;
  const p = m.params;
  const work = new Float64Array(f.type.length);
  for (let k = 0; k < c.illness.length; k++) {
    const incentive = incentiveOf(m, k);
    const before = stayingShare(p, incentive, 0, held[k]);
    let moved = 0;
    const perResident = (c.inpatients[k] * p.simpleCases * p.visitsPerCase) / Math.max(1, residentsOf(m, k));
    for (const type of [TOWNSHIP, COMMUNITY])
      for (const j of m.geography.ofType[k][type]) {
        const now = casesBelow(m, k, incentive, gapClosed(p, uplift[f.placeClass[j]]), eitherOf(reviewed[k], held[k]));
        work[j] = perResident * m.geography.residents[j] * (now - before);
        moved += work[j];
      }
    let visits = 0;
    for (const j of m.geography.ofType[k][COUNTY]) visits += f.visits[j];
    if (visits > 0) for (const j of m.geography.ofType[k][COUNTY]) work[j] = (-moved * f.visits[j]) / visits;
  }
  return work;
}

const incentiveOf = (m: Month, county: number): number =>
  m.terms.of(capitation)[county] * m.terms.of(surplusKept)[county];

/** What the month's simple cases and signed residents earn beyond the usual, put by until the quarter is settled. */
export function earn(m: Month): void {
  const { facilities: f, counties: c, pools } = m.world;
  const p = m.params;
  const uplift = m.terms.of(caseUplift);
  const coefficient = m.terms.of(remoteCoefficient);
  const reviewed = m.terms.of(supervision);
  const held = m.terms.of(siphoningChecked);
  if (!isAllZero(uplift))
    for (let k = 0; k < c.illness.length; k++) {
      const incentive = incentiveOf(m, k);
      const perResident =
        (c.inpatients[k] * p.simpleCases * p.reimbursement * p.feeCaseTownship) / Math.max(1, residentsOf(m, k));
      for (const type of [TOWNSHIP, COMMUNITY])
        for (const j of m.geography.ofType[k][type]) {
          const place = f.placeClass[j];
          const stay = casesBelow(m, k, incentive, gapClosed(p, uplift[place]), eitherOf(reviewed[k], held[k]));
          pools.due[place * PLACE_POOLS + UPLIFT] += uplift[place] * perResident * m.geography.residents[j] * stay;
        }
    }
  if (!isAllZero(coefficient))
    for (let j = 0; j < f.type.length; j++) {
      if (!isPrimary(f.type[j])) continue;
      const place = f.placeClass[j];
      const signed = (f.population[j] * p.signedShare * p.signedFee) / 12;
      pools.due[place * PLACE_POOLS + REMOTE] += coefficient[place] * f.remoteness[j] * signed;
    }
}

/** Quarterly: what uplift and coefficient have earned is paid over the next quarter, as far as the fund has it. */
export function settleRevenue(m: Month): boolean {
  const { pools } = m.world;
  let changed = false;
  for (const [pool, rate] of [
    [UPLIFT, m.terms.of(caseUplift)],
    [REMOTE, m.terms.of(remoteCoefficient)],
  ] as const)
    for (let place = 0; place < rate.length; place++)
      if (rate[place] === 0) {
        pools.due[place * PLACE_POOLS + pool] = 0;
        if (putPool(m, place, pool, 0)) changed = true;
      }
  if (m.month % QUARTER !== 0 || isAllZero(pools.due)) return changed;
  const { county, count } = m.terms.places;
  const due = new Float64Array(m.terms.places.counties);
  for (let place = 0; place < count; place++)
    for (const pool of [UPLIFT, REMOTE]) due[county[place]] += pools.due[place * PLACE_POOLS + pool];
  const heads = headsOf(m);
  const shares = { [UPLIFT]: m.terms.of(upliftToStaff), [REMOTE]: m.terms.of(coefficientToStaff) };
  for (let place = 0; place < count; place++) {
    const k = county[place];
    const reserve = reserveOf(m, k);
    const paid = due[k] > reserve ? reserve / due[k] : 1;
    for (const pool of [UPLIFT, REMOTE] as const) {
      const at = place * PLACE_POOLS + pool;
      const monthlyFen = (100 * paid * pools.due[at]) / QUARTER;
      pools.due[at] = 0;
      const staff = heads[place] > 0 ? Math.trunc((monthlyFen * shares[pool][place]) / heads[place]) : 0;
      const kept = Math.max(0, Math.trunc(monthlyFen) - staff * heads[place]);
      if (putPool(m, place, pool, staff, kept)) changed = true;
    }
  }
  return changed;
}

function headsOf(m: Month): Float64Array {
  const { facilities: f } = m.world;
  const heads = new Float64Array(m.terms.places.count);
  for (let j = 0; j < f.type.length; j++) heads[f.placeClass[j]] += f.headcount[j];
  return heads;
}

/**
 * Each December the part of a county's performance pay that hangs on outcomes is shared out by them, for a year: what
 * one place gains others lose. The outcome is quality, as it is or against what it usually was.
 */
export function shareByOutcomes(m: Month, december: boolean): boolean {
  const weight = m.terms.of(outcomeWeight);
  let changed = false;
  for (let place = 0; place < weight.length; place++)
    if (weight[place] === 0 && putPool(m, place, OUTCOME, 0)) changed = true;
  if (!december || isAllZero(weight)) return changed;
  const { places } = m.terms;
  const score = outcomes(m);
  const stake = new Float64Array(places.count);
  const pays = Array.from(weight, (w, place) => (w > 0 && score[place] > 0 ? performancePay(m, place) : null));
  const total = new Float64Array(places.counties);
  const scored = new Float64Array(places.counties);
  pays.forEach((pay, place) => {
    if (pay === null || pay.heads === 0) return;
    stake[place] = weight[place] * pay.performance;
    total[places.county[place]] += stake[place];
    scored[places.county[place]] += stake[place] * score[place];
  });
  pays.forEach((pay, place) => {
    if (pay === null || pay.heads === 0) return;
    const k = places.county[place];
    const mean = scored[k] > 0 ? scored[k] / total[k] : 0;
    const gain = mean > 0 ? (stake[place] * (score[place] / mean - 1)) / pay.heads : 0;
    if (putPool(m, place, OUTCOME, bounded(m, place, gain, pay.least, 0))) changed = true;
  });
  return changed;
}

/** Outcome of each place of primary care by its staff, 0 elsewhere. */
function outcomes(m: Month): Float64Array {
  const { facilities: f } = m.world;
  const progress = m.terms.of(outcomeByProgress);
  const sum = new Float64Array(m.terms.places.count);
  const heads = new Float64Array(m.terms.places.count);
  const usual = usualQuality(m);
  for (let j = 0; j < f.type.length; j++) {
    if (!isPrimary(f.type[j]) || !(f.usualQuality[j] > 0)) continue;
    const place = f.placeClass[j];
    // Against others of its type, or against itself: both are about 1, so that they can be weighed.
    const level = f.quality[j] / usual[f.county[j] * TYPES + f.type[j]];
    const share = progress[place];
    sum[place] += f.headcount[j] * (share * (f.quality[j] / f.usualQuality[j]) + (1 - share) * level);
    heads[place] += f.headcount[j];
  }
  return sum.map((total, place) => (heads[place] > 0 ? total / heads[place] : 0));
}

/** Mean usual quality by county × facility type. */
function usualQuality(m: Month): Float64Array {
  const { facilities: f } = m.world;
  const sum = new Float64Array(m.terms.places.counties * TYPES);
  const count = new Float64Array(sum.length);
  for (let j = 0; j < f.type.length; j++) {
    if (!(f.usualQuality[j] > 0)) continue;
    sum[f.county[j] * TYPES + f.type[j]] += f.usualQuality[j];
    count[f.county[j] * TYPES + f.type[j]]++;
  }
  return sum.map((total, at) => (count[at] > 0 ? total / count[at] : 1));
}
