import { leavePost, retirementMonth } from "../employ.ts";
import { COUNTY, COUNTY_MANAGED, destinations, ESTABLISHED } from "../kinds.ts";
import { intention, isBurnedOut, lookChance, relativeWorth, SLACK, thresholdOf } from "../look.ts";
import { bondPenalty } from "../obligation.ts";
import { purpose } from "../purposes.ts";
import { type Month, recordMove, type Step } from "../step.ts";
import { addPair, blendReturn, evaluate, keepReference, markFallenCells } from "../worth.ts";
import { EVALUATE, NEVER, releaseRow } from "../world.ts";

const OTHER_WORK = destinations.indexOf("other");

/**
 * Who looks around this month. Draw first: the month's draw is compared with a bound of the chance of looking that is
 * kept for each doctor, and only below it anything is evaluated. `exact` evaluates everybody and finds the same lookers.
 */
export default {
  name: "intention",
  run(m: Month): void {
    const { doctors: d, clock } = m.world;
    const { lookers } = m;
    lookers.count = 0;
    refreshBounds(m);
    for (let i = 0; i < clock[1]; i++) {
      if (d.facility[i] < 0) continue;
      const draw = m.draw.u32(purpose.look, m.month, d.id[i]);
      if (!m.exact && draw > d.lookBound[i]) continue;
      if (d.bondEnd[i] !== NEVER) {
        breach(m, i);
        continue;
      }
      if (d.workplace[i] !== d.facility[i]) continue;
      const worth = worthHere(m, i);
      keepReference(m, d.cell[i]);
      const burnedOut = isBurnedOut(m, i);
      const relative = relativeWorth(m, i, worth);
      d.lookBound[i] = thresholdOf(lookChance(m, i, intention(m, i, relative - SLACK, burnedOut)));
      if (draw < thresholdOf(lookChance(m, i, intention(m, i, relative, burnedOut)))) lookers.rows[lookers.count++] = i;
    }
  },
} satisfies Step;

/** Worth of staying, the right of return of a county-managed post included. Leaves the pair's groups in column 0. */
export function worthHere(m: Month, i: number): number {
  m.scratch.pairs.count = 0;
  addHere(m, i);
  evaluate(m);
  finishHere(m, i);
  return m.scratch.worth[0];
}

/** Puts the doctor's own place in as pair 0, and the county hospital as pair 1 for county-managed doctors. */
export function addHere(m: Month, i: number): void {
  const { doctors: d, facilities: f } = m.world;
  addPair(m, i, f.placeClass[d.facility[i]], d.post[i], 1);
  if (d.post[i] === COUNTY_MANAGED) addPair(m, i, countyPlace(m, f.county[d.facility[i]]), ESTABLISHED, 0);
}

export function finishHere(m: Month, i: number): void {
  const { doctors: d } = m.world;
  if (d.post[i] !== COUNTY_MANAGED) return;
  const left = d.termEnd[i] === NEVER ? 0 : Math.max(0, d.termEnd[i] - m.month);
  blendReturn(m, 0, 1, left, retirementMonth(m, i) - m.month);
}

/** Place class of the county's first hospital: where the right of return leads. */
export const countyPlace = (m: Month, county: number): number => m.world.facilities.placeClass[m.geography.ofType[county][COUNTY][0]];

/** A change of policy asks for everybody's look anew; a drift of pay or of chances only where it has cost more than the slack. */
function refreshBounds(m: Month): void {
  const { scratch, world } = m;
  const { doctors: d, clock } = world;
  if (m.exact) return;
  if (scratch.boundsPolicy !== m.terms.version) {
    scratch.boundsPolicy = m.terms.version;
    scratch.boundsWorth = scratch.worthVersion;
    scratch.bounded.fill(0);
    for (let i = 0; i < clock[1]; i++) if (d.facility[i] >= 0) d.lookBound[i] = EVALUATE;
    return;
  }
  if (scratch.boundsWorth === scratch.worthVersion) return;
  scratch.boundsWorth = scratch.worthVersion;
  if (!markFallenCells(m, SLACK)) return;
  for (let i = 0; i < clock[1]; i++) if (d.facility[i] >= 0 && scratch.marked[d.cell[i]] === 1) d.lookBound[i] = EVALUATE;
}

/** Under a bond only breaking it is possible, at a small hazard and its penalty. */
function breach(m: Month, i: number): void {
  const { doctors: d, facilities: f } = m.world;
  m.tally.bonded++;
  if (m.draw.uniform(purpose.breach, m.month, d.id[i]) >= m.params.bondBreach / 12) return;
  const origin = d.facility[i];
  m.tally.bondsBroken++;
  m.tally.penaltyFen += Math.round(100 * m.terms.of(bondPenalty)[f.county[origin]]);
  recordMove(m.tally, d.id[i], origin, -1, OTHER_WORK, 0, 0, d.post[i]);
  leavePost(m, i);
  releaseRow(m.world, i);
}
