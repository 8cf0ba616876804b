import { log, sigmoid } from "../base/exp-log.ts";
import type { Race } from "../base/rng.ts";
import { educationPay } from "./factors/pay.ts";
import { EDUCATIONS, TITLES, VILLAGE_POST } from "./kinds.ts";
import type { Params } from "./parameters.ts";
import { titlePay } from "./pay-table.ts";
import { purpose } from "./purposes.ts";
import type { Month } from "./step.ts";
import { flag, NEVER } from "./world.ts";
import { factors } from "./worth.ts";

/** The month's draws that decide who looks around: 32 bits for each identity. */
export const lookDraws = (m: Month): Race => m.draw.race(purpose.look, m.month, 0);

/** ln(1 + years) by months in post; longer than anybody serves. */
const tenure = Float64Array.from({ length: 1200 }, (_, months) => log(1 + months / 12));

/** Slack in worth that a look's bound survives: wider means looser bounds, narrower means refreshing more often. */
export const SLACK = 0.2;

const payFactor = factors.findIndex((f) => f.id === "pay");

/** Worth of staying against what one like the doctor earns anywhere, from the worth of the place. */
export function relativeWorth(m: Month, i: number, worth: number): number {
  const d = m.world.doctors;
  return worth - m.betas[payFactor] * d.payWeight[i] * m.scratch.usualPay[d.title[i] * EDUCATIONS + d.education[i]];
}

/** The same as the rule of choice has it count in the look. */
export function feltWorth(m: Month, i: number, worth: number): number {
  const relative = relativeWorth(m, i, worth);
  return m.rule.felt === undefined ? relative : m.rule.felt(relative, i, m);
}

/** ln of what a title and a degree earn anywhere, relative to an attending doctor with a bachelor's degree. */
export const usualPay = (p: Params): Float64Array =>
  Float64Array.from({ length: TITLES * EDUCATIONS }, (_, k) =>
    log(titlePay(p)[Math.floor(k / EDUCATIONS)] * educationPay(p)[k % EDUCATIONS]),
  );

/** Log odds of turnover intention. */
export function intentionLogit(m: Month, i: number, relative: number, burnedOut: boolean): number {
  const d = m.world.doctors;
  const p = m.params;
  const months = m.month - d.since[i];
  let logit = p.intentionBase - p.evidenceInLook * relative - p.intentionTenure * tenure[months < 1200 ? months : 1199];
  if (d.post[i] === VILLAGE_POST) logit += p.intentionVillage;
  if (m.rule.aligned !== undefined) logit += p[m.rule.aligned.intention];
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
  (m.world.doctors.flags[i] & flag.deciding) !== 0 && m.month < m.world.doctors.bondEnd[i];

/** Chance of looking around this month that goes with an intention. */
export function lookChance(m: Month, i: number, intent: number): number {
  const p = m.params;
  const window = deciding(m, i);
  const raised = p.searchMonthly * intent * (window ? 1 + p.postBond : 1);
  const limit = lookLimit(m, window);
  return raised < limit ? raised : limit;
}

/** Nobody's chance of looking is higher, whatever their intention; a decision window raises it. */
export const lookLimit = (m: Month, window: boolean): number => (window ? m.params.lookMaxAfterBond : m.params.lookMax);

export const isBurnedOut = (m: Month, i: number): boolean => m.world.doctors.burnout[i] > m.params.burnoutCut;

/** A chance as a threshold for 32-bit draws: looks if draw < threshold. Rounded up, so never below the chance. */
export function thresholdOf(chance: number): number {
  const t = Math.ceil(chance * 4294967296) + 1;
  return t < 4294967294 ? t : 4294967294;
}
