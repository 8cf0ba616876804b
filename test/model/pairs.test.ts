// Pairs of a doctor and a place: what is put side by side, summed over factors, and who stands for everybody in a cell.
import { describe, expect, test } from "vitest";
import { housing } from "../../src/model/factors/housing.ts";
import { CONTRACT, COUNTY, ESTABLISHED, factorGroups, TITLES, TOWNSHIP, VILLAGE } from "../../src/model/kinds.ts";
import type { Rule } from "../../src/model/rule.ts";
import {
  addPair,
  byFactor,
  evaluate,
  factors,
  groupOf,
  keepReferences,
  markFallenCells,
  PAIRS,
  putFactors,
  weigh,
} from "../../src/model/worth.ts";
import { byHand, cellAt, move } from "./by-hand.ts";

const position = (id: string): number => factors.findIndex((factor) => factor.id === id);
const HOUSING = position("housing");
const PAY = position("pay");
const SCHOOLING = position("schooling");

test("a pair holds doctor, place and post, whether it is held now, and the cell by title", () => {
  const m = byHand();
  m.world.doctors.title[3] = 4;
  expect(addPair(m, 3, TOWNSHIP, CONTRACT, 1)).toBe(0);
  expect(addPair(m, 0, COUNTY, ESTABLISHED, 0)).toBe(1);
  const { pairs } = m.scratch;
  expect(pairs.count).toBe(2);
  expect([...pairs.doctor.subarray(0, 2)]).toEqual([3, 0]);
  expect([...pairs.placeClass.subarray(0, 2)]).toEqual([TOWNSHIP, COUNTY]);
  expect([...pairs.post.subarray(0, 2)]).toEqual([CONTRACT, ESTABLISHED]);
  expect([...pairs.here.subarray(0, 2)]).toEqual([1, 0]);
  expect([...pairs.cell.subarray(0, 2)]).toEqual([cellAt(TOWNSHIP, CONTRACT, 4), cellAt(COUNTY)]);
});

test("factors belong to the groups that they name", () => {
  expect(groupOf.map((group) => factorGroups[group])).toEqual(factors.map(({ group }) => group));
});

describe("worth", () => {
  const evaluated = (which?: readonly number[]) => {
    const m = byHand();
    factors.forEach((_, f) => {
      m.betas[f] = (f + 1) / 8;
    });
    addPair(m, 0, TOWNSHIP, ESTABLISHED, 1);
    addPair(m, 1, COUNTY, CONTRACT, 0);
    m.scratch.worth.fill(77);
    for (const row of m.scratch.factorWorth) row.fill(55);
    if (which === undefined) evaluate(m);
    else putFactors(m, which);
    return m;
  };

  test("of a pair is what its factors add up to, and nothing of what was there before", () => {
    const m = evaluated();
    for (const k of [0, 1]) {
      let sum = 0;
      factors.forEach((factor, f) => {
        const alone = new Float64Array(2);
        factor.put(alone, m.scratch.pairs, (f + 1) / 8, m);
        expect(m.scratch.factorWorth[f]![k]).toBe(alone[k]);
        sum += alone[k]!;
      });
      expect(m.scratch.worth[k]).toBe(sum);
    }
    // What lies beyond the pairs is left alone.
    expect(m.scratch.worth[2]).toBe(77);
    expect(m.scratch.factorWorth[0]![2]).toBe(55);
  });

  test("of some factors alone is put in their rows, and no sum", () => {
    const [some, all] = [evaluated([PAY, SCHOOLING]), evaluated()];
    for (const f of [PAY, SCHOOLING])
      for (const k of [0, 1]) expect(some.scratch.factorWorth[f]![k]).toBe(all.scratch.factorWorth[f]![k]);
    expect(some.scratch.worth[0]).toBe(77);
    expect(some.scratch.factorWorth[HOUSING]![0]).toBe(55);
  });

  test("is copied by factor", () => {
    const m = evaluated();
    const into = new Float64Array(factors.length);
    expect(byFactor(m, 1, into)).toBe(into);
    expect([...into]).toEqual(m.scratch.factorWorth.map((row) => row[1]));
  });

  test("is weighed by the rule of choice, if it weighs at all", () => {
    const m = evaluated();
    const before = [...m.scratch.worth];
    weigh(m, 7, 0, 2, 1);
    expect([...m.scratch.worth]).toEqual(before);
    const asked: unknown[] = [];
    const rule = { weigh: (...all: unknown[]) => asked.push(...all.slice(2, 6)) } as unknown as Rule;
    weigh({ ...m, rule } as typeof m, 7, 0, 2, 1);
    expect(asked).toEqual([0, 2, 1, 7]);
  });
});

describe("sentinels", () => {
  /** Three cells with somebody in each; sentinels have the titles in order and weigh pay most. */
  const held = [cellAt(TOWNSHIP, ESTABLISHED, 0), cellAt(TOWNSHIP, CONTRACT, 3), cellAt(VILLAGE, ESTABLISHED, 4)];
  const county = () => {
    const m = byHand();
    for (let title = 0; title < TITLES; title++) {
      m.world.doctors.title[m.sentinel + title] = title;
      m.world.doctors.education[m.sentinel + title] = 2;
      m.world.doctors.payWeight[m.sentinel + title] = 2;
      m.world.doctors.facility[m.sentinel + title] = TOWNSHIP;
    }
    for (const cell of held) m.world.cells.headcount[cell] = 1;
    return m;
  };
  const bound = (m: ReturnType<typeof county>, cell: number, f: number): number =>
    m.scratch.boundWorth[cell * factors.length + f]!;
  const fallen = (m: ReturnType<typeof county>, slack = 0.2, policy = true): number[] => {
    const any = markFallenCells(m, slack, policy);
    const marked = [...m.scratch.marked].flatMap((mark, cell) => (mark === 1 ? [cell] : []));
    expect(any).toBe(marked.length > 0);
    expect(m.scratch.pairs.count).toBe(0);
    return marked;
  };

  test("have what one of their title has in the cell, as parents of a child of four", () => {
    const m = county();
    keepReferences(m, held);
    expect(m.scratch.pairs.count).toBe(0);
    for (const [cell, place, post, title] of [
      [held[0]!, TOWNSHIP, ESTABLISHED, 0],
      [held[1]!, TOWNSHIP, CONTRACT, 3],
      [held[2]!, VILLAGE, ESTABLISHED, 4],
    ] as const) {
      m.scratch.pairs.count = 0;
      expect(m.world.doctors.childBorn[m.sentinel + title]).toBe(m.month - 48);
      addPair(m, m.sentinel + title, place, post, 1);
      evaluate(m);
      expect(m.scratch.pairs.cell[0]).toBe(cell);
      factors.forEach((_, f) => {
        expect(bound(m, cell, f)).toBe(m.scratch.factorWorth[f]![0]);
      });
      expect(m.scratch.bounded[cell]).toBe(1);
    }
    expect(m.scratch.bounded.reduce((sum, is) => sum + is, 0)).toBe(3);
  });

  test("keep the first reference of a cell", () => {
    const m = county();
    keepReferences(m, held.slice(0, 1));
    const before = bound(m, held[0]!, HOUSING);
    move(m, housing, held[0]!, 5);
    move(m, housing, held[1]!, 5);
    keepReferences(m, held);
    expect(bound(m, held[0]!, HOUSING)).toBe(before);
    expect(bound(m, held[1]!, HOUSING)).toBe(5);
  });

  test("mark the cells where worth has fallen by more than the slack, once", () => {
    const m = county();
    for (const cell of held) move(m, housing, cell, 1);
    keepReferences(m, held);
    expect(fallen(m)).toEqual([]);
    move(m, housing, held[0]!, 0.75);
    move(m, housing, held[1]!, 0.875);
    expect(fallen(m)).toEqual([held[0]]);
    expect([m.scratch.bounded[held[0]!], m.scratch.bounded[held[1]!]]).toEqual([0, 1]);
    expect(fallen(m)).toEqual([]);
    move(m, housing, held[1]!, 0.75);
    expect(fallen(m)).toEqual([held[1]]);
  });

  test("measure a fall from the highest there has been, factor by factor", () => {
    const m = county();
    keepReferences(m, held);
    move(m, housing, held[2]!, 1);
    expect(fallen(m)).toEqual([]);
    expect(bound(m, held[2]!, HOUSING)).toBe(1);
    move(m, housing, held[2]!, 0.5);
    expect(fallen(m, 0.5)).toEqual([]);
    expect(fallen(m, 0.49)).toEqual([held[2]]);
  });

  test("set no rise of one factor against the fall of another", () => {
    const m = county();
    keepReferences(m, held);
    m.pay[held[0]!] = 4000;
    move(m, housing, held[0]!, 50);
    expect(fallen(m)).toEqual([held[0]]);
  });

  test("between changes of policy look at what drifts alone", () => {
    const m = county();
    for (const cell of held) move(m, housing, cell, 1);
    keepReferences(m, held);
    move(m, housing, held[0]!, 0);
    m.pay[held[1]!] = 4000;
    expect(fallen(m, 0.2, false)).toEqual([held[1]]);
    expect(fallen(m, 0.2, true)).toEqual([held[0]]);
  });

  test("forget a cell in which nobody is left", () => {
    const m = county();
    for (const cell of held) move(m, housing, cell, 1);
    keepReferences(m, held);
    m.world.cells.headcount[held[0]!] = 0;
    move(m, housing, held[0]!, 0);
    expect(fallen(m)).toEqual([]);
    expect(m.scratch.bounded[held[0]!]).toBe(0);
    m.world.cells.headcount[held[0]!] = 1;
    keepReferences(m, held);
    expect(bound(m, held[0]!, HOUSING)).toBe(0);
  });

  test("are worked out in blocks, however many cells there are", () => {
    const m = county();
    const cells = Array.from({ length: PAIRS + 5 }, (_, cell) => cell);
    cells.forEach((cell) => {
      move(m, housing, cell, (cell % 9) / 8);
      m.world.cells.headcount[cell] = 1;
    });
    keepReferences(m, cells);
    cells.forEach((cell) => {
      expect(bound(m, cell, HOUSING)).toBe((cell % 9) / 8);
    });
    cells.forEach((cell) => {
      move(m, housing, cell, 0);
    });
    expect(fallen(m)).toEqual(cells.filter((cell) => (cell % 9) / 8 > 0.2));
  });
});
