import { indicators } from "../../levers/loop/indicators.ts";
import { ledgerAt } from "../../model/employ.ts";
import { COMMUNITY, COUNTY, COUNTY_MANAGED, destinations, ESTABLISHED, TOWNSHIP, VILLAGE } from "../../model/kinds.ts";
import { purpose } from "../../model/purposes.ts";
import type { Month } from "../../model/step.ts";
import { satisfiedInCentres, type Thresholds } from "../survey.ts";
import { isFlow, riseOf } from "../two-way.ts";

const RETIREMENT = destinations.indexOf("retirement");
const YEAR = 12;

/** An indicator as it is and as it is told. */
export interface Measurement {
  readonly actual: number;
  readonly measured: number;
}

/** What a month adds to rates of a year. */
interface Counted {
  readonly flows: number;
  readonly left: number;
  readonly doctors: number;
  readonly township: number;
}

/** Watches a run and measures it as a survey and the statistics would. */
export class Observer {
  private readonly satisfiedFrom: Thresholds;
  private readonly sample: number;
  private readonly error: number;
  private readonly months: Counted[] = [];

  /** `sample` doctors are asked; counts are misreported with this standard error, as a share of what is counted. */
  constructor(satisfiedFrom: Thresholds, sample: number, error: number) {
    this.satisfiedFrom = satisfiedFrom;
    this.sample = sample;
    this.error = error;
  }

  /** Counts a month that is over. */
  month(m: Month): void {
    const { moves } = m.tally;
    const { type, headcount } = m.world.facilities;
    let flows = 0;
    let left = 0;
    for (let k = 0; k < moves.count; k++) {
      if (isFlow(moves, k) && riseOf(moves, type, k) !== 0) flows++;
      const from = moves.origin[k];
      if (moves.kind[k] === 0 && from >= 0 && type[from] === TOWNSHIP && moves.destination[k] !== RETIREMENT) left++;
    }
    let doctors = 0;
    let township = 0;
    for (let j = 0; j < type.length; j++) {
      if (type[j] === COUNTY || type[j] === TOWNSHIP || type[j] === COMMUNITY || type[j] === VILLAGE)
        doctors += headcount[j];
      if (type[j] === TOWNSHIP) township += headcount[j];
    }
    this.months.push({ flows, left, doctors, township });
    if (this.months.length > YEAR) this.months.shift();
  }

  /** Every indicator at the end of a month that has been counted; rates are of the last year, or of what there is of it. */
  measure(m: Month): readonly Measurement[] {
    return this.actual(m).map((actual, k) => {
      const deviation =
        indicators[k].measured === "survey"
          ? Math.sqrt((actual * (1 - actual)) / this.sample)
          : // What is counted is the rarer: those who leave, the posts that are vacant.
            this.error * Math.min(actual, 1 - actual);
      const told = actual + deviation * m.draw.normal(purpose.review, m.month, k);
      return { actual, measured: told < 0 ? 0 : told > 1 ? 1 : told };
    });
  }

  /** In the order of `indicators`. */
  private actual(m: Month): readonly number[] {
    const sum = { flows: 0, left: 0, doctors: 0, township: 0 };
    for (const month of this.months)
      for (const key of ["flows", "left", "doctors", "township"] as const) sum[key] += month[key];
    const aYear = (count: number, doctorMonths: number): number =>
      doctorMonths > 0 ? (YEAR * count) / doctorMonths : 0;
    const { doctors, satisfied } = satisfiedInCentres(m, this.satisfiedFrom);
    const shares = satisfied.map((count) => (doctors > 0 ? count / doctors : 0));
    return [aYear(sum.flows, sum.doctors), ...shares, vacancy(m), Math.max(0, 1 - aYear(sum.left, sum.township))];
  }
}

function vacancy(m: Month): number {
  const { facilities: f, ledger } = m.world;
  let authorised = 0;
  let filled = 0;
  for (let j = 0; j < f.type.length; j++) {
    if (f.type[j] !== TOWNSHIP) continue;
    for (const post of [ESTABLISHED, COUNTY_MANAGED]) {
      authorised += ledger.authorised[ledgerAt(j, post)];
      filled += ledger.filled[ledgerAt(j, post)];
    }
  }
  return authorised > 0 ? 1 - filled / authorised : 0;
}
