// Split-half validation: what is held back is never fitted, and a model that is right gets it right.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Draw } from "../../../src/base/rng.ts";
import type { Target } from "../../../src/study/calibration/distance.ts";
import { halvesOf, splitHalf } from "../../../src/study/calibration/halves.ts";
import { usualOptions } from "../../../src/study/calibration/sequential-abc.ts";
import { drive } from "./drive.ts";

const named = (id: string, group?: string): Target => ({
  id,
  low: 0,
  high: 1,
  ...(group === undefined ? {} : { group }),
});

test("halves part the targets, keep groups whole and differ by one group at most", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { maxLength: 20 }), fc.string(), (groups, seed) => {
      const targets = groups.map((group, k) => named(`t${k}`, `g${group}`));
      const { fitted, held } = halvesOf(targets, seed);
      const groupsOf = (some: readonly Target[]) => new Set(some.map(({ group }) => group));
      expect([...fitted, ...held].map(({ id }) => id).sort()).toEqual(targets.map(({ id }) => id).sort());
      for (const group of groupsOf(fitted)) expect(groupsOf(held).has(group)).toBe(false);
      expect([0, 1]).toContain(groupsOf(fitted).size - groupsOf(held).size);
      expect(halvesOf(targets, seed)).toEqual({ fitted, held });
    }),
    { seed: 5, numRuns: 100 },
  );
});

test("every target is held as often as fitted", () => {
  const targets = Array.from({ length: 8 }, (_, k) => named(`t${k}`));
  const held = targets.map(() => 0);
  for (let s = 0; s < 400; s++) for (const { id } of halvesOf(targets, `${s}`).held) held[Number(id.slice(1))]!++;
  for (const count of held) expect(Math.abs(count - 200)).toBeLessThan(40);
});

test("the held half is met by a model that is right, and missed by one that is wrong about it", () => {
  const luck = new Draw(3, 4);
  const targets: Target[] = Array.from({ length: 8 }, (_, k) => ({
    id: `s${k}`,
    // Even ones are about the first parameter (0.3), odd ones about the second (0.6).
    low: (k % 2 === 0 ? 0.3 : 0.6) - 0.05,
    high: (k % 2 === 0 ? 0.3 : 0.6) + 0.05,
  }));
  const score = (wrong: boolean) =>
    drive(
      splitHalf(
        [
          { id: "a", low: 0, high: 1 },
          { id: "b", low: 0, high: 1 },
        ],
        targets,
        { ...usualOptions, seed: "half", repeats: 10, initial: 300, batch: 150, simulations: 900, effective: 80 },
        100,
      ),
      (values, id) =>
        Object.fromEntries(
          targets.map((target, k) => {
            const off = wrong && k >= 4 ? 0.5 : 0;
            return [target.id, values[k % 2]! + off + 0.02 * luck.normal(0, 0, id, k)];
          }),
        ),
    ).result;
  const right = score(false);
  expect(right.insideShare).toBe(1);
  expect(right.fitted.every((each) => each?.inside === true)).toBe(true);
  expect(right.held.map((each) => each?.target)).toEqual(right.halves.held);
  expect(score(true).insideShare).toBeLessThan(0.6);
});
