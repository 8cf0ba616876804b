// Doctor-proposing deferred acceptance against brute force on small markets.
import fc from "fast-check";
import { expect, test } from "vitest";
import { deferredAcceptance, type Proposal } from "../../src/model/matching.ts";

interface Market {
  /** Each proposer's alternatives better than staying, in no order. */
  readonly lists: readonly (readonly Proposal[])[];
  readonly capacities: readonly number[];
}

const cells = 3;
/** Up to four proposers over three cells with strict tastes and scores, some with a way out that always takes. */
const markets: fc.Arbitrary<Market> = fc
  .record({
    wants: fc.array(
      fc.record({
        cells: fc.uniqueArray(fc.integer({ min: 0, max: cells - 1 }), { maxLength: cells }),
        wayOut: fc.boolean(),
        utilities: fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: cells + 1, maxLength: cells + 1 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    capacities: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: cells, maxLength: cells }),
    scores: fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 4 * cells, maxLength: 4 * cells }),
  })
  .map(({ wants, capacities, scores }) => ({
    capacities,
    lists: wants.map((want, p) =>
      [...want.cells, ...(want.wayOut ? [-1] : [])].map((cell, k) => ({
        cell,
        preference: want.utilities[k]!,
        score: cell < 0 ? 0 : scores[p * cells + cell]!,
      })),
    ),
  }));

/** What proposer p gets by position q of their list; staying is worth nothing. */
const worth = ({ lists }: Market, p: number, q: number): number => (q < 0 ? 0 : lists[p]![q]!.preference);
const holders = ({ lists }: Market, matching: readonly number[], cell: number): number[] =>
  matching.flatMap((q, p) => (q >= 0 && lists[p]![q]!.cell === cell ? [p] : []));

function isStable(market: Market, matching: readonly number[]): boolean {
  const { lists, capacities } = market;
  for (let cell = 0; cell < cells; cell++) if (holders(market, matching, cell).length > capacities[cell]!) return false;
  return lists.every((list, p) =>
    list.every(({ cell, preference, score }) => {
      if (preference <= worth(market, p, matching[p]!)) return true;
      if (cell < 0) return false;
      const held = holders(market, matching, cell);
      // A cell with room, or with somebody weaker, would take p: the two would block.
      return held.length >= capacities[cell]! && held.every((h) => lists[h]![matching[h]!]!.score > score);
    }),
  );
}

/** Every way to give each proposer one of their alternatives or none. */
function* allMatchings(market: Market, from = 0): Generator<number[]> {
  if (from === market.lists.length) {
    yield [];
    return;
  }
  for (const rest of allMatchings(market, from + 1))
    for (let q = -1; q < market.lists[from]!.length; q++) yield [q, ...rest];
}

const solve = ({ lists, capacities }: Market) => deferredAcceptance(lists, (cell) => capacities[cell]!);

test("the outcome is stable, and no stable one is better for any proposer", () => {
  fc.assert(
    fc.property(markets, (market) => {
      const found = [...solve(market).accepted];
      expect(isStable(market, found)).toBe(true);
      for (const other of allMatchings(market)) {
        if (!isStable(market, other)) continue;
        other.forEach((q, p) => {
          expect(worth(market, p, found[p]!)).toBeGreaterThanOrEqual(worth(market, p, q));
        });
      }
    }),
    { seed: 4, numRuns: 400 },
  );
});

test("whose turn it is makes no difference", () => {
  fc.assert(
    fc.property(markets, (market) => {
      const turned = { ...market, lists: [...market.lists].reverse() };
      const there = solve(market);
      const back = solve(turned);
      expect([...back.accepted].reverse()).toEqual([...there.accepted]);
      expect([...back.refused].reverse()).toEqual([...there.refused]);
    }),
    { seed: 5, numRuns: 400 },
  );
});

test("a refusal is counted for each cell asked in vain", () => {
  fc.assert(
    fc.property(markets, (market) => {
      const { accepted, refused } = solve(market);
      market.lists.forEach((list, p) => {
        const reached = worth(market, p, accepted[p]!);
        expect(refused[p]).toBe(list.filter(({ preference }) => preference > reached).length);
      });
    }),
    { seed: 6, numRuns: 400 },
  );
});

test("a worked example: the stronger applicant displaces the weaker, who goes to the second choice", () => {
  const lists = [
    [
      { cell: 0, preference: 3, score: 1 },
      { cell: 1, preference: 2, score: 1 },
    ],
    [{ cell: 0, preference: 5, score: 2 }],
    [{ cell: 2, preference: 9, score: 9 }],
    [{ cell: -1, preference: 1, score: 0 }],
  ];
  const { accepted, refused } = deferredAcceptance(lists, (cell) => [1, 1, 0][cell]!);
  expect([...accepted]).toEqual([1, 0, -1, 0]);
  expect([...refused]).toEqual([1, 0, 1, 0]);
});
