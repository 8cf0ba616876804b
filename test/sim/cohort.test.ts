import { expect, test } from "vitest";
import { Cohort } from "../../src/sim/cohort.ts";

test("everybody who is taken in has a place of their own, and nobody else has one", () => {
  // Ids as facilities give them: blocks far apart, and some that differ in their highest bits only.
  const ids = [0, 1, 2, 4096, 131072, 131073, 2 ** 30, 2 ** 30 + 1, 2 ** 31, 2 ** 31 + 4096, 0xfffffffe];
  const cohort = new Cohort(ids.length);
  const places = ids.map((id) => cohort.add(id));
  expect(new Set(places).size).toBe(ids.length);
  expect(Math.max(...places)).toBeLessThan(cohort.size);
  expect(ids.map((id) => cohort.of(id))).toEqual(places);
  expect([3, 4097, 2 ** 31 + 1, 2 ** 30 + 2].map((id) => cohort.of(id))).toEqual([-1, -1, -1, -1]);
});

test("however many there are, a place is left free where every search ends", () => {
  for (const doctors of [0, 1, 2, 3, 4, 63, 64, 65, 1000]) {
    const cohort = new Cohort(doctors);
    const places = Array.from({ length: doctors }, (_, k) => cohort.add(7 * k));
    expect(new Set(places).size).toBe(doctors);
    expect(cohort.size).toBeGreaterThanOrEqual(2 * doctors);
    expect(cohort.of(3)).toBe(-1);
  }
});
