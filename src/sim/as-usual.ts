import { LogMemo } from "../base/log-memo.ts";
import type { AsUsual } from "../model/as-usual.ts";
import { grantBonus, grantPenalty } from "../model/grants.ts";
import { EDUCATIONS } from "../model/kinds.ts";
import { capitation, caseUplift, outcomeWeight, remoteCoefficient } from "../model/payment.ts";
import type { Month } from "../model/step.ts";

/** Without any of these no pool is ever paid. */
const poolTerms = [capitation, caseUplift, remoteCoefficient, outcomeWeight, grantPenalty, grantBonus];

/** Has only some groups of factors feel the policy, as bits; the month begins under the status quo, so nothing differs yet. */
export function feltBy(m: Month, groups: number): AsUsual {
  const { world, usual, params, townOf, sentinel } = m;
  const { evaluated, succeeded } = world.careers;
  const cells = m.pay.length;
  return {
    felt: groups,
    around: {
      world,
      terms: usual,
      params,
      get month() {
        return m.month;
      },
      pay: new Float64Array(cells),
      peerPay: new Float64Array(cells),
      payLogs: new LogMemo(cells * EDUCATIONS),
      gapLogs: new LogMemo(cells),
      success: new Float64Array(m.success.length),
      townOf,
      sentinel,
    },
    performance: world.places.performance.slice(),
    pools: poolTerms.some((term) => usual.anywhere(term)),
    careers: { evaluated: evaluated.slice(), succeeded: succeeded.slice() },
  };
}
