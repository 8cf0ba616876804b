import { expect, test } from "vitest";
import { solveDamped } from "../../../src/study/calibration/damped.ts";

test("without damping solves the normal equations", () => {
  // y = 1 + 2x through (0, 1), (1, 3), (2, 5): residuals at the origin of the parameters.
  const columns = [
    [1, 1, 1],
    [0, 1, 2],
  ];
  const delta = solveDamped(columns, [-1, -3, -5], [1, 1], 0);
  expect(delta[0]).toBeCloseTo(1, 12);
  expect(delta[1]).toBeCloseTo(2, 12);
});

test("with damping solves (JᵀJ + λD)δ = −Jᵀr", () => {
  const columns = [
    [2, 0, 1],
    [1, 3, 0],
  ];
  const r = [1, -2, 0.5];
  const scales = [0.5, 2];
  const damping = 0.3;
  const delta = solveDamped(columns, r, scales, damping);
  columns.forEach((column, i) => {
    const left = columns.reduce(
      (sum, other, j) =>
        sum +
        (column.reduce((s, v, k) => s + v * other[k]!, 0) + (i === j ? damping / scales[i]! ** 2 : 0)) * delta[j]!,
      0,
    );
    expect(left).toBeCloseTo(-column.reduce((s, v, k) => s + v * r[k]!, 0), 12);
  });
});
