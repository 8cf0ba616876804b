import type { Alternative, Decision } from "./decision.ts";
import { GROUPS } from "./kinds.ts";
import { feltWorth, intention, isBurnedOut, lookChance, lookDraws, relativeWorth, thresholdOf } from "./look.ts";
import { type Month, SPLITS } from "./step.ts";
import { factors, groupOf } from "./worth.ts";

const STRAIN = GROUPS - 1;
/** What going gains by group, as it is and as it was weighed; used again for the next who goes. */
const deficitsByGroup = new Float64Array(GROUPS);
const gainsByGroup = new Float64Array(GROUPS);
const SCHOOLING = factors.findIndex((f) => f.id === "schooling");

/** Worth by factor of staying and of the chosen alternative. */
interface Compared {
  readonly stay: Float64Array;
  readonly chosen: Float64Array;
}

/** The same as it is and as the rule of choice weighs it: one where it weighs nothing anew. */
export interface Reasons {
  readonly worth: Compared;
  readonly weighed: Compared;
}

/**
 * Two exact measures of why a doctor leaves, everyone else held fixed. *Pivotal*: with the group's deficit made good here,
 * no look would have happened or nothing chosen would have beaten staying; causes may overlap. *Split*: utility gained by
 * group, with opportunity and luck, summing to the whole; opportunity holds what a rule adds to staying beyond worth.
 */
export function causesOf(m: Month, decision: Decision, chosen: Alternative, { worth, weighed }: Reasons): void {
  const { doctors: d, facilities: f } = m.world;
  const { row: i, stay, stayWorth, stayWeighed, stayConstant, stayGumbel, ways } = decision;
  const type = f.type[d.facility[i]];
  const { tally } = m;
  const mu = m.params.evidenceInChoice;
  const draw = lookDraws(m).bits(d.id[i]);
  const burnedOut = isBurnedOut(m, i);
  const deficits = byGroup(worth, deficitsByGroup);
  const gains = weighed === worth ? deficits : byGroup(weighed, gainsByGroup);
  const { staying } = m.rule;
  const relative = relativeWorth(m, i, stayWorth);
  // Whoever takes the first that is good enough would still find the best of the ways out.
  let toBeat = chosen.utility;
  for (const { facility, utility } of decision.better) if (facility < 0 && utility > toBeat) toBeat = utility;
  /** What the rule adds to staying, were it worth so much more, beyond what it adds as things are. */
  const further = (deficit: number, gain: number): number =>
    staying === undefined
      ? 0
      : staying(stayWeighed + gain, relative + deficit, ways, i, m) - staying(stayWeighed, relative, ways, i, m);
  /** Would the doctor have stayed, had staying been worth `deficit` more, which counts as `gain` in the choice? */
  const pivots = (deficit: number, gain: number): boolean =>
    deficit > 0 &&
    (stay + mu * gain + further(deficit, gain) >= toBeat ||
      draw >= lookThreshold(m, i, stayWorth + deficit, burnedOut));
  tally.leavers[type]++;
  let mask = 0;
  for (let g = 0; g < GROUPS; g++) {
    tally.split[type * SPLITS + g] += mu * gains[g];
    const pivotal =
      g === STRAIN ? burnedOut && draw >= lookThreshold(m, i, stayWorth, false) : pivots(deficits[g], gains[g]);
    if (!pivotal) continue;
    tally.pivotal[type * GROUPS + g]++;
    mask |= 1 << g;
  }
  tally.causes.id.push(d.id[i]);
  tally.causes.pivotal.push(mask);
  const deficit = worth.chosen[SCHOOLING] - worth.stay[SCHOOLING];
  if (pivots(deficit, weighed.chosen[SCHOOLING] - weighed.stay[SCHOOLING])) tally.schooling[type]++;
  tally.split[type * SPLITS + GROUPS] += chosen.constant - stayConstant;
  tally.split[type * SPLITS + GROUPS + 1] += chosen.gumbel - stayGumbel;
}

function byGroup({ stay, chosen }: Compared, into: Float64Array): Float64Array {
  into.fill(0);
  for (let k = 0; k < factors.length; k++) into[groupOf[k]] += chosen[k] - stay[k];
  return into;
}

const lookThreshold = (m: Month, i: number, worth: number, burnedOut: boolean): number =>
  thresholdOf(lookChance(m, i, intention(m, i, feltWorth(m, i, worth), burnedOut)));
