// The pay table by its definition in docs/model.md: base pay by place, title and post; performance pay shared by work.
import { describe, expect, test } from "vitest";
import { allowance } from "../../src/model/factors/pay.ts";
import {
  CONTRACT,
  COUNTY,
  COUNTY_MANAGED,
  ESTABLISHED,
  OTHER,
  OUTSIDE,
  PLACE_POOLS,
  PRIVATE,
  TERTIARY,
  TITLES,
  TOWNSHIP,
  VILLAGE,
} from "../../src/model/kinds.ts";
import { basePay, contractParity, payTables, performanceLink, performanceShare } from "../../src/model/pay-table.ts";
import { prizeMoney, prizes } from "../../src/model/prizes.ts";
import { cellsPerPlace, personCell, Terms } from "../../src/model/terms.ts";
import { createWorld } from "../../src/model/world.ts";
import { byHand, cellAt, FAR_TOWNSHIP, move, places } from "./by-hand.ts";

const parameters = {
  payTertiary: 9000,
  payCounty: 7000,
  payTownship: 4000,
  payCommunity: 5000,
  payVillage: 2000,
  payPrivate: 8000,
  payOther: 6000,
  paySameTier: 1.25,
  titlePayAssistant: 0.5,
  titlePayResident: 0.75,
  titlePayAttending: 1,
  titlePayAssociate: 1.5,
  titlePayChief: 2,
  workWeightSpread: 3,
  countyManagedPay: 0.8,
  referencePay: 5000,
};
/** Work by title: from 1 to the spread in equal steps. */
const work = [1, 1.5, 2, 2.5, 3];

const even = new Float64Array(places.count).fill(1);

/** A centre whose performance pay is half of pay, a quarter of it linked to work, with two assistants and a chief, one of them on contract. */
function centre() {
  const m = byHand(parameters);
  move(m, performanceShare, TOWNSHIP, 0.5);
  move(m, performanceLink, TOWNSHIP, 0.25);
  for (let title = 0; title < TITLES; title++) move(m, contractParity, cellAt(TOWNSHIP, CONTRACT, title), 0.5);
  const { settled } = m.world.cells;
  settled[cellAt(TOWNSHIP, ESTABLISHED, 0)] = 1;
  settled[cellAt(TOWNSHIP, CONTRACT, 0)] = 1;
  settled[cellAt(TOWNSHIP, ESTABLISHED, 4)] = 1;
  return m;
}
/** Pay of all over the work of all: 2000 + 1000 + 8000 for 1 + 1 + 3. */
const perWork = 11_000 / 5;
const linked = (own: number, title: number): number => 0.25 * perWork * work[title]! + 0.75 * own;
const rounded = (m: ReturnType<typeof centre>, ...at: Parameters<typeof cellAt>): number => m.pay[cellAt(...at)]!;

test("base pay is what each kind of place pays, outside by the premium of the same tier", () => {
  const { params } = byHand(parameters);
  expect([0, 1, 2, 3, 4, PRIVATE, OTHER].map((type) => basePay(params, type))).toEqual([
    9000, 7000, 4000, 5000, 2000, 8000, 6000,
  ]);
  expect([0, 1, 2, 3, 4].map((type) => basePay(params, OUTSIDE + type))).toEqual([11_250, 8750, 5000, 6250, 2500]);
});

describe("pay", () => {
  test("outside is base pay by title, and that is what peers have", () => {
    const m = byHand(parameters);
    payTables(m, even, true);
    for (const [place, base] of [
      [PRIVATE, 8000],
      [OTHER, 6000],
      [OUTSIDE + VILLAGE, 2500],
    ] as const)
      for (let post = 0; post < 5; post++)
        for (const [title, factor] of [0.5, 0.75, 1, 1.5, 2].entries()) {
          expect(m.pay[cellAt(place, post, title)]).toBe(base * factor);
          expect(m.peerPay[cellAt(place, post, title)]).toBe(base * factor);
        }
  });

  test("inside is half fixed, half performance, of which a quarter follows the work of a title", () => {
    const m = centre();
    payTables(m, even, true);
    for (const [title, factor] of [0.5, 0.75, 1, 1.5, 2].entries()) {
      const own = 4000 * factor;
      expect(rounded(m, TOWNSHIP, ESTABLISHED, title)).toBeCloseTo(0.5 * own + 0.5 * linked(own, title), 9);
      expect(rounded(m, TOWNSHIP, CONTRACT, title)).toBeCloseTo(0.25 * own + 0.5 * linked(own / 2, title), 9);
    }
  });

  test("of everybody comes to the same whatever is linked to work", () => {
    const total = (link: number): number => {
      const m = centre();
      move(m, performanceLink, TOWNSHIP, link);
      payTables(m, even, true);
      return [...m.world.cells.settled].reduce((sum, n, cell) => sum + n * m.pay[cell]!, 0);
    };
    expect(total(0)).toBeCloseTo(11_000, 8);
    expect(total(1)).toBeCloseTo(11_000, 8);
  });

  test("grows with what the place performed, by the share that is performance", () => {
    const m = centre();
    const performed = Float64Array.from(even);
    performed[TOWNSHIP] = 1.5;
    performed[PRIVATE] = 9;
    payTables(m, performed, true);
    expect(rounded(m, TOWNSHIP, ESTABLISHED, 2)).toBeCloseTo(2000 + 1.5 * 0.5 * linked(4000, 2), 9);
    expect(rounded(m, PRIVATE, ESTABLISHED, 2)).toBe(8000);
  });

  test("in a place without staff has base pay to share", () => {
    const m = byHand(parameters);
    move(m, performanceShare, VILLAGE, 0.5);
    move(m, performanceLink, VILLAGE, 1);
    payTables(m, even, true);
    expect(rounded(m, VILLAGE, ESTABLISHED, 4)).toBeCloseTo(0.5 * 4000 + 0.5 * 2000 * 3, 9);
  });

  test("in a county-managed post is at least its share of what the county hospital pays", () => {
    const m = centre();
    payTables(m, even, true);
    expect(rounded(m, TOWNSHIP, COUNTY_MANAGED, 2)).toBeCloseTo(0.8 * 7000, 9);
    expect(rounded(m, FAR_TOWNSHIP, COUNTY_MANAGED, 3)).toBeCloseTo(0.8 * 7000 * 1.5, 9);
    const own = rounded(m, TERTIARY, ESTABLISHED, 2);
    expect(own).toBeGreaterThan(0.8 * 7000);
    expect(rounded(m, TERTIARY, COUNTY_MANAGED, 2)).toBe(own);
  });

  test("holds allowances, the county's pool and the place's, the last two not in the tertiary hospital", () => {
    const plain = centre();
    payTables(plain, even, true);
    const m = centre();
    for (const place of [TOWNSHIP, TERTIARY]) move(m, allowance, cellAt(place, ESTABLISHED, 2), 10_000);
    m.world.counties.poolFenPerHead.set([3000, 500]);
    m.world.pools.fen[TOWNSHIP * PLACE_POOLS + 1] = 2000;
    m.world.pools.fen[TERTIARY * PLACE_POOLS + 1] = 2000;
    const more = (place: number, withPools: boolean): number => {
      payTables(m, even, withPools);
      return rounded(m, place, ESTABLISHED, 2) - rounded(plain, place, ESTABLISHED, 2);
    };
    expect(more(TOWNSHIP, true)).toBeCloseTo(100 + 30 + 20, 9);
    expect(more(TOWNSHIP, false)).toBeCloseTo(100, 9);
    expect(more(FAR_TOWNSHIP, true)).toBeCloseTo(5, 9);
    expect(more(TERTIARY, true)).toBeCloseTo(100, 9);
  });

  test("holds a prize for what it is worth on average", () => {
    const m = centre();
    move(m, prizes, 0, 1);
    // Two can win one prize a year.
    for (const [post, title] of [
      [ESTABLISHED, 0],
      [ESTABLISHED, 4],
    ] as const)
      move(m, prizeMoney, cellAt(TOWNSHIP, post, title), 2_400_000);
    payTables(m, even, true);
    expect(rounded(m, TOWNSHIP, ESTABLISHED, 4)).toBeCloseTo(4000 + 0.5 * linked(8000, 4) + 1000, 9);
    expect(rounded(m, TOWNSHIP, CONTRACT, 4)).toBeCloseTo(2000 + 0.5 * linked(4000, 4), 9);
  });
});

test("contract staff compare with the established colleague, others with local civil servants", () => {
  const m = centre();
  payTables(m, even, true);
  expect(m.peerPay[cellAt(TOWNSHIP, CONTRACT, 4)]).toBe(8000);
  expect(m.peerPay[cellAt(TOWNSHIP, ESTABLISHED, 4)]).toBe(10_000);
  expect(m.peerPay[cellAt(COUNTY, COUNTY_MANAGED, 1)]).toBe(3750);
});

describe("telling specialties apart", () => {
  const specialtyClass = Uint8Array.of(0, 1, 2, 0, 1, 2);
  /** The centre with three classes of specialties, its three doctors in different ones. */
  const split = () => {
    const m = centre();
    const finer = { ...places, specialties: 3, specialtyClass };
    const terms = new Terms(finer);
    const cells = finer.count * cellsPerPlace(3);
    const world = createWorld({ ...m.world.layout, specialties: 3, specialtyClass });
    const at = (post: number, title: number, s: number): number => personCell(3, TOWNSHIP, post, title, s);
    terms.toMove(performanceShare)[TOWNSHIP] = 0.5;
    terms.toMove(performanceLink)[TOWNSHIP] = 0.25;
    for (let title = 0; title < TITLES; title++)
      for (let s = 0; s < 3; s++) terms.toMove(contractParity)[at(CONTRACT, title, s)] = 0.5;
    world.cells.settled[at(ESTABLISHED, 0, 2)] = 1;
    world.cells.settled[at(CONTRACT, 0, 1)] = 1;
    world.cells.settled[at(ESTABLISHED, 4, 1)] = 1;
    const pay = new Float64Array(cells);
    const peerPay = new Float64Array(cells);
    return { at, m: { ...m, terms, world, pay, peerPay } };
  };

  test("changes nobody's pay", () => {
    const coarse = centre();
    payTables(coarse, even, true);
    const { m, at } = split();
    payTables(m, even, true);
    for (let post = 0; post < 5; post++)
      for (let title = 0; title < TITLES; title++)
        for (let s = 0; s < 3; s++) {
          expect(m.pay[at(post, title, s)]).toBe(coarse.pay[cellAt(TOWNSHIP, post, title)]);
          expect(m.peerPay[at(post, title, s)]).toBe(coarse.peerPay[cellAt(TOWNSHIP, post, title)]);
        }
    for (let s = 0; s < 3; s++) expect(m.pay[personCell(3, PRIVATE, 0, 2, s)]).toBe(8000);
  });

  test("an allowance, a parity or a prize of one class is its own", () => {
    const { m, at } = split();
    m.terms.toMove(allowance)[at(ESTABLISHED, 2, 1)] = 10_000;
    m.terms.toMove(contractParity)[at(CONTRACT, 2, 2)] = 1;
    m.terms.toMove(prizes)[0] = 1;
    m.terms.toMove(prizeMoney)[at(ESTABLISHED, 0, 2)] = 1_200_000;
    payTables(m, even, true);
    const pay = (post: number, title: number): number[] => [0, 1, 2].map((s) => m.pay[at(post, title, s)]!);
    const [first, second, third] = pay(ESTABLISHED, 2) as [number, number, number];
    expect([second - first, third - first]).toEqual([expect.closeTo(100, 9), 0]);
    const contract = pay(CONTRACT, 2);
    expect(contract[1]).toBe(contract[0]);
    expect(contract[2]! - contract[0]!).toBeCloseTo(0.5 * 2000 + 0.5 * 0.75 * 2000, 9);
    const assistants = pay(ESTABLISHED, 0);
    expect([assistants[1], assistants[2]! - assistants[0]!]).toEqual([assistants[0], expect.closeTo(1000, 9)]);
  });
});
