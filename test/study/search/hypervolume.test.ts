// Exact volumes: by hand, and against counting unit cells.
import fc from "fast-check";
import { expect, test } from "vitest";
import { hypervolume } from "../../../src/study/search/hypervolume.ts";

test("two objectives by hand", () => {
  // Steps of 1×1, 2×… : (1,3) gives 3×1, (2,2) adds 2×1, (3,1) adds 1×1.
  expect(
    hypervolume(
      [
        [1, 3],
        [2, 2],
        [3, 1],
      ],
      [4, 4],
    ),
  ).toBe(6);
  expect(
    hypervolume(
      [
        [2, 2],
        [2, 2],
        [3, 3],
      ],
      [4, 4],
    ),
  ).toBe(4);
  expect(
    hypervolume(
      [
        [0, 4],
        [4, 0],
        [5, 1],
      ],
      [4, 4],
    ),
  ).toBe(0);
  expect(hypervolume([], [4, 4])).toBe(0);
});

test("three objectives by hand", () => {
  expect(hypervolume([[1, 1, 1]], [2, 3, 4])).toBe(6);
  // Three bars of 1×1×3 that meet in a unit cube: 3 · 3 − 2.
  expect(
    hypervolume(
      [
        [0, 2, 2],
        [2, 0, 2],
        [2, 2, 0],
      ],
      [3, 3, 3],
    ),
  ).toBe(7);
});

test("one objective is the distance of the best", () => {
  expect(hypervolume([[3], [1], [2]], [10])).toBe(9);
});

test.each([2, 3, 4])("%i objectives: as many unit cells as some point dominates", (dimensions) => {
  const side = 6;
  const point = fc.array(fc.nat(side), { minLength: dimensions, maxLength: dimensions });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 8 }), (points) => {
      let cells = 0;
      for (let code = 0; code < side ** dimensions; code++) {
        const cell = Array.from({ length: dimensions }, (_, m) => Math.floor(code / side ** m) % side);
        if (points.some((p) => p.every((x, m) => x <= cell[m]!))) cells++;
      }
      const reference = Array.from({ length: dimensions }, () => side);
      expect(hypervolume(points, reference)).toBe(cells);
    }),
    { seed: dimensions, numRuns: 60 },
  );
});
