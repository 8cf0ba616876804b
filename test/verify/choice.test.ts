// What the rule of choice must give where it can be worked out by hand: betas and class constants nothing, no open posts.
import { describe, expect, test } from "vitest";
import { Draw } from "../../src/base/rng.ts";
import { runKey } from "../../src/base/seed.ts";
import { destinations, OTHER, PRIVATE } from "../../src/model/kinds.ts";
import { drawOffer, listOpenPosts, offerRace } from "../../src/model/offers.ts";
import { purpose } from "../../src/model/purposes.ts";
import { clearTally } from "../../src/model/step.ts";
import choice from "../../src/model/steps/choice.ts";
import intention from "../../src/model/steps/intention.ts";
import {
  type Driven,
  driven,
  employed,
  full,
  indifferent,
  noConstants,
  noDispatch,
  noEntry,
  passMonth,
  plain,
  regionWith,
  shareError,
  typical,
} from "./run.ts";

const TO_SAME_TIER = destinations.indexOf("same-tier");
const TO_PRIVATE = destinations.indexOf("private");
const TO_OTHER = destinations.indexOf("other");
const RETIREMENT = destinations.indexOf("retirement");

/** Everybody looks every month. */
const allLook = { searchMonthly: 1, lookMax: 1, intentionBase: 60 };

/** The county with every post filled and everybody indifferent. */
const closed = (parameters: Record<string, number>, betas: Record<string, number> = {}) =>
  plain(1, {
    region: regionWith(typical.region.facilities.map(full)),
    betas: { ...indifferent, ...betas },
    parameters: { ...noConstants, ...noEntry, ...allLook, ...parameters },
    terms: noDispatch,
  });

/** Leaves only the first `n` ways out: the same tier elsewhere, private practice, other work. */
function keepWaysOut({ at }: Driven, n: number): void {
  for (const type of [OTHER, PRIVATE].slice(0, 3 - n)) at.geography.outsideClass[type] = -1;
}

/** Looks and choices of so many months, each from the same day: by month and doctor where they go, −1 for staying. */
function choices(run: Driven, months: number): { readonly lookers: number; readonly gone: Map<string, number> } {
  const { m } = run;
  const bytes = new Uint8Array(m.world.buffer as ArrayBuffer);
  const before = bytes.slice();
  const gone = new Map<string, number>();
  let lookers = 0;
  for (let k = 0; k < months; k++) {
    m.month = 1 + k;
    clearTally(m.tally);
    intention.run(m);
    lookers += m.lookers.count;
    choice.run(m);
    const { moves } = m.tally;
    for (let q = 0; q < moves.count; q++) gone.set(`${m.month} ${moves.id[q]}`, moves.destination[q]!);
    bytes.set(before);
  }
  m.month = 0;
  return { lookers, gone };
}

describe.each([1, 2, 3])("with %i ways out", (ways) => {
  test.each([0, 1.5, 2.5])("and inertia %f a looker leaves with chance n/(n + e^b)", (inertia) => {
    const run = driven(closed({ inertia }));
    keepWaysOut(run, ways);
    const { lookers, gone } = choices(run, 5);
    expect(lookers).toBe(5 * employed(run.m).length);
    const expected = ways / (ways + Math.exp(inertia));
    expect(Math.abs(shareError(gone.size, lookers, expected))).toBeLessThan(4);
    // Each of the equal ways takes its share, the others none.
    for (const [k, way] of [TO_SAME_TIER, TO_PRIVATE, TO_OTHER].entries()) {
      const count = [...gone.values()].filter((to) => to === way).length;
      if (k >= ways) expect(count).toBe(0);
      else expect(Math.abs(shareError(count, lookers, expected / ways))).toBeLessThan(4);
    }
  });
});

test("one more way out, a copy of the others, takes from staying and from each of them alike", () => {
  const [two, three] = [2, 3].map((ways) => {
    const run = driven(closed({ inertia: 1.5 }));
    keepWaysOut(run, ways);
    return choices(run, 5);
  });
  // On common luck nobody changes between the options that were there before: who moves, moves to the new one.
  let kept = 0;
  for (const [who, to] of three!.gone) if (to !== TO_OTHER) kept += Number(two!.gone.get(who) === to);
  expect(kept).toBe([...three!.gone.values()].filter((to) => to !== TO_OTHER).length);
  for (const [who, to] of two!.gone) expect([to, TO_OTHER]).toContain(three!.gone.get(who));
  // Independence of irrelevant alternatives: the odds of going private against staying do not change.
  const odds = (of: typeof two): number => {
    const went = [...of!.gone.values()].filter((to) => to === TO_PRIVATE).length;
    return went / (of!.lookers - of!.gone.size);
  };
  expect(odds(three) / odds(two)).toBeGreaterThan(0.9);
  expect(odds(three) / odds(two)).toBeLessThan(1.1);
});

test("the shares of three options follow their worth, and two identical ones share equally", () => {
  const [k0, k1] = runKey("choice", 0);
  const draw = new Draw(k0, k1);
  const worth = [0.4, 1.1, 1.1];
  const n = 40_000;
  const won = worth.map(() => 0);
  for (let id = 0; id < n; id++) {
    const utility = worth.map((v, option) => v + draw.gumbel(purpose.gumbelOption, 3, id, option));
    won[utility.indexOf(Math.max(...utility))]!++;
  }
  const whole = worth.reduce((sum, v) => sum + Math.exp(v), 0);
  worth.forEach((v, k) => {
    expect(Math.abs(shareError(won[k]!, n, Math.exp(v) / whole))).toBeLessThan(4);
  });
});

test("nobody leaves of their own will when nobody looks", () => {
  const run = driven(
    plain(36, { parameters: { searchMonthly: 0, bondBreach: 0, intentionBase: 2 }, terms: { targetedCohort: 20 } }),
  );
  const reasons = new Map<number, number>();
  let entered = 0;
  for (let k = 0; k < 36; k++) {
    passMonth(run);
    const { moves } = run.m.tally;
    for (let q = 0; q < moves.count; q++) {
      if (moves.kind[q] !== 0) continue;
      if (moves.origin[q]! < 0) entered++;
      else reasons.set(moves.destination[q]!, (reasons.get(moves.destination[q]!) ?? 0) + 1);
    }
  }
  expect([...reasons.keys()]).toEqual([RETIREMENT]);
  expect(entered).toBeGreaterThan(50);
});

test("an offer is drawn in proportion to open posts", () => {
  const run = driven(plain(1, { parameters: allLook, terms: noDispatch }));
  const { m } = run;
  const { ledger, facilities } = m.world;
  choice.run(m);
  listOpenPosts(m);
  const townships = [...m.geography.ofType[0]![2]!];
  // Leave two centres open, with one and with three posts.
  ledger.open.fill(0);
  ledger.open[townships[3]! * 4] = 1;
  ledger.open[townships[9]! * 4] = 3;
  listOpenPosts(m);
  const offers = [0, 0];
  m.lookers.count = 0;
  for (const i of employed(m)) {
    const offer = { facility: -1, kind: -1 };
    if (facilities.type[m.world.doctors.facility[i]!] !== 4) continue;
    m.world.doctors.education[i] = 2;
    for (let month = 1; month <= 20; month++) {
      m.month = month;
      drawOffer(m, offerRace(m, i), i, 0, [2], [0], -1, offer);
      offers[offer.facility === townships[3] ? 0 : 1]!++;
      expect([townships[3], townships[9]]).toContain(offer.facility);
    }
  }
  const n = offers[0]! + offers[1]!;
  expect(n).toBeGreaterThan(4000);
  expect(Math.abs(shareError(offers[1]!, n, 0.75))).toBeLessThan(4);
});
