import { LEDGER_KINDS, ledgerKindOf, ledgerKinds } from "../model/kinds.ts";
import type { Month } from "../model/step.ts";

/** A broken balance: the run is a failed run. */
export class Imbalance extends Error {}

/** What must balance from one month to the next. */
export interface Books {
  doctors: number;
  posts: number;
  /** Doctors counted by ledger cell, used again each month. */
  readonly held: Int32Array;
}

export function openBooks(m: Month): Books {
  return { doctors: employed(m), posts: authorised(m), held: new Int32Array(m.world.ledger.filled.length) };
}

const employed = (m: Month): number => total(m.world.facilities.headcount);
const authorised = (m: Month): number => total(m.world.ledger.authorised);

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < counts.length; k++) sum += counts[k];
  return sum;
}

/** Holds doctors, posts and money to the unit; throws `Imbalance` naming the first that is off. */
export function checkBalances(
  m: Month,
  books: Books,
  booked: { readonly toDoctors: number; readonly pools: number },
): void {
  const { doctors: d, facilities: f, ledger, clock } = m.world;
  const { moves } = m.tally;
  let entered = 0;
  let gone = 0;
  for (let k = 0; k < moves.count; k++) {
    if (moves.origin[k] < 0) entered++;
    else if (moves.target[k] < 0) gone++;
  }
  const now = employed(m);
  if (now !== books.doctors + entered - gone) fail(m, `doctors: ${books.doctors} + ${entered} − ${gone} is not ${now}`);
  books.doctors = now;

  const held = books.held.fill(0);
  const { facility, post } = d;
  const rows = clock[1];
  // Neighbours mostly hold posts of one kind at one place: runs of them are counted before they are written down.
  let last = -1;
  let alike = 0;
  for (let i = 0; i < rows; i++) {
    const j = facility[i];
    if (j < 0) continue;
    const at = j * LEDGER_KINDS + ledgerKindOf(post[i]);
    if (at === last) {
      alike++;
      continue;
    }
    if (last >= 0) held[last] += alike;
    last = at;
    alike = 1;
  }
  if (last >= 0) held[last] += alike;
  const { filled, open, frozen, vacated, authorised: posts } = ledger;
  const { headcount } = f;
  let inAll = 0;
  for (let j = 0; j < headcount.length; j++) {
    let n = 0;
    for (let at = j * LEDGER_KINDS; at < (j + 1) * LEDGER_KINDS; at++) {
      const taken = filled[at];
      const free = open[at];
      const idle = frozen[at];
      const left = vacated[at];
      const there = posts[at];
      if (held[at] !== taken) fail(m, `${whereOf(at)}: ${taken} filled by ${held[at]} doctors`);
      const sum = taken + free + idle + left;
      if (sum !== there) fail(m, `${whereOf(at)}: ${sum} accounted for, ${there} authorised`);
      // A sign bit anywhere is a sign bit in all of them together.
      if ((free | idle | left) < 0) fail(m, `${whereOf(at)}: a negative number of posts`);
      n += taken;
      inAll += there;
    }
    if (n !== headcount[j]) fail(m, `facility ${j}: head count ${headcount[j]}, doctors ${n}`);
  }
  const { headcount: heads } = m.world.cells;
  for (let cell = 0; cell < heads.length; cell++)
    if (heads[cell] > 0 && !(m.pay[cell] > 0)) fail(m, `pay: ${m.pay[cell]} RMB a month in a cell with doctors`);
  if (inAll !== books.posts) fail(m, `posts: ${inAll} authorised, ${books.posts} at the start`);
  if (m.tally.paidFen !== booked.toDoctors)
    fail(m, `money: ${m.tally.paidFen} fen paid to doctors, ${booked.toDoctors} booked`);
  if (m.tally.poolFen !== booked.pools)
    fail(m, `money: ${m.tally.poolFen} fen paid from pools, ${booked.pools} booked`);
}

const whereOf = (at: number): string =>
  `facility ${Math.floor(at / LEDGER_KINDS)}, ${ledgerKinds[at % LEDGER_KINDS]} posts`;

function fail(m: Month, what: string): never {
  throw new Imbalance(`month ${m.month - m.start + 1}: ${what}`);
}
