import { sigmoid } from "../../base/exp-log.ts";
import { endAway, isAway, leavePost } from "../employ.ts";
import { gather, gatherAnew, isFull, workOut } from "../gathering.ts";
import { COUNTY_MANAGED, destinations } from "../kinds.ts";
import {
  deciding,
  feltWorth,
  intentionLogit,
  isBurnedOut,
  lookChance,
  lookDraws,
  lookLimit,
  relativeWorth,
  SLACK,
  thresholdOf,
} from "../look.ts";
import { bondPenalty, isBound } from "../obligation.ts";
import { purpose } from "../purposes.ts";
import { type Month, recordMove, type Step } from "../step.ts";
import { datesChanged } from "../uncovered.ts";
import { cellOf, EVALUATE, NEVER, releaseRow } from "../world.ts";
import { EVERYBODY, keepReferences, markFallenCells, WITH_DOCTORATE } from "../worth.ts";

const DOCTOR = 4;
const OTHER_WORK = destinations.indexOf("other");

/**
 * Who looks around this month. Draw first: the month's draw is compared with a bound of the chance of looking that is
 * kept for each doctor, and only below it anything is evaluated. `exact` evaluates everybody and finds the same lookers.
 * Kept bounds are those of random utility: under a rival rule the limit of looking is the bound, or there is none.
 */
export default {
  name: "intention",
  run(m: Month): void {
    const { facility, workplace, bondEnd, lookBound, id } = m.world.doctors;
    const { lookers, exact, scratch, rule } = m;
    const kept = !exact && rule.felt === undefined;
    const limited = !exact && rule.felt !== undefined && rule.remember === undefined;
    const looks = lookDraws(m);
    const rows = m.world.clock[1];
    lookers.count = 0;
    refreshBounds(m);
    const { draws } = scratch;
    gatherAnew(m);
    for (let i = 0; i < rows; i++) {
      if (facility[i] < 0) continue;
      const u = looks.bits(id[i]);
      if (kept && u >>> 16 > lookBound[i]) continue;
      if (bondEnd[i] !== NEVER && isBound(m.world, i)) {
        breach(m, i);
        continue;
      }
      if (workplace[i] !== facility[i]) continue;
      if (limited && u >= thresholdOf(lookLimit(m, deciding(m, i)))) continue;
      if (isFull(m)) judgeGathered(m);
      draws[gather(m, i)] = u;
    }
    judgeGathered(m);
    keepReferences(m, scratch.unkept);
    scratch.unkept.length = 0;
  },
} satisfies Step;

function judgeGathered(m: Month): void {
  const { gathered, draws } = m.scratch;
  workOut(m);
  for (let k = 0; k < gathered.count; k++) judge(m, gathered.doctor[k], gathered.pair[k], draws[k]);
  gatherAnew(m);
}

/** Sets the doctor's bound from the exact worth of pair `k` and decides whether they look. */
function judge(m: Month, i: number, k: number, u: number): void {
  const { lookBound } = m.world.doctors;
  const { lookers } = m;
  const worth = m.scratch.worth[k];
  m.rule.remember?.(relativeWorth(m, i, worth), i, m);
  const logit = intentionLogit(m, i, feltWorth(m, i, worth), isBurnedOut(m, i));
  if (!m.exact && m.rule.felt === undefined) {
    m.scratch.unkept.push(cellOf(m.world, i));
    const bound = thresholdOf(lookChance(m, i, sigmoid(logit + m.params.evidenceInLook * SLACK)));
    lookBound[i] = bound >>> 16;
    // A draw at or above the bound is above the chance, too.
    if (u >= bound) return;
  }
  if (u < thresholdOf(lookChance(m, i, sigmoid(logit)))) lookers.rows[lookers.count++] = i;
}

/** What has fallen by more than the slack since bounds were set asks for the doctors' looks anew, wherever it has. */
function refreshBounds(m: Month): void {
  const { scratch, world } = m;
  const { doctors: d, clock } = world;
  if (m.exact || m.rule.felt !== undefined) return;
  const policyChanged = scratch.boundsPolicy !== m.terms.version;
  if (policyChanged) {
    const first = scratch.boundsPolicy < 0;
    scratch.boundsPolicy = m.terms.version;
    if (datesChanged(m) || first) {
      scratch.boundsWorth = scratch.worthVersion;
      scratch.bounded.fill(0);
      for (let i = 0; i < clock[1]; i++) if (d.facility[i] >= 0) d.lookBound[i] = EVALUATE;
      return;
    }
  }
  if (scratch.boundsWorth === scratch.worthVersion) return;
  scratch.boundsWorth = scratch.worthVersion;
  const fallen = markFallenCells(m, SLACK, policyChanged);
  for (let i = 0; i < clock[1]; i++) {
    if (d.facility[i] < 0) continue;
    const mark = fallen ? scratch.marked[cellOf(world, i)] : 0;
    // A right of return is worth less when the county hospital is, wherever it is held.
    if (d.post[i] === COUNTY_MANAGED || mark === EVERYBODY || (mark === WITH_DOCTORATE && d.education[i] === DOCTOR))
      d.lookBound[i] = EVALUATE;
  }
}

/** Under a bond only breaking it is possible, at a small hazard and its penalty. */
function breach(m: Month, i: number): void {
  const { doctors: d, facilities: f } = m.world;
  m.tally.bonded++;
  if (m.draw.uniform(purpose.breach, m.month, d.id[i]) >= m.params.bondBreach / 12) return;
  const origin = d.facility[i];
  m.tally.bondsBroken++;
  f.separations[origin]++;
  m.tally.penaltyFen += Math.round(100 * m.terms.of(bondPenalty)[f.county[origin]]);
  recordMove(m.tally, d.id[i], origin, -1, OTHER_WORK, 0, 0, d.post[i]);
  if (isAway(m.world, i)) endAway(m, i);
  leavePost(m, i);
  releaseRow(m.world, i);
}
