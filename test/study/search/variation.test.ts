// Crossover and mutation: always legal, and distributed as their sources say.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Draw } from "../../../src/base/rng.ts";
import { cross, type Luck, mutate, scaleOf, valueAt } from "../../../src/study/search/variation.ts";
import type { Dimension } from "../../../src/study/space.ts";

const dimension = (values: Dimension["values"]): Dimension => ({
  path: "x",
  name: { en: "x", zh: "x" },
  unit: "",
  role: "lever",
  grade: null,
  values,
  switchedBy: null,
});
const draw = new Draw(1, 2);
const luckOf =
  (id: number): Luck =>
  (use, d) =>
    draw.uniform(0, use, id, d);

const dimensions = fc.array(
  fc.oneof(
    fc
      .record({ low: fc.integer({ min: -50, max: 50 }), width: fc.nat(60), whole: fc.boolean() })
      .map(({ low, width, whole }) => dimension({ kind: "range", low, high: low + width, whole })),
    fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 6 }).map((list) => dimension({ kind: "list", list })),
    fc.constant(dimension({ kind: "list", list: ["x", "y", "z"] })),
    fc.constant(dimension({ kind: "list", list: [false, true] })),
  ),
  { minLength: 1, maxLength: 6 },
);

test("children are legal points, whatever the parents and the luck", () => {
  fc.assert(
    fc.property(dimensions, fc.nat(1e6), (all, id) => {
      const luck = luckOf(id);
      const parent = (use: number): number[] => all.map((each, d) => valueAt(each, luck(use, d)));
      for (const child of cross(all, parent(8), parent(9), luck).flatMap((p) => [p, mutate(all, p, luck, 1)]))
        child.forEach((value, d) => {
          const { values } = all[d]!;
          const [low, high] = values.kind === "list" ? [0, values.list.length - 1] : [values.low, values.high];
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
          if (values.kind === "list" || values.whole) expect(Number.isInteger(value)).toBe(true);
        });
    }),
    { seed: 4, numRuns: 150 },
  );
});

test("crossed numbers keep the parents' mean and spread about as the parents do", () => {
  // Far from the bounds: the spread factor has density (n + 1)/2·β^n below 1 and the mirror image above (Deb & Agrawal
  // 1995), so half of all factors are below 1, and E β = (n + 1)²/(n(n + 2)) = 1.00227 for n = 20.
  const all = [dimension({ kind: "range", low: -1e6, high: 1e6, whole: false })];
  const factors: number[] = [];
  let astray = 0;
  for (let id = 0; id < 20_000; id++) {
    const [[a = 0], [b = 0]] = cross(all, [3], [5], luckOf(id));
    astray = Math.max(astray, Math.abs((a + b) / 2 - 4));
    if (Math.abs(a - b) !== 2) factors.push(Math.abs(a - b) / 2);
  }
  expect(astray).toBeLessThan(1e-9);
  // Nine tenths of the pairs are crossed, half of their dimensions change.
  expect(Math.abs(factors.length / 20_000 - 0.45)).toBeLessThan(0.015);
  const mean = factors.reduce((sum, x) => sum + x, 0) / factors.length;
  const variance = factors.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / factors.length;
  expect(Math.abs(mean - (21 * 21) / (20 * 22))).toBeLessThan(4 * Math.sqrt(variance / factors.length));
  expect(Math.abs(factors.filter((x) => x < 1).length / factors.length - 0.5)).toBeLessThan(0.02);
});

test("a mutated number moves by 1/(n + 2) of the range in the mean", () => {
  // From the middle of the range: |δ| = 1 − (2u + (1 − 2u)·½^21)^(1/21), u uniform below ½; to 1e-6 that is 1/22.
  const all = [dimension({ kind: "range", low: 0, high: 10, whole: false })];
  const moves = Array.from({ length: 20_000 }, (_, id) => mutate(all, [5], luckOf(id), 0)[0]! - 5);
  const mean = moves.reduce((sum, x) => sum + Math.abs(x), 0) / moves.length;
  expect(Math.abs(mean / 10 - 1 / 22)).toBeLessThan(0.001);
  expect(Math.abs(moves.reduce((sum, x) => sum + x, 0) / moves.length)).toBeLessThan(0.03);
});

test("one dimension in expectation is mutated, and what is mutated changes", () => {
  const all = Array.from({ length: 8 }, (_, d) =>
    dimension(
      d % 2 === 0 ? { kind: "list", list: ["x", "y", "z"] } : { kind: "range", low: 0, high: 100, whole: true },
    ),
  );
  let changed = 0;
  const to = new Set<number>();
  for (let id = 0; id < 4000; id++) {
    const child = mutate(
      all,
      all.map(() => 1),
      luckOf(id),
      0,
    );
    changed += child.filter((value) => value !== 1).length;
    to.add(child[0]!);
  }
  expect(Math.abs(changed / 4000 - 1)).toBeLessThan(0.06);
  expect(to).toEqual(new Set([0, 1, 2]));
});

test("lists of rising numbers are scales, others are not", () => {
  const scale = (list: readonly (number | string | boolean)[]) => scaleOf(dimension({ kind: "list", list }));
  expect(scale([10, 20, 40])).toEqual({ low: 0, high: 2, whole: true });
  expect(scale([10, 40, 20])).toBeNull();
  expect(scale(["a", "b", "c"])).toBeNull();
  expect(scale([0, 1])).toBeNull();
});
