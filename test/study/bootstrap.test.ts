// Resampling: where it must agree with theory, and that statements are made jointly.
import { describe, expect, test } from "vitest";
import { chanceBest, ratioInterval, resamples } from "../../src/study/bootstrap.ts";

const n = 40;
const samples = resamples(n, "bootstrap");
/** Spread evenly over −1 … 1. */
const even = Array.from({ length: n }, (_, k) => (2 * k) / (n - 1) - 1);

test("resamples draw every replicate as often as every other, and are the same for a seed", () => {
  const drawn = new Float64Array(n);
  for (const at of samples) {
    expect(at.length).toBe(n);
    for (const k of at) drawn[k]!++;
  }
  const expected = samples.length;
  for (const count of drawn) expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected));
  expect(resamples(n, "bootstrap")[7]).toEqual(samples[7]);
  expect(resamples(n, "another")[7]).not.toEqual(samples[7]);
});

test("resamples that are remembered are those that would be drawn anew", () => {
  const remembered = resamples(3, "remembered");
  expect(resamples(3, "remembered")).toBe(remembered);
  for (let other = 0; other < 20; other++) resamples(2, `other ${other}`);
  const anew = resamples(3, "remembered");
  expect(anew).not.toBe(remembered);
  expect(anew).toEqual(remembered);
});

describe("the interval of a ratio", () => {
  test("with a denominator of 1 is the normal one of the numerator", () => {
    const values = even.map((x) => 5 + x);
    const { low, high } = ratioInterval(
      values,
      values.map(() => 1),
      samples,
    )!;
    // The bootstrap's standard error is that of the sample with n, not n − 1.
    const error = Math.sqrt(even.reduce((sum, x) => sum + x * x, 0) / n / n);
    expect(low).toBeCloseTo(5 - 1.96 * error, 1);
    expect(high).toBeCloseTo(5 + 1.96 * error, 1);
    expect((high - low) / (2 * 1.96 * error)).toBeCloseTo(1, 1);
  });

  test("of proportional figures has no width, since they are resampled together", () => {
    const below = even.map((x) => 3 + x);
    const { low, high } = ratioInterval(
      below.map((x) => 7 * x),
      below,
      samples,
    )!;
    expect(low).toBeCloseTo(7, 12);
    expect(high).toBeCloseTo(7, 12);
  });

  test("is not given where the denominator's sign is not settled", () => {
    expect(
      ratioInterval(
        even,
        even.map((x) => x + 0.02),
        samples,
      ),
    ).toBeNull();
    expect(
      ratioInterval(
        even,
        even.map(() => 0),
        samples,
      ),
    ).toBeNull();
  });
});

describe("the chance of being the best", () => {
  test("is certain for the better one in every replicate, in either sense", () => {
    const better = even.map((x) => x + 0.01);
    expect(chanceBest([even, better, null], samples, "more")).toEqual([0, 1, 0]);
    expect(chanceBest([even, better, null], samples, "less")).toEqual([1, 0, 0]);
  });

  test("of independent equals is about a half, and sums to one", () => {
    const other = even.map((_, k) => even[(k * 17 + 5) % n]!);
    const [a, b] = chanceBest([even, other], samples, "more");
    expect(a! + b!).toBe(1);
    expect(Math.abs(a! - 0.5)).toBeLessThan(0.06);
  });

  test("follows the normal approximation for a small lead", () => {
    const other = even.map((_, k) => even[(k * 17 + 5) % n]! + 0.15);
    const differences = even.map((x, k) => other[k]! - x);
    const mean = differences.reduce((sum, x) => sum + x, 0) / n;
    const error = Math.sqrt(differences.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / n / n);
    const z = mean / error;
    // Φ by the logistic approximation 1/(1 + e^−1.702z), within 0.01.
    const [, chance] = chanceBest([even, other], samples, "more");
    expect(Math.abs(chance! - 1 / (1 + Math.exp(-1.702 * z)))).toBeLessThan(0.04);
  });

  test("of nobody is nobody's", () => {
    expect(chanceBest([null, null], samples, "more")).toEqual([0, 0]);
  });
});
