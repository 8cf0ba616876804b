import { COMMUNITY, COUNTY, destinations, isPrimary, TOWNSHIP, TYPES } from "../model/kinds.ts";
import type { Month } from "../model/step.ts";
import { Cohort } from "./cohort.ts";

const RETIREMENT = destinations.indexOf("retirement");
/** Curves by position: township doctors at their facility, in primary care, county-hospital doctors at their facility. */
export const CURVES = 3;
/** What a doctor is observed in, as bits: the curves, and community doctors at their facility, who have none. */
const IN_PRIMARY_CARE = 2;
const observedIn = new Uint8Array(TYPES);
observedIn[TOWNSHIP] = 1 | IN_PRIMARY_CARE;
observedIn[COUNTY] = 4;
observedIn[COMMUNITY] = 8;

/** Counts for the Kaplan–Meier retention of the doctors in post at month 0; retirement and the end of the run are censored. */
export class Retention {
  private readonly cohort: Cohort;
  /** Facility at month 0 by place in the cohort; the curves each is still observed in, as bits. */
  private readonly home: Int32Array;
  private readonly observed: Uint8Array;
  /** By curve, at month 0; by month and curve, whom a curve lost and who of them left. */
  readonly atRisk = new Float64Array(CURVES);
  readonly ends: Float64Array[] = [];
  readonly events: Float64Array[] = [];
  /** Township and community doctors by facility at month 0, and of these who have left it. */
  readonly stock: Float64Array;
  private readonly left: Float64Array;
  private readonly censored: Float64Array;

  private constructor(facilities: number, cohort: Cohort, home: Int32Array) {
    this.cohort = cohort;
    this.home = home;
    this.observed = new Uint8Array(cohort.size);
    this.stock = new Float64Array(facilities);
    this.left = new Float64Array(facilities);
    this.censored = new Float64Array(facilities);
  }

  /** Everybody in post in a month that is about to begin. */
  static of(m: Month): Retention {
    const cohort = new Cohort(m.world.clock[1]);
    const r = new Retention(m.world.facilities.type.length, cohort, new Int32Array(cohort.size));
    r.enrol(m);
    return r;
  }

  /** The same counts, to go on with apart. */
  fork(): Retention {
    // Who was there at month 0, and where, does not change any more.
    const copy = new Retention(this.stock.length, this.cohort, this.home);
    copy.observed.set(this.observed);
    for (const key of ["stock", "left", "censored", "atRisk"] as const) copy[key].set(this[key]);
    for (const key of ["ends", "events"] as const) copy[key].push(...this[key].map((sums) => sums.slice()));
    return copy;
  }

  private enrol(m: Month): void {
    const { doctors: d, facilities: f, clock } = m.world;
    for (let i = 0; i < clock[1]; i++) {
      const j = d.facility[i];
      if (j < 0) continue;
      this.stock[j]++;
      const curves = observedIn[f.type[j]];
      if (curves === 0) continue;
      const at = this.cohort.add(d.id[i]);
      this.home[at] = j;
      this.observed[at] = curves;
      for (let c = 0; c < CURVES; c++) if ((curves & (1 << c)) !== 0) this.atRisk[c]++;
    }
  }

  /** Reads a month's moves. */
  month(m: Month): void {
    const { moves } = m.tally;
    const types = m.world.facilities.type;
    const events = new Float64Array(CURVES);
    const ends = new Float64Array(CURVES);
    for (let k = 0; k < moves.count; k++) {
      if (moves.kind[k] !== 0 || moves.origin[k] < 0) continue;
      const at = this.cohort.of(moves.id[k]);
      const curves = at < 0 ? 0 : this.observed[at];
      if (curves === 0) continue;
      const home = this.home[at];
      const retired = moves.destination[k] === RETIREMENT;
      const stillPrimary = moves.target[k] >= 0 && isPrimary(types[moves.target[k]]);
      let ending = curves;
      if (!retired && stillPrimary) ending &= ~IN_PRIMARY_CARE;
      // Whoever comes back and goes again has left once.
      if (moves.origin[k] === home && (curves & ~IN_PRIMARY_CARE) !== 0) {
        if (retired) this.censored[home]++;
        else this.left[home]++;
      }
      for (let c = 0; c < CURVES; c++)
        if ((ending & (1 << c)) !== 0) {
          ends[c]++;
          if (!retired) events[c]++;
        }
      this.observed[at] = curves & ~ending;
    }
    this.ends.push(ends);
    this.events.push(events);
  }

  /** Share of a facility's doctors of month 0 still there now, retirement left out. */
  ofFacility(j: number): number {
    const observed = this.stock[j] - this.censored[j];
    return observed > 0 ? 1 - this.left[j] / observed : Number.NaN;
  }
}

/** The curves that such counts make. */
export class Curves {
  /** By month, curve after curve. */
  readonly survivalByMonth: number[] = [];
  readonly atRiskByMonth: number[] = [];

  constructor(atRisk: Float64Array, ends: readonly Float64Array[], events: readonly Float64Array[]) {
    const survival = new Float64Array(CURVES).fill(1);
    const left = atRisk.slice();
    this.push(survival, left);
    for (let month = 0; month < ends.length; month++) {
      for (let c = 0; c < CURVES; c++) {
        if (left[c] > 0) survival[c] *= 1 - events[month][c] / left[c];
        left[c] -= ends[month][c];
      }
      this.push(survival, left);
    }
  }

  /** Share of a curve still in post `months` after month 0; null past the end. */
  at(curve: number, months: number): number | null {
    return this.survivalByMonth[months * CURVES + curve] ?? null;
  }

  private push(survival: Float64Array, atRisk: Float64Array): void {
    this.survivalByMonth.push(...survival);
    this.atRiskByMonth.push(...atRisk);
  }
}
