import { EFFORT_UNITS, isAway } from "../model/employ.ts";
import { silverAt, silverHands } from "../model/guests.ts";
import { COUNTY_MANAGED, destinations, isCentre, isPrimary, TARGETED, TOWNSHIP } from "../model/kinds.ts";
import { intention, isBurnedOut, relativeWorth } from "../model/look.ts";
import { isBound } from "../model/obligation.ts";
import { addHere } from "../model/return-right.ts";
import { type Month, monthOfYear } from "../model/step.ts";
import { flag, NEVER } from "../model/world.ts";
import { evaluate } from "../model/worth.ts";
import { satisfiedWithTraining, type Thresholds, trainingThreshold } from "./survey.ts";

const DECEMBER = 11;
const RETIREMENT = destinations.indexOf("retirement");
const BACHELOR = 2;
const ATTENDING = 2;
const ASSOCIATE_CHIEF = 3;
/** Five years of age make a stratum; older than anybody works. */
const STRATUM = 60;
const STRATA = 20;
/** Counted from the first, which is 0. */
const THIRD_YEAR = 2;

/** Of whom the odds of leaving are compared: by stratum of age those after long training and those without, and who of them left. */
class OddsByAge {
  private readonly trained = new Float64Array(STRATA);
  private readonly trainedLeft = new Float64Array(STRATA);
  private readonly others = new Float64Array(STRATA);
  private readonly othersLeft = new Float64Array(STRATA);

  add(stratum: number, trained: boolean, left: boolean): void {
    (trained ? this.trained : this.others)[stratum]++;
    if (left) (trained ? this.trainedLeft : this.othersLeft)[stratum]++;
  }

  /** Both sums of the Mantel–Haenszel odds ratio, which add up over runs. */
  sums(): readonly [number, number] {
    let above = 0;
    let below = 0;
    for (let s = 0; s < STRATA; s++) {
      const n = this.trained[s] + this.others[s];
      if (n === 0) continue;
      above += (this.trainedLeft[s] * (this.others[s] - this.othersLeft[s])) / n;
      below += (this.othersLeft[s] * (this.trained[s] - this.trainedLeft[s])) / n;
    }
    return [above, below];
  }
}

/**
 * What the studies behind published effects counted and no table holds. It looks at a run as it goes and changes nothing:
 * with or without it the run is the same to the byte.
 */
export class Probe {
  private readonly satisfiedFrom: Thresholds;
  private satisfied: number | null = null;
  private ranked = { doctors: 0, with: 0, without: 0 };
  private silver = { visits: 0, months: 0 };
  private parents = { asked: 0, choosing: 0 };
  private recruitsWithDegree = 0;
  /** Month in which the bond ends, by identity, of targeted graduates of recorded months who are still in rural care. */
  private readonly targeted = new Map<number, number>();
  private readonly followed = { months: 0, left: 0, monthsUnbound: 0, leftUnbound: 0 };
  /** Stratum of age, and whether after long training, of those who could leave a centre this month, by identity. */
  private free = new Map<number, number>();
  private readonly leaving = new OddsByAge();
  /** Doctors of centres of attending rank or above, the key staff, at the end of last month. */
  private keyStaff = new Set<number>();
  private readonly keyThirdYear = { months: 0, left: 0 };

  constructor(m: Month) {
    this.satisfiedFrom = trainingThreshold(m);
  }

  month(m: Month): void {
    this.follow(m);
    this.compareTrained(m);
    this.watchKeyStaff(m);
    this.countVisits(m);
    this.parents.asked += m.tally.parents.asked;
    this.parents.choosing += m.tally.parents.choosing;
    if (monthOfYear(m.month) !== DECEMBER) return;
    this.askAboutRank(m);
    this.satisfied = satisfiedWithTraining(m, this.satisfiedFrom);
  }

  figures(): Record<string, number | null> {
    const { ranked, silver, parents, followed } = this;
    const odds = (sum: number): number | null => (ranked.doctors > 0 ? sum / (ranked.doctors - sum) : null);
    const aYear = (left: number, months: number): number | null => (months > 0 ? (12 * left) / months : null);
    const [above, below] = this.leaving.sums();
    return {
      intentionOddsRanked: odds(ranked.with),
      intentionOddsUnranked: odds(ranked.without),
      targetedLeaving: aYear(followed.left, followed.months),
      targetedLeavingUnbound: aYear(followed.leftUnbound, followed.monthsUnbound),
      parentsChoosing: parents.asked > 0 ? parents.choosing / parents.asked : null,
      silverVisits: aYear(silver.visits, silver.months),
      satisfiedTraining: this.satisfied,
      leavingTrained: above,
      leavingUntrained: below,
      leavingKeyStaff: aYear(this.keyThirdYear.left, this.keyThirdYear.months),
      recruitsWithDegree: this.recruitsWithDegree,
    };
  }

  /** Targeted graduates from the month they start until they leave rural care, be it by breaking the bond; retirement is no leaving. */
  private follow(m: Month): void {
    const { doctors: d, facilities: f } = m.world;
    const { moves, joined } = m.tally;
    const { followed, targeted } = this;
    for (let k = 0; k < moves.count; k++) {
      const bound = targeted.get(moves.id[k]);
      const to = moves.target[k];
      if (bound === undefined || moves.kind[k] !== 0 || (to >= 0 && isPrimary(f.type[to]))) continue;
      targeted.delete(moves.id[k]);
      if (moves.destination[k] === RETIREMENT) continue;
      followed.left++;
      if (bound <= m.month) followed.leftUnbound++;
    }
    for (const i of joined) {
      const j = d.facility[i];
      if (j < 0 || !isCentre(f.type[j])) continue;
      if (d.post[i] === TARGETED) targeted.set(d.id[i], d.bondEnd[i]);
      else if (d.education[i] >= BACHELOR) this.recruitsWithDegree++;
    }
    for (const bound of targeted.values()) {
      followed.months++;
      if (bound <= m.month) followed.monthsUnbound++;
    }
  }

  /** Whoever was free to leave a centre: who left this month, and who may leave in the next. */
  private compareTrained(m: Month): void {
    const { doctors: d, facilities: f, clock } = m.world;
    const { moves } = m.tally;
    for (let k = 0; k < moves.count; k++) {
      const known = this.free.get(moves.id[k]);
      if (known === undefined || moves.kind[k] !== 0) continue;
      if (moves.destination[k] !== RETIREMENT) this.leaving.add(known >> 1, (known & 1) === 1, true);
      this.free.delete(moves.id[k]);
    }
    for (const known of this.free.values()) this.leaving.add(known >> 1, (known & 1) === 1, false);
    this.free = new Map();
    for (let i = 0; i < clock[1]; i++) {
      const j = d.facility[i];
      if (j < 0 || !isCentre(f.type[j]) || isBound(m.world, i) || isAway(m.world, i)) continue;
      const trained = d.trainedEnd[i] !== NEVER && d.trainedEnd[i] > m.month + 1 ? 1 : 0;
      this.free.set(d.id[i], 2 * Math.floor((m.month - d.born[i]) / STRATUM) + trained);
    }
  }

  private watchKeyStaff(m: Month): void {
    const { doctors: d, facilities: f, clock } = m.world;
    const { moves } = m.tally;
    const year = Math.floor((m.month - m.start) / 12);
    if (year === THIRD_YEAR) {
      this.keyThirdYear.months += this.keyStaff.size;
      for (let k = 0; k < moves.count; k++)
        if (moves.kind[k] === 0 && moves.destination[k] !== RETIREMENT && this.keyStaff.has(moves.id[k]))
          this.keyThirdYear.left++;
    }
    this.keyStaff = new Set();
    for (let i = 0; i < clock[1]; i++)
      if (d.facility[i] >= 0 && isCentre(f.type[d.facility[i]]) && d.title[i] >= ATTENDING) this.keyStaff.add(d.id[i]);
  }

  /** A centre's visits fall to whoever sees patients there, in proportion to the time they give. */
  private countVisits(m: Month): void {
    const { facilities: f } = m.world;
    for (let j = 0; j < f.type.length; j++) {
      const serving = isCentre(f.type[j]) ? silverAt(m, j) : 0;
      if (serving === 0) continue;
      const present = f.headcount[j] + f.received[j] / EFFORT_UNITS - f.lent[j] + f.guests[j];
      this.silver.months += serving;
      if (present > 0) this.silver.visits += (f.visits[j] * silverHands(m, j)) / present;
    }
  }

  /**
   * Each township doctor of attending rank or above is asked twice, everything else as it is: with a senior title and what
   * is paid for one, and as an attending doctor.
   */
  private askAboutRank(m: Month): void {
    const { doctors: d, facilities: f, clock } = m.world;
    for (let i = 0; i < clock[1]; i++) {
      const j = d.facility[i];
      if (j < 0 || f.type[j] !== TOWNSHIP || d.title[i] < ATTENDING || d.post[i] === COUNTY_MANAGED) continue;
      this.ranked.doctors++;
      this.ranked.with += intentionAs(m, i, ASSOCIATE_CHIEF);
      this.ranked.without += intentionAs(m, i, ATTENDING);
    }
  }
}

/** Turnover intention with another title, appointed to it; the doctor is left as they were. */
function intentionAs(m: Month, i: number, title: number): number {
  const { doctors: d } = m.world;
  const own = d.title[i];
  const flags = d.flags[i];
  d.title[i] = title;
  d.flags[i] &= ~flag.passed;
  m.scratch.pairs.count = 0;
  addHere(m, i);
  evaluate(m);
  m.scratch.pairs.count = 0;
  const said = intention(m, i, relativeWorth(m, i, m.scratch.worth[0]), isBurnedOut(m, i));
  d.title[i] = own;
  d.flags[i] = flags;
  return said;
}
