// The worth of a county-managed post: the township now, the county later if the right of return is honoured.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paramsWith } from "../../src/model/parameters.ts";
import type { Month } from "../../src/model/step.ts";
import { blendReturn, discountsOf } from "../../src/model/worth.ts";

const GROUPS = 4;

/** Blends a township worth split over factors with the county's and returns the worth and its parts. */
function blended(
  township: number[],
  county: number[],
  left: number,
  toRetirement: number,
  parameters: Record<string, number>,
) {
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
  const factorWorth = township.map((t, k) => Float64Array.of(t, county[k]!));
  const worth = Float64Array.of(sum(township), sum(county));
  const params = paramsWith(parameters);
  const m = { scratch: { factorWorth, worth, discounts: discountsOf(params) }, params } as unknown as Month;
  blendReturn(m, 0, 1, left, toRetirement);
  return { worth: worth[0]!, county: worth[1]!, parts: factorWorth.map((row) => row[0]!) };
}

const values = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: GROUPS, maxLength: GROUPS });
const total = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

test("V = w·V_tw + (1 − w)·[p·max(V_cty, V_tw) + (1 − p)·V_tw], w = (1 − δ^T)/(1 − δ^H)", () => {
  fc.assert(
    fc.property(
      values,
      values,
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 500 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.95, max: 0.999, noNaN: true }),
      (township, county, left, toRetirement, p, delta) => {
        const { worth, parts } = blended(township, county, left, toRetirement, { returnHonoured: p, discount: delta });
        const horizon = Math.min(240, toRetirement);
        const w = left >= horizon ? 1 : (1 - delta ** left) / (1 - delta ** horizon);
        const [tw, cty] = [total(township), total(county)];
        const expected = w * tw + (1 - w) * (p * Math.max(cty, tw) + (1 - p) * tw);
        expect(worth).toBeCloseTo(expected, 9);
        // The causes of leaving read the parts: they must still sum to the whole.
        expect(total(parts)).toBeCloseTo(worth, 9);
      },
    ),
    { seed: 7, numRuns: 500 },
  );
});

describe("by hand", () => {
  const half = { returnHonoured: 0.5 };
  test.each([
    [
      "without discounting the weights are shares of months",
      60,
      240,
      { ...half, discount: 1 },
      0 + (1 - 60 / 240) * 0.5 * 2,
    ],
    ["a right that is never honoured is worth nothing", 36, 300, { returnHonoured: 0, discount: 0.99 }, 0],
    ["nobody returns from a term that outlasts the career", 36, 30, { ...half, discount: 0.99 }, 0],
    ["with no months left only the horizon counts", 0, 300, { returnHonoured: 0.8, discount: 0.99 }, 1.6],
  ])("%s", (_, left, toRetirement, parameters, expected) => {
    expect(blended([0, 0, 0, 0], [2, 0, 0, 0], left, toRetirement, parameters).worth).toBeCloseTo(expected, 12);
  });

  test("a county that is worth less is not returned to, and stays as it was", () => {
    const { worth, county } = blended([1, 0, 0, 0], [0.5, 0, 0, 0], 36, 300, { returnHonoured: 1, discount: 0.99 });
    expect([worth, county]).toEqual([1, 0.5]);
  });
});
