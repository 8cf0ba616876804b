import { log } from "../../base/exp-log.ts";
import {
  dispatchContract,
  dispatchFee,
  dispatchMatch,
  dispatchMonths,
  dispatchPlaces,
  trainingMonths,
  trainingPlaces,
} from "../dispatch.ts";
import { isAway, startAway } from "../employ.ts";
import { schoolingNeed } from "../factors/schooling.ts";
import { COMMUNITY, COUNTY, TOWNSHIP } from "../kinds.ts";
import { purpose } from "../purposes.ts";
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
  },
} satisfies Step;

/** Leaves the `n` lowest in order, sorted; cheaper than sorting all for the few who are taken. */
function keepFirst(candidates: Candidate[], n: number): void {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    if (kept.length === n && candidate.order >= kept[n - 1].order) continue;
    let at = kept.length < n ? kept.length : n - 1;
    for (; at > 0 && kept[at - 1].order > candidate.order; at--) kept[at] = kept[at - 1];
    kept[at] = candidate;
  }
  candidates.splice(0, candidates.length, ...kept);
}

interface Candidate {
  readonly row: number;
  readonly order: number;
}

function sendDown(m: Month, county: number): void {
  const { doctors: d, facilities: f } = m.world;
  const wanted = m.terms.of(dispatchPlaces);
  const byContract = m.terms.of(dispatchContract);
  const free: { facility: number; places: number; contract: number }[] = [];
  let orders = 0;
  let contracts = 0;
  for (const host of m.geography.ofType[county][TOWNSHIP]) {
    const place = f.placeClass[host];
    const places = Math.floor(wanted[place] + EPSILON) - f.visitors[host];
    if (places <= 0) continue;
    const contract = Math.round(places * byContract[place]);
    free.push({ facility: host, places, contract });
    contracts += contract;
    orders += places - contract;
  }
  if (orders + contracts === 0) return;
  const senders = m.geography.ofType[county][COUNTY];
  const ordered: Candidate[] = [];
  const willing: Candidate[] = [];
  for (let i = 0; i < m.world.clock[1]; i++) {
    const own = d.facility[i];
    if (own < 0 || f.county[own] !== county || f.type[own] !== COUNTY || !senders.includes(own)) continue;
    if (isAway(m.world, i) || d.title[i] < ATTENDING || m.month - d.born[i] > MAX_AGE || d.dispatched[i] >= REST)
      continue;
    // By order hospitals send whom they can best spare: those without a senior title, the youngest in rank, before the others.
    if (orders > 0)
      ordered.push({
        row: i,
        order: (d.title[i] > ATTENDING ? 1 : 0) + m.draw.uniform(purpose.dispatchOrder, m.month, d.id[i]),
      });
    if (contracts > 0) {
      const gain = worthOfGoing(m, i, county);
      if (gain > 0) willing.push({ row: i, order: -gain });
    }
  }
  // Who is taken from one list may stand on the other: as many of each as there are places in all are enough.
  keepFirst(ordered, orders + contracts);
  keepFirst(willing, orders + contracts);
  let nextOrdered = 0;
  let nextWilling = 0;
  for (const { facility, places, contract } of free) {
    for (let k = 0; k < contract; k++) {
      while (nextWilling < willing.length && isAway(m.world, willing[nextWilling].row)) nextWilling++;
      if (nextWilling < willing.length) send(m, willing[nextWilling++].row, facility, true);
    }
    for (let k = contract; k < places; k++) {
      while (nextOrdered < ordered.length && isAway(m.world, ordered[nextOrdered].row)) nextOrdered++;
      if (nextOrdered < ordered.length) send(m, ordered[nextOrdered++].row, facility, false);
    }
  }
}

const EPSILON = 1e-9;

function send(m: Month, i: number, host: number, contract: boolean): void {
  const { doctors: d, facilities: f } = m.world;
  const p = m.params;
  const place = f.placeClass[host];
  const usual = p.ordersMatch;
  const match = contract ? usual + (1 - usual) * m.terms.of(dispatchMatch)[place] : usual;
  const months = Math.max(1, Math.round(m.terms.of(dispatchMonths)[place]));
  d.dispatched[i] = Math.min(250, d.dispatched[i] + months);
  recordMove(m.tally, d.id[i], d.facility[i], host, f.type[host], 1, months, d.post[i]);
  startAway(m, i, host, months, match * (contract ? p.contractEffort : p.ordersEffort));
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
  const candidates: Candidate[] = [];
  const { facility, workplace, title, born, trainedEnd, since, id } = d;
  const { type, county: countyOf } = f;
  const { month, draw } = m;
  const rows = m.world.clock[1];
  for (let i = 0; i < rows; i++) {
    const own = facility[i];
    if (own < 0 || (type[own] !== TOWNSHIP && type[own] !== COMMUNITY) || countyOf[own] !== county) continue;
    if (workplace[i] !== own || title[i] < RESIDENT || month - born[i] > TRAINING_AGE) continue;
    if (trainedEnd[i] !== NEVER || month - since[i] < 12) continue;
    candidates.push({ row: i, order: draw.uniform(purpose.trainingOrder, month, id[i]) });
  }
  keepFirst(candidates, places);
  const months = Math.max(1, Math.round(m.terms.of(trainingMonths)[county]));
  for (let k = 0; k < places && k < candidates.length; k++) {
    const i = candidates[k].row;
    d.flags[i] |= flag.training;
    recordMove(m.tally, d.id[i], d.facility[i], hosts[0], COUNTY, 2, months, d.post[i]);
    startAway(m, i, hosts[0], months, 0);
  }
}
