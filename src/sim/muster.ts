import { schoolStage } from "../model/factors/pay.ts";
import { COUNTY_MANAGED, destinations, TOWNSHIP } from "../model/kinds.ts";
import { deciding } from "../model/look.ts";
import { isBound } from "../model/obligation.ts";
import { worthHere } from "../model/return-right.ts";
import type { Month } from "../model/step.ts";
import { countyOf, townIn } from "../model/towns.ts";
import { cellOf, flag } from "../model/world.ts";
import { factors } from "../model/worth.ts";

/** What may hold a township doctor: an obligation, the decision window after one, a county-managed post, or nothing. */
export const ties = ["obligation", "window", "county-managed", "free"] as const;
export type Tie = (typeof ties)[number];
const TIES = ties.length;
const tieCode = (tie: Tie): number => ties.indexOf(tie);

/** Where a doctor comes from, seen from where they work. */
export const origins = ["home-township", "home-county", "elsewhere"] as const;

/** Who was where in a run, so that two runs on the same luck can be held together doctor by doctor. */
export interface MusterRoll {
  /** Everybody employed at month 0, in the order of their identities. */
  readonly opening: {
    readonly id: Uint32Array;
    /** Type of facility, title and age then. */
    readonly type: Uint8Array;
    readonly title: Uint8Array;
    readonly ageMonths: Uint16Array;
    /** 1 for parents of a child at school, and for whom a spouse's work ties. */
    readonly parent: Uint8Array;
    readonly spouse: Uint8Array;
    /** Position in `origins`. */
    readonly origin: Uint8Array;
  };
  /** What each of them has after a year, or at the end of a shorter run: worth in logarithms of pay, RMB a month. NaN for who is gone. */
  readonly worth: Float64Array;
  readonly pay: Float64Array;
  /** Type of facility in the last month; −1 for who is gone. */
  readonly atEnd: Int8Array;
  /** Identities of the township doctors of each month in ascending order, month 0 first: `from[n]` … `from[n + 1]` − 1 are those of month n. */
  readonly township: { readonly id: Uint32Array; readonly from: Uint32Array };
  /** By tie: doctor-months in township posts, and those of them that ended in a voluntary separation. */
  readonly tieMonths: Float64Array;
  readonly tieLeavers: Float64Array;
  /** Months that doctors of elsewhere worked in townships. */
  readonly visitingMonths: number;
}

const RETIREMENT = destinations.indexOf("retirement");
const PAY = factors.findIndex(({ id }) => id === "pay");
const YEAR = 12;

/** Calls the roll month by month and changes nothing: with or without it the run is the same to the byte. */
export class Muster {
  private readonly months: number;
  private readonly opening: MusterRoll["opening"];
  private readonly worth: Float64Array;
  private readonly pay: Float64Array;
  private readonly atEnd: Int8Array;
  private readonly position = new Map<number, number>();
  private readonly township: number[] = [];
  private readonly from: number[] = [0];
  /** Tie of each township doctor at the end of the month before. */
  private tied = new Map<number, number>();
  private readonly tieMonths = new Float64Array(TIES);
  private readonly tieLeavers = new Float64Array(TIES);
  private visitingMonths = 0;

  /** `months`: how long the run is to be. */
  constructor(m: Month, months: number) {
    this.months = months;
    const { doctors: d, facilities: f, clock } = m.world;
    const rows: number[] = [];
    for (let i = 0; i < clock[1]; i++) if (d.facility[i] >= 0) rows.push(i);
    rows.sort((a, b) => d.id[a] - d.id[b]);
    rows.forEach((i, at) => {
      this.position.set(d.id[i], at);
    });
    this.opening = {
      id: Uint32Array.from(rows, (i) => d.id[i]),
      type: Uint8Array.from(rows, (i) => f.type[d.facility[i]]),
      title: Uint8Array.from(rows, (i) => d.title[i]),
      ageMonths: Uint16Array.from(rows, (i) => m.month - d.born[i]),
      parent: Uint8Array.from(rows, (i) => (schoolStage(m.month, d.childBorn[i]) > 0 ? 1 : 0)),
      spouse: Uint8Array.from(rows, (i) => ((d.flags[i] & flag.spouseTie) !== 0 ? 1 : 0)),
      origin: Uint8Array.from(rows, (i) => originOf(m, i)),
    };
    this.worth = new Float64Array(rows.length).fill(Number.NaN);
    this.pay = new Float64Array(rows.length).fill(Number.NaN);
    this.atEnd = new Int8Array(rows.length);
    this.call(m);
  }

  /** Reads a month that is over. */
  month(m: Month): void {
    const { moves } = m.tally;
    const { type } = m.world.facilities;
    for (const tie of this.tied.values()) this.tieMonths[tie]++;
    for (let k = 0; k < moves.count; k++) {
      const tie = this.tied.get(moves.id[k]);
      if (tie === undefined || moves.kind[k] !== 0 || moves.origin[k] < 0) continue;
      if (type[moves.origin[k]] === TOWNSHIP && moves.destination[k] !== RETIREMENT) this.tieLeavers[tie]++;
    }
    this.call(m);
    const number = m.month - m.start + 1;
    if (number === Math.min(YEAR, this.months)) this.appraise(m);
  }

  roll(): MusterRoll {
    const { opening, worth, pay, atEnd, tieMonths, tieLeavers, visitingMonths } = this;
    const township = { id: Uint32Array.from(this.township), from: Uint32Array.from(this.from) };
    return { opening, worth, pay, atEnd, township, tieMonths, tieLeavers, visitingMonths };
  }

  private call(m: Month): void {
    const { doctors: d, facilities: f, clock } = m.world;
    const here: number[] = [];
    this.tied = new Map();
    this.atEnd.fill(-1);
    for (let i = 0; i < clock[1]; i++) {
      const j = d.facility[i];
      if (j < 0) continue;
      const at = this.position.get(d.id[i]);
      if (at !== undefined) this.atEnd[at] = f.type[j];
      if (f.type[j] === TOWNSHIP) {
        here.push(d.id[i]);
        this.tied.set(d.id[i], tieOf(m, i));
      } else if (f.type[d.workplace[i]] === TOWNSHIP && (d.flags[i] & flag.training) === 0) this.visitingMonths++;
    }
    here.sort((a, b) => a - b);
    for (const id of here) this.township.push(id);
    this.from.push(this.township.length);
  }

  /** What those of month 0 have now. */
  private appraise(m: Month): void {
    const { doctors: d, clock } = m.world;
    for (let i = 0; i < clock[1]; i++) {
      const at = d.facility[i] < 0 ? undefined : this.position.get(d.id[i]);
      if (at === undefined) continue;
      this.worth[at] = worthHere(m, i) / m.betas[PAY];
      this.pay[at] = m.pay[cellOf(m.world, i)];
    }
    m.scratch.pairs.count = 0;
  }
}

function tieOf(m: Month, i: number): number {
  const { post } = m.world.doctors;
  if (isBound(m.world, i)) return tieCode("obligation");
  if (deciding(m, i)) return tieCode("window");
  return tieCode(post[i] === COUNTY_MANAGED ? "county-managed" : "free");
}

function originOf(m: Month, i: number): number {
  const { doctors: d, facilities: f } = m.world;
  const { towns } = m.world.layout;
  const home = d.hometown[i];
  const county = f.county[d.facility[i]];
  if (home >= 0 && home === townIn(towns, county, f.town[d.facility[i]])) return origins.indexOf("home-township");
  return origins.indexOf(home >= 0 && countyOf(towns, home) === county ? "home-county" : "elsewhere");
}
