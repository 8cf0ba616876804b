import { ledgerAt } from "../model/employ.ts";
import {
  COMMUNITY,
  COUNTY_MANAGED,
  destinations,
  ESTABLISHED,
  GROUPS,
  PAYERS,
  TOWNSHIP,
  TYPES,
} from "../model/kinds.ts";
import { type Month, monthOfYear, SPLITS } from "../model/step.ts";
import type { Account, Centres } from "./account.ts";
import { generalists, readDemand, readStocks } from "./read-month.ts";
import { Retention } from "./retention.ts";
import { ASKED, ASKEDS, CAUSES, COUNT, COUNTS, DEMANDS, KINDS, STOCK, STOCKS } from "./statistics.ts";
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
    readStocks(m, stocks, this.prefectureStocks);
    this.stocks.push(stocks);
    this.demand.push(readDemand(m, this.prefectureDemand));
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
    this.counts[COUNT.residents] = 0;
    for (const people of m.world.facilities.population) this.counts[COUNT.residents] += people;
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
    const centres = {
      facility: [] as number[],
      remoteness: [] as number[],
      residents: [] as number[],
      doctors: [] as number[],
      vacancy: [] as number[],
      left: [] as number[],
      retention3: [] as number[],
    };
    for (let j = 0; j < type.length; j++) {
      if (type[j] !== TOWNSHIP && type[j] !== COMMUNITY) continue;
      centres.facility.push(stretch.facility + j);
      centres.remoteness.push(remoteness[j]);
      centres.residents.push(type[j] === TOWNSHIP ? residents[j] : 0);
      centres.doctors.push(this.facilityDoctors[j]);
      centres.vacancy.push(this.facilityVacancy[j]);
      centres.left.push(this.facilityLeft[j]);
      centres.retention3.push(this.facilityRetention3[j]);
    }
    return centres;
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
