import fc from "fast-check";
import { expect, test } from "vitest";
import { log } from "../../src/base/exp-log.ts";
import { LogMemo } from "../../src/base/log-memo.ts";

test("gives the logarithm itself, whatever was asked in the slot before", () => {
  const memo = new LogMemo(4);
  const argument = fc.oneof(fc.constantFrom(1, 2, 0, Number.POSITIVE_INFINITY), fc.double({ min: 0, noNaN: true }));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), argument, (slot, x) => {
      expect(memo.of(slot, x)).toBe(log(x));
      expect(memo.of(slot, x)).toBe(log(x));
    }),
  );
  expect(memo.of(0, Number.NaN)).toBeNaN();
});
