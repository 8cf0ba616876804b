import { trainingMonths } from "../dispatch.ts";
import { endAway, isAway, leavePost, placeInCell, retirementMonth, scheduleNext } from "../employ.ts";
import { destinations, ESTABLISHED, TARGETED } from "../kinds.ts";
import { closeWindow, isBound, openWindow } from "../obligation.ts";
import { type Month, recordMove, type Step } from "../step.ts";
import { EVALUATE, flag, NEVER, releaseRow } from "../world.ts";

/** Months of training from which it raises intention (E100). */
const LONG_TRAINING = 3;
const RETIREMENT = destinations.indexOf("retirement");

/** Children, parents, ends of terms and bonds, retirement: only doctors with something due this month are touched. */
export default {
  name: "life",
  run(m: Month): void {
    const { doctors: d, clock } = m.world;
    m.termsEnded.length = 0;
    for (let i = 0; i < clock[1]; i++) if (d.nextEvent[i] <= m.month && d.facility[i] >= 0) event(m, i);
  },
} satisfies Step;

function event(m: Month, i: number): void {
  const { doctors: d } = m.world;
  if (d.awayEnd[i] <= m.month && isAway(m.world, i)) comeBack(m, i);
  if (m.month >= retirementMonth(m, i)) {
    if (isAway(m.world, i)) endAway(m, i);
    const origin = d.facility[i];
    recordMove(m.tally, d.id[i], origin, -1, RETIREMENT, 0, 0, d.post[i]);
    leavePost(m, i);
    releaseRow(m.world, i);
    return;
  }
  if (d.bondEnd[i] <= m.month && d.bondEnd[i] !== NEVER) {
    if (isBound(m.world, i)) {
      openWindow(m.world, i, m.month + m.params.bondWindow);
      if (d.post[i] === TARGETED) becomeOrdinary(m, i);
    } else m.tally.stayedAfterBond.push(closeWindow(m.world, i));
  }
  if (d.termEnd[i] <= m.month && d.termEnd[i] !== NEVER) m.termsEnded.push(i);
  d.lookBound[i] = EVALUATE;
  scheduleNext(m, i);
}

/** Served in full: the targeted post is an established one from now on. */
function becomeOrdinary(m: Month, i: number): void {
  m.world.doctors.post[i] = ESTABLISHED;
  placeInCell(m.world, i);
}

function comeBack(m: Month, i: number): void {
  const { doctors: d } = m.world;
  if ((d.flags[i] & flag.training) !== 0) {
    // Long training without a bond opens doors elsewhere; either way nobody is sent twice from one post.
    const long = m.terms.of(trainingMonths)[m.world.facilities.county[d.facility[i]]] > LONG_TRAINING;
    d.trainedEnd[i] = long && !isBound(m.world, i) ? m.month + m.params.trainedMonths : m.month;
  }
  endAway(m, i);
}
