import { log } from "../../base/exp-log.ts";
import {
  dispatchAssessed,
  dispatchContract,
  dispatchFee,
  dispatchMatch,
  dispatchMonths,
  dispatchPlaces,
  orderedMatch,
  rotation,
  trainingMonths,
  trainingPlaces,
} from "../dispatch.ts";
import { isAway, startAway } from "../employ.ts";
import { schoolingNeed } from "../factors/schooling.ts";
import { receiveGuests } from "../guests.ts";
import { COMMUNITY, COUNTY, TOWNSHIP } from "../kinds.ts";
import { purpose } from "../purposes.ts";
import { Shortlist } from "../shortlist.ts";
import { type Month, recordMove, type Step } from "../step.ts";
import { dispatchCredit } from "../titles.ts";
import { flag, NEVER } from "../world.ts";
import { factors } from "../worth.ts";

const WAITING = factors.findIndex((f) => f.id === "waiting");
const ATTENDING = 2;
const RESIDENT = 1;
const MAX_AGE = 58 * 12;
const TRAINING_AGE = 50 * 12;
const REST = 24;

/**
 * Down: township centres are sent doctors of the county hospitals for a term – by order, where those go whom the hospital
 * can best spare, or by contract, where doctors choose. Up: staff of centres train at the county hospital.
 */
export default {
  name: "dispatch",
  run(m: Month): void {
    const counties = m.world.counties.illness.length;
    for (let c = 0; c < counties; c++) {
      sendDown(m, c);
      sendForTraining(m, c);
    }
    receiveGuests(m);
  },
} satisfies Step;

function sendDown(m: Month, county: number): void {
  const { doctors: d, facilities: f } = m.world;
  const wanted = m.terms.of(dispatchPlaces);
  const byContract = m.terms.of(dispatchContract);
  const assessed = m.terms.of(dispatchAssessed);
  const free: { facility: number; places: number; contract: number }[] = [];
  let orders = 0;
  let contracts = 0;
  let watched = 0;
  for (const host of m.geography.ofType[county][TOWNSHIP]) {
    const place = f.placeClass[host];
    const places = Math.floor(wanted[place] + EPSILON) - f.visitors[host];
    if (places <= 0) continue;
    const contract = Math.round(places * byContract[place]);
    free.push({ facility: host, places, contract });
    contracts += contract;
    orders += places - contract;
    watched += (places - contract) * assessed[place];
  }
  if (orders + contracts === 0) return;
  const senders = m.geography.ofType[county][COUNTY];
  const race = m.draw.race(purpose.dispatchOrder, m.month, 0);
  // Where it is assessed whom a hospital sends, seniors come first; otherwise those whom it can best spare.
  const seniorsFirst = orders > 0 ? watched / orders : 0;
  // Who is taken from one list may stand on the other: as many of each as there are places in all are enough.
  const ordered = new Shortlist(orders + contracts);
  const willing = new Shortlist(orders + contracts);
  for (let i = 0; i < m.world.clock[1]; i++) {
    const own = d.facility[i];
    if (own < 0 || f.county[own] !== county || f.type[own] !== COUNTY || !senders.includes(own)) continue;
    if (isAway(m.world, i) || d.title[i] < ATTENDING || m.month - d.born[i] > MAX_AGE || d.dispatched[i] >= REST)
      continue;
    // By order hospitals send whom they can best spare: those without a senior title, the youngest in rank, before the others.
    if (orders > 0) ordered.add(i, (d.title[i] > ATTENDING ? 1 - seniorsFirst : seniorsFirst) + race.uniform(d.id[i]));
    if (contracts > 0) {
      const gain = worthOfGoing(m, i, county);
      if (gain > 0) willing.add(i, -gain);
    }
  }
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
  const usual = p.ordersMatch + (1 - p.ordersMatch) * m.terms.of(rotation)[place];
  const asked = contract ? m.terms.of(dispatchMatch) : m.terms.of(orderedMatch);
  const match = usual + (1 - usual) * asked[place];
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

/** What a term away is worth under contract: fee and credit towards a title, against family and the dislike of going. */
function worthOfGoing(m: Month, i: number, county: number): number {
  const { doctors: d } = m.world;
  const p = m.params;
  const cell = d.cell[i];
  const fee = m.terms.of(dispatchFee)[cell] * 0.01;
  const credit = d.dispatched[i] === 0 ? m.terms.of(dispatchCredit)[county] / 12 : 0;
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
    m.betas[WAITING] * credit -
    family -
    p.dispatchDislike +
    luck
  );
}

function sendForTraining(m: Month, county: number): void {
  const { doctors: d, facilities: f } = m.world;
  const yearly = (m.terms.of(trainingPlaces)[county] * m.geography.posts[county]) / 1000;
  const places = Math.floor(((m.month + 1) * yearly) / 12 + EPSILON) - Math.floor((m.month * yearly) / 12 + EPSILON);
  const hosts = m.geography.ofType[county][COUNTY];
  if (places <= 0 || hosts.length === 0) return;
  const candidates = new Shortlist(places);
  const { facility, workplace, title, born, trainedEnd, since, id } = d;
  const { type, county: countyOf } = f;
  const { month } = m;
  const race = m.draw.race(purpose.trainingOrder, month, 0);
  const rows = m.world.clock[1];
  for (let i = 0; i < rows; i++) {
    const own = facility[i];
    if (own < 0 || (type[own] !== TOWNSHIP && type[own] !== COMMUNITY) || countyOf[own] !== county) continue;
    if (workplace[i] !== own || title[i] < RESIDENT || month - born[i] > TRAINING_AGE) continue;
    if (trainedEnd[i] !== NEVER || month - since[i] < 12) continue;
    candidates.add(i, race.uniform(id[i]));
  }
  const months = Math.max(1, Math.round(m.terms.of(trainingMonths)[county]));
  for (let k = 0; k < candidates.count; k++) {
    const i = candidates.rows[k];
    d.flags[i] |= flag.training;
    recordMove(m.tally, d.id[i], d.facility[i], hosts[0], COUNTY, 2, months, d.post[i]);
    startAway(m, i, hosts[0], months, 0);
  }
}
