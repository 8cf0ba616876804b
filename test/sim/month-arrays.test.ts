import { expect, test } from "vitest";
import { giveBack, type Sizes, takeArrays } from "../../src/sim/month-arrays.ts";

const sizes: Sizes = { cells: 6, places: 2, facilities: 4, rows: 10, clinics: 3 };

test("arrays that were given back serve the next month of the same size, as if new", () => {
  const first = takeArrays(sizes);
  const fresh = structuredClone({ ...first, payLogs: null, gapLogs: null });
  first.pay.fill(1);
  first.lookers.fill(3);
  first.marked.fill(1);
  first.boundWorth.fill(-2);
  Object.assign(first.uncovered, { dates: 4, amounts: 5 });
  first.uncovered.money.fill(7);
  expect(first.payLogs.of(0, 3)).toBeCloseTo(Math.log(3), 14);
  giveBack(first);
  const second = takeArrays({ ...sizes });
  expect(second).toBe(first);
  expect({ ...second, payLogs: null, gapLogs: null }).toEqual(fresh);
  // The slot was asked for another logarithm before.
  expect(second.payLogs.of(0, 2)).toBeCloseTo(Math.log(2), 14);
});

test("nobody else has them meanwhile, and no month of another size", () => {
  const one = takeArrays(sizes);
  expect(takeArrays(sizes)).not.toBe(one);
  giveBack(one);
  for (const key of Object.keys(sizes) as (keyof Sizes)[]) {
    const other = takeArrays({ ...sizes, [key]: sizes[key] + 1 });
    expect(other).not.toBe(one);
    expect(other.sizes[key]).toBe(sizes[key] + 1);
  }
  expect(takeArrays(sizes)).toBe(one);
});
