/** One alternative in a proposer's list: the proposer's preference (more first), the cell it asks for (−1: a way out that always takes), score at the cell. */
export interface Proposal {
  readonly preference: number;
  readonly cell: number;
  readonly score: number;
}

/**
 * Doctor-proposing deferred acceptance. Each proposer's list holds only what is better than staying; the result is the
 * position of the accepted proposal in the caller's list, −1 for staying. Stable and, with strict scores, independent of order.
 * `refused` counts each proposer's refusals.
 */
export function deferredAcceptance(
  lists: readonly (readonly Proposal[])[],
  capacity: (cell: number) => number,
): { readonly accepted: Int32Array; readonly refused: Int32Array } {
  const accepted = new Int32Array(lists.length).fill(-1);
  const refused = new Int32Array(lists.length);
  /** Proposals already made, as bits: lists are short, so looking for the best one left beats sorting them all. */
  const made = new Int32Array(lists.length);
  const holders = new Map<number, number[]>();
  const free = lists.map((_, p) => p);
  for (let p = free.pop(); p !== undefined; p = free.pop()) {
    accepted[p] = -1;
    for (let q = bestLeft(lists[p], made[p]); q >= 0; q = bestLeft(lists[p], made[p])) {
      made[p] |= 1 << q;
      const { cell, score } = lists[p][q];
      if (cell < 0) {
        accepted[p] = q;
        break;
      }
      const held = holders.get(cell) ?? [];
      if (capacity(cell) <= 0) {
        refused[p]++;
        continue;
      }
      if (held.length < capacity(cell)) {
        held.push(p);
        holders.set(cell, held);
        accepted[p] = q;
        break;
      }
      let weakest = 0;
      for (let h = 1; h < held.length; h++)
        if (lists[held[h]][accepted[held[h]]].score < lists[held[weakest]][accepted[held[weakest]]].score) weakest = h;
      const out = held[weakest];
      if (lists[out][accepted[out]].score >= score) {
        refused[p]++;
        continue;
      }
      held[weakest] = p;
      accepted[p] = q;
      refused[out]++;
      accepted[out] = -1;
      free.push(out);
      break;
    }
  }
  return { accepted, refused };
}

/** Position of the best proposal that is not among `made`, the first of equals; −1 when all have been made. Lists hold at most 31. */
function bestLeft(list: readonly Proposal[], made: number): number {
  let best = -1;
  for (let q = 0; q < list.length; q++)
    if ((made & (1 << q)) === 0 && (best < 0 || list[q].preference > list[best].preference)) best = q;
  return best;
}
