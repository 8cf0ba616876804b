// Another thousand random stacks of levers, beside the first on another core. See random-stacks.ts.
import { expect, test } from "vitest";
import { JOB, tryStacks } from "./random-stacks.ts";

test("the second thousand", { timeout: 180_000 }, () => {
  const { wrong, runs, felt } = tryStacks(1000 / JOB, 2000 / JOB);
  expect(wrong).toEqual([]);
  expect(runs).toBe(1000);
  expect(felt).toBeGreaterThan(4000);
});
