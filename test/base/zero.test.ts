import { expect, test } from "vitest";
import { isAllZero } from "../../src/base/zero.ts";

test("a table of zeros, of either sign, and an empty one hold nothing else", () => {
  expect(isAllZero(new Float64Array(3))).toBe(true);
  expect(isAllZero([0, -0])).toBe(true);
  expect(isAllZero([])).toBe(true);
});

test("one value anywhere, and what is no number, is seen", () => {
  expect(isAllZero(Int32Array.of(0, 0, -1))).toBe(false);
  expect(isAllZero([0, Number.NaN])).toBe(false);
});
