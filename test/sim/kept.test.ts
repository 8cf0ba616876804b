import { expect, test } from "vitest";
import { Kept } from "../../src/sim/kept.ts";

test("what was wanted longest ago is given up first, and made again when wanted", () => {
  const made: string[] = [];
  const kept = new Kept<string>(2);
  const ask = (key: string): string =>
    kept.of(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(["a", "b", "a", "c", "a", "b"].map(ask)).toEqual(["A", "B", "A", "C", "A", "B"]);
  expect(made).toEqual(["a", "b", "c", "b"]);
});
