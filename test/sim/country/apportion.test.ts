import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion, divide, roundTable } from "../../../src/sim/country/apportion.ts";

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, x) => total + x, 0);
const weights = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });

describe("apportion", () => {
  test("adds up to the total, and no share is off its due by one or more", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), weights, (total, by) => {
        const shares = apportion(total, by);
        expect(sum(shares)).toBe(total);
        const all = sum(by);
        shares.forEach((share, k) => {
          expect(Number.isInteger(share)).toBe(true);
          expect(Math.abs(share - (total * by[k]!) / all)).toBeLessThan(1 + 1e-6);
        });
      }),
    );
  });

  test("goes by largest remainder, the earlier first among equals", () => {
    expect([...apportion(10, [1, 1, 1])]).toEqual([4, 3, 3]);
    expect([...apportion(3, [0.5, 1.4, 1.1])]).toEqual([1, 1, 1]);
    expect([...apportion(5, [0, 1, 0])]).toEqual([0, 5, 0]);
  });

  test("leaves what is known, shares out the rest, and nothing where nothing is left", () => {
    expect([...apportion(10, [1, 1, 2], [4])]).toEqual([4, 2, 4]);
    expect([...apportion(10, [1, 1, 2], [12])]).toEqual([12, 0, 0]);
  });

  test("gives everybody the least first where the total goes as far", () => {
    expect([...apportion(5, [100, 1, 1], [], [1, 1, 1])]).toEqual([3, 1, 1]);
    expect([...apportion(2, [100, 1, 1], [], [1, 1, 1])]).toEqual([2, 0, 0]);
  });
});

describe("divide", () => {
  test("keeps the odds ratios that it was given, and comes to the target", () => {
    const wholes = [1000_000, 2000_000, 500_000];
    const parts = divide(wholes, [1, 3, 6], 1_700_000);
    expect(sum(parts)).toBe(1_700_000);
    const odds = Array.from(parts, (x, k) => x / (wholes[k]! - x));
    expect(odds[1]! / odds[0]!).toBeCloseTo(3, 3);
    expect(odds[2]! / odds[0]!).toBeCloseTo(6, 3);
  });

  test("takes no more than there is, and leaves what is known", () => {
    expect([...divide([10, 20], [1, 1], 30)]).toEqual([10, 20]);
    expect([...divide([10, 20, 30], [1, 1, 1], 25, [5])]).toEqual([5, 8, 12]);
  });
});

test("roundTable holds rows and columns, keeps zeros, and moves nothing by as much as two", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(60), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 12 }),
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      (cells, shift) => {
        // Units moved along rows and columns by a fraction keep both margins whole.
        const table = cells.map((row) => Float64Array.from(row, (x) => x + 1));
        for (let r = 0; r + 1 < table.length; r += 2) {
          table[r]![0]! -= shift;
          table[r]![1]! += shift;
          table[r + 1]![0]! += shift;
          table[r + 1]![1]! -= shift;
        }
        const rows = table.map((row) => Math.round(sum(row)));
        const columns = [0, 1, 2, 3].map((c) => Math.round(sum(table.map((row) => row[c]!))));
        const whole = roundTable(table, rows, columns);
        whole.forEach((row, r) => {
          expect(sum(row)).toBe(rows[r]);
          row.forEach((x, c) => {
            expect(Math.abs(x - table[r]![c]!)).toBeLessThan(2);
          });
        });
        for (const c of [0, 1, 2, 3]) expect(sum(whole.map((row) => row[c]!))).toBe(columns[c]);
      },
    ),
  );
});
