import { casesBelow } from "../consortium.ts";
import { siphoningChecked } from "../dispatch.ts";
import { EFFORT_UNITS } from "../employ.ts";
import { chargeFund, keepFund, reserveOf } from "../fund.ts";
import { settleGrants } from "../grants.ts";
import { COMMUNITY, COUNTY, TERTIARY, TOWNSHIP, VILLAGE } from "../kinds.ts";
import { payTables, payTerms, performanceLink, performanceShare } from "../pay-table.ts";
import {
  audit,
  capitation,
  caseUplift,
  eitherOf,
  gapClosed,
  outcomeWeight,
  overspendShared,
  residentMean,
  supervision,
  surplusKept,
} from "../payment.ts";
import { earn, keptWork, settleRevenue, shareByOutcomes } from "../place-pools.ts";
import { placeFen } from "../pool-fen.ts";
import { type Month, monthOfYear, type Step } from "../step.ts";
import { cellsPerPlace, type Terms, term } from "../terms.ts";
import { successTable } from "../titles.ts";

export const productivity = term({
  id: "productivity",
  name: { en: "Visits a doctor can see in the same time", zh: "同等时间内可接诊量" },
  axes: "place",
  unit: "× usual",
  initial: 1,
  range: [0.5, 2],
  source: { en: "definition: usual staffing copes with the usual visits", zh: "定义：通常人员配置可应对通常诊疗量" },
  grade: "derived",
});

const DECEMBER = 11;

/** Workload per facility, insurance money and pools, and – when anything in them has changed – the tables of pay. */
export default {
  name: "finance",
  run(m: Month): void {
    workloads(m);
    chargeFund(m);
    const pools = settlePools(m);
    const settled = m.month % 3 === 0 && performance(m);
    if (settled || pools || m.scratch.tablesVersion !== m.terms.version) refreshTables(m, settled || pools);
  },
} satisfies Step;

/**
 * Rebuilds what worth reads; also called when a run or fork starts. Pay is settled with the head counts of the day; a
 * change of policy between settlements leaves them as they were, so that a lever that changes nothing changes no pay.
 */
export function refreshTables(m: Month, settle = true): void {
  if (settle) m.world.cells.settled.set(m.world.cells.headcount);
  const { world, usual, params, asUsual } = m;
  const changes = m.terms.changesOf(payTerms);
  const paid = settle || m.scratch.payChanges !== changes;
  m.scratch.payChanges = changes;
  if (paid) payTables(m, world.places.performance, true);
  successTable(world.careers, usual, params, m.success);
  if (asUsual !== null) {
    if (paid) payTables(asUsual.around, asUsual.performance, asUsual.pools);
    successTable(asUsual.careers, usual, params, asUsual.around.success);
  }
  m.scratch.tablesVersion = m.terms.version;
  m.scratch.worthVersion++;
}

/** Everything that pays beside wages and allowances; true when what anybody gets has changed. */
function settlePools(m: Month): boolean {
  const december = monthOfYear(m.month) === DECEMBER;
  const surplus = insurance(m, december);
  keepFund(m);
  earn(m);
  // All of them are asked: none stands in for another.
  const revenue = settleRevenue(m);
  const outcomes = shareByOutcomes(m, december);
  const grants = settleGrants(m, december);
  return surplus || revenue || outcomes || grants;
}

const LIGHTEST = 0.5;
const HEAVIEST = 3;

function workloads(m: Month): void {
  const { facilities: f } = m.world;
  const pace = m.terms.of(productivity);
  const kept = keptWork(m);
  for (let j = 0; j < f.type.length; j++) {
    const present = f.headcount[j] + f.received[j] / EFFORT_UNITS - f.lent[j] + f.guests[j];
    const work = kept === null ? f.visits[j] : Math.max(0, f.visits[j] + kept[j]);
    const raw = work / (present > LIGHTEST ? present : LIGHTEST);
    if (m.month === 0) f.usualWorkload[j] = raw > 0 ? raw : 1;
    const ratio = raw / f.usualWorkload[j] / pace[f.placeClass[j]];
    f.workload[j] = ratio < HEAVIEST ? ratio : HEAVIEST;
  }
}

/** Quarterly settlement: the pool of a place follows the work it has done, as far as pay is linked to work. */
function performance(m: Month): boolean {
  const { facilities: f, places } = m.world;
  const pace = m.terms.of(productivity);
  const work = new Float64Array(places.performance.length);
  const staff = new Float64Array(places.performance.length);
  for (let j = 0; j < f.type.length; j++) {
    // Work done is patients seen: whoever sees them in less time has done no less.
    work[f.placeClass[j]] += f.workload[j] * pace[f.placeClass[j]] * f.headcount[j];
    staff[f.placeClass[j]] += f.headcount[j];
  }
  const changed = perform(m, m.terms, work, staff, places.performance);
  if (m.asUsual === null) return changed;
  return perform(m, m.usual, work, staff, m.asUsual.performance) || changed;
}

/** What work done makes of performance pay as far as these terms link the two. True when that is news. */
function perform(m: Month, terms: Terms, work: Float64Array, staff: Float64Array, into: Float64Array): boolean {
  const link = terms.of(performanceLink);
  let changed = false;
  for (let c = 0; c < work.length; c++) {
    const mean = staff[c] > 0 ? work[c] / staff[c] : 1;
    const value = 1 + m.params.poolElasticity * link[c] * ((mean < 2 ? mean : 2) - 1);
    if (into[c] !== value) {
      into[c] = value;
      changed = true;
    }
  }
  return changed;
}

/** Insurance spending of the month; under capitation the surplus of a year becomes next year's pool. True when a pool changed. */
function insurance(m: Month, december: boolean): boolean {
  const { counties: c, facilities } = m.world;
  const p = m.params;
  const covered = m.terms.of(capitation);
  const kept = m.terms.of(surplusKept);
  const borne = m.terms.of(overspendShared);
  const checked = m.terms.of(audit);
  const heldBack = m.terms.of(siphoningChecked);
  const reviewed = m.terms.of(supervision);
  const uplift = m.terms.of(caseUplift);
  const weight = m.terms.of(outcomeWeight);
  let changed = false;
  for (let k = 0; k < c.illness.length; k++) {
    const incentive = covered[k] * kept[k];
    const simple = c.inpatients[k] * p.simpleCases;
    const complex = c.inpatients[k] - simple;
    // Who keeps a surplus gains nothing by drawing simple cases up; who is paid better below, reviewed, or scored together
    // with the centre gains less.
    const closed = residentMean(m, k, (place) => gapClosed(p, uplift[place]));
    const inTownship = simple * casesBelow(m, k, incentive, closed, eitherOf(reviewed[k], heldBack[k]));
    const outside = complex * p.complexOutside;
    const hospitalVisits = c.totalVisits[k] - c.primaryVisits[k] - c.outsideVisits[k];
    c.spending[k] =
      p.reimbursement *
      (c.primaryVisits[k] * p.feeVisitPrimary +
        hospitalVisits * p.feeVisitCounty +
        c.outsideVisits[k] * p.feeVisitTertiary +
        inTownship * p.feeCaseTownship +
        (simple - inTownship + complex - outside) * p.feeCaseCounty +
        outside * p.feeCaseOutside);
    if (covered[k] === 0)
      c.usualSpending[k] =
        m.month === 0 ? c.spending[k] : c.usualSpending[k] + (c.spending[k] - c.usualSpending[k]) / 12;
    else c.surplus[k] += c.usualSpending[k] - c.spending[k];
    // Pay that hangs on outcomes is taken to prompt as much effort as an equal share of a surplus kept.
    const effort = Math.min(1, incentive + residentMean(m, k, (place) => weight[place]));
    const target = 1 - p.healthEffort * effort;
    c.illness[k] += p.healthLag * (target - c.illness[k]);
    c.managed[k] += p.healthLag * (effort - c.managed[k]);
    const withheld = Math.max(0, p.underService * incentive - checked[k]) * (incentive > 0 ? 1 : 0);
    c.underService[k] = withheld * (1 - reviewed[k]);
    if (covered[k] === 0 && c.poolFenPerHead[k] !== 0) {
      c.poolFenPerHead[k] = 0;
      changed = true;
    }
    if (!december) continue;
    let heads = 0;
    for (const type of [COUNTY, TOWNSHIP, COMMUNITY, VILLAGE])
      for (const f of m.geography.ofType[k][type]) heads += facilities.headcount[f];
    const before = c.poolFenPerHead[k];
    // A surplus is paid as far as the fund has it.
    const most = covered[k] * kept[k] > 0 ? reserveOf(m, k) / (covered[k] * kept[k]) : 0;
    const surplus = Math.min(c.surplus[k], Math.max(0, most));
    const share = surplus >= 0 ? covered[k] * kept[k] * p.staffShare : covered[k] * borne[k] * p.staffShare;
    const monthlyFen = heads > 0 ? Math.trunc((surplus * share * 100) / 12 / heads) : 0;
    // Overspending is made good out of performance pay: nobody is charged more than whoever has least of it.
    c.poolFenPerHead[k] = monthlyFen < 0 ? Math.max(monthlyFen, -leastPerformanceFen(m, k)) : monthlyFen;
    c.surplus[k] = 0;
    if (c.poolFenPerHead[k] !== before) changed = true;
  }
  return changed;
}

/** The smallest monthly performance pay of anybody in a county who shares in its pool, in whole fen. */
function leastPerformanceFen(m: Month, county: number): number {
  const { places } = m.terms;
  const { headcount } = m.world.cells;
  const share = m.terms.of(performanceShare);
  const width = cellsPerPlace(places.specialties);
  const countyFen = m.world.counties.poolFenPerHead[county];
  let least = Number.POSITIVE_INFINITY;
  for (let place = 0; place < places.count; place++) {
    if (places.county[place] !== county || !sharesPool(places.type[place])) continue;
    const poolFen = countyFen + placeFen(m.world, place);
    for (let cell = place * width; cell < (place + 1) * width; cell++)
      if (headcount[cell] > 0) least = Math.min(least, share[place] * (100 * m.pay[cell] - poolFen));
  }
  return least < Number.POSITIVE_INFINITY ? Math.floor(Math.max(0, least)) : 0;
}

/** Doctors who share in a county's pool: everybody but the prefecture's hospital. */
export const sharesPool = (type: number): boolean => type !== TERTIARY;
