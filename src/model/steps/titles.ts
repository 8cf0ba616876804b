import { placeInCell } from "../employ.ts";
import { TITLES } from "../kinds.ts";
import { awardPrizes } from "../prizes.ts";
import { purpose } from "../purposes.ts";
import { type Month, monthOfYear, type Step } from "../step.ts";
import { appointOnPass, dispatchCredit, extraSeniorPosts, isSenior, passChance, yearsToNextTitle } from "../titles.ts";
import { EVALUATE, flag } from "../world.ts";
import { refreshTables } from "./finance.ts";

/** Doctors' Day is 19 August (S119): prizes are given then. */
const AUGUST = 7;
const DECEMBER = 11;

interface Candidate {
  readonly row: number;
  readonly order: number;
  /** Whether they would have passed under the usual terms, too. */
  readonly asUsual: boolean;
}

/** Once a year whoever has the years and the schooling is evaluated; senior passes are appointed while senior posts last. */
export default {
  name: "titles",
  run(m: Month): void {
    if (monthOfYear(m.month) === AUGUST) awardPrizes(m);
    if (monthOfYear(m.month) !== DECEMBER) return;
    const { doctors: d, facilities: f, clock, careers } = m.world;
    const credit = m.terms.of(dispatchCredit);
    for (const { evaluated, succeeded } of m.asUsual === null ? [careers] : [careers, m.asUsual.careers])
      for (let k = 0; k < evaluated.length; k++) {
        evaluated[k] *= m.params.titleMemory;
        succeeded[k] *= m.params.titleMemory;
      }
    const race = m.draw.race(purpose.titleOrder, m.month, 0);
    const waiting = new Map<number, Candidate[]>();
    for (let i = 0; i < clock[1]; i++) {
      const j = d.facility[i];
      if (j < 0 || yearsToNextTitle(m.world, i, m.month, m.params, credit[f.county[j]]) !== 0) continue;
      const place = f.placeClass[j];
      const next = d.title[i] + 1;
      careers.evaluated[place * TITLES + next]++;
      if (m.asUsual !== null) m.asUsual.careers.evaluated[place * TITLES + next]++;
      let asUsual = true;
      if ((d.flags[i] & flag.passed) === 0) {
        const u = m.draw.uniform(purpose.title, m.month, d.id[i]);
        if (u >= passChance(m.terms, m.params, place, next)) continue;
        asUsual = m.asUsual === null || u < passChance(m.usual, m.params, place, next);
        if (!isSenior(next)) {
          promote(m, i, asUsual);
          continue;
        }
        d.flags[i] |= flag.passed;
      }
      const list = waiting.get(j) ?? [];
      list.push({ row: i, order: race.uniform(d.id[i]), asUsual });
      waiting.set(j, list);
    }
    for (const [j, list] of waiting) appoint(m, j, list);
    refreshTables(m);
  },
} satisfies Step;

/** Longest in rank first, then by lot; without a free senior post only where appointment follows the pass. */
function appoint(m: Month, facility: number, list: Candidate[]): void {
  const { doctors: d, facilities: f } = m.world;
  const place = f.placeClass[facility];
  const added = Math.floor(m.terms.of(extraSeniorPosts)[place] * f.headcount[facility]);
  const follows = m.terms.of(appointOnPass)[place];
  list.sort((a, b) => d.promoted[a.row] - d.promoted[b.row] || a.order - b.order);
  for (const { row, asUsual } of list) {
    // An associate chief who becomes chief already holds a senior post.
    const free = isSenior(d.title[row]) || f.seniorFilled[facility] < f.seniorPosts[facility] + added;
    if (!free && (follows === 0 || m.draw.uniform(purpose.appointment, m.month, d.id[row]) >= follows)) continue;
    promote(m, row, asUsual && (m.asUsual === null || appointedAsUsual(m, row, facility)));
  }
}

/** Whether somebody who is appointed would have been under the usual terms. */
function appointedAsUsual(m: Month, i: number, facility: number): boolean {
  const { doctors: d, facilities: f } = m.world;
  const place = f.placeClass[facility];
  const added = Math.floor(m.usual.of(extraSeniorPosts)[place] * f.headcount[facility]);
  if (isSenior(d.title[i]) || f.seniorFilled[facility] < f.seniorPosts[facility] + added) return true;
  return m.draw.uniform(purpose.appointment, m.month, d.id[i]) < m.usual.of(appointOnPass)[place];
}

function promote(m: Month, i: number, asUsual: boolean): void {
  const { doctors: d, facilities: f, careers } = m.world;
  const j = d.facility[i];
  const next = d.title[i] + 1;
  if (m.asUsual !== null && asUsual) m.asUsual.careers.succeeded[f.placeClass[j] * TITLES + next]++;
  careers.succeeded[f.placeClass[j] * TITLES + next]++;
  if (isSenior(next) && !isSenior(d.title[i])) f.seniorFilled[j]++;
  d.title[i] = next;
  d.promoted[i] = m.month;
  d.dispatched[i] = 0;
  d.flags[i] &= ~flag.passed;
  placeInCell(m.world, i);
  d.lookBound[i] = EVALUATE;
}
