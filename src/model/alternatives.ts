import type { Alternative } from "./decision.ts";
import { ledgerAt } from "./employ.ts";
import { CONTRACT, ledgerKindOf, OTHER, OUTSIDE, offerClasses, PLACE_TYPES, PRIVATE } from "./kinds.ts";
import { purpose } from "./purposes.ts";
import type { WaysOut } from "./rule.ts";
import type { Month } from "./step.ts";
import { addPair } from "./worth.ts";

const SAME_TIER = offerClasses.indexOf("same-tier");
const PRIVATE_OFFER = offerClasses.indexOf("private");
const OTHER_OFFER = offerClasses.indexOf("other");

/** What one doctor weighs this month, side by side: offers, then ways out. Used again for the next doctor. */
export class Alternatives {
  count = 0;
  readonly offerClass = new Int32Array(16);
  /** Facility −1 for a way out. */
  readonly facility = new Int32Array(16);
  readonly kind = new Int32Array(16);
  readonly pair = new Int32Array(16);
  /** Tells the Gumbel draws of one doctor apart. */
  readonly option = new Int32Array(16);
  readonly constant = new Float64Array(16);

  add(offerClass: number, facility: number, kind: number, pair: number, option: number, constant: number): void {
    const k = this.count++;
    this.offerClass[k] = offerClass;
    this.facility[k] = facility;
    this.kind[k] = kind;
    this.pair[k] = pair;
    this.option[k] = option;
    this.constant[k] = constant;
  }

  /** Adds the ways out of a county: a post of this kind at a facility of this type elsewhere, private practice, other work. */
  addWaysOut(m: Month, i: number, county: number, type: number, post: number, sameTierConstant: number): void {
    const { constants } = m.scratch;
    this.addWayOut(m, i, county, SAME_TIER, OUTSIDE + type, post, sameTierConstant);
    this.addWayOut(m, i, county, PRIVATE_OFFER, PRIVATE, CONTRACT, constants[PRIVATE_OFFER]);
    this.addWayOut(m, i, county, OTHER_OFFER, OTHER, CONTRACT, constants[OTHER_OFFER]);
  }

  private addWayOut(
    m: Month,
    i: number,
    county: number,
    offerClass: number,
    placeType: number,
    post: number,
    constant: number,
  ): void {
    const place = m.geography.outsideClass[county * PLACE_TYPES + placeType];
    if (place >= 0) this.add(offerClass, -1, post, addPair(m, i, place, post, 0), offerClass, constant);
  }

  /** Pair of the way out of this class; of the first alternative where there is none. */
  pairOfWay(offerClass: number): number {
    for (let k = 0; k < this.count; k++)
      if (this.facility[k] < 0 && this.offerClass[k] === offerClass) return this.pair[k];
    return this.pair[0];
  }

  /** The ways out with their constants less that of staying. */
  waysOut(m: Month, stayConstant: number): WaysOut {
    const worth: number[] = [];
    const constant: number[] = [];
    for (let k = 0; k < this.count; k++)
      if (this.facility[k] < 0) {
        worth.push(m.scratch.worth[this.pair[k]]);
        constant.push(this.constant[k] - stayConstant);
      }
    return { worth, constant };
  }

  /**
   * The alternatives better than `stay`, once the worth of their pairs is known. A way out is always to be had, so what is
   * worth less than the best of them would never be asked for and is left out – unless the first met will do.
   */
  better(m: Month, i: number, stay: number, score: (m: Month, i: number, facility: number) => number): Alternative[] {
    const { worth, pairs } = m.scratch;
    const id = m.world.doctors.id[i];
    const better: Alternative[] = [];
    const takesFirst = m.rule.takesFirst === true;
    let least = stay;
    for (let k = this.count - 1; k >= 0; k--) {
      const constant = this.constant[k];
      const certain = m.params.evidenceInChoice * worth[this.pair[k]] + constant;
      const gumbel = m.draw.gumbelAbove(least - certain - ROUNDING, purpose.gumbelOption, m.month, id, this.option[k]);
      const utility = certain + gumbel;
      if (utility <= least) continue;
      const facility = this.facility[k];
      if (facility < 0 && !takesFirst) least = utility;
      better.push({
        offerClass: this.offerClass[k],
        facility,
        kind: this.kind[k],
        constant,
        gumbel,
        utility,
        preference: takesFirst ? m.draw.uniform(purpose.meetingOrder, m.month, id, this.option[k]) : utility,
        cell: facility < 0 ? -1 : ledgerAt(facility, ledgerKindOf(this.kind[k])),
        score: facility < 0 ? 0 : score(m, i, facility),
        placeClass: pairs.placeClass[this.pair[k]],
      });
    }
    return better;
  }
}

/** Room for rounding where utilities are compared by their parts. */
const ROUNDING = 1e-6;
