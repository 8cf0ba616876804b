import type { Alternative, Decision } from "./decision.ts";
import { GROUPS } from "./kinds.ts";
import { intention, isBurnedOut, lookChance, lookDraws, relativeWorth, thresholdOf } from "./look.ts";
import { type Month, SPLITS } from "./step.ts";
import { factors, groupOf } from "./worth.ts";

const STRAIN = GROUPS - 1;
/** What going gains by group; used again for the next who goes. */
const gains = new Float64Array(GROUPS);
const SCHOOLING = factors.findIndex((f) => f.id === "schooling");

/**
 * Two exact measures of why a doctor leaves, everyone else held fixed. *Pivotal*: with the group's deficit made good here,
 * no look would have happened or nothing chosen would have beaten staying; causes may overlap. *Split*: utility gained by
 * group, with opportunity and luck, summing to the whole.
 */
export function causesOf(
  m: Month,
  decision: Decision,
  chosen: Alternative,
  { stayByFactor, chosenByFactor }: { readonly stayByFactor: Float64Array; readonly chosenByFactor: Float64Array },
): void {
  const { doctors: d, facilities: f } = m.world;
  const { row: i, stay, stayWorth, stayConstant, stayGumbel } = decision;
  const type = f.type[d.facility[i]];
  const { tally } = m;
  const mu = m.params.evidenceInChoice;
  const draw = lookDraws(m).bits(d.id[i]);
  const burnedOut = isBurnedOut(m, i);
  gains.fill(0);
  for (let k = 0; k < factors.length; k++) gains[groupOf[k]] += chosenByFactor[k] - stayByFactor[k];
  /** Would the doctor have stayed, had staying been worth `deficit` more? */
  const pivots = (deficit: number): boolean =>
    deficit > 0 &&
    (stay + mu * deficit >= chosen.utility || draw >= lookThreshold(m, i, stayWorth + deficit, burnedOut));
  tally.leavers[type]++;
  let mask = 0;
  for (let g = 0; g < GROUPS; g++) {
    tally.split[type * SPLITS + g] += mu * gains[g];
    const pivotal = g === STRAIN ? burnedOut && draw >= lookThreshold(m, i, stayWorth, false) : pivots(gains[g]);
    if (!pivotal) continue;
    tally.pivotal[type * GROUPS + g]++;
    mask |= 1 << g;
  }
  tally.causes.id.push(d.id[i]);
  tally.causes.pivotal.push(mask);
  if (pivots(chosenByFactor[SCHOOLING] - stayByFactor[SCHOOLING])) tally.schooling[type]++;
  tally.split[type * SPLITS + GROUPS] += chosen.constant - stayConstant;
  tally.split[type * SPLITS + GROUPS + 1] += chosen.gumbel - stayGumbel;
}

const lookThreshold = (m: Month, i: number, worth: number, burnedOut: boolean): number =>
  thresholdOf(lookChance(m, i, intention(m, i, relativeWorth(m, i, worth), burnedOut)));
