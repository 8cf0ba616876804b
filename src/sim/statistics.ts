import { destinations, GROUPS, PAYERS, TYPES } from "../model/kinds.ts";
import { SPLITS } from "../model/step.ts";
import type { Account, Sums } from "./account.ts";
import { gini } from "./gini.ts";
import { CURVES, Curves } from "./retention.ts";
import { type RowList, rowsOf, tableOf } from "./row-list.ts";
import type { Table, TableId, Tables } from "./rows.ts";

const DESTINATIONS = destinations.length;
/** Changes of employer or exits, dispatch, training. */
export const KINDS = 3;

/** What an account's rows of stocks hold, by position; sums over facilities of a type at the end of a month. */
export const STOCK = {
  doctors: 0,
  authorised: 1,
  filled: 2,
  open: 3,
  frozen: 4,
  contract: 5,
  joined: 6,
  left: 7,
  retired: 8,
  visiting: 9,
  training: 10,
  burned: 11,
  pay: 12,
  work: 13,
  visits: 14,
  trust: 15,
  quality: 16,
  facilities: 17,
} as const;
export const STOCKS = Object.keys(STOCK).length;
/** Stocks that go into the table as they are. */
const COUNTED = STOCK.training + 1;

/** The same of demand, in sums over counties; `first` and `under` are weighted by residents. */
export const DEMAND = {
  first: 0,
  residents: 1,
  primary: 2,
  total: 3,
  outside: 4,
  inpatients: 5,
  spending: 6,
  surplus: 7,
  under: 8,
} as const;
export const DEMANDS = Object.keys(DEMAND).length;

/** The same of a survey, in sums over doctors. */
export const ASKED = {
  doctors: 0,
  intention: 1,
  material: 2,
  development: 3,
  recognition: 4,
  bachelor: 5,
  senior: 6,
  aged50: 7,
  under35: 8,
} as const;
export const ASKEDS = Object.keys(ASKED).length;

/** Counts of a whole run. */
export const COUNT = {
  up: 0,
  down: 1,
  schooling: 2,
  primaryLeavers: 3,
  bonded: 4,
  bondsBroken: 5,
  leftAfterBond: 6,
  stayedAfterBond: 7,
  /** Doctors of general practice outside villages, added up over surveys; and everybody who lives in the region. */
  generalists: 8,
  residents: 9,
} as const;
export const COUNTS = Object.keys(COUNT).length;

const rowsIn = (sums: Sums): readonly Float64Array[] => sums as readonly Float64Array[];
const share = (x: number, of: number): number => (of > 0 ? x / of : 0);

/** What a run came to, from its account: the rows of its tables, and what measures are made of. */
export class Statistics {
  readonly months = rowsOf("months", 120 * TYPES);
  readonly system = rowsOf("system", 120);
  readonly flows = rowsOf("flows", 400);
  readonly causes = rowsOf("causes", 10 * TYPES);
  readonly surveys = rowsOf("surveys", 10 * TYPES);
  readonly costs = rowsOf("costs", 100);
  readonly retention: Curves;
  /** In the order of `COUNT`. */
  readonly counts: Float64Array;
  /** The survey of month 0: by type, in the order of `ASKED`. */
  readonly opening: readonly Float64Array[];
  private readonly account: Account;
  private readonly recorded: number;
  /** A row being put together. */
  private readonly line = new Float64Array(32);

  constructor(account: Account) {
    this.account = account;
    this.counts = account.counts as Float64Array;
    const opening = account.opening as Float64Array;
    this.opening = Array.from({ length: TYPES }, (_, type) => opening.subarray(type * ASKEDS, (type + 1) * ASKEDS));
    this.retention = new Curves(account.atRisk as Float64Array, rowsIn(account.ends), rowsIn(account.events));
    const stocks = rowsIn(account.stocks);
    this.recorded = stocks.length;
    stocks.forEach((month, k) => {
      this.addMonth(k + 1, month);
    });
    rowsIn(account.demand).forEach((month, k) => {
      this.addDemand(k + 1, month);
    });
    rowsIn(account.flows).forEach((year, k) => {
      this.addFlows(k + 1, year);
    });
    rowsIn(account.causes).forEach((year, k) => {
      for (let type = 0; type < TYPES; type++) this.put(this.causes, k + 1, type, ...causesOf(year, type));
    });
    rowsIn(account.costs).forEach((year, k) => {
      for (let at = 0; at < year.length; at++)
        if (year[at] !== 0) this.put(this.costs, k + 1, Math.floor(at / PAYERS), at % PAYERS, year[at] / 100);
    });
    rowsIn(account.surveys).forEach((survey, k) => {
      this.addSurvey(account.surveyed[k], survey);
    });
  }

  /** Share still in the post when the decision window after a bond closes, of those whose window closed within the run. */
  stayedAfterBondShare(): number | null {
    const stayed = this.counts[COUNT.stayedAfterBond];
    const all = stayed + this.counts[COUNT.leftAfterBond];
    return all > 0 ? stayed / all : null;
  }

  /** Inequality of doctors per resident between townships, over the recorded months. */
  townshipGini(): number | null {
    return gini(this.account.centres.doctors, this.account.centres.residents);
  }

  /** All tables of the run, columns in the order of the schemas. */
  tables(scenario: number, replicate: number): Tables {
    const { survivalByMonth, atRiskByMonth } = this.retention;
    const retention = rowsOf("retention", survivalByMonth.length);
    for (let curve = 0; curve < CURVES; curve++)
      for (let at = curve; at < survivalByMonth.length; at += CURVES)
        this.put(retention, curve, Math.floor(at / CURVES), survivalByMonth[at], atRiskByMonth[at]);
    const facilities = rowsOf("facilities", 64);
    const { facility, remoteness, doctors, vacancy, left, retention3 } = this.account.centres;
    const n = this.recorded;
    for (let k = 0; k < facility.length; k++)
      this.put(facilities, facility[k], remoteness[k], doctors[k] / n, vacancy[k] / n, retention3[k], left[k]);
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

  private put(rows: RowList, ...values: readonly number[]): void {
    const { line } = this;
    for (let k = 0; k < values.length; k++) line[k] = values[k];
    rows.add(line);
  }

  private addMonth(month: number, stocks: Float64Array): void {
    const { line } = this;
    for (let type = 0; type < TYPES; type++) {
      const s = stocks.subarray(type * STOCKS, (type + 1) * STOCKS);
      const doctors = s[STOCK.doctors];
      line[0] = month;
      line[1] = type;
      line.set(s.subarray(0, COUNTED), 2);
      let at = 2 + COUNTED;
      for (const column of [STOCK.burned, STOCK.pay, STOCK.work]) line[at++] = share(s[column], doctors);
      line[at++] = s[STOCK.visits];
      line[at++] = share(s[STOCK.trust], s[STOCK.facilities]);
      line[at++] = share(s[STOCK.quality], s[STOCK.visits]);
      this.months.add(line);
    }
  }

  private addDemand(month: number, d: Float64Array): void {
    this.put(
      this.system,
      month,
      share(d[DEMAND.first], d[DEMAND.residents]),
      share(d[DEMAND.primary], d[DEMAND.total]),
      share(d[DEMAND.outside], d[DEMAND.total]),
      d[DEMAND.inpatients],
      d[DEMAND.spending],
      d[DEMAND.surplus],
      share(d[DEMAND.under], d[DEMAND.residents]),
    );
  }

  private addFlows(year: number, moves: Float64Array): void {
    for (let origin = 0; origin <= TYPES; origin++)
      for (let destination = 0; destination < DESTINATIONS; destination++)
        for (let kind = 0; kind < KINDS; kind++) {
          const n = moves[(origin * DESTINATIONS + destination) * KINDS + kind];
          if (n > 0) this.put(this.flows, year, origin, destination, kind, n);
        }
  }

  private addSurvey(year: number, asked: Float64Array): void {
    for (let type = 0; type < TYPES; type++) {
      const [doctors, ...sums] = asked.subarray(type * ASKEDS, (type + 1) * ASKEDS);
      this.put(this.surveys, year, type, doctors, ...sums.map((sum) => share(sum, doctors)));
    }
  }
}

/** Numbers that a year's causes hold for a facility type: leavers, those in whom each group was pivotal, parts of the split. */
export const CAUSES = 1 + GROUPS + SPLITS;

const causesOf = (year: Float64Array, type: number): Float64Array => year.subarray(type * CAUSES, (type + 1) * CAUSES);
