import { log, sigmoid } from "../base/exp-log.ts";
import { educationPay } from "./factors/pay.ts";
import { VILLAGE_POST } from "./kinds.ts";
import { titlePay } from "./pay-table.ts";
import type { Month } from "./step.ts";
import { flag, NEVER } from "./world.ts";
import { factors } from "./worth.ts";

/** Slack in worth that a look's bound survives: wider means looser bounds, narrower means refreshing more often. */
export const SLACK = 0.1;

const payFactor = factors.findIndex((f) => f.id === "pay");

/** Worth of staying against what one like the doctor earns anywhere, from the worth of the place. */
export function relativeWorth(m: Month, i: number, worth: number): number {
  const d = m.world.doctors;
  const usual = titlePay(m.params)[d.title[i]] * educationPay(m.params)[d.education[i]];
  return worth - m.betas[payFactor] * d.payWeight[i] * log(usual);
}

/** Log odds of turnover intention. */
export function intentionLogit(m: Month, i: number, relative: number, burnedOut: boolean): number {
  const d = m.world.doctors;
  const p = m.params;
  const years = (m.month - d.since[i]) / 12;
  let logit = p.intentionBase - p.evidenceInLook * relative - p.intentionTenure * log(1 + (years > 0 ? years : 0));
  if (d.post[i] === VILLAGE_POST) logit += p.intentionVillage;
  if (burnedOut) logit += p.intentionBurnout;
  if ((d.flags[i] & flag.stayer) !== 0) logit -= p.stayerIntention;
  if (d.trainedEnd[i] !== NEVER && m.month < d.trainedEnd[i]) logit += p.trainedIntention;
  return logit;
}

/** Turnover intention as surveys ask it: the chance that the doctor says they want to leave. */
export const intention = (m: Month, i: number, relative: number, burnedOut: boolean): number =>
  sigmoid(intentionLogit(m, i, relative, burnedOut));

/** Whether the doctor's service obligation has just ended and they decide anew. */
export const deciding = (m: Month, i: number): boolean =>
  m.world.doctors.windowEnd[i] !== NEVER && m.month < m.world.doctors.windowEnd[i];

/** Chance of looking around this month that goes with an intention. */
export function lookChance(m: Month, i: number, intent: number): number {
  const p = m.params;
  const window = deciding(m, i);
  const raised = p.searchMonthly * intent * (window ? 1 + p.postBond : 1);
  const limit = window ? p.lookMaxAfterBond : p.lookMax;
  return raised < limit ? raised : limit;
}

export const isBurnedOut = (m: Month, i: number): boolean => m.world.doctors.burnout[i] > m.params.burnoutCut;

/** A chance as a threshold for 32-bit draws: looks if draw < threshold. Rounded up, so never below the chance. */
export function thresholdOf(chance: number): number {
  const t = Math.ceil(chance * 4294967296) + 1;
  return t < 4294967294 ? t : 4294967294;
}
