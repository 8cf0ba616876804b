// The pieces of the sampler: priors, distances, linear algebra, weighted samples, proposals, adjustment.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Draw } from "../../../src/base/rng.ts";
import { adjusted } from "../../../src/study/calibration/adjustment.ts";
import { cholesky, solveWith } from "../../../src/study/calibration/cholesky.ts";
import { aimsOf, distanceOf } from "../../../src/study/calibration/distance.ts";
import { valueAtScore } from "../../../src/study/calibration/prior.ts";
import { proposalAbout } from "../../../src/study/calibration/proposal.ts";
import { covarianceOf, effectiveSize, meanOf, systematic } from "../../../src/study/calibration/weighted.ts";

const luck = new Draw(5, 6);

describe("priors", () => {
  test("a uniform one: the score's probability of the way through", () => {
    const prior = { id: "p", low: 10, high: 20 };
    expect(valueAtScore(prior, 0)).toBe(15);
    expect(valueAtScore(prior, 1)).toBeCloseTo(18.41344746068543, 12);
    expect([valueAtScore(prior, -40), valueAtScore(prior, 40)]).toEqual([10, 20]);
  });

  test("a normal one is linear in the score where the range is wide, and never leaves a narrow one", () => {
    const normal = { mean: 3, deviation: 0.5 };
    for (const score of [-3, -1, 0, 0.7, 2.5])
      expect(valueAtScore({ id: "p", low: -100, high: 100, normal }, score)).toBeCloseTo(3 + score / 2, 11);
    const cut = { id: "p", low: 3, high: 3.5, normal };
    expect([valueAtScore(cut, -40), valueAtScore(cut, 40)]).toEqual([3, 3.5]);
    // Half of the probability between 0 and 1 standard deviation lies below 0.4417 (Φ = 0.5 + 0.341345/2).
    expect(valueAtScore(cut, 0)).toBeCloseTo(3 + 0.5 * 0.44177, 4);
  });
});

describe("distances", () => {
  const targets = [
    { id: "s", low: 2, high: 6 },
    { id: "t", low: 1, high: 1, scale: 4 },
  ];
  test("count in half tolerances or the scale given, from the part that counts as on target", () => {
    const aims = aimsOf(targets, 1, [], []);
    expect(distanceOf(aims, { s: 2, t: 1 })).toBe(0);
    expect(distanceOf(aims, { s: 10, t: 1 })).toBeCloseTo(2 / Math.sqrt(2), 12);
    expect(distanceOf(aims, { s: 0, t: 9 })).toBeCloseTo(Math.sqrt((1 + 4) / 2), 12);
    expect(distanceOf(aimsOf(targets, 0, [], []), { s: 6, t: 1 })).toBeCloseTo(1 / Math.sqrt(2), 12);
    expect(distanceOf(aimsOf(targets, 0.5, [], []), { s: 5, t: 1 })).toBe(0);
  });

  test("what a run cannot tell counts as one scale off", () => {
    for (const s of [null, Number.NaN, Infinity])
      expect(distanceOf(aimsOf(targets, 1, [], []), { s, t: 1 })).toBeCloseTo(1 / Math.sqrt(2), 12);
    expect(distanceOf(aimsOf(targets, 1, [], []), {})).toBe(1);
  });

  test("a figure that luck moves further than its tolerance counts in standard deviations of that luck", () => {
    // Standard deviation of 1, 3, 5 (two degrees of freedom): 2.
    const repeats = [1, 3, 5].map((x) => ({ s: x, t: x, u: 10 * x }));
    const scales = aimsOf([...targets, { id: "u", low: 0, high: 4 }], 1, [], repeats).map(({ scale }) => scale);
    expect(scales).toEqual([2, 4, 20]);
    expect(aimsOf(targets, 1, [], [{ s: 9 }])[0]!.scale).toBe(2);
  });

  test("a point without a scale takes the spread of the sample", () => {
    const point = [{ id: "s", low: 5, high: 5 }];
    // Median 3, deviations 2 1 0 1 97: median 1.
    expect(
      aimsOf(
        point,
        1,
        [1, 2, 3, 4, 100].map((s) => ({ s })),
        [],
      )[0]!.scale,
    ).toBeCloseTo(1.4826, 12);
    expect(aimsOf(point, 1, [], [])[0]!.scale).toBe(1);
    expect(aimsOf(point, 1, [{ s: 2 }, { s: 2 }], [])[0]!.scale).toBe(1);
  });
});

describe("linear algebra", () => {
  const matrix = fc.integer({ min: 1, max: 6 }).chain((n) =>
    fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: n, maxLength: n }), {
      minLength: n,
      maxLength: n,
    }),
  );
  test("L·Lᵀ is the matrix, and solving undoes multiplying", () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const n = rows.length;
        const a = rows.map((r, i) =>
          Float64Array.from(rows, (q, j) => r.reduce((sum, x, k) => sum + x * q[k]!, i === j ? 1 : 0)),
        );
        const l = cholesky(a);
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) {
            expect(l[i]!.reduce((sum, x, k) => sum + x * l[j]![k]!, 0)).toBeCloseTo(a[i]![j]!, 8);
            if (j > i) expect(l[i]![j]).toBe(0);
          }
        const x = rows[0]!;
        const b = a.map((row) => row.reduce((sum, y, k) => sum + y * x[k]!, 0));
        solveWith(l, b).forEach((y, k) => {
          expect(y).toBeCloseTo(x[k]!, 6);
        });
      }),
      { seed: 6, numRuns: 100 },
    );
  });
  test("a matrix without rank has a root all the same", () => {
    const l = cholesky([Float64Array.of(4, 2), Float64Array.of(2, 1)]);
    expect(l[0]![0]).toBe(2);
    expect(l[1]![1]).toBeGreaterThan(0);
    expect(l[1]![1]).toBeLessThan(1e-5);
  });
});

describe("weighted samples", () => {
  test("effective size, mean, covariance by hand", () => {
    expect(effectiveSize([1, 1, 1, 1])).toBe(4);
    expect(effectiveSize([3, 1])).toBe(16 / 10);
    expect(effectiveSize([])).toBe(0);
    const rows = [
      [0, 0],
      [4, 8],
    ];
    expect([...meanOf(rows, [3, 1])]).toEqual([1, 2]);
    expect(covarianceOf(rows, [3, 1], [1, 2]).map((row) => [...row])).toEqual([
      [3, 6],
      [6, 12],
    ]);
  });

  test("systematic resampling takes each the whole part of its share, or one more", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (weights, n, u) => {
          const total = weights.reduce((sum, w) => sum + w, 0);
          const chosen = systematic(weights, n, u);
          expect(chosen).toHaveLength(n);
          weights.forEach((w, i) => {
            const count = chosen.filter((at) => at === i).length;
            expect(Math.abs(count - (n * w) / total)).toBeLessThan(1 + 1e-9);
          });
        },
      ),
      { seed: 7 },
    );
  });
});

describe.each(["global", "local"] as const)("proposals with %s kernels", (kernel) => {
  const members = [Float64Array.of(0, 0), Float64Array.of(1, 0.5), Float64Array.of(-0.5, 1)];
  const weights = Float64Array.of(0.5, 0.3, 0.2);
  const proposal = proposalAbout(members, weights, { kernel, spread: 2 }, luck);

  test("the density over the prior's is one in the mean of the prior", () => {
    // ∫ q = ∫ (q/φ)·φ over a grid of ±8: the midpoint rule is exact to many digits for smooth, decaying functions.
    const step = 0.1;
    let sum = 0;
    for (let x = -8 + step / 2; x < 8; x += step)
      for (let y = -8 + step / 2; y < 8; y += step)
        sum += (proposal.ratio(Float64Array.of(x, y)) * Math.exp(-(x * x + y * y) / 2) * step * step) / (2 * Math.PI);
    expect(sum).toBeCloseTo(1, 5);
  });

  test("draws have the mean and the covariance of the mixture", () => {
    const n = 20_000;
    const draws = proposal.draw(luck, n);
    const equal = new Float64Array(n).fill(1);
    const mean = meanOf(draws, equal);
    const centre = meanOf(members, weights);
    const between = covarianceOf(members, weights, centre);
    const got = covarianceOf(draws, equal, mean);
    // Kernels of twice the sample's covariance add to it; local ones hold the distance from their own centre as well.
    const factor = kernel === "global" ? 3 : 5;
    for (let a = 0; a < 2; a++) {
      expect(Math.abs(mean[a]! - centre[a]!)).toBeLessThan(4 * Math.sqrt(got[a]![a]! / n));
      for (let b = 0; b < 2; b++) {
        // The error of a covariance of normal draws; tails of the mixture are a little heavier.
        const error = Math.sqrt((got[a]![a]! * got[b]![b]! + got[a]![b]! * got[a]![b]!) / n);
        expect(Math.abs(got[a]![b]! - factor * between[a]![b]!)).toBeLessThan(5 * error);
      }
    }
  });
});

test("the adjustment removes what a linear model makes of being off target", () => {
  // x = 2s + 3t + rest; the statistics of every member are moved to (1, −1), or into [0.5, 1.5] for the first.
  const rest = Array.from({ length: 300 }, (_, i) => luck.normal(60, 0, i) / 10);
  const statistics = rest.map((_, i) => ({ s: luck.normal(61, 0, i), t: luck.normal(62, 0, i) }));
  const scores = rest.map((e, i) => Float64Array.of(2 * statistics[i]!.s + 3 * statistics[i]!.t + e));
  const weights = new Float64Array(300).fill(1 / 300);
  const at = (half: number) =>
    adjusted(scores, statistics, weights, [
      { id: "s", low: 1 - half, high: 1 + half, scale: 1 },
      { id: "t", low: -1, high: -1, scale: 1 },
    ]);
  at(0).forEach((score, i) => {
    expect(Math.abs(score[0]! - (2 - 3 + rest[i]!))).toBeLessThan(0.1);
  });
  at(0.5).forEach((score, i) => {
    const s = Math.min(1.5, Math.max(0.5, statistics[i]!.s));
    expect(Math.abs(score[0]! - (2 * s - 3 + rest[i]!))).toBeLessThan(0.1);
  });
});
