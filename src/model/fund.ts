import { isAllZero } from "../base/zero.ts";
import { illnessOfYear } from "./illness.ts";
import { PLACE_POOLS, REMOTE, TERTIARY, UPLIFT } from "./kinds.ts";
import type { Month } from "./step.ts";

/**
 * The insurance fund of a county: contributions are set on what a usual year costs and do not follow what policy makes of
 * spending. What is paid beyond spending – uplift, coefficient, a kept surplus – comes out of the reserve, and only as long
 * as there is one. A deficit of spending itself is carried: somebody makes it good.
 */
export function keepFund(m: Month): void {
  const { counties: c } = m.world;
  const p = m.params;
  for (let k = 0; k < c.fund.length; k++) {
    if (m.month < m.start || m.month === 0) {
      const usual = c.spending[k] / illnessOfYear(m, k);
      if (m.month === 0) c.fund[k] = p.fundReserve * usual;
      c.fundIncome[k] = (1 + p.fundMargin) * usual;
    }
    c.fund[k] += c.fundIncome[k] - c.spending[k];
  }
}

/** What the fund can pay beyond its spending. */
export const reserveOf = (m: Month, county: number): number => Math.max(0, m.world.counties.fund[county]);

/** Takes out of the reserve what was paid beside spending last month, to the fen as it was booked. */
export function chargeFund(m: Month): void {
  const { counties: c, facilities: f, pools } = m.world;
  if (isAllZero(c.poolFenPerHead) && isAllZero(pools.fen) && isAllZero(pools.keptFen)) return;
  for (let j = 0; j < f.type.length; j++) {
    if (f.type[j] === TERTIARY) continue;
    const at = f.placeClass[j] * PLACE_POOLS;
    // Facilities keep their part of a surplus – and bear theirs of an overspend – beside what their staff do.
    const surplus = c.poolFenPerHead[f.county[j]] / m.params.staffShare;
    c.fund[f.county[j]] -= 0.01 * f.headcount[j] * (surplus + pools.fen[at + UPLIFT] + pools.fen[at + REMOTE]);
  }
  const { county } = m.terms.places;
  for (let place = 0; place < county.length; place++)
    for (const pool of [UPLIFT, REMOTE]) c.fund[county[place]] -= 0.01 * pools.keptFen[place * PLACE_POOLS + pool];
}
