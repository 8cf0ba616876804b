import { addHere, finishHere } from "./return-right.ts";
import type { Gathered, Month } from "./step.ts";
import { evaluate, PAIRS } from "./worth.ts";

export const createGathered = (): Gathered => ({
  count: 0,
  doctor: new Int32Array(PAIRS),
  pair: new Int32Array(PAIRS),
});

/** Starts anew with nobody. */
export function gatherAnew(m: Month): void {
  m.scratch.pairs.count = 0;
  m.scratch.gathered.count = 0;
}

/** Whether there may be no room for another: whoever has a right of return takes two pairs. */
export const isFull = ({ scratch }: Month): boolean => scratch.pairs.count + 2 > PAIRS;

/** Adds a doctor where they are and returns their position. */
export function gather(m: Month, i: number): number {
  const { gathered } = m.scratch;
  const k = gathered.count++;
  gathered.doctor[k] = i;
  gathered.pair[k] = addHere(m, i);
  return k;
}

/** Works out what staying is worth to everybody gathered, rights of return included. */
export function workOut(m: Month): void {
  const { count, doctor, pair } = m.scratch.gathered;
  if (count === 0) return;
  evaluate(m);
  for (let k = 0; k < count; k++) finishHere(m, doctor[k], pair[k]);
}
