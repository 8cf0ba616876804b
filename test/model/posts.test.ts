// The ledger's month: what is vacated opens or freezes, January decides anew, and no post is made or lost.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ledgerAt } from "../../src/model/employ.ts";
import {
  COMMUNITY,
  CONTRACT,
  COUNTY,
  COUNTY_MANAGED,
  ESTABLISHED,
  TERTIARY,
  TOWNSHIP,
  VILLAGE_POST,
} from "../../src/model/kinds.ts";
import { countyManagedShare, planMonths, planPosts, releasedShare } from "../../src/model/posts.ts";
import { purpose } from "../../src/model/purposes.ts";
import { byHand, move, stretch } from "./by-hand.ts";

const JANUARY = 600;
type Posts = Readonly<Partial<Record<"open" | "frozen" | "vacated" | "filled", number>>>;

/** A county with posts in one cell of the ledger; its hospital can be returned to unless it is left out. */
const county = (parameters: Readonly<Record<string, number>>, month = JANUARY, hospital = true) => {
  const m = byHand(parameters, month);
  const ofType = [0, 1].map((c) => [[], hospital ? [c === 0 ? COUNTY : 6] : [], [], [], []]);
  return { ...m, geography: { stretch, ofType, posts: [100, 100] } } as unknown as typeof m;
};
type County = ReturnType<typeof county>;

const put = (m: County, facility: number, kind: number, posts: Posts): void => {
  const at = ledgerAt(facility, kind);
  const { ledger } = m.world;
  let all = 0;
  for (const [name, n] of Object.entries(posts)) {
    ledger[name as keyof typeof posts][at] = n;
    all += n;
  }
  ledger.authorised[at] = all;
};
const take = (m: County, facility: number, kind: number): number[] => {
  const { authorised, open, frozen, vacated } = m.world.ledger;
  const at = ledgerAt(facility, kind);
  return [authorised[at]!, open[at]!, frozen[at]!, vacated[at]!];
};

test("contract, village and county-managed posts open when the month is over", () => {
  for (const month of [JANUARY, JANUARY + 1])
    for (const kind of [CONTRACT, VILLAGE_POST]) {
      const m = county({ frozenShare: 1 }, month);
      put(m, TOWNSHIP, kind, { open: 2, vacated: 3, filled: 4 });
      planPosts(m);
      expect(take(m, TOWNSHIP, kind)).toEqual([9, 5, 0, 0]);
    }
  const m = county({}, JANUARY + 1);
  put(m, TOWNSHIP, COUNTY_MANAGED, { open: 2, vacated: 3 });
  planPosts(m);
  expect(take(m, TOWNSHIP, COUNTY_MANAGED)).toEqual([5, 5, 0, 0]);
});

describe("established posts", () => {
  const planned = (
    facility: number,
    parameters: Readonly<Record<string, number>>,
    month: number,
    change = (_: County) => {},
  ) => {
    const m = county(parameters, month);
    put(m, facility, ESTABLISHED, { open: 100, frozen: 150, vacated: 50, filled: 20 });
    change(m);
    planPosts(m);
    return take(m, facility, ESTABLISHED);
  };

  test("are all decided on anew in January, each by its own draw, in centres by another share than in hospitals", () => {
    const draws = (facility: number, share: number, n: number, first = 0): number => {
      const { draw } = byHand();
      let frozen = 0;
      for (let k = 0; k < n; k++) if (draw.uniform(purpose.freeze, JANUARY, facility, first + k) < share) frozen++;
      return frozen;
    };
    const parameters = { frozenShare: 0.6, frozenHospital: 0.2 };
    for (const [facility, share] of [
      [TOWNSHIP, 0.6],
      [COMMUNITY, 0.6],
      [COUNTY, 0.2],
      [TERTIARY, 0],
    ] as const) {
      const frozen = draws(facility, share, 300);
      expect(Math.abs(frozen / 300 - share)).toBeLessThanOrEqual(4 * Math.sqrt((share * (1 - share)) / 300));
      expect(planned(facility, parameters, JANUARY)).toEqual([320, 300 - frozen, frozen, 0]);
    }
  });

  test("stay as they were in other months, but for those vacated", () => {
    const parameters = { frozenShare: 0.5 };
    const [authorised, open, frozen, vacated] = planned(TOWNSHIP, parameters, JANUARY + 5) as [
      number,
      number,
      number,
      number,
    ];
    expect([authorised, open + frozen, vacated]).toEqual([320, 300, 0]);
    expect(frozen).toBeGreaterThan(150);
    expect(open).toBeGreaterThan(100);
    // The draws are others than those of January's plan.
    const { draw } = byHand();
    let more = 0;
    for (let k = 0; k < 50; k++) if (draw.uniform(purpose.freeze, JANUARY + 5, TOWNSHIP, 512 + k) < 0.5) more++;
    expect(frozen).toBe(150 + more);
    expect(planned(TOWNSHIP, { frozenShare: 1 }, JANUARY + 5)).toEqual([320, 100, 200, 0]);
    expect(planned(TOWNSHIP, { frozenShare: 0 }, JANUARY + 5)).toEqual([320, 150, 150, 0]);
  });

  test("are decided on more often where plans are", () => {
    const often = (m: County): void => move(m, planMonths, TOWNSHIP, 3.2);
    expect(planned(TOWNSHIP, { frozenShare: 0 }, JANUARY + 3, often)).toEqual([320, 300, 0, 0]);
    expect(planned(TOWNSHIP, { frozenShare: 0 }, JANUARY + 4, often)).toEqual([320, 150, 150, 0]);
  });

  test("are released from freezing as far as policy goes", () => {
    const release = (m: County): void => move(m, releasedShare, TOWNSHIP, 0.5);
    const [, , frozen] = planned(TOWNSHIP, { frozenShare: 1 }, JANUARY, release) as [number, number, number];
    expect(Math.abs(frozen / 300 - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 300));
    expect(planned(TOWNSHIP, { frozenShare: 1 }, JANUARY, (m) => move(m, releasedShare, TOWNSHIP, 1))).toEqual([
      320, 300, 0, 0,
    ]);
  });

  test("of the county's pool do not freeze", () => {
    const held = (n: number) => (m: County) => {
      m.world.mobile.held[0] = n;
    };
    expect(planned(TOWNSHIP, { frozenShare: 1 }, JANUARY, held(40))).toEqual([320, 40, 260, 0]);
    expect(planned(TOWNSHIP, { frozenShare: 1 }, JANUARY, held(500))).toEqual([320, 300, 0, 0]);
  });
});

describe("county-managed posts", () => {
  const converted = (share: number, established: Posts, pooled: Posts, month = JANUARY, hospital = true) => {
    const m = county({ frozenShare: 0 }, month, hospital);
    put(m, TOWNSHIP, ESTABLISHED, established);
    put(m, TOWNSHIP, COUNTY_MANAGED, pooled);
    move(m, countyManagedShare, TOWNSHIP, share);
    planPosts(m);
    return [take(m, TOWNSHIP, ESTABLISHED), take(m, TOWNSHIP, COUNTY_MANAGED)];
  };

  test("are a share of what is vacant in January", () => {
    expect(converted(0.5, { open: 2, frozen: 4, vacated: 2, filled: 5 }, { filled: 3 })).toEqual([
      [9, 4, 0, 0],
      [7, 4, 0, 0],
    ]);
    // What is open already counts with the rest.
    expect(converted(0.5, { open: 4, filled: 5 }, { open: 2 })).toEqual([
      [8, 3, 0, 0],
      [3, 3, 0, 0],
    ]);
  });

  test("go back when the share falls", () => {
    expect(converted(0.25, { open: 2, filled: 5 }, { open: 6, filled: 1 })).toEqual([
      [11, 6, 0, 0],
      [3, 2, 0, 0],
    ]);
    expect(converted(0, { filled: 5 }, { open: 3 })).toEqual([
      [8, 3, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  test("change in January alone, and where there is a county hospital to return to", () => {
    const same = [
      [9, 4, 0, 0],
      [2, 2, 0, 0],
    ];
    expect(converted(1, { open: 4, filled: 5 }, { open: 2 }, JANUARY + 12 + 6)).toEqual(same);
    expect(converted(1, { open: 4, filled: 5 }, { open: 2 }, JANUARY, false)).toEqual(same);
  });

  test("are rounded by luck to whole posts of the right mean", () => {
    let all = 0;
    const m = county({ frozenShare: 0 });
    move(m, countyManagedShare, TOWNSHIP, 0.25);
    for (let year = 0; year < 400; year++) {
      put(m, TOWNSHIP, ESTABLISHED, { open: 5 });
      put(m, TOWNSHIP, COUNTY_MANAGED, { open: 0 });
      planPosts({ ...m, month: 12 * year });
      const open = m.world.ledger.open[ledgerAt(TOWNSHIP, COUNTY_MANAGED)]!;
      expect([1, 2]).toContain(open);
      all += open;
    }
    expect(Math.abs(all / 400 - 1.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 400));
  });
});

test("no post is made or lost, and none is counted below nothing", () => {
  const few = fc.nat({ max: 9 });
  const posts = fc.record({ open: few, frozen: few, vacated: few, filled: few });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      posts,
      posts,
      share,
      share,
      fc.nat({ max: 23 }),
      fc.nat({ max: 12 }),
      (own, pooled, managed, frozen, month, mobile) => {
        const m = county({ frozenShare: frozen }, month);
        put(m, TOWNSHIP, ESTABLISHED, own);
        put(m, TOWNSHIP, COUNTY_MANAGED, { ...pooled, frozen: 0 });
        move(m, countyManagedShare, TOWNSHIP, managed);
        m.world.mobile.held[0] = mobile;
        const { ledger } = m.world;
        const sum = (column: Iterable<number>): number => [...column].reduce((all, n) => all + n, 0);
        const before = sum(ledger.authorised);
        planPosts(m);
        expect(sum(ledger.authorised)).toBe(before);
        for (const kind of [ESTABLISHED, COUNTY_MANAGED]) {
          const at = ledgerAt(TOWNSHIP, kind);
          const parts = [ledger.open[at]!, ledger.frozen[at]!, ledger.vacated[at]!, ledger.filled[at]!];
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          expect(parts.reduce((all, n) => all + n, 0)).toBe(ledger.authorised[at]);
        }
      },
    ),
    { seed: 11, numRuns: 60 },
  );
});
