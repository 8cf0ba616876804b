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
} from "../model/kinds.ts";
import { type Month, monthOfYear, SPLITS } from "../model/step.ts";
import { cellsPerPlace, headsOfEqual, isFirstOfEqual } from "../model/terms.ts";
import { flag } from "../model/world.ts";
import { gini } from "./gini.ts";
import { CURVES, Retention } from "./retention.ts";
import { RowList } from "./row-list.ts";
import { type Column, schemas, type Table, type TableId, type Tables } from "./rows.ts";
import { type Opening, type SurveyRow, survey } from "./survey.ts";
import { isFlow, riseOf } from "./two-way.ts";

const DESTINATIONS = destinations.length;
const KINDS = 3;
const DECEMBER = 11;
const RETIREMENT = destinations.indexOf("retirement");

/** What the run so far amounts to, from which measures and tables are made. */
export class Recorder {
  readonly retention: Retention;
  readonly months = rowsOf("months", 120 * TYPES);
  readonly system = rowsOf("system", 120);
  readonly flows = rowsOf("flows", 400);
  readonly causes = rowsOf("causes", 10 * TYPES);
  readonly surveys = rowsOf("surveys", 10 * TYPES);
  readonly costs = rowsOf("costs", 100);
  private readonly yearFlows = new Float64Array((TYPES + 1) * DESTINATIONS * KINDS);
  private readonly yearLeavers = new Float64Array(TYPES);
  private readonly yearPivotal = new Float64Array(TYPES * GROUPS);
  private readonly yearSplit = new Float64Array(TYPES * SPLITS);
  readonly yearCosts: Float64Array;
  /** Sums over recorded months by facility: doctors, vacancy, separations. */
  private readonly facilityDoctors: Float64Array;
  private readonly facilityVacancy: Float64Array;
  private readonly facilityLeft: Float64Array;
  private readonly facilityRetention3: Float64Array;
  /** Sums of a month by facility type, used again each month. */
  private readonly row: readonly Float64Array[] = Array.from({ length: TYPES }, () => new Float64Array(10));
  /** A row being put together. */
  private readonly line = new Float64Array(32);
  private recorded = 0;
  /** Running counts that measures need. */
  readonly sums = { up: 0, down: 0, schooling: 0, primaryLeavers: 0, bonded: 0, bondsBroken: 0, penaltyFen: 0 };
  /** Closing months of decision windows after a bond, of doctors who left in them and who stayed. */
  private readonly leftAfterBond: number[] = [];
  private readonly stayedAfterBond: number[] = [];
  private lastMonth = 0;
  /** Residents of township centres; 0 of every other facility. */
  private readonly townshipResidents: Float64Array;
  readonly opening: Opening;

  /** `opening` is the survey of the state that the run begins with: scenarios that begin alike share it. */
  constructor(m: Month, levers: number, opening: Opening) {
    this.retention = new Retention(m);
    this.opening = opening;
    this.yearCosts = new Float64Array(levers * PAYERS);
    const { type } = m.world.facilities;
    const n = type.length;
    this.townshipResidents = Float64Array.from(type, (t, j) => (t === TOWNSHIP ? m.geography.residents[j] : 0));
    this.facilityDoctors = new Float64Array(n);
    this.facilityVacancy = new Float64Array(n);
    this.facilityLeft = new Float64Array(n);
    this.facilityRetention3 = new Float64Array(n).fill(Number.NaN);
  }

  /** Reads a month that is over. */
  month(m: Month): void {
    const number = m.month - m.start + 1;
    this.retention.month(m);
    const { joined, left, retired } = this.moves(m);
    this.stocks(m, number, joined, left, retired);
    this.demand(m, number);
    this.byFacility(m, number);
    for (let k = 0; k < TYPES; k++) {
      this.yearLeavers[k] += m.tally.leavers[k];
      if (k === TOWNSHIP || k === COMMUNITY) {
        this.sums.schooling += m.tally.schooling[k];
        this.sums.primaryLeavers += m.tally.leavers[k];
      }
    }
    add(this.yearPivotal, m.tally.pivotal);
    add(this.yearSplit, m.tally.split);
    this.sums.bonded += m.tally.bonded;
    this.sums.bondsBroken += m.tally.bondsBroken;
    this.leftAfterBond.push(...m.tally.leftAfterBond);
    this.stayedAfterBond.push(...m.tally.stayedAfterBond);
    this.lastMonth = m.month;
    this.sums.penaltyFen += m.tally.penaltyFen;
    if (monthOfYear(m.month) === DECEMBER) this.ask(m, number);
    this.recorded++;
  }

  /** Closes a year of the run (not of the calendar), or what there is of it. */
  closeYear(year: number): void {
    for (let origin = 0; origin <= TYPES; origin++)
      for (let destination = 0; destination < DESTINATIONS; destination++)
        for (let kind = 0; kind < KINDS; kind++) {
          const n = this.yearFlows[(origin * DESTINATIONS + destination) * KINDS + kind];
          if (n > 0) this.put(this.flows, year, origin, destination, kind, n);
        }
    const { line } = this;
    for (let type = 0; type < TYPES; type++) {
      line[0] = year;
      line[1] = type;
      line[2] = this.yearLeavers[type];
      line.set(this.yearPivotal.subarray(type * GROUPS, (type + 1) * GROUPS), 3);
      line.set(this.yearSplit.subarray(type * SPLITS, (type + 1) * SPLITS), 3 + GROUPS);
      this.causes.add(line);
    }
    for (let k = 0; k < this.yearCosts.length; k++)
      if (this.yearCosts[k] !== 0)
        this.put(this.costs, year, Math.floor(k / PAYERS), k % PAYERS, this.yearCosts[k] / 100);
    for (const sums of [this.yearFlows, this.yearLeavers, this.yearPivotal, this.yearSplit, this.yearCosts])
      sums.fill(0);
  }

  private put(rows: RowList, a: number, b: number, c: number, d: number, e = 0): void {
    const { line } = this;
    line[0] = a;
    line[1] = b;
    line[2] = c;
    line[3] = d;
    line[4] = e;
    rows.add(line);
  }

  /** Share still in the post when the decision window after a bond closes, of those whose window closed within the run. */
  stayedAfterBondShare(): number | null {
    const closed = (months: readonly number[]): number => months.filter((month) => month <= this.lastMonth).length;
    const stayed = closed(this.stayedAfterBond);
    const all = stayed + closed(this.leftAfterBond);
    return all > 0 ? stayed / all : null;
  }

  /** Inequality of doctors per resident between townships, over the recorded months. */
  townshipGini(): number | null {
    return gini(this.facilityDoctors, this.townshipResidents);
  }

  /** All tables of the run, columns in the order of the schemas. */
  tables(m: Month, scenario: number, replicate: number): Tables {
    const { survivalByMonth, atRiskByMonth } = this.retention;
    const retention = rowsOf("retention", survivalByMonth.length);
    for (let curve = 0; curve < CURVES; curve++)
      for (let at = curve; at < survivalByMonth.length; at += CURVES)
        this.put(retention, curve, Math.floor(at / CURVES), survivalByMonth[at], atRiskByMonth[at]);
    const facilities = rowsOf("facilities", 64);
    const { type, remoteness } = m.world.facilities;
    for (let j = 0; j < type.length; j++) {
      if (type[j] !== 2 && type[j] !== 3) continue;
      const n = this.recorded;
      this.line[5] = this.facilityLeft[j];
      this.put(
        facilities,
        j,
        remoteness[j],
        this.facilityDoctors[j] / n,
        this.facilityVacancy[j] / n,
        this.facilityRetention3[j],
      );
    }
    const table = (id: TableId, rows: RowList): Table => tableOf(id, rows, scenario, replicate);
    return {
      months: table("months", this.months),
      system: table("system", this.system),
      flows: table("flows", this.flows),
      causes: table("causes", this.causes),
      surveys: table("surveys", this.surveys),
      retention: table("retention", retention),
      facilities: table("facilities", facilities),
      costs: table("costs", this.costs),
    };
  }

  private moves(m: Month): { joined: Float64Array; left: Float64Array; retired: Float64Array } {
    const { moves } = m.tally;
    const types = m.world.facilities.type;
    const joined = new Float64Array(TYPES);
    const left = new Float64Array(TYPES);
    const retired = new Float64Array(TYPES);
    for (let k = 0; k < moves.count; k++) {
      const from = moves.origin[k];
      const to = moves.target[k];
      const kind = moves.kind[k];
      const origin = from < 0 ? TYPES : types[from];
      if (isFlow(moves, k)) {
        this.yearFlows[(origin * DESTINATIONS + moves.destination[k]) * KINDS + kind]++;
        const rise = riseOf(moves, types, k);
        if (rise > 0) this.sums.up++;
        else if (rise < 0) this.sums.down++;
      }
      if (kind !== 0) continue;
      if (to >= 0) joined[types[to]]++;
      if (from < 0) continue;
      if (moves.destination[k] === RETIREMENT) retired[types[from]]++;
      else {
        left[types[from]]++;
        this.facilityLeft[from]++;
      }
    }
    return { joined, left, retired };
  }

  private stocks(m: Month, number: number, joined: Float64Array, left: Float64Array, retired: Float64Array): void {
    const { doctors: d, facilities: f, ledger, cells, clock } = m.world;
    const { row, line } = this;
    for (const sums of row) sums.fill(0);
    const visiting = new Float64Array(TYPES);
    const training = new Float64Array(TYPES);
    const burned = new Float64Array(TYPES);
    const { facility, workplace, burnout, flags } = d;
    const types = f.type;
    const cut = m.params.burnoutCut;
    const rows = clock[1];
    for (let i = 0; i < rows; i++) {
      const j = facility[i];
      if (j < 0) continue;
      const type = types[j];
      if (burnout[i] > cut) burned[type]++;
      if (workplace[i] === j) continue;
      if ((flags[i] & flag.training) !== 0) training[type]++;
      else visiting[types[workplace[i]]]++;
    }
    const pay = new Float64Array(TYPES);
    const payOf = m.pay;
    const { headcount } = cells;
    const { specialties } = m.terms.places;
    const width = cellsPerPlace(specialties);
    for (let c = 0; c < m.terms.places.count; c++) {
      const type = m.terms.places.type[c];
      if (type >= TYPES) continue;
      const end = (c + 1) * width;
      for (let first = c * width; first < end; first += specialties)
        // Heads paid alike are counted together, so that telling specialties apart changes no sum.
        for (let s = 0; s < specialties; s++)
          if (isFirstOfEqual(payOf, first, s))
            pay[type] += payOf[first + s] * headsOfEqual(payOf, headcount, first, s, specialties);
    }
    const count = new Float64Array(TYPES);
    const { headcount: staff, workload, visits, trust, quality } = f;
    const { authorised, filled, open, frozen, vacated } = ledger;
    for (let j = 0; j < types.length; j++) {
      const to = row[types[j]];
      const own = ledgerAt(j, ESTABLISHED);
      const pooled = ledgerAt(j, COUNTY_MANAGED);
      count[types[j]]++;
      to[0] += staff[j];
      to[1] += authorised[own] + authorised[pooled];
      to[2] += filled[own] + filled[pooled];
      to[3] += open[own] + open[pooled];
      to[4] += frozen[own] + frozen[pooled] + vacated[own] + vacated[pooled];
      to[5] += filled[ledgerAt(j, CONTRACT)];
      to[6] += workload[j] * staff[j];
      to[7] += visits[j];
      to[8] += trust[j];
      to[9] += quality[j] * visits[j];
    }
    for (let type = 0; type < TYPES; type++) {
      const s = row[type];
      const n = s[0];
      line[0] = number;
      line[1] = type;
      for (let k = 0; k < 6; k++) line[2 + k] = s[k];
      line[8] = joined[type];
      line[9] = left[type];
      line[10] = retired[type];
      line[11] = visiting[type];
      line[12] = training[type];
      line[13] = n > 0 ? burned[type] / n : 0;
      line[14] = n > 0 ? pay[type] / n : 0;
      line[15] = n > 0 ? s[6] / n : 0;
      line[16] = s[7];
      line[17] = count[type] > 0 ? s[8] / count[type] : 0;
      line[18] = s[7] > 0 ? s[9] / s[7] : 0;
      this.months.add(line);
    }
  }

  private demand(m: Month, number: number): void {
    const { counties: c } = m.world;
    let first = 0;
    let primary = 0;
    let outside = 0;
    let total = 0;
    let inpatients = 0;
    let spending = 0;
    let surplus = 0;
    let under = 0;
    let residents = 0;
    for (let k = 0; k < c.illness.length; k++) {
      let people = 0;
      for (const type of [2, 3]) for (const j of m.geography.ofType[k][type]) people += m.geography.residents[j];
      residents += people;
      first += c.firstContact[k] * people;
      primary += c.primaryVisits[k];
      outside += c.outsideVisits[k];
      total += c.totalVisits[k];
      inpatients += c.inpatients[k];
      spending += c.spending[k];
      surplus += c.surplus[k];
      under += c.underService[k] * people;
    }
    const share = (x: number, of: number): number => (of > 0 ? x / of : 0);
    this.system.add([
      number,
      share(first, residents),
      share(primary, total),
      share(outside, total),
      inpatients,
      spending,
      surplus,
      share(under, residents),
    ]);
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

  private ask(m: Month, number: number): void {
    const rows = survey(m, this.opening.satisfiedFrom);
    const year = Math.ceil(number / 12);
    for (let type = 0; type < TYPES; type++) this.surveys.add([year, type, ...surveyColumns(rows[type])]);
  }
}

/** Shares of a survey row in the order of the schema. */
function surveyColumns(row: SurveyRow): number[] {
  const n = row.doctors;
  const share = (x: number): number => (n > 0 ? x / n : 0);
  return [
    n,
    share(row.intention),
    ...row.satisfied.map(share),
    share(row.bachelor),
    share(row.senior),
    share(row.aged50),
    share(row.under35),
  ];
}

function add(to: Float64Array, from: Float64Array): void {
  for (let k = 0; k < to.length; k++) to[k] += from[k];
}

/** Columns of a table that every row of a run shares. */
const KEYS = 2;

export const rowsOf = (id: TableId, expected: number): RowList =>
  new RowList(schemas[id].columns.length - KEYS, expected);

/** The table that rows without their keys make. */
export function tableOf(id: TableId, rows: RowList, scenario: number, replicate: number): Table {
  const columns: readonly Column[] = schemas[id].columns;
  const out: Record<string, Float64Array> = {};
  columns.forEach((column, c) => {
    out[column.id] =
      c < KEYS ? new Float64Array(rows.length).fill(c === 0 ? scenario : replicate) : rows.column(c - KEYS);
  });
  return out;
}
