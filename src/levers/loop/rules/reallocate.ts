import { type Movable, rule } from "../rule.ts";

/** A lever that was once given up keeps a claim as if this much of it were left, so that it can come back. */
const LEAST = 0.05;

/**
 * Shares out `money` by claims, no lever getting more than it can spend; what one cannot spend goes to the others.
 * Levers that cost nothing need no money and get their whole strength.
 */
function share(levers: readonly Movable[], claims: readonly number[], money: number): number[] {
  const strengths: number[] = levers.map(({ fullCost }) => (fullCost > 0 ? 0 : 1));
  const open = new Set(levers.flatMap(({ fullCost }, k) => (fullCost > 0 && claims[k] > 0 ? [k] : [])));
  let left = money;
  while (open.size > 0) {
    let claimed = 0;
    for (const k of open) claimed += claims[k];
    const sated = [...open].filter((k) => (left * claims[k]) / claimed >= levers[k].fullCost);
    if (sated.length === 0) {
      for (const k of open) strengths[k] = (left * claims[k]) / claimed / levers[k].fullCost;
      break;
    }
    for (const k of sated) {
      strengths[k] = 1;
      left -= levers[k].fullCost;
      open.delete(k);
    }
  }
  return strengths;
}

export default rule({
  id: "reallocate",
  name: { en: "the budget divided anew", zh: "预算再分配" },
  why: {
    en: "The whole budget is spent: money goes from levers whose targets are met to those whose targets are missed, in proportion to how far.",
    zh: "预算总额不变并全部用完：资金从已达标的政策转向未达标的政策，差距越大转移越多。",
  },
  next({ levers, budget, gain }) {
    const money = levers.map(({ strength, fullCost }) => Math.max(strength, LEAST) * fullCost);
    let all = 0;
    let needed = 0;
    levers.forEach(({ need }, k) => {
      all += money[k];
      needed += money[k] * need;
    });
    const mean = all > 0 ? needed / all : 0;
    // Never a negative claim, and never quite none: a need that comes up again must find something to multiply.
    const claims = levers.map(({ need }, k) => money[k] * Math.max(LEAST, 1 + gain * (need - mean)));
    return share(levers, claims, budget);
  },
});
