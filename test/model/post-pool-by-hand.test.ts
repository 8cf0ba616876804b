// One January of the pool of mobile posts among a few centres, worked out by hand.
import { describe, expect, test } from "vitest";
import { ledgerAt } from "../../src/model/employ.ts";
import { ESTABLISHED } from "../../src/model/kinds.ts";
import { mobileAt, mobileMonths, mobilePosts, movePool } from "../../src/model/post-pool.ts";
import { byHand, move, stretch } from "./by-hand.ts";

const NOW = 600;
/** Three centres, by the index of a facility: the third is a community's. */
const [A, B, C] = [2, 5, 3];
interface Centre {
  readonly visits: number;
  readonly doctors: number;
  readonly open?: number;
  readonly frozen?: number;
  readonly vacated?: number;
  readonly mobile?: number;
  readonly since?: number;
  readonly base?: number;
}

/** The county with these centres; the pool has so many posts in a county of a thousand. */
function pooled(pool: number, a: Centre, b: Centre, c: Centre = { visits: 0, doctors: 1 }) {
  const m = byHand({}, NOW);
  const ofType = [0, 1].map((county) => (county === 0 ? [[], [], [A, B], [C], []] : [[], [], [], [], []]));
  const county = { ...m, geography: { stretch, ofType, posts: [1000, 1000] } } as unknown as typeof m;
  const { facilities: f, ledger, mobile } = m.world;
  for (const [j, centre] of [
    [A, a],
    [B, b],
    [C, c],
  ] as const) {
    const at = ledgerAt(j, ESTABLISHED);
    f.visits[j] = centre.visits;
    f.headcount[j] = centre.doctors;
    ledger.open[at] = centre.open ?? 0;
    ledger.frozen[at] = centre.frozen ?? 0;
    ledger.vacated[at] = centre.vacated ?? 0;
    ledger.authorised[at] = 50;
    mobile.held[f.centre[j]!] = centre.mobile ?? 0;
    mobile.since[f.centre[j]!] = centre.since ?? 0;
    mobile.base[f.centre[j]!] = centre.base ?? 0;
  }
  move(m, mobilePosts, 0, pool);
  move(m, mobileMonths, 0, 36);
  movePool(county);
  const of = (j: number): number[] => {
    const at = ledgerAt(j, ESTABLISHED);
    return [
      ledger.authorised[at]! - 50,
      ledger.open[at]!,
      ledger.frozen[at]!,
      ledger.vacated[at]!,
      mobileAt(m.world, j),
    ];
  };
  const heldAs = (j: number): number[] => [mobile.since[f.centre[j]!]!, mobile.base[f.centre[j]!]!];
  return { of, heldAs };
}

describe("a vacant post moves", () => {
  test("from where a doctor has fewest visits to where one more would still have most, frozen ones first", () => {
    const { of, heldAs } = pooled(
      1,
      { visits: 100, doctors: 10, open: 2, frozen: 1, vacated: 1 },
      { visits: 900, doctors: 10, frozen: 1 },
    );
    expect(of(A)).toEqual([-1, 2, 0, 1, 0]);
    expect(of(B)).toEqual([1, 1, 1, 0, 1]);
    expect(heldAs(B)).toEqual([NOW, 1]);
  });

  test("then those just vacated, then open ones, until the pool is used", () => {
    const from = (pool: number): number[] =>
      pooled(pool, { visits: 100, doctors: 10, open: 2, frozen: 1, vacated: 1 }, { visits: 9000, doctors: 10 }).of(A);
    expect([1, 2, 3, 4, 5].map(from)).toEqual([
      [-1, 2, 0, 1, 0],
      [-2, 2, 0, 0, 0],
      [-3, 1, 0, 0, 0],
      [-4, 0, 0, 0, 0],
      [-4, 0, 0, 0, 0],
    ]);
  });

  test("as long as it is needed more: the one that receives counts as staffed with what has come", () => {
    // Loads of 30 and 40 after one, 36.4 after two … of ten doctors with 440 visits: 440/(10 + n + 1) > 30 for n ≤ 3.
    const { of } = pooled(9, { visits: 300, doctors: 10, open: 9 }, { visits: 440, doctors: 10 });
    expect([of(A)[0], of(B)[0]]).toEqual([-4, 4]);
  });

  test("not to where it is needed just as little, nor from where there is none", () => {
    expect(pooled(3, { visits: 300, doctors: 10, open: 5 }, { visits: 330, doctors: 10 }).of(B)[0]).toBe(0);
    expect(pooled(3, { visits: 100, doctors: 10 }, { visits: 900, doctors: 10, open: 5 }).of(B)[0]).toBe(0);
    expect(pooled(0.9, { visits: 100, doctors: 10, open: 5 }, { visits: 900, doctors: 10 }).of(B)[0]).toBe(0);
    // Where nobody works a visit is as many as there are.
    expect(pooled(1, { visits: 100, doctors: 0, open: 5 }, { visits: 900, doctors: 10 }).of(A)[0]).toBe(0);
  });

  test("to the neediest of several, communities among them, from the least needy", () => {
    const { of } = pooled(
      1,
      { visits: 200, doctors: 10, open: 3 },
      { visits: 100, doctors: 10, open: 3 },
      { visits: 900, doctors: 10 },
    );
    expect([of(A)[0], of(B)[0], of(C)[0]]).toEqual([0, -1, 1]);
  });
});

describe("what is held already", () => {
  const needy: Centre = { visits: 900, doctors: 10 };
  const idle: Centre = { visits: 100, doctors: 10, open: 9 };

  test("counts against the pool, and a centre holds one batch at a time", () => {
    const { of } = pooled(3, idle, { ...needy, mobile: 2, since: NOW - 12, base: 0 }, { visits: 800, doctors: 10 });
    // Two are at work; the third goes to the other centre.
    expect([of(B)[4], of(C)[4], of(A)[0]]).toEqual([2, 1, -1]);
  });

  test("and has found nobody goes back to the pool", () => {
    // Three vacant now, one before the batch of four came: two of it found nobody.
    const { of, heldAs } = pooled(
      4,
      { visits: 1, doctors: 1 },
      { ...needy, open: 3, mobile: 4, since: NOW - 12, base: 1 },
    );
    expect([of(B)[4], heldAs(B)[0]]).toEqual([2, NOW - 12]);
    const none = pooled(0, { visits: 1, doctors: 1 }, { ...needy, open: 9, mobile: 4, since: NOW - 12, base: 1 });
    expect(none.of(B)[4]).toBe(0);
  });

  test("long enough is fixed where it is", () => {
    for (const [since, held] of [
      [NOW - 35, 4],
      [NOW - 36, 0],
    ] as const)
      expect(pooled(4, { visits: 1, doctors: 1 }, { ...needy, mobile: 4, since, base: 0 }).of(B)[4]).toBe(held);
  });
});
