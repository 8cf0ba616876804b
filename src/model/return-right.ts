import { endAway, isAway, leavePost, ledgerAt, retirementMonth, scheduleNext, takePost } from "./employ.ts";
import { COUNTY, COUNTY_MANAGED, ESTABLISHED } from "./kinds.ts";
import { countyManagedTerm } from "./posts.ts";
import { purpose } from "./purposes.ts";
import { type Month, recordMove } from "./step.ts";
import { EVALUATE, NEVER } from "./world.ts";
import { addPair, blendReturn, evaluate, weigh } from "./worth.ts";

/** Worth of staying, the right of return of a county-managed post included. Leaves the pair's groups in column 0. */
export function worthHere(m: Month, i: number): number {
  m.scratch.pairs.count = 0;
  const here = addHere(m, i);
  evaluate(m);
  finishHere(m, i, here);
  return m.scratch.worth[here];
}

/** Adds the doctor's own place as a pair, for county-managed doctors with the county hospital as the pair after it; returns its position. */
export function addHere(m: Month, i: number): number {
  const { doctors: d, facilities: f } = m.world;
  const here = addPair(m, i, f.placeClass[d.facility[i]], d.post[i], 1);
  if (d.post[i] === COUNTY_MANAGED) addPair(m, i, countyPlace(m, f.county[d.facility[i]]), ESTABLISHED, 0);
  return here;
}

/** Blends the right of return of county-managed doctors into what their own place, pair `here`, is worth. */
export function finishHere(m: Month, i: number, here: number): void {
  const { doctors: d } = m.world;
  if (d.post[i] !== COUNTY_MANAGED) return;
  const left = d.termEnd[i] === NEVER ? 0 : Math.max(0, d.termEnd[i] - m.month);
  blendReturn(m, here, here + 1, left, retirementMonth(m, i) - m.month);
}

/** Place class of the county's first hospital: where the right of return leads. */
export const countyPlace = (m: Month, county: number): number =>
  m.world.facilities.placeClass[m.geography.ofType[county][COUNTY][0]];

/** Blends an offered county-managed post with the county hospital's, which is the pair after it. */
export function finishOffer(m: Month, i: number, pair: number, placeClass: number): void {
  blendReturn(m, pair, pair + 1, m.terms.of(countyManagedTerm)[placeClass], retirementMonth(m, i) - m.month);
}

/** Those whose county-managed term ends this month, in turn. */
export function useReturnRights(m: Month): void {
  for (const row of byLot(m, m.termsEnded)) if (m.world.doctors.facility[row] >= 0) chooseAgain(m, row);
}

/** Whose right of return comes first: by lot, so that where doctors lie in memory decides nothing. */
function byLot(m: Month, rows: readonly number[]): readonly number[] {
  if (rows.length < 2) return rows;
  const turn = new Map(rows.map((i) => [i, m.draw.uniform(purpose.returnRight, m.month, m.world.doctors.id[i], 3)]));
  return [...rows].sort((a, b) => (turn.get(a) ?? 0) - (turn.get(b) ?? 0));
}

/** End of a county-managed term: stay for another, or – if the right is honoured – return with an open county post or carrying one's own back. */
function chooseAgain(m: Month, i: number): void {
  const { doctors: d, facilities: f, ledger } = m.world;
  const own = d.facility[i];
  d.termEnd[i] = m.month + Math.max(1, Math.round(m.terms.of(countyManagedTerm)[f.placeClass[own]]));
  scheduleNext(m, i);
  d.lookBound[i] = EVALUATE;
  if (m.draw.uniform(purpose.returnRight, m.month, d.id[i]) >= m.params.returnHonoured) return;
  const { scratch } = m;
  scratch.pairs.count = 0;
  const here = addHere(m, i);
  evaluate(m);
  finishHere(m, i, here);
  weigh(m, i, here, here + 2, here);
  const county = scratch.worth[here + 1];
  const again =
    m.params.evidenceInChoice * scratch.worth[here] + m.draw.gumbel(purpose.returnRight, m.month, d.id[i], 1);
  const back = m.params.evidenceInChoice * county + m.draw.gumbel(purpose.returnRight, m.month, d.id[i], 2);
  if (again >= back) return;
  const hospital = m.geography.ofType[f.county[own]][1][0];
  const countyPosts = ledgerAt(hospital, ESTABLISHED);
  recordMove(m.tally, d.id[i], own, hospital, f.type[hospital], 0, 0, d.post[i]);
  if (isAway(m.world, i)) endAway(m, i);
  const carried = ledgerAt(own, COUNTY_MANAGED);
  leavePost(m, i);
  if (ledger.open[countyPosts] === 0) {
    ledger.vacated[carried]--;
    ledger.authorised[carried]--;
    ledger.authorised[countyPosts]++;
    ledger.open[countyPosts]++;
  }
  takePost(m, i, hospital, ESTABLISHED);
}
