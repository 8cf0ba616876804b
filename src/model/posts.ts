import { ledgerAt } from "./employ.ts";
import { COMMUNITY, CONTRACT, COUNTY, COUNTY_MANAGED, ESTABLISHED, TERTIARY, TOWNSHIP, VILLAGE_POST } from "./kinds.ts";
import { mobileAt, movePool } from "./post-pool.ts";
import { purpose } from "./purposes.ts";
import { type Month, monthOfYear } from "./step.ts";
import { term } from "./terms.ts";

export const countyManagedShare = term({
  id: "countyManagedShare",
  name: { en: "Vacant township posts offered as county-managed", zh: "空编转县管乡用比例" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const countyManagedTerm = term({
  id: "countyManagedTerm",
  name: { en: "Term before the right of return", zh: "县管乡用服务周期" },
  axes: "place",
  unit: "months",
  initial: 36,
  range: [6, 240],
  source: "S094",
  grade: "derived",
});
export const releasedShare = term({
  id: "releasedShare",
  name: { en: "Frozen posts released", zh: "冻结空编释放比例" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});

export const planMonths = term({
  id: "planMonths",
  name: { en: "Months between recruitment plans", zh: "招聘计划核定间隔" },
  axes: "place",
  unit: "months",
  initial: 12,
  range: [1, 12],
  source: { en: "assumed: the recruitment plan is made once a year", zh: "假定：招聘计划每年核定一次" },
  grade: "assumed",
});

const JANUARY = 0;
/** Kinds of posts that open again as soon as they are vacant. */
const neverFrozen = [CONTRACT, VILLAGE_POST, COUNTY_MANAGED] as const;

/**
 * The ledger's month: posts vacated since last month open or freeze; each January – or more often, where
 * vacancies are known sooner – the recruitment plan decides anew which vacant established posts are open; in January also
 * how many are offered as county-managed. No post is created or lost.
 */
export function planPosts(m: Month): void {
  const { ledger, facilities } = m.world;
  const now = monthOfYear(m.month);
  if (now === JANUARY) movePool(m);
  const interval = m.terms.of(planMonths);
  const planned = new Uint8Array(interval.length);
  for (let place = 0; place < planned.length; place++) planned[place] = now % Math.round(interval[place]) === 0 ? 1 : 0;
  const { placeClass } = facilities;
  for (let f = 0; f < placeClass.length; f++) {
    for (let k = 0; k < neverFrozen.length; k++) {
      const at = ledgerAt(f, neverFrozen[k]);
      if (ledger.vacated[at] === 0) continue;
      ledger.open[at] += ledger.vacated[at];
      ledger.vacated[at] = 0;
    }
    const at = ledgerAt(f, ESTABLISHED);
    if (planned[placeClass[f]] === 1) {
      if (now === JANUARY) countyManaged(m, f);
      const vacant = ledger.open[at] + ledger.frozen[at] + ledger.vacated[at];
      // Posts of the county's pool are there to be used.
      ledger.frozen[at] = frozenOf(m, f, Math.max(0, vacant - mobileAt(m.world, f)), 0);
      ledger.open[at] = vacant - ledger.frozen[at];
      ledger.vacated[at] = 0;
    } else if (ledger.vacated[at] > 0) {
      const vacated = ledger.vacated[at];
      const frozen = frozenOf(m, f, vacated, 512);
      ledger.frozen[at] += frozen;
      ledger.open[at] += vacated - frozen;
      ledger.vacated[at] = 0;
    }
  }
}

/** How many of `posts` vacant posts freeze, each by its own draw. */
function frozenOf(m: Month, f: number, posts: number, firstOption: number): number {
  const type = m.world.facilities.type[f];
  const usual =
    type === TOWNSHIP || type === COMMUNITY ? m.params.frozenShare : type === TERTIARY ? 0 : m.params.frozenHospital;
  const share = usual * (1 - m.terms.of(releasedShare)[m.world.facilities.placeClass[f]]);
  const id = m.geography.stretch.facility + f;
  let frozen = 0;
  for (let k = 0; k < posts; k++)
    if (m.draw.uniform(purpose.freeze, m.month, id, firstOption + (k & 511)) < share) frozen++;
  return frozen;
}

/** Turns a share of the vacant established posts into open county-managed ones, or unused ones back. */
function countyManaged(m: Month, f: number): void {
  const { ledger, facilities } = m.world;
  // Without a county hospital there is nothing to return to.
  if (m.geography.ofType[facilities.county[f]][COUNTY].length === 0) return;
  const own = ledgerAt(f, ESTABLISHED);
  const pooled = ledgerAt(f, COUNTY_MANAGED);
  const vacant = ledger.open[own] + ledger.frozen[own] + ledger.vacated[own] + ledger.open[pooled];
  const wanted = m.terms.of(countyManagedShare)[facilities.placeClass[f]] * vacant;
  const whole = Math.floor(wanted);
  const id = m.geography.stretch.facility + f;
  const target = whole + (m.draw.uniform(purpose.convert, m.month, id) < wanted - whole ? 1 : 0);
  const change = target - ledger.open[pooled];
  ledger.authorised[own] -= change;
  ledger.authorised[pooled] += change;
  ledger.open[pooled] += change;
  const fromFrozen = Math.min(change, ledger.frozen[own]);
  ledger.frozen[own] -= fromFrozen;
  const fromVacated = Math.min(change - fromFrozen, ledger.vacated[own]);
  ledger.vacated[own] -= fromVacated;
  ledger.open[own] -= change - fromFrozen - fromVacated;
}
