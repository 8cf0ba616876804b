import { seenBy } from "./as-usual.ts";
import type { Pairs } from "./factor.ts";
import { all as factors } from "./factors/all.gen.ts";
import { factorGroups, TITLES } from "./kinds.ts";
import type { Params } from "./parameters.ts";
import type { Month } from "./step.ts";
import { cellsPerPlace, personCell } from "./terms.ts";
import { specialtyOf } from "./traits.ts";
import { keepAmounts, loseAmounts, mostLost } from "./uncovered.ts";

export { factors };

/** Group of each factor, as a position in `factorGroups`. */
export const groupOf: readonly number[] = factors.map((f) => factorGroups.indexOf(f.group));

/** Pairs worked out together at most. */
export const PAIRS = 256;

export function createPairs(capacity: number): Pairs {
  return {
    count: 0,
    doctor: new Int32Array(capacity),
    cell: new Int32Array(capacity),
    placeClass: new Int32Array(capacity),
    post: new Uint8Array(capacity),
    here: new Uint8Array(capacity),
  };
}

/** Appends a pair and returns its position. */
export function addPair(m: Month, doctor: number, placeClass: number, post: number, here: 0 | 1): number {
  const { pairs } = m.scratch;
  const k = pairs.count++;
  pairs.doctor[k] = doctor;
  pairs.placeClass[k] = placeClass;
  pairs.post[k] = post;
  pairs.here[k] = here;
  const { title, flags } = m.world.doctors;
  const { specialties, specialtyClass } = m.world.layout;
  pairs.cell[k] = personCell(specialties, placeClass, post, title[doctor], specialtyClass[specialtyOf(flags, doctor)]);
  return k;
}

const every: readonly number[] = factors.map((_, f) => f);
const drifting: readonly number[] = every.filter((f) => factors[f].drifts === true);
const steady: readonly number[] = every.filter((f) => factors[f].drifts !== true);

/** Worth of every pair, by factor and in all, into the scratch of the month. */
export function evaluate(m: Month): void {
  putFactors(m, every);
  const { pairs, worthByFactor, worth } = m.scratch;
  const n = pairs.count;
  for (let k = 0; k < n; k++) {
    let sum = 0;
    for (let row = 0; row < worthByFactor.length; row += PAIRS) sum += worthByFactor[row + k];
    worth[k] = sum;
  }
}

/** Worth of every pair by these factors alone, into their rows. */
export function putFactors(m: Month, which: readonly number[]): void {
  const { pairs, factorWorth } = m.scratch;
  for (const f of which) factors[f].put(factorWorth[f], pairs, m.betas[f], seenBy(m, groupOf[f]));
}

/** Rows of pairs for each factor, one after the other, and each row for itself. */
export function createRows(): { readonly worthByFactor: Float64Array; readonly factorWorth: readonly Float64Array[] } {
  const worthByFactor = new Float64Array(factors.length * PAIRS);
  return { worthByFactor, factorWorth: every.map((f) => worthByFactor.subarray(f * PAIRS, (f + 1) * PAIRS)) };
}

/** Turns the worth of a doctor's pairs, `from` … `to` − 1, into what the rule of choice compares them by; `reference` is the pair of what they have. */
export function weigh(m: Month, i: number, from: number, to: number, reference: number): void {
  const { factorWorth, worth } = m.scratch;
  m.rule.weigh?.(factorWorth, worth, from, to, reference, i, m);
}

/** Copies a pair's worth by factor. */
export function byFactor(m: Month, pair: number, into: Float64Array): Float64Array {
  const { factorWorth } = m.scratch;
  for (let f = 0; f < into.length; f++) into[f] = factorWorth[f][pair];
  return into;
}

/** Worth now of what comes after so many months, up to the planning horizon. */
export function discountsOf({ discount, horizon }: Params): Float64Array {
  const discounts = new Float64Array(Math.ceil(horizon) + 1).fill(1);
  for (let t = 1; t < discounts.length; t++) discounts[t] = discounts[t - 1] * discount;
  return discounts;
}

/**
 * Worth of a county-managed post: the township now, and after the term the better of county and township if the right
 * of return is honoured. Blends pair `k` (township) with pair `county` in place.
 */
export function blendReturn(m: Month, k: number, county: number, monthsLeft: number, monthsToRetirement: number): void {
  const { factorWorth, worth } = m.scratch;
  if (worth[county] <= worth[k]) return;
  const horizon = monthsToRetirement < m.params.horizon ? monthsToRetirement : m.params.horizon;
  if (horizon <= monthsLeft) return;
  const { discounts } = m.scratch;
  const stay = discounts[Math.ceil(monthsLeft)];
  const whole = discounts[Math.ceil(horizon)];
  // With no discounting the weights are plain shares of months.
  const first = whole === 1 ? monthsLeft / horizon : (1 - stay) / (1 - whole);
  const share = (1 - first) * m.params.returnHonoured;
  for (const row of factorWorth) row[k] += share * (row[county] - row[k]);
  worth[k] += share * (worth[county] - worth[k]);
}

/** Adds the sentinel of a cell's title as a pair in that cell. */
function addSentinel(m: Month, cell: number): void {
  const { pairs } = m.scratch;
  const { specialties } = m.world.layout;
  const width = cellsPerPlace(specialties);
  const placeClass = Math.floor(cell / width);
  const within = cell - placeClass * width;
  const k = pairs.count++;
  pairs.doctor[k] = m.sentinel + (Math.floor(within / specialties) % TITLES);
  pairs.cell[k] = cell;
  pairs.placeClass[k] = placeClass;
  pairs.post[k] = Math.floor(within / (specialties * TITLES));
  pairs.here[k] = 1;
}

/** Works out the sentinels' worth in as many of these cells as fit, `from` on: each cell is a pair. Returns where to go on from. */
function workOutSentinels(m: Month, cells: readonly number[], from: number, which: readonly number[]): number {
  const { pairs } = m.scratch;
  // Always the parent of a child for whom schooling counts in full, and too young for an allowance that would soften a fall of pay.
  for (let t = 0; t < TITLES; t++) m.world.doctors.childBorn[m.sentinel + t] = m.month - 48;
  const to = Math.min(from + PAIRS, cells.length);
  pairs.count = 0;
  for (let q = from; q < to; q++) addSentinel(m, cells[q]);
  putFactors(m, which);
  pairs.count = 0;
  return to;
}

/** Remembers what the sentinel has in cells where nothing is remembered yet: the first bound set there starts from it. */
export function keepReferences(m: Month, cells: readonly number[]): void {
  const { bounded } = m.scratch;
  const fresh: number[] = [];
  for (const cell of cells)
    if (bounded[cell] === 0) {
      bounded[cell] = 1;
      fresh.push(cell);
    }
  for (let from = 0; from < fresh.length; ) {
    const to = workOutSentinels(m, fresh, from, every);
    for (let q = from; q < to; q++) keepReference(m, fresh[q], q - from);
    from = to;
  }
}

function keepReference(m: Month, cell: number, pair: number): void {
  const { boundWorth, factorWorth, steadyFall } = m.scratch;
  for (let f = 0; f < factors.length; f++) boundWorth[cell * factors.length + f] = factorWorth[f][pair];
  steadyFall[cell] = 0;
  keepAmounts(m, cell);
}

/** How far some factors of a cell's sentinel have fallen below the highest that they were; a new height is kept. */
function fallOf(m: Month, some: readonly number[], cell: number, pair: number): number {
  const { boundWorth, worthByFactor } = m.scratch;
  const at = cell * factors.length;
  let fall = 0;
  for (let q = 0; q < some.length; q++) {
    const f = some[q];
    const value = worthByFactor[f * PAIRS + pair];
    if (value > boundWorth[at + f]) boundWorth[at + f] = value;
    else fall += boundWorth[at + f] - value;
  }
  return fall;
}

/** Bits of a marked cell: who in it is to be asked anew. */
export const EVERYBODY = 1;
export const WITH_DOCTORATE = 2;

/**
 * Marks the person cells in which the worth of staying may have fallen by more than `slack` since doctors' bounds were set.
 * The sentinel loses in each factor at least as much as anybody there, and a factor's rise is not set against another's
 * fall, so unmarked cells keep valid bounds. Returns whether any cell was marked.
 */
export function markFallenCells(m: Month, slack: number, policyChanged: boolean): boolean {
  const { bounded, marked } = m.scratch;
  const { headcount } = m.world.cells;
  const held: number[] = [];
  let any = false;
  for (let cell = 0; cell < headcount.length; cell++) {
    marked[cell] = 0;
    if (headcount[cell] === 0) bounded[cell] = 0;
    if (bounded[cell] === 1) held.push(cell);
  }
  if (policyChanged)
    for (const cell of loseAmounts(m, held)) {
      marked[cell] = WITH_DOCTORATE;
      any = true;
    }
  const which = policyChanged ? every : drifting;
  for (let from = 0; from < held.length; ) {
    const to = workOutSentinels(m, held, from, which);
    for (let q = from; q < to; q++) {
      const cell = held[q];
      if (mostFallen(m, cell, q - from, policyChanged) <= slack) continue;
      marked[cell] = EVERYBODY;
      bounded[cell] = 0;
      any = true;
    }
    from = to;
  }
  return any;
}

/** What anybody in a cell has lost at most since bounds were set there; its sentinel is this pair. */
function mostFallen(m: Month, cell: number, pair: number, policyChanged: boolean): number {
  const { steadyFall } = m.scratch;
  // What falls with policy alone stays as far down until policy changes again.
  if (policyChanged) steadyFall[cell] = fallOf(m, steady, cell, pair);
  return steadyFall[cell] + mostLost(m, cell) + fallOf(m, drifting, cell, pair);
}
