import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitMargins, marginCells, sumInto } from "../../src/sim/proportional-fitting.ts";

const marginOf = (shape: readonly number[], table: Float64Array, axes: readonly number[]): Float64Array => {
  const sums = new Float64Array(axes.reduce((product, axis) => product * (shape[axis] ?? 1), 1));
  sumInto(sums, table, marginCells(shape, axes));
  return sums;
};

const close = (got: ArrayLike<number>, wanted: ArrayLike<number>, digits: number): void => {
  expect(got.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) expect(got[i]).toBeCloseTo(wanted[i] ?? Number.NaN, digits);
};

/** Odds ratios of a table of two axes with respect to its first row and column. */
const oddsRatios = (table: Float64Array, columns: number): number[] =>
  Array.from(table, (x, i) => {
    const row = Math.floor(i / columns) * columns;
    return (x * (table[0] ?? 0)) / ((table[row] ?? 0) * (table[i % columns] ?? 0));
  });

const positive = fc.double({ min: 0.05, max: 20, noNaN: true });

describe("fitMargins", () => {
  it("solves a 2 × 2 table whose answer follows from its odds ratio", () => {
    // Odds ratio 4, all margins one half: the diagonal is x with (x / (½ − x))² = 4, so x = 1/3.
    const half = Float64Array.of(0.5, 0.5);
    const margins = [
      { axes: [0], target: half },
      { axes: [1], target: half },
    ];
    const { table, maxError, converged } = fitMargins([2, 2], Float64Array.of(2, 1, 1, 2), margins, 1e-12, 1000);
    expect(converged).toBe(true);
    expect(maxError).toBeLessThanOrEqual(1e-12);
    close(table, [1 / 3, 1 / 6, 1 / 6, 1 / 3], 11);
  });

  it("makes the product of the margins out of a seed of ones, in one round", () => {
    const a = Float64Array.of(0.2, 0.3, 0.5);
    const b = Float64Array.of(0.1, 0.9);
    const margins = [
      { axes: [0], target: a },
      { axes: [1], target: b },
    ];
    const { table, rounds } = fitMargins([3, 2], new Float64Array(6).fill(1), margins, 1e-12, 100);
    expect(rounds).toBe(1);
    close(table, [0.02, 0.18, 0.03, 0.27, 0.05, 0.45], 14);
  });

  it("leaves a table that already has the margins untouched", () => {
    const seed = Float64Array.of(0.02, 0.18, 0.03, 0.27, 0.05, 0.45);
    const margins = [{ axes: [1], target: Float64Array.of(0.1, 0.9) }];
    const { table, rounds } = fitMargins([3, 2], seed, margins, 1e-12, 100);
    expect(rounds).toBe(0);
    expect(table).toEqual(seed);
    expect(table).not.toBe(seed);
  });

  it("fits margins of two axes of a table of three", () => {
    const shape = [2, 2, 2];
    const margins = [
      { axes: [0, 1], target: Float64Array.of(0.1, 0.2, 0.3, 0.4) },
      { axes: [2], target: Float64Array.of(0.25, 0.75) },
    ];
    const { table } = fitMargins(shape, new Float64Array(8).fill(1), margins, 1e-12, 100);
    close(marginOf(shape, table, [0, 1]), [0.1, 0.2, 0.3, 0.4], 12);
    // Given (0, 1) and 2 alone, the third axis is independent of the others.
    close(table, [0.025, 0.075, 0.05, 0.15, 0.075, 0.225, 0.1, 0.3], 12);
  });

  it("says when margins and zeros cannot be had together", () => {
    const half = Float64Array.of(0.5, 0.5);
    const margins = [
      { axes: [0], target: half },
      { axes: [1], target: Float64Array.of(0.9, 0.1) },
    ];
    const diagonal = Float64Array.of(1, 0, 0, 1);
    const { converged, maxError, rounds } = fitMargins([2, 2], diagonal, margins, 1e-9, 50);
    expect(converged).toBe(false);
    expect(rounds).toBe(50);
    expect(maxError).toBeGreaterThan(0.3);
  });

  it("meets any margins to 1e-9, keeps zeros and odds ratios", () => {
    const cases = fc.record({
      seed: fc.array(positive, { minLength: 12, maxLength: 12 }),
      other: fc.array(positive, { minLength: 12, maxLength: 12 }),
    });
    fc.assert(
      fc.property(cases, ({ seed, other }) => {
        const shape = [3, 4];
        const target = Float64Array.from(other);
        const margins = [0, 1].map((axis) => ({ axes: [axis], target: marginOf(shape, target, [axis]) }));
        const { table, maxError } = fitMargins(shape, Float64Array.from(seed), margins, 1e-9, 10000);
        expect(maxError).toBeLessThanOrEqual(1e-9);
        for (const { axes, target: wanted } of margins) close(marginOf(shape, table, axes), wanted, 8);
        const before = oddsRatios(Float64Array.from(seed), 4);
        oddsRatios(table, 4).forEach((ratio, i) => {
          expect(ratio / (before[i] ?? 0)).toBeCloseTo(1, 6);
        });
      }),
    );
  });

  it("keeps every zero of the seed where the margins come from a table with the same zeros", () => {
    const cell = fc.option(positive, { nil: 0 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, positive), { minLength: 24, maxLength: 24 }), (cells) => {
        const shape = [2, 3, 4];
        const seed = Float64Array.from(cells, ([x]) => x);
        const other = Float64Array.from(cells, ([x, y]) => (x === 0 ? 0 : y));
        const margins = [[0], [1], [2], [0, 2]].map((axes) => ({ axes, target: marginOf(shape, other, axes) }));
        const { table } = fitMargins(shape, seed, margins, 1e-9, 2000);
        expect(Array.from(table, (x) => x === 0)).toEqual(Array.from(other, (x) => x === 0));
      }),
    );
  });

  it("gives the same bits every time", () => {
    const seed = Float64Array.from({ length: 24 }, (_, i) => 1 + ((i * 7) % 11));
    const margins = [
      { axes: [0], target: Float64Array.of(0.4, 0.6) },
      { axes: [2], target: Float64Array.of(0.1, 0.2, 0.3, 0.4) },
    ];
    const run = () => fitMargins([2, 3, 4], seed, margins, 1e-12, 1000).table;
    expect(run()).toEqual(run());
  });
});
