import { LEDGER_KINDS, ledgerKindOf, ledgerKinds } from "../model/kinds.ts";
import type { Month } from "../model/step.ts";

/** A broken balance: the run is a failed run. */
export class Imbalance extends Error {}

/** What must balance from one month to the next. */
export interface Books {
  doctors: number;
  posts: number;
}

export function openBooks(m: Month): Books {
  return { doctors: employed(m), posts: authorised(m) };
}

const employed = (m: Month): number => m.world.facilities.headcount.reduce((sum, n) => sum + n, 0);
const authorised = (m: Month): number => m.world.ledger.authorised.reduce((sum, n) => sum + n, 0);

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

  const filled = new Int32Array(ledger.filled.length);
  const { facility, post } = d;
  const rows = clock[1];
  for (let i = 0; i < rows; i++) if (facility[i] >= 0) filled[facility[i] * LEDGER_KINDS + ledgerKindOf(post[i])]++;
  for (let at = 0; at < filled.length; at++) {
    if (filled[at] !== ledger.filled[at])
      fail(m, `${whereOf(at)}: ${ledger.filled[at]} filled by ${filled[at]} doctors`);
    const sum = ledger.filled[at] + ledger.open[at] + ledger.frozen[at] + ledger.vacated[at];
    if (sum !== ledger.authorised[at])
      fail(m, `${whereOf(at)}: ${sum} accounted for, ${ledger.authorised[at]} authorised`);
    if (ledger.open[at] < 0 || ledger.frozen[at] < 0 || ledger.vacated[at] < 0)
      fail(m, `${whereOf(at)}: a negative number of posts`);
  }
  for (let j = 0; j < f.headcount.length; j++) {
    let n = 0;
    for (let k = 0; k < LEDGER_KINDS; k++) n += filled[j * LEDGER_KINDS + k];
    if (n !== f.headcount[j]) fail(m, `facility ${j}: head count ${f.headcount[j]}, doctors ${n}`);
  }
  if (authorised(m) !== books.posts) fail(m, `posts: ${authorised(m)} authorised, ${books.posts} at the start`);
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
