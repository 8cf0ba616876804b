import { isAllZero } from "../base/zero.ts";
import { gather, gatherAnew, isFull, workOut } from "./gathering.ts";
import { GRANT, isPrimary, OUTCOME, PLACE_POOLS } from "./kinds.ts";
import { feltWorth, intention, isBurnedOut } from "./look.ts";
import { bounded, performancePay, putPool } from "./place-pools.ts";
import { isAssumed, type Source } from "./source.ts";
import type { Month } from "./step.ts";
import { term } from "./terms.ts";

const share = (id: string, en: string, zh: string, initial: number, source: Source) =>
  term({
    id,
    name: { en, zh },
    axes: "place",
    unit: "share",
    initial,
    range: [0, 1],
    source,
    grade: isAssumed(source) ? "assumed" : "measured",
  });

export const grantPenalty = share("grantPenalty", "Grant lost for leaving", "流失超限扣减财政拨款比例", 0, "S173");
export const grantBonus = share("grantBonus", "Grant gained for satisfaction", "满意达标增加财政拨款比例", 0, "S175");
export const leavingLimit = share("leavingLimit", "Leaving that costs grant", "流失率上限", 0.1, "S172");
export const satisfactionGoal = share("satisfactionGoal", "Satisfaction that earns grant", "满意度目标", 0.9, "S174");

/** Who says to want to leave less often than not is taken for satisfied: the model asks nobody. */
const WILLING = 0.5;

/**
 * Each December a centre's grant for the next year is cut where too many have left in the year, and raised where enough of
 * its doctors would stay. Basic pay is guaranteed: what the grant loses or gains is performance pay.
 */
export function settleGrants(m: Month, december: boolean): boolean {
  const { facilities: f } = m.world;
  const penalty = m.terms.of(grantPenalty);
  const bonus = m.terms.of(grantBonus);
  let changed = false;
  for (let place = 0; place < penalty.length; place++)
    if (penalty[place] === 0 && bonus[place] === 0 && putPool(m, place, GRANT, 0)) changed = true;
  for (let j = 0; j < f.type.length; j++) f.staffMonths[j] += f.headcount[j];
  if (!december) return changed;
  if (!(isAllZero(penalty) && isAllZero(bonus)) && decide(m, penalty, bonus)) changed = true;
  f.separations.fill(0);
  f.staffMonths.fill(0);
  return changed;
}

function decide(m: Month, penalty: Float64Array, bonus: Float64Array): boolean {
  const { doctors: d, facilities: f, clock, pools } = m.world;
  const { type, count } = m.terms.places;
  const limit = m.terms.of(leavingLimit);
  const goal = m.terms.of(satisfactionGoal);
  const left = new Float64Array(count);
  const years = new Float64Array(count);
  const doctors = new Float64Array(count);
  const willing = new Float64Array(count);
  for (let j = 0; j < f.type.length; j++) {
    left[f.placeClass[j]] += f.separations[j];
    years[f.placeClass[j]] += f.staffMonths[j] / 12;
  }
  const ask = (): void => {
    const { gathered, worth } = m.scratch;
    workOut(m);
    for (let k = 0; k < gathered.count; k++) {
      const i = gathered.doctor[k];
      if (intention(m, i, feltWorth(m, i, worth[gathered.pair[k]]), isBurnedOut(m, i)) < WILLING)
        willing[f.placeClass[d.facility[i]]]++;
    }
    gatherAnew(m);
  };
  gatherAnew(m);
  for (let i = 0; i < clock[1]; i++) {
    const j = d.facility[i];
    if (j < 0 || bonus[f.placeClass[j]] === 0) continue;
    doctors[f.placeClass[j]]++;
    if (isFull(m)) ask();
    gather(m, i);
  }
  ask();
  let changed = false;
  for (let place = 0; place < count; place++) {
    if (!isPrimary(type[place]) || (penalty[place] === 0 && bonus[place] === 0)) continue;
    const { heads, pay, least } = performancePay(m, place);
    if (heads === 0) continue;
    const lost = left[place] > limit[place] * years[place] ? penalty[place] : 0;
    const gained = doctors[place] > 0 && willing[place] >= goal[place] * doctors[place] ? bonus[place] : 0;
    const fen = ((gained - lost) * m.params.fiscalGrant * pay) / heads;
    const taken = pools.fen[place * PLACE_POOLS + OUTCOME];
    if (putPool(m, place, GRANT, bounded(m, place, fen, least, taken))) changed = true;
  }
  return changed;
}
