import { ledgerAt } from "../model/employ.ts";
import {
  COMMUNITY,
  CONTRACT,
  COUNTY_MANAGED,
  destinations,
  ESTABLISHED,
  GROUPS,
  PAYERS,
  TOWNSHIP,
  TYPES,
  VILLAGE,
} from "../model/kinds.ts";
import { type Month, monthOfYear, SPLITS } from "../model/step.ts";
import { cellsPerPlace, headsOfEqual, isFirstOfEqual } from "../model/terms.ts";
import { flag } from "../model/world.ts";
import type { Account, Centres } from "./account.ts";
import { Retention } from "./retention.ts";
import { ASKED, ASKEDS, CAUSES, COUNT, COUNTS, DEMAND, DEMANDS, KINDS, STOCK, STOCKS } from "./statistics.ts";
import { type Opening, type SurveyRow, survey } from "./survey.ts";
import { isFlow, riseOf } from "./two-way.ts";

const DESTINATIONS = destinations.length;
const DECEMBER = 11;
const RETIREMENT = destinations.indexOf("retirement");

/**
 * Keeps the account of a run, or of a part of one. Sums of fractions are made prefecture by prefecture and then added up,
 * so that parts of whole prefectures come to the same as the whole.
 */
export class Recorder {
  private readonly retention: Retention;
  private readonly stocks: Float64Array[] = [];
  private readonly demand: Float64Array[] = [];
  private readonly flows: Float64Array[] = [];
  private readonly causes: Float64Array[] = [];
  private readonly costs: Float64Array[] = [];
  private readonly surveys: Float64Array[] = [];
  private readonly surveyed: number[] = [];
  private readonly counts = new Float64Array(COUNTS);
  private readonly yearFlows = new Float64Array((TYPES + 1) * DESTINATIONS * KINDS);
  private readonly yearCauses = new Float64Array(TYPES * CAUSES);
  /** Fen booked in the year so far, by lever × payer. */
  readonly yearCosts: Float64Array;
  /** Sums over recorded months by facility: doctors, vacancy, separations. */
  private readonly facilityDoctors: Float64Array;
  private readonly facilityVacancy: Float64Array;
  private readonly facilityLeft: Float64Array;
  private readonly facilityRetention3: Float64Array;
  /** Sums of a month in the prefecture at hand, used again each month. */
  private readonly prefectureStocks = new Float64Array(TYPES * STOCKS);
  private readonly prefectureDemand = new Float64Array(DEMANDS);
  /** Closing months of decision windows after a bond, of doctors who left in them and who stayed. */
  private readonly leftAfterBond: number[] = [];
  private readonly stayedAfterBond: number[] = [];
  private lastMonth = 0;
  private readonly opening: Opening;

  /** `opening` is the survey of the state that the run begins with: scenarios that begin alike share it. */
  constructor(m: Month, levers: number, opening: Opening, retention = Retention.of(m)) {
    this.retention = retention;
    this.opening = opening;
    this.yearCosts = new Float64Array(levers * PAYERS);
    const n = m.world.facilities.type.length;
    this.facilityDoctors = new Float64Array(n);
    this.facilityVacancy = new Float64Array(n);
    this.facilityLeft = new Float64Array(n);
    this.facilityRetention3 = new Float64Array(n).fill(Number.NaN);
  }

  /** A second recorder that has read what this one has. */
  fork(m: Month): Recorder {
    const copy = new Recorder(m, this.yearCosts.length / PAYERS, this.opening, this.retention.fork());
    for (const key of ["stocks", "demand", "flows", "causes", "costs", "surveys"] as const)
      copy[key].push(...this[key].map((sums) => sums.slice()));
    for (const key of [
      "counts",
      "yearFlows",
      "yearCauses",
      "yearCosts",
      "facilityDoctors",
      "facilityVacancy",
      "facilityLeft",
      "facilityRetention3",
    ] as const)
      copy[key].set(this[key]);
    for (const key of ["surveyed", "leftAfterBond", "stayedAfterBond"] as const) copy[key].push(...this[key]);
    copy.lastMonth = this.lastMonth;
    return copy;
  }

  /** Reads a month that is over. */
  month(m: Month): void {
    const number = m.month - m.start + 1;
    this.retention.month(m);
    const stocks = new Float64Array(TYPES * STOCKS);
    this.moves(m, stocks);
    this.readStocks(m, stocks);
    this.stocks.push(stocks);
    this.demand.push(this.readDemand(m));
    this.byFacility(m, number);
    this.readCauses(m);
    this.counts[COUNT.bonded] += m.tally.bonded;
    this.counts[COUNT.bondsBroken] += m.tally.bondsBroken;
    this.leftAfterBond.push(...m.tally.leftAfterBond);
    this.stayedAfterBond.push(...m.tally.stayedAfterBond);
    this.lastMonth = m.month;
    if (monthOfYear(m.month) === DECEMBER) {
      this.surveys.push(asked(survey(m, this.opening.satisfiedFrom)));
      this.surveyed.push(Math.ceil(number / 12));
      this.counts[COUNT.generalists] += generalists(m);
    }
  }

  /** Closes a year of the run (not of the calendar), or what there is of it. */
  closeYear(): void {
    this.flows.push(this.yearFlows.slice());
    this.causes.push(this.yearCauses.slice());
    this.costs.push(this.yearCosts.slice());
    for (const sums of [this.yearFlows, this.yearCauses, this.yearCosts]) sums.fill(0);
  }

  /** What has been recorded. The recorder is used up. */
  account(m: Month): Account {
    const closed = (months: readonly number[]): number => months.filter((month) => month <= this.lastMonth).length;
    this.counts[COUNT.leftAfterBond] = closed(this.leftAfterBond);
    this.counts[COUNT.stayedAfterBond] = closed(this.stayedAfterBond);
    this.counts[COUNT.residents] = m.world.facilities.population.reduce((sum, n) => sum + n, 0);
    return {
      stocks: this.stocks,
      demand: this.demand,
      flows: this.flows,
      causes: this.causes,
      costs: this.costs,
      surveys: this.surveys,
      surveyed: this.surveyed,
      opening: asked(this.opening.rows),
      atRisk: this.retention.atRisk,
      ends: this.retention.ends,
      events: this.retention.events,
      counts: this.counts,
      centres: this.centres(m),
    };
  }

  private centres(m: Month): Centres {
    const { type, remoteness } = m.world.facilities;
    const { residents, stretch } = m.geography;
    const centres = Array.from(type, (_, j) => j).filter((j) => type[j] === TOWNSHIP || type[j] === COMMUNITY);
    return {
      facility: centres.map((j) => stretch.facility + j),
      remoteness: centres.map((j) => remoteness[j]),
      residents: centres.map((j) => (type[j] === TOWNSHIP ? residents[j] : 0)),
      doctors: centres.map((j) => this.facilityDoctors[j]),
      vacancy: centres.map((j) => this.facilityVacancy[j]),
      left: centres.map((j) => this.facilityLeft[j]),
      retention3: centres.map((j) => this.facilityRetention3[j]),
    };
  }

  private readCauses(m: Month): void {
    const { leavers, pivotal, split, schooling } = m.tally;
    const { yearCauses } = this;
    for (let type = 0; type < TYPES; type++) {
      const at = type * CAUSES;
      yearCauses[at] += leavers[type];
      for (let g = 0; g < GROUPS; g++) yearCauses[at + 1 + g] += pivotal[type * GROUPS + g];
      for (let s = 0; s < SPLITS; s++) yearCauses[at + 1 + GROUPS + s] += split[type * SPLITS + s];
      if (type !== TOWNSHIP && type !== COMMUNITY) continue;
      this.counts[COUNT.schooling] += schooling[type];
      this.counts[COUNT.primaryLeavers] += leavers[type];
    }
  }

  private moves(m: Month, stocks: Float64Array): void {
    const { moves } = m.tally;
    const types = m.world.facilities.type;
    for (let k = 0; k < moves.count; k++) {
      const from = moves.origin[k];
      const to = moves.target[k];
      const kind = moves.kind[k];
      const origin = from < 0 ? TYPES : types[from];
      if (isFlow(moves, k)) {
        this.yearFlows[(origin * DESTINATIONS + moves.destination[k]) * KINDS + kind]++;
        const rise = riseOf(moves, types, k);
        if (rise > 0) this.counts[COUNT.up]++;
        else if (rise < 0) this.counts[COUNT.down]++;
      }
      if (kind !== 0) continue;
      if (to >= 0) stocks[types[to] * STOCKS + STOCK.joined]++;
      if (from < 0) continue;
      if (moves.destination[k] === RETIREMENT) stocks[types[from] * STOCKS + STOCK.retired]++;
      else {
        stocks[types[from] * STOCKS + STOCK.left]++;
        this.facilityLeft[from]++;
      }
    }
  }

  private readStocks(m: Month, stocks: Float64Array): void {
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
    const part = this.prefectureStocks.fill(0);
    this.addPay(m, part, stocks);
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

  private addPay(m: Month, part: Float64Array, stocks: Float64Array): void {
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

  private readDemand(m: Month): Float64Array {
    const { counties: c } = m.world;
    const { geography } = m;
    const demand = new Float64Array(DEMANDS);
    const part = this.prefectureDemand.fill(0);
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

  private byFacility(m: Month, number: number): void {
    const { facilities: f, ledger } = m.world;
    for (let j = 0; j < f.type.length; j++) {
      if (f.type[j] !== TOWNSHIP && f.type[j] !== COMMUNITY) continue;
      const own = ledgerAt(j, ESTABLISHED);
      const pooled = ledgerAt(j, COUNTY_MANAGED);
      const authorised = ledger.authorised[own] + ledger.authorised[pooled];
      this.facilityDoctors[j] += f.headcount[j];
      if (authorised > 0) this.facilityVacancy[j] += 1 - (ledger.filled[own] + ledger.filled[pooled]) / authorised;
      if (number === 36) this.facilityRetention3[j] = this.retention.ofFacility(j);
    }
  }
}

const GENERAL = 0;

/** Doctors of general practice; village doctors practise generally and are none. */
function generalists({ world }: Month): number {
  const { doctors: d, facilities: f, clock } = world;
  let n = 0;
  for (let i = 0; i < clock[1]; i++)
    if (d.facility[i] >= 0 && d.specialty[i] === GENERAL && f.type[d.facility[i]] !== VILLAGE) n++;
  return n;
}

/** Sums of a survey in the order of `ASKED`, type after type. */
function asked(rows: readonly SurveyRow[]): Float64Array {
  const sums = new Float64Array(TYPES * ASKEDS);
  rows.forEach((row, type) => {
    const at = type * ASKEDS;
    sums[at + ASKED.doctors] = row.doctors;
    sums[at + ASKED.intention] = row.intention;
    sums.set(row.satisfied, at + ASKED.material);
    sums[at + ASKED.bachelor] = row.bachelor;
    sums[at + ASKED.senior] = row.senior;
    sums[at + ASKED.aged50] = row.aged50;
    sums[at + ASKED.under35] = row.under35;
  });
  return sums;
}

/** Adds the sums of a prefecture to those of all before it, and begins the next one's. */
function addUp(part: Float64Array, all: Float64Array): void {
  for (let k = 0; k < part.length; k++) all[k] += part[k];
  part.fill(0);
}
