import type { Alternative, Decision } from "./decision.ts";
import { COUNTY_MANAGED, ESTABLISHED, GROUPS } from "./kinds.ts";
import { feltWorth, intention, isBurnedOut, lookChance, lookDraws, relativeWorth, thresholdOf } from "./look.ts";
import { addHere, countyPlace, finishHere, finishOffer } from "./return-right.ts";
import { type Month, SPLITS } from "./step.ts";
import { addPair, byFactor, evaluate, factors, groupOf, PAIRS, weigh } from "./worth.ts";

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

/** The own place and the chosen one, each with the county hospital beside it where there is a right of return. */
const MOST_REASONS = 4;
const chosenPairs = new Int32Array(Math.floor(PAIRS / MOST_REASONS));
const compared = () => ({ stay: new Float64Array(factors.length), chosen: new Float64Array(factors.length) });
/** Used again for the next who goes. */
const worth = compared();
const asWorth: Reasons = { worth, weighed: worth };
const asWeighed: Reasons = { worth, weighed: compared() };

/** Counts why doctors leave their facility; worth by factor is worked out again for the few who do. */
export function explainLeaving(m: Month, leaving: readonly Leaving[]): void {
  const { facilities: f } = m.world;
  for (let from = 0; from < leaving.length; from += chosenPairs.length) {
    const n = Math.min(chosenPairs.length, leaving.length - from);
    m.scratch.pairs.count = 0;
    for (let k = 0; k < n; k++) {
      const { decision, chosen } = leaving[from + k];
      heresOfLeavers[k] = addHere(m, decision.row);
      chosenPairs[k] = addPair(m, decision.row, chosen.placeClass, chosen.kind, 0);
      if (pools(chosen)) addPair(m, decision.row, countyPlace(m, f.county[chosen.facility]), ESTABLISHED, 0);
    }
    evaluate(m);
    for (let k = 0; k < n; k++) {
      const { decision, chosen } = leaving[from + k];
      finishHere(m, decision.row, heresOfLeavers[k]);
      if (pools(chosen)) finishOffer(m, decision.row, chosenPairs[k], chosen.placeClass);
      const here = heresOfLeavers[k];
      byFactor(m, here, worth.stay);
      byFactor(m, chosenPairs[k], worth.chosen);
      if (m.rule.weigh !== undefined) {
        weigh(m, decision.row, here, k + 1 < n ? heresOfLeavers[k + 1] : m.scratch.pairs.count, here);
        byFactor(m, here, asWeighed.weighed.stay);
        byFactor(m, chosenPairs[k], asWeighed.weighed.chosen);
      }
      causesOf(m, decision, chosen, m.rule.weigh === undefined ? asWorth : asWeighed);
    }
  }
}

/** Somebody who goes, and where to. */
export interface Leaving {
  readonly decision: Decision;
  readonly chosen: Alternative;
}
const heresOfLeavers = new Int32Array(chosenPairs.length);
const pools = ({ kind, facility }: Alternative): boolean => kind === COUNTY_MANAGED && facility >= 0;
