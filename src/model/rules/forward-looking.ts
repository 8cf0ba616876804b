import { exp, log } from "../../base/exp-log.ts";
import { retirementMonth } from "../employ.ts";
import type { Surroundings } from "../factor.ts";
import { rule, type WaysOut } from "../rule.ts";

/**
 * V = w + ρ·E[V′] + ε, a decision a year until retirement or the planning horizon; whoever leaves does so for good.
 * Worth is a flow: over the whole horizon it counts as much as in random utility, and with ρ = 0 the two are one. Flows
 * are expected to stay as they are; what lies ahead by right – a title, a completion payment, a return – is in the factors.
 */
export default rule({
  id: "forward-looking",
  name: { en: "Forward-looking retention", zh: "前瞻性留任" },
  why: {
    en: "Doctors weigh all years until retirement, and staying keeps the option of leaving later.",
    zh: "医师权衡直至退休的全部年份，留任还保留了日后再离开的选择权。",
  },
  theory: "Gotz and McCall 1984, the dynamic retention model",
  aligned: { intention: "forwardLookingIntention", inertia: "forwardLookingInertia" },
  felt(relative, doctor, around) {
    const { foresight, horizon, evidenceInLook, inertia } = around.params;
    const years = yearsLeft(doctor, around);
    const whole = annuity(foresight, Math.ceil(horizon / 12));
    // Nobody knows what offers will come: elsewhere is what one like the doctor earns anywhere.
    const later = option((evidenceInLook * relative) / whole, { worth: [0], constant: [-inertia] }, years, foresight);
    return (annuity(foresight, years) / whole) * relative + (foresight * later) / evidenceInLook;
  },
  weigh(byFactor, worth, from, to, _reference, doctor, around) {
    const { foresight, horizon } = around.params;
    const share = annuity(foresight, yearsLeft(doctor, around)) / annuity(foresight, Math.ceil(horizon / 12));
    for (let k = from; k < to; k++) {
      for (const row of byFactor) row[k] *= share;
      worth[k] *= share;
    }
  },
  staying(worth, _relative, ways, doctor, around) {
    const { foresight, evidenceInChoice } = around.params;
    const years = yearsLeft(doctor, around);
    const yearly = (total: number): number => (evidenceInChoice * total) / annuity(foresight, years);
    const flows: WaysOut = { worth: ways.worth.map(yearly), constant: ways.constant };
    return foresight * option(yearly(worth), flows, years, foresight);
  },
});

/** Decisions that are left, one a year, this one included. */
function yearsLeft(doctor: number, around: Surroundings): number {
  const months = Math.min(around.params.horizon, retirementMonth(around, doctor) - around.month);
  return Math.max(1, Math.ceil(months / 12));
}

/** 1 + ρ + … + ρ^(years − 1). */
function annuity(discount: number, years: number): number {
  let sum = 0;
  let weight = 1;
  for (let n = 0; n < years; n++) {
    sum += weight;
    weight *= discount;
  }
  return sum;
}

/**
 * What it is worth next year, beyond staying to the end, to be able to leave in one of the years after this one: backward
 * induction over yearly flows with Gumbel shocks of mean nothing, whose expected largest is the logarithm of a sum.
 */
export function option(flow: number, ways: WaysOut, years: number, discount: number): number {
  let value = 0;
  let stayer = 0;
  let annual = 0;
  for (let n = 1; n < years; n++) {
    annual = 1 + discount * annual;
    const stay = flow + discount * value;
    stayer = flow + discount * stayer;
    // Relative to staying: no exponential overflows but of what is worth far more, which then is the value itself.
    let largest = 0;
    for (let j = 0; j < ways.worth.length; j++)
      largest = Math.max(largest, ways.constant[j] + ways.worth[j] * annual - stay);
    let sum = exp(-largest);
    for (let j = 0; j < ways.worth.length; j++) sum += exp(ways.constant[j] + ways.worth[j] * annual - stay - largest);
    value = stay + largest + log(sum);
  }
  return value - stayer;
}
