import { ledgerAt } from "../model/employ.ts";
import { COMMUNITY, CONTRACT, COUNTY_MANAGED, ESTABLISHED, TOWNSHIP, TYPES, VILLAGE } from "../model/kinds.ts";
import type { Month } from "../model/step.ts";
import { cellsPerPlace, headsOfEqual, isFirstOfEqual } from "../model/terms.ts";
import { specialtyOf } from "../model/traits.ts";
import { flag } from "../model/world.ts";
import { DEMAND, DEMANDS, STOCK, STOCKS } from "./statistics.ts";

// Sums of fractions are made prefecture by prefecture and then added up, so that parts of whole prefectures come to the same as the whole.

/** Adds everybody's doings and what is there in a month, by facility type, to `stocks`; `part` is room for the sums of a prefecture. */
export function readStocks(m: Month, stocks: Float64Array, part: Float64Array): void {
  const { doctors: d, facilities: f, ledger, clock } = m.world;
  const { facility, workplace, burnout, flags } = d;
  const types = f.type;
  const cut = m.params.burnoutCut;
  const rows = clock[1];
  for (let i = 0; i < rows; i++) {
    const j = facility[i];
    if (j < 0) continue;
    const at = types[j] * STOCKS;
    if (burnout[i] > cut) stocks[at + STOCK.burned]++;
    if (workplace[i] === j) continue;
    if ((flags[i] & flag.training) !== 0) stocks[at + STOCK.training]++;
    else stocks[types[workplace[i]] * STOCKS + STOCK.visiting]++;
  }
  part.fill(0);
  addPay(m, part, stocks);
  const { headcount: staff, workload, visits, trust, quality, prefecture } = f;
  const { authorised, filled, open, frozen, vacated } = ledger;
  let j = 0;
  while (j < types.length) {
    if (j > 0 && prefecture[j] !== prefecture[j - 1]) addUp(part, stocks);
    // Neighbours are mostly of one type: what they add up to is written down once.
    const type = types[j];
    const at = type * STOCKS;
    const first = j;
    let doctors = 0;
    let posts = 0;
    let taken = 0;
    let free = 0;
    let idle = 0;
    let contract = 0;
    let work = part[at + STOCK.work];
    let seen = part[at + STOCK.visits];
    let trusted = part[at + STOCK.trust];
    let treated = part[at + STOCK.quality];
    for (; j < types.length && types[j] === type && prefecture[j] === prefecture[first]; j++) {
      const own = ledgerAt(j, ESTABLISHED);
      const pooled = ledgerAt(j, COUNTY_MANAGED);
      doctors += staff[j];
      posts += authorised[own] + authorised[pooled];
      taken += filled[own] + filled[pooled];
      free += open[own] + open[pooled];
      idle += frozen[own] + frozen[pooled] + vacated[own] + vacated[pooled];
      contract += filled[ledgerAt(j, CONTRACT)];
      work += workload[j] * staff[j];
      seen += visits[j];
      trusted += trust[j];
      treated += quality[j] * visits[j];
    }
    part[at + STOCK.facilities] += j - first;
    part[at + STOCK.doctors] += doctors;
    part[at + STOCK.authorised] += posts;
    part[at + STOCK.filled] += taken;
    part[at + STOCK.open] += free;
    part[at + STOCK.frozen] += idle;
    part[at + STOCK.contract] += contract;
    part[at + STOCK.work] = work;
    part[at + STOCK.visits] = seen;
    part[at + STOCK.trust] = trusted;
    part[at + STOCK.quality] = treated;
  }
  addUp(part, stocks);
}

function addPay(m: Month, part: Float64Array, stocks: Float64Array): void {
  const { pay, geography } = m;
  const { headcount } = m.world.cells;
  const { specialties, type: typeOf, county, count } = m.terms.places;
  const width = cellsPerPlace(specialties);
  let prefecture = 0;
  for (let c = 0; c < count; c++) {
    const type = typeOf[c];
    if (type >= TYPES) continue;
    const now = geography.prefectureOf[county[c]];
    if (now !== prefecture) addUp(part, stocks);
    prefecture = now;
    const end = (c + 1) * width;
    for (let first = c * width; first < end; first += specialties) {
      // Most cells are empty.
      let heads = 0;
      for (let s = 0; s < specialties; s++) heads += headcount[first + s];
      if (heads === 0) continue;
      // Heads paid alike are counted together, so that telling specialties apart changes no sum.
      for (let s = 0; s < specialties; s++)
        if (isFirstOfEqual(pay, first, s))
          part[type * STOCKS + STOCK.pay] += pay[first + s] * headsOfEqual(pay, headcount, first, s, specialties);
    }
  }
  addUp(part, stocks);
}

/** A month's residents, visits and money, over all counties; `part` is room for the sums of a prefecture. */
export function readDemand(m: Month, part: Float64Array): Float64Array {
  const { counties: c } = m.world;
  const { geography } = m;
  const demand = new Float64Array(DEMANDS);
  part.fill(0);
  for (let k = 0; k < c.illness.length; k++) {
    if (k > 0 && geography.prefectureOf[k] !== geography.prefectureOf[k - 1]) addUp(part, demand);
    let people = 0;
    for (const type of [TOWNSHIP, COMMUNITY])
      for (const j of geography.ofType[k][type]) people += geography.residents[j];
    part[DEMAND.residents] += people;
    part[DEMAND.first] += c.firstContact[k] * people;
    part[DEMAND.primary] += c.primaryVisits[k];
    part[DEMAND.outside] += c.outsideVisits[k];
    part[DEMAND.total] += c.totalVisits[k];
    part[DEMAND.inpatients] += c.inpatients[k];
    part[DEMAND.spending] += c.spending[k];
    part[DEMAND.surplus] += c.surplus[k];
    part[DEMAND.under] += c.underService[k] * people;
  }
  addUp(part, demand);
  return demand;
}

const GENERAL = 0;

/** Doctors of general practice; village doctors practise generally and are none. */
export function generalists({ world }: Month): number {
  const { doctors: d, facilities: f, clock } = world;
  let n = 0;
  for (let i = 0; i < clock[1]; i++)
    if (d.facility[i] >= 0 && specialtyOf(d.flags, i) === GENERAL && f.type[d.facility[i]] !== VILLAGE) n++;
  return n;
}

/** Adds the sums of a prefecture to those of all before it, and begins the next one's. */
function addUp(part: Float64Array, all: Float64Array): void {
  for (let k = 0; k < part.length; k++) all[k] += part[k];
  part.fill(0);
}
