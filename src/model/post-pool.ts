import { ledgerAt } from "./employ.ts";
import { COMMUNITY, ESTABLISHED, TOWNSHIP } from "./kinds.ts";
import type { Month } from "./step.ts";
import { term } from "./terms.ts";
import type { World } from "./world.ts";

export const mobilePosts = term({
  id: "mobilePosts",
  name: { en: "Mobile established posts", zh: "动态编制池规模" },
  axes: "county",
  unit: "per 1,000 posts of the county",
  initial: 0,
  range: [0, 300],
  source: "policy",
  grade: "assumed",
});
export const mobileMonths = term({
  id: "mobileMonths",
  name: { en: "Months after which a mobile post stays where it is", zh: "流动编制转固定年限" },
  axes: "county",
  unit: "months",
  initial: 36,
  range: [12, 240],
  source: "S094",
  grade: "measured",
});

const EPSILON = 1e-9;

/** Posts of the county's pool that a facility holds; only centres do. */
export function mobileAt({ facilities, mobile }: World, j: number): number {
  const centre = facilities.centre[j];
  return centre < 0 ? 0 : mobile.held[centre];
}

/**
 * Each January: vacant established posts move from centres with few visits for each doctor to those with many, until the
 * pool's number is on the way; they come open, not frozen. What is held long enough is fixed there and makes room in the
 * pool; what nobody took in a year goes back. No post is created or lost.
 */
export function movePool(m: Month): void {
  const { facilities: f, mobile } = m.world;
  for (let c = 0; c < m.world.counties.illness.length; c++) {
    const lists = m.geography.ofType[c];
    const centres = [...lists[TOWNSHIP], ...lists[COMMUNITY]];
    let held = 0;
    for (const j of centres) {
      if (mobile.held[f.centre[j]] === 0) continue;
      settle(m, j, m.terms.of(mobileMonths)[c]);
      held += mobile.held[f.centre[j]];
    }
    const pool = Math.floor((m.terms.of(mobilePosts)[c] * m.geography.posts[c]) / 1000 + EPSILON);
    for (; held < pool; held++) if (!moveOne(m, centres)) break;
  }
}

function settle(m: Month, j: number, months: number): void {
  const { held, since, base } = m.world.mobile;
  const centre = m.world.facilities.centre[j];
  // More vacant posts than before the batch came: as many of it have found nobody.
  const idle = Math.max(0, vacant(m, j) - base[centre]);
  if (m.month - since[centre] >= Math.round(months)) held[centre] = 0;
  else held[centre] -= Math.min(held[centre], idle);
}

function vacant(m: Month, j: number): number {
  const { ledger } = m.world;
  const at = ledgerAt(j, ESTABLISHED);
  return ledger.open[at] + ledger.frozen[at] + ledger.vacated[at];
}

/** Moves one vacant post from where it is needed least to where most; false when there is nothing to gain. */
function moveOne(m: Month, centres: readonly number[]): boolean {
  const { facilities: f, ledger } = m.world;
  const { held, since, base } = m.world.mobile;
  let from = -1;
  let to = -1;
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const j of centres) {
    const own = f.centre[j];
    const came = held[own] > 0 && since[own] === m.month;
    const doctors = f.headcount[j] + (came ? held[own] : 0);
    const load = f.visits[j] / Math.max(1, doctors);
    if (!came && load < least && vacant(m, j) > 0) {
      least = load;
      from = j;
    }
    // A centre holds one batch at a time, which is fixed as a whole. What it would have with one more is what counts.
    const relieved = f.visits[j] / (doctors + 1);
    if ((came || held[own] === 0) && relieved > most) {
      most = relieved;
      to = j;
    }
  }
  if (from < 0 || to < 0 || from === to || least >= most) return false;
  const gaining = f.centre[to];
  if (held[gaining] === 0) base[gaining] = vacant(m, to);
  const given = ledgerAt(from, ESTABLISHED);
  const taken = ledgerAt(to, ESTABLISHED);
  if (ledger.frozen[given] > 0) ledger.frozen[given]--;
  else if (ledger.vacated[given] > 0) ledger.vacated[given]--;
  else ledger.open[given]--;
  ledger.authorised[given]--;
  ledger.authorised[taken]++;
  ledger.open[taken]++;
  held[gaining]++;
  since[gaining] = m.month;
  return true;
}
