// Whoever owes service leaves only by breaking the bond and paying for it.
import { expect, test } from "vitest";
import { destinations, TARGETED, TOWNSHIP } from "../../src/model/kinds.ts";
import { isBound } from "../../src/model/obligation.ts";
import { driven, employed, inForce, passMonth, plain, shareError, smallRegion } from "./run.ts";

const OTHER_WORK = destinations.indexOf("other");
const RETIREMENT = destinations.indexOf("retirement");
const months = 24;
const penalty = 12_345;

/** Nearly everybody would go at once if they could; cohorts each July, bound for two years. */
const restless = (parameters: Record<string, number>) =>
  plain(56, {
    region: smallRegion(),
    levers: [inForce("targeted-cohort", { params: { count: 60, months, penalty } })],
    parameters: { searchMonthly: 0.24, lookMax: 1, lookMaxAfterBond: 1, intentionBase: 3, inertia: 0, ...parameters },
    terms: {},
  });

interface Bonded {
  readonly from: number;
  readonly until: number;
}

/** Follows every bonded doctor from the month of entry to the month of leaving. */
function follow(parameters: Record<string, number>) {
  const run = driven(restless(parameters));
  const { m } = run;
  const { doctors: d, facilities: f } = m.world;
  const bonds = new Map<number, Bonded>();
  const exits: { readonly month: number; readonly id: number; readonly destination: number; readonly bond: Bonded }[] =
    [];
  let penalties = 0;
  let broken = 0;
  let monthsUnderBond = 0;
  for (let month = 0; month < 56; month++) {
    passMonth(run);
    const { moves } = m.tally;
    penalties += m.tally.penaltyFen;
    broken += m.tally.bondsBroken;
    monthsUnderBond += m.tally.bonded;
    for (let q = 0; q < moves.count; q++) {
      const bond = bonds.get(moves.id[q]!);
      if (moves.kind[q] === 0 && moves.origin[q]! >= 0 && bond !== undefined) {
        exits.push({ month, id: moves.id[q]!, destination: moves.destination[q]!, bond });
        bonds.delete(moves.id[q]!);
      }
    }
    for (const i of employed(m)) {
      if (!isBound(m.world, i)) {
        expect(d.post[i]).not.toBe(TARGETED);
        continue;
      }
      expect([d.post[i], f.type[d.facility[i]!]]).toEqual([TARGETED, TOWNSHIP]);
      if (!bonds.has(d.id[i]!)) bonds.set(d.id[i]!, { from: month, until: d.bondEnd[i]! });
    }
  }
  return { bonds, exits, penalties, broken, monthsUnderBond };
}

test("without breaches nobody leaves before the obligation ends, and many as soon as it has", () => {
  const { exits, broken, penalties } = follow({ bondBreach: 0 });
  for (const { month, bond } of exits) {
    expect(bond.until - bond.from).toBe(months);
    expect(month).toBeGreaterThanOrEqual(bond.until);
  }
  expect(exits.length).toBeGreaterThan(10);
  expect(exits.filter(({ month, bond }) => month < bond.until + 12).length).toBeGreaterThan(0.5 * exits.length);
  expect([broken, penalties]).toEqual([0, 0]);
});

test("breaches come at their hazard, lead out of the system and cost the penalty each", () => {
  const { exits, broken, penalties, monthsUnderBond } = follow({ bondBreach: 0.6 });
  const early = exits.filter(({ month, bond }) => month < bond.until);
  expect(early.length).toBe(broken);
  expect(broken).toBeGreaterThan(10);
  for (const { destination } of early) expect(destination).toBe(OTHER_WORK);
  for (const { destination } of exits) expect(destination).not.toBe(RETIREMENT);
  expect(penalties).toBe(broken * 100 * penalty);
  expect(Math.abs(shareError(broken, monthsUnderBond, 0.6 / 12))).toBeLessThan(4);
});
