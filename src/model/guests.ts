import { log } from "../base/exp-log.ts";
import { isAllZero } from "../base/zero.ts";
import { groupDoctors } from "./consortium.ts";
import { dispatchMatch, matchAt } from "./dispatch.ts";
import { isAway } from "./employ.ts";
import { schoolingNeed } from "./factors/schooling.ts";
import { COMMUNITY, COUNTY, SILVER_SLOTS, TOWNSHIP } from "./kinds.ts";
import { purpose } from "./purposes.ts";
import type { Source } from "./source.ts";
import type { Month } from "./step.ts";
import { term } from "./terms.ts";
import { isSenior } from "./titles.ts";
import { cellOf, flag } from "./world.ts";

const place = (id: string, en: string, zh: string, unit: string, initial: number, high: number, source: Source) =>
  term({ id, name: { en, zh }, axes: "place", unit, initial, range: [0, high], source, grade: "assumed" });

export const silverPlaces = place(
  "silverPlaces",
  "Places for silver-age doctors",
  "银龄医生岗位",
  "per centre",
  0,
  SILVER_SLOTS,
  "policy",
);
export const silverDays = place(
  "silverDays",
  "Days a silver-age doctor works",
  "银龄医生月服务天数",
  "days a month",
  8,
  22,
  { en: "assumed: two days a week", zh: "假定：每周两天" },
);
export const silverTeaching = place(
  "silverTeaching",
  "Share of those days spent teaching",
  "银龄医生带教时间占比",
  "share",
  0,
  1,
  "policy",
);
export const silverTerm = place("silverTerm", "Term of a silver-age doctor", "银龄医生聘期", "months", 24, 120, {
  en: "assumed: two years",
  zh: "假定：两年",
});
export const volunteerVisits = place(
  "volunteerVisits",
  "Visits by volunteers",
  "志愿服务诊疗人次",
  "a month per 100,000 residents",
  0,
  5000,
  "policy",
);
export const serviceHours = place(
  "serviceHours",
  "Hours a hospital's senior staff may serve at centres",
  "高级职称医师业余下基层时长",
  "hours a month",
  0,
  100,
  "policy",
);
export const serviceFee = term({
  id: "serviceFee",
  name: { en: "Fee for part-time service", zh: "业余下基层劳务费" },
  axes: "person",
  unit: "fen a month",
  initial: 0,
  range: [0, 10_000_000],
  source: "policy",
  grade: "assumed",
  paid: "service-month",
});

/** Working days and hours of a month at 251 days a year, which capacity is counted in. */
const DAYS = 251 / 12;
const HOURS = 8 * DAYS;

const anywhere = ({ terms }: Month): boolean =>
  terms.anywhere(silverPlaces) ||
  terms.anywhere(volunteerVisits) ||
  terms.anywhere(serviceHours) ||
  terms.anywhere(groupDoctors);

/**
 * Hands that are nobody's posts: silver-age doctors in places of a centre, volunteers, doctors of a group's hospitals
 * elsewhere, and hospitals' senior staff in their spare time. Kept as full-time equivalents by facility, worked out anew each month; they count from the next one on.
 */
export function receiveGuests(m: Month): void {
  const { guests, teaching, type } = m.world.facilities;
  if (!anywhere(m) && isAllZero(guests) && isAllZero(teaching)) return;
  guests.fill(0);
  teaching.fill(0);
  for (let j = 0; j < type.length; j++) {
    receiveGroup(m, j);
    if (type[j] !== TOWNSHIP && type[j] !== COMMUNITY) continue;
    employSilver(m, j);
    guests[j] += volunteerVisitsAt(m, j) / (m.params.visitsDay * DAYS);
  }
  serve(m);
}

/** They have signed to come, so they bring what is brought under contract. */
function receiveGroup(m: Month, j: number): void {
  const { facilities: f } = m.world;
  const place = f.placeClass[j];
  const doctors = m.terms.of(groupDoctors)[place];
  if (doctors === 0) return;
  const brought = doctors * m.params.contractEffort * matchAt(m, place, m.terms.of(dispatchMatch));
  f.guests[j] += brought;
  f.teaching[j] += brought;
}

/** Fills empty places as somebody is found for them; whoever's term is over, or whose place is given up, goes. */
function employSilver(m: Month, j: number): void {
  const { facilities: f, silver } = m.world;
  const own = f.placeClass[j];
  const wanted = m.terms.of(silverPlaces)[own];
  const whole = Math.floor(wanted);
  const facility = m.geography.stretch.facility + j;
  // A part of a place is a place in that part of the centres, the same ones all along.
  const part = wanted > whole && m.draw.uniform(purpose.silverPlaces, 0, facility) < wanted - whole;
  const places = part ? whole + 1 : whole;
  const months = Math.max(1, Math.round(m.terms.of(silverTerm)[own]));
  const first = f.centre[j] * SILVER_SLOTS;
  let serving = 0;
  for (let k = 0; k < SILVER_SLOTS; k++) {
    const at = first + k;
    if (k >= places) {
      silver.until[at] = 0;
      continue;
    }
    if (silver.until[at] <= m.month && m.draw.uniform(purpose.silver, m.month, facility, k) < m.params.silverFound)
      silver.until[at] = m.month + months;
    if (silver.until[at] > m.month) serving++;
  }
  const days = (serving * m.terms.of(silverDays)[own]) / DAYS;
  const taught = m.terms.of(silverTeaching)[own];
  f.guests[j] += silverHands(m, j);
  f.teaching[j] += days * (1 - taught + m.params.learningMentored * taught);
}

/** Silver-age doctors at a facility in this month. */
export function silverAt(m: Month, j: number): number {
  const { facilities, silver } = m.world;
  const centre = facilities.centre[j];
  if (centre < 0) return 0;
  let serving = 0;
  for (let at = centre * SILVER_SLOTS; at < (centre + 1) * SILVER_SLOTS; at++)
    if (silver.until[at] > m.month) serving++;
  return serving;
}

/** Full-time equivalents of those who see patients there: the days that they do not spend teaching. */
export function silverHands(m: Month, j: number): number {
  const own = m.world.facilities.placeClass[j];
  return ((silverAt(m, j) * m.terms.of(silverDays)[own]) / DAYS) * (1 - m.terms.of(silverTeaching)[own]);
}

/** Visits a month that volunteers make at a facility. */
export const volunteerVisitsAt = (m: Month, j: number): number =>
  (m.terms.of(volunteerVisits)[m.world.facilities.placeClass[j]] * m.geography.residents[j]) / 100_000;

/** Senior staff of county hospitals who are not away serve at a partner centre if the fee is worth it to them. */
function serve(m: Month): void {
  const { doctors: d, facilities: f } = m.world;
  const { scratch, terms } = m;
  // Nobody has served since it was last seen that nobody does.
  const changes = terms.changesOf([serviceHours]);
  if (scratch.unserved === changes) return;
  scratch.unserved = terms.anywhere(serviceHours) ? -1 : changes;
  const hours = terms.of(serviceHours);
  const minutes = new Int32Array(f.type.length);
  const rows = m.world.clock[1];
  for (let i = 0; i < rows; i++) {
    const own = d.facility[i];
    if (own < 0) continue;
    d.flags[i] &= ~flag.serving;
    if (f.type[own] !== COUNTY || !isSenior(d.title[i]) || isAway(m.world, i)) continue;
    const given = hours[f.placeClass[own]];
    const hosts = m.geography.ofType[f.county[own]][TOWNSHIP];
    if (given <= 0 || hosts.length === 0 || worthOfServing(m, i, given) <= 0) continue;
    d.flags[i] |= flag.serving;
    // The same partner centre all along.
    const partner = Math.floor(m.draw.uniform(purpose.servicePartner, 0, d.id[i]) * hosts.length);
    minutes[hosts[partner]] += Math.round(60 * given);
  }
  const { contractEffort, ordersMatch } = m.params;
  for (let j = 0; j < minutes.length; j++) {
    const served = (minutes[j] / 60 / HOURS) * contractEffort * ordersMatch;
    f.guests[j] += served;
    f.teaching[j] += served;
  }
}

/** The fee against spare time, which whoever has family at home has less of; the taste for it is one's own and lasts. */
function worthOfServing(m: Month, i: number, hours: number): number {
  const { doctors: d } = m.world;
  const p = m.params;
  const cell = cellOf(m.world, i);
  const pay = m.pay[cell];
  const ties =
    schoolingNeed(m.month, d.childBorn[i], d.born[i]) +
    ((d.flags[i] & flag.spouseTie) !== 0 ? 1 : 0) +
    (d.elderFrom[i] <= m.month ? 1 : 0);
  const id = d.id[i];
  const luck = m.draw.gumbel(purpose.service, 0, id) - m.draw.gumbel(purpose.service, 0, id, 1);
  return (
    p.dispatchExtraWork * d.payWeight[i] * log((pay + 0.01 * m.terms.of(serviceFee)[cell]) / pay) -
    p.serviceDislike -
    (p.dispatchFamily * ties * hours) / HOURS +
    luck
  );
}
