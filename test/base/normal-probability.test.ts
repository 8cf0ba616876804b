// Against published values (Abramowitz & Stegun 1964, table 26.1; tails from table 26.2) and against its inverse, which is
// an algorithm of its own (AS 241).
import { expect, test } from "vitest";
import { normalQuantile } from "../../src/base/normal.ts";
import { normalProbability } from "../../src/base/normal-probability.ts";

test.each([
  [0, 0.5],
  [0.5, 0.691462461274013],
  [1, 0.841344746068543],
  [2, 0.977249868051821],
  [3, 0.99865010196837],
])("below %f lies %f", (x, p) => {
  expect(Math.abs(normalProbability(x) - p)).toBeLessThan(1e-14);
  expect(Math.abs(normalProbability(-x) - (1 - p))).toBeLessThan(1e-14);
});

test("the far tail keeps its digits", () => {
  // −log10 Q(x) of table 26.2: 10 → 23.11805, 20 → 88.56010, 30 → 197.30921.
  for (const [x, digits] of [
    [10, 23.11805],
    [20, 88.5601],
    [30, 197.30921],
  ] as const)
    expect(-Math.log10(normalProbability(-x))).toBeCloseTo(digits, 5);
  expect(normalProbability(-40)).toBe(0);
  expect(normalProbability(40)).toBe(1);
});

test("it undoes the quantile", () => {
  for (let k = 1; k < 2000; k++) {
    const p = k / 2000;
    expect(Math.abs(normalProbability(normalQuantile(p)) - p)).toBeLessThan(2e-15);
  }
  for (const p of [1e-290, 1e-100, 1e-30, 1e-12, 1e-6])
    expect(Math.abs(normalProbability(normalQuantile(p)) / p - 1)).toBeLessThan(1e-10);
});
