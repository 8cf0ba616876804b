import { all as factors } from "./factors/all.gen.ts";
import {
  annuityOwn,
  completionMonths,
  completionPayment,
  dividend,
  dividendMonths,
  doctorAllowance,
  primaryPupilAllowance,
  secondaryPupilAllowance,
} from "./factors/pay.ts";
import { largestPayWeight } from "./people.ts";
import type { Month, Uncovered } from "./step.ts";
import { cellsPerPlace, type Term } from "./terms.ts";
import { dispatchCredit, otherTracks } from "./titles.ts";

const PAY = factors.findIndex(({ id }) => id === "pay");
const WAITING = factors.findIndex(({ id }) => id === "waiting");

/** When something is paid: there is no bound to what a change of it costs. */
const dates: readonly Term[] = [completionMonths, dividendMonths];

/** What some of a cell are paid, or what makes up for their wait; no sentinel has any of it. */
const amounts: readonly Term[] = [
  completionPayment,
  dividend,
  primaryPupilAllowance,
  secondaryPupilAllowance,
  dispatchCredit,
  otherTracks,
  doctorAllowance,
];
const COMPLETION = amounts.indexOf(completionPayment);
const CREDIT = amounts.indexOf(dispatchCredit);
const TRACKS = amounts.indexOf(otherTracks);
const DEGREE = amounts.indexOf(doctorAllowance);

export const createUncovered = (cells: number): Uncovered => ({
  dates: 0,
  amounts: 0,
  highest: new Float64Array(cells * amounts.length),
  money: new Float64Array(cells),
  wait: new Float64Array(cells),
});

/** Whether everybody must be asked anew: some date differs from what it was. */
export function datesChanged({ terms, scratch }: Month): boolean {
  const changes = terms.changesOf(dates);
  const changed = changes !== scratch.uncovered.dates;
  scratch.uncovered.dates = changes;
  return changed;
}

/** What a cell has of an amount. */
function amountIn({ terms }: Month, amount: number, cell: number): number {
  const term = amounts[amount];
  if (term.axes !== "county") return terms.of(term)[cell];
  const { county, specialties } = terms.places;
  return terms.of(term)[county[Math.floor(cell / cellsPerPlace(specialties))]];
}

/** Bounds are set in this cell for the first time since it was forgotten. */
export function keepAmounts(m: Month, cell: number): void {
  const { highest, money, wait } = m.scratch.uncovered;
  money[cell] = 0;
  wait[cell] = 0;
  for (let amount = 0; amount < amounts.length; amount++)
    highest[cell * amounts.length + amount] = amountIn(m, amount, cell);
}

/**
 * After a change of policy: notes what has been lost in these cells since bounds were set. Returns those in which the
 * allowance for a doctor's degree has fallen: who has one is to be asked anew.
 */
export function loseAmounts(m: Month, cells: readonly number[]): readonly number[] {
  const { terms, scratch } = m;
  const { money, wait } = scratch.uncovered;
  const withDoctorate: number[] = [];
  const changes = terms.changesOf(amounts);
  if (changes === scratch.uncovered.amounts) return withDoctorate;
  scratch.uncovered.amounts = changes;
  for (const cell of cells) {
    money[cell] = 0;
    wait[cell] = 0;
  }
  for (let amount = 0; amount < amounts.length; amount++)
    if (terms.changesOf([amounts[amount]]) > 0)
      for (const cell of cells) if (loseAmount(m, amount, cell)) withDoctorate.push(cell);
  return withDoctorate;
}

/** Notes what a cell has lost of an amount; true when it was one for a doctor's degree. */
function loseAmount(m: Month, amount: number, cell: number): boolean {
  const { highest, money, wait } = m.scratch.uncovered;
  const at = cell * amounts.length + amount;
  const value = amountIn(m, amount, cell);
  if (value >= highest[at]) {
    highest[at] = value;
    return false;
  }
  const lost = highest[at] - value;
  if (amount === DEGREE) {
    highest[at] = value;
    return true;
  }
  const worthAYear = m.betas[WAITING];
  if (amount === CREDIT) wait[cell] += (worthAYear * lost) / 12;
  else if (amount === TRACKS) wait[cell] += worthAYear * lost * m.params.waitMax;
  // A payment on completion counts for a month's share of it at most.
  else money[cell] += (0.01 * lost) / (amount === COMPLETION ? m.terms.of(completionMonths)[cell] : 1);
  return false;
}

/**
 * What the loss of amounts has cost anybody in a cell at most. Of pay P and an amount E of which e is left, the fall of
 * ln (P + E) is less than (E − e) / P.
 */
export function mostLost(m: Month, cell: number): number {
  const { money, wait } = m.scratch.uncovered;
  if (money[cell] === 0) return wait[cell];
  const least = m.pay[cell] * (1 - m.terms.of(annuityOwn)[cell]);
  return wait[cell] + (m.betas[PAY] * largestPayWeight(m.params) * money[cell]) / least;
}
