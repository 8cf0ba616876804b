import type { Surroundings } from "./factor.ts";
import { isPrimary, LEDGER_KINDS, ledgerKindOf, VILLAGE } from "./kinds.ts";
import type { Month } from "./step.ts";
import { personCell } from "./terms.ts";
import { isSenior } from "./titles.ts";
import { specialtyOf } from "./traits.ts";
import { cellOf, EVALUATE, flag, NEVER, type World } from "./world.ts";

const BACHELOR = 2;
const DOCTOR = 4;

export const ledgerAt = (facility: number, kind: number): number => facility * LEDGER_KINDS + kind;

/** Month in which a doctor retires. */
export function retirementMonth(m: Surroundings, i: number): number {
  const { doctors, facilities } = m.world;
  const f = doctors.facility[i];
  const years = f >= 0 && facilities.type[f] === VILLAGE ? m.params.retirementVillage : m.params.retirementAge;
  return doctors.born[i] + years * 12;
}

/** The next month in which something is due for the doctor: a birth or a school age, parents, ends of terms, retirement. */
export function scheduleNext(m: Month, i: number): void {
  const { doctors: d } = m.world;
  const now = m.month;
  let next = retirementMonth(m, i);
  const consider = (at: number): void => {
    if (at > now && at < next) next = at;
  };
  const child = d.childBorn[i];
  if (child !== NEVER) {
    consider(child);
    consider(child + 36);
    consider(child + 216);
  }
  consider(d.born[i] + 34 * 12);
  consider(d.elderFrom[i]);
  consider(d.bondEnd[i]);
  consider(d.awayEnd[i]);
  consider(d.termEnd[i]);
  d.nextEvent[i] = next;
}

/** Counts somebody employed in the cell that place, post and title give them. */
export function enterCell(world: World, i: number): void {
  const { doctors: d, cells } = world;
  const { specialties, specialtyClass } = world.layout;
  d.ownCell[i] = personCell(specialties, 0, d.post[i], d.title[i], specialtyClass[specialtyOf(d.flags, i)]);
  cells.headcount[cellOf(world, i)]++;
}

/** Counts a doctor in another cell of their place after a change of post or title. */
export function placeInCell(world: World, i: number): void {
  world.cells.headcount[cellOf(world, i)]--;
  enterCell(world, i);
}

/** The doctor gives the post up; it opens or freezes when the month is over. */
export function leavePost(m: Month, i: number): void {
  const { doctors: d, facilities, ledger } = m.world;
  const f = d.facility[i];
  const at = ledgerAt(f, ledgerKindOf(d.post[i]));
  ledger.filled[at]--;
  ledger.vacated[at]++;
  facilities.headcount[f]--;
  if (isSenior(d.title[i])) facilities.seniorFilled[f]--;
  if (isPrimary(facilities.type[f])) d.flags[i] |= flag.fromPrimary;
  else d.flags[i] &= ~flag.fromPrimary;
  d.flags[i] &= ~(flag.appointed | flag.converted);
  m.world.cells.headcount[cellOf(m.world, i)]--;
  d.facility[i] = -1;
}

/** The doctor takes an open post. Time in post starts anew; a bond or a county-managed term is set by the caller. */
export function takePost(m: Month, i: number, facility: number, post: number): void {
  const { doctors: d, ledger } = m.world;
  const at = ledgerAt(facility, ledgerKindOf(post));
  ledger.open[at]--;
  ledger.filled[at]++;
  seat(m.world, i, facility, post);
  d.since[i] = m.month;
  d.termEnd[i] = NEVER;
  d.trainedEnd[i] = NEVER;
  d.flags[i] &= ~flag.training;
  const { paidFor } = m.tally;
  if ((d.flags[i] & flag.fromPrimary) === 0) {
    m.tally.joined.push(i);
    if (d.education[i] === DOCTOR) paidFor["joining-doctor"].push(cellOf(m.world, i));
    else if (d.education[i] >= BACHELOR) paidFor.joining.push(cellOf(m.world, i));
  }
  d.lookBound[i] = EVALUATE;
  scheduleNext(m, i);
}

/** Puts the doctor into facility, post and head counts without touching the ledger. */
export function seat(world: World, i: number, facility: number, post: number): void {
  const { doctors: d, facilities } = world;
  d.facility[i] = facility;
  d.workplace[i] = facility;
  d.post[i] = post;
  facilities.headcount[facility]++;
  if (isSenior(d.title[i])) facilities.seniorFilled[facility]++;
  enterCell(world, i);
}

/** Effort × match of a visiting doctor is kept in whole steps, so that coming and going cancel exactly. */
export const EFFORT_UNITS = 255;

/** A doctor works elsewhere for a while: the employer goes short of one, the host gains by `effort` (0–1). The training flag is set before. */
export function startAway(m: Month, i: number, host: number, months: number, effort: number): void {
  const { doctors: d, facilities } = m.world;
  if ((d.flags[i] & flag.training) === 0) facilities.visitors[host]++;
  facilities.lent[d.facility[i]]++;
  const units = Math.round(effort * EFFORT_UNITS);
  facilities.received[host] += units;
  d.workplace[i] = host;
  d.effort[i] = units;
  d.awayEnd[i] = m.month + months;
  scheduleNext(m, i);
}

/** Back at the employer's. */
export function endAway(m: Month, i: number): void {
  const { doctors: d, facilities } = m.world;
  if ((d.flags[i] & flag.training) === 0) facilities.visitors[d.workplace[i]]--;
  d.flags[i] &= ~flag.training;
  facilities.lent[d.facility[i]]--;
  facilities.received[d.workplace[i]] -= d.effort[i];
  d.workplace[i] = d.facility[i];
  d.awayEnd[i] = NEVER;
}

export const isAway = (world: World, i: number): boolean => world.doctors.workplace[i] !== world.doctors.facility[i];
