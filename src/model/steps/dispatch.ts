import { log } from "../../base/exp-log.ts";
import { leadOutside, tertiarySends } from "../consortium.ts";
import {
  dispatchAssessed,
  dispatchContract,
  dispatchFee,
  dispatchHonour,
  dispatchMatch,
  dispatchMonths,
  dispatchPlaces,
  matchAt,
  orderedMatch,
  trainingMonths,
  trainingPlaces,
} from "../dispatch.ts";
import { isAway, startAway } from "../employ.ts";
import { schoolingNeed } from "../factors/schooling.ts";
import { receiveGuests } from "../guests.ts";
import { COMMUNITY, COUNTY, TERTIARY, TOWNSHIP } from "../kinds.ts";
import { purpose } from "../purposes.ts";
import { Shortlist } from "../shortlist.ts";
import { type Month, recordMove, type Step } from "../step.ts";
import { dispatchCredit } from "../titles.ts";
import { cellOf, flag, NEVER } from "../world.ts";
import { factors } from "../worth.ts";

const RECOGNITION = factors.findIndex((f) => f.id === "recognition");
const WAITING = factors.findIndex((f) => f.id === "waiting");
const ATTENDING = 2;
const RESIDENT = 1;
const MAX_AGE = 58 * 12;
const TRAINING_AGE = 50 * 12;
const REST = 24;

/**
 * Down: centres are sent doctors of the county's or the prefecture's hospitals for a term – by order, where those go whom
 * the hospital can best spare, or by contract, where doctors choose. Up: staff of centres train at the hospital.
 */
export default {
  name: "dispatch",
  run(m: Month): void {
    const counties = m.world.counties.illness.length;
    const tertiary = m.terms.anywhere(tertiarySends) ? sentByTertiary(m) : null;
    const calls: (Call | null)[] = [];
    for (let c = 0; c < counties; c++) calls.push(callFor(m, c, COUNTY, tertiary));
    sendDown(m, COUNTY, calls, (facility) => calls[m.world.facilities.county[facility]]);
    // Counties share a prefecture's hospital: one after the other calls for its doctors.
    if (tertiary !== null)
      for (let c = 0; c < counties; c++) {
        const call = callFor(m, c, TERTIARY, tertiary);
        const senders = m.geography.ofType[c][TERTIARY];
        sendDown(m, TERTIARY, [call], (facility) => (senders.includes(facility) ? call : null));
      }
    sendForTraining(m);
    receiveGuests(m);
  },
} satisfies Step;

/** Doctors of prefecture hospitals who are dispatched, by the centre they are at. */
function sentByTertiary({ world }: Month): Int32Array {
  const { doctors: d, facilities: f, clock } = world;
  const sent = new Int32Array(f.type.length);
  for (let i = 0; i < clock[1]; i++) {
    const own = d.facility[i];
    if (own < 0 || f.type[own] !== TERTIARY || !isAway(world, i) || (d.flags[i] & flag.training) !== 0) continue;
    sent[d.workplace[i]]++;
  }
  return sent;
}

/** Places that a county's centres have free, and who may be sent to them. */
interface Call {
  readonly county: number;
  readonly free: readonly { readonly facility: number; readonly places: number; readonly contract: number }[];
  readonly orders: number;
  readonly contracts: number;
  /** Where it is assessed whom a hospital sends, seniors come first; otherwise those whom it can best spare. */
  readonly seniorsFirst: number;
  /** Who is taken from one list may stand on the other: as many of each as there are places in all are enough. */
  readonly ordered: Shortlist;
  readonly willing: Shortlist;
}

/** By the county's hospitals or the prefecture's, each up to its part of the places; `tertiary` counts whom the latter have there. */
function callFor(m: Month, county: number, from: number, tertiary: Int32Array | null): Call | null {
  const { facilities: f } = m.world;
  const wanted = m.terms.of(dispatchPlaces);
  const byContract = m.terms.of(dispatchContract);
  const assessed = m.terms.of(dispatchAssessed);
  const share = m.terms.of(tertiarySends);
  const free: Call["free"][number][] = [];
  let orders = 0;
  let contracts = 0;
  let watched = 0;
  for (const type of [TOWNSHIP, COMMUNITY])
    for (const host of m.geography.ofType[county][type]) {
      const place = f.placeClass[host];
      const all = Math.floor(wanted[place] + EPSILON);
      const theirs = Math.round(all * share[place]);
      const there = tertiary === null ? 0 : tertiary[host];
      const places = from === TERTIARY ? theirs - there : all - theirs - (f.visitors[host] - there);
      if (places <= 0) continue;
      const contract = Math.round(places * byContract[place]);
      free.push({ facility: host, places, contract });
      contracts += contract;
      orders += places - contract;
      watched += (places - contract) * assessed[place];
    }
  if (orders + contracts === 0) return null;
  return {
    county,
    free,
    orders,
    contracts,
    seniorsFirst: orders > 0 ? watched / orders : 0,
    ordered: new Shortlist(orders + contracts),
    willing: new Shortlist(orders + contracts),
  };
}

/** Answers calls for doctors of hospitals of a type; each doctor hears of one call at most. */
function sendDown(
  m: Month,
  from: number,
  calls: readonly (Call | null)[],
  callOf: (facility: number) => Call | null,
): void {
  if (calls.every((call) => call === null)) return;
  const { doctors: d, facilities: f } = m.world;
  const race = m.draw.race(purpose.dispatchOrder, m.month, 0);
  const rows = m.world.clock[1];
  for (let i = 0; i < rows; i++) {
    const own = d.facility[i];
    if (own < 0 || f.type[own] !== from) continue;
    const call = callOf(own);
    if (call === null) continue;
    if (isAway(m.world, i) || d.title[i] < ATTENDING || m.month - d.born[i] > MAX_AGE || d.dispatched[i] >= REST)
      continue;
    const { county, orders, contracts, seniorsFirst } = call;
    // By order hospitals send whom they can best spare: those without a senior title, the youngest in rank, before the others.
    if (orders > 0)
      call.ordered.add(i, (d.title[i] > ATTENDING ? 1 - seniorsFirst : seniorsFirst) + race.uniform(d.id[i]));
    if (contracts > 0) {
      const gain = worthOfGoing(m, i, county);
      if (gain > 0) call.willing.add(i, -gain);
    }
  }
  for (const call of calls) if (call !== null) fill(m, call);
}

function fill(m: Month, { free, ordered, willing }: Call): void {
  let nextOrdered = 0;
  let nextWilling = 0;
  for (const { facility, places, contract } of free) {
    for (let k = 0; k < contract; k++) {
      while (nextWilling < willing.count && isAway(m.world, willing.rows[nextWilling])) nextWilling++;
      if (nextWilling < willing.count) send(m, willing.rows[nextWilling++], facility, true);
    }
    for (let k = contract; k < places; k++) {
      while (nextOrdered < ordered.count && isAway(m.world, ordered.rows[nextOrdered])) nextOrdered++;
      if (nextOrdered < ordered.count) send(m, ordered.rows[nextOrdered++], facility, false);
    }
  }
}

const EPSILON = 1e-9;

function send(m: Month, i: number, host: number, contract: boolean): void {
  const { doctors: d, facilities: f } = m.world;
  const p = m.params;
  const place = f.placeClass[host];
  const match = matchAt(m, place, contract ? m.terms.of(dispatchMatch) : m.terms.of(orderedMatch));
  const months = Math.max(1, Math.round(m.terms.of(dispatchMonths)[place]));
  d.dispatched[i] = Math.min(250, d.dispatched[i] + months);
  recordMove(m.tally, d.id[i], d.facility[i], host, f.type[host], 1, months, d.post[i]);
  startAway(m, i, host, months, match * (contract ? p.contractEffort : orderedEffort(m, i, place)));
}

/** What is not measured is done on paper; what is comes closer to what was asked for, and a senior brings more of it. */
function orderedEffort(m: Month, i: number, place: number): number {
  const p = m.params;
  const assessed = m.terms.of(dispatchAssessed)[place];
  const senior = m.world.doctors.title[i] > ATTENDING ? p.seniorDispatched : 1;
  return p.ordersEffort + assessed * (Math.min(1, p.assessedEffort * senior) - p.ordersEffort);
}

/** What a term away is worth under contract: fee, credit towards a title and honour, against family and the dislike of going. */
function worthOfGoing(m: Month, i: number, county: number): number {
  const { doctors: d } = m.world;
  const p = m.params;
  const cell = cellOf(m.world, i);
  const fee = m.terms.of(dispatchFee)[cell] * 0.01;
  const credit = d.dispatched[i] === 0 ? m.terms.of(dispatchCredit)[county] / 12 : 0;
  const honour = m.terms.of(dispatchHonour)[county];
  const family =
    schoolingNeed(m.month, d.childBorn[i], d.born[i]) * p.dispatchFamily +
    ((d.flags[i] & flag.spouseTie) !== 0 ? p.dispatchFamily : 0) +
    (d.elderFrom[i] <= m.month ? p.dispatchFamily : 0);
  const pay = m.pay[cell];
  const luck =
    m.draw.gumbel(purpose.dispatchGumbel, m.month, d.id[i]) -
    m.draw.gumbel(purpose.dispatchGumbel, m.month, d.id[i], 1);
  return (
    p.dispatchExtraWork * d.payWeight[i] * log((pay + fee) / pay) +
    m.betas[WAITING] * credit +
    m.betas[RECOGNITION] * honour -
    family -
    p.dispatchDislike +
    luck
  );
}

/** A county's places in training that come free this month, and the hospital that trains; null where there is none. */
function trainingOf(m: Month, county: number): { readonly host: number; readonly candidates: Shortlist } | null {
  const yearly = (m.terms.of(trainingPlaces)[county] * m.geography.posts[county]) / 1000;
  const places = Math.floor(((m.month + 1) * yearly) / 12 + EPSILON) - Math.floor((m.month * yearly) / 12 + EPSILON);
  const hosts = m.geography.ofType[county][COUNTY];
  const beyond = m.terms.of(leadOutside)[county] > 0.5 ? m.geography.ofType[county][TERTIARY] : hosts;
  const host = beyond.length > 0 ? beyond[0] : hosts[0];
  return places <= 0 || host === undefined ? null : { host, candidates: new Shortlist(places) };
}

function sendForTraining(m: Month): void {
  const { doctors: d, facilities: f } = m.world;
  const trainings = m.geography.ofType.map((_, county) => trainingOf(m, county));
  if (trainings.every((training) => training === null)) return;
  const { facility, workplace, title, born, trainedEnd, since, id } = d;
  const { type, county: countyOf } = f;
  const { month } = m;
  const race = m.draw.race(purpose.trainingOrder, month, 0);
  const rows = m.world.clock[1];
  for (let i = 0; i < rows; i++) {
    const own = facility[i];
    if (own < 0 || (type[own] !== TOWNSHIP && type[own] !== COMMUNITY)) continue;
    const candidates = trainings[countyOf[own]]?.candidates;
    if (candidates === undefined) continue;
    // Draw first: once the places are taken for now, most draws are too late.
    const order = race.uniform(id[i]);
    if (!candidates.takes(order)) continue;
    if (workplace[i] !== own || title[i] < RESIDENT || month - born[i] > TRAINING_AGE) continue;
    if (trainedEnd[i] !== NEVER || month - since[i] < 12) continue;
    candidates.add(i, order);
  }
  trainings.forEach((training, county) => {
    if (training === null) return;
    const { host, candidates } = training;
    const months = Math.max(1, Math.round(m.terms.of(trainingMonths)[county]));
    for (let k = 0; k < candidates.count; k++) {
      const i = candidates.rows[k];
      d.flags[i] |= flag.training;
      recordMove(m.tally, d.id[i], d.facility[i], host, type[host], 2, months, d.post[i]);
      startAway(m, i, host, months, 0);
    }
  });
}
