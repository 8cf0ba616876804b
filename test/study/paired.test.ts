// Intervals against worked examples of textbooks, and what is said where nothing can be said.
import { describe, expect, test } from "vitest";
import { resamples } from "../../src/study/bootstrap.ts";
import { costPerGain, pairedEstimate, pairedInterval } from "../../src/study/paired.ts";
import { meanInterval } from "../../src/study/scorecard.ts";

describe("Student's interval", () => {
  test("of the heat flow meter data, NIST e-Handbook 1.3.5.2: 195 values of mean 9.26146 and s.d. 0.0227888", () => {
    // The handbook's mean and standard deviation: half of the values lie one way, half the other, one in the middle.
    const spread = 0.0227888;
    const values = Array.from({ length: 195 }, (_, k) => 9.26146 + (k === 194 ? 0 : k % 2 === 0 ? spread : -spread));
    const { value, low, high } = meanInterval(values);
    expect(value).toBeCloseTo(9.26146, 10);
    expect(low).toBeCloseTo(9.258242, 5);
    expect(high).toBeCloseTo(9.264679, 5);
  });

  test("of Student's sleep data (Gosset 1908): mean difference 1.58, interval 0.70 to 2.46 with 9 degrees of freedom", () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const { value, low, high } = pairedInterval(second, first);
    expect(value).toBeCloseTo(1.58, 10);
    // R: t.test(extra ~ group, paired) gives −2.4598858 to −0.7001142.
    expect(low).toBeCloseTo(0.7001142, 6);
    expect(high).toBeCloseTo(2.4598858, 6);
  });

  test("is not given for one value, and nothing is for none", () => {
    expect(meanInterval([3])).toEqual({ value: 3, low: null, high: null });
    expect(meanInterval([])).toEqual({ value: null, low: null, high: null });
  });
});

describe("a paired estimate", () => {
  const baseline = [10, 12, 14, 16];
  const values = [11, 13.5, 15, 17.5];

  test("has the mean, its own interval and that of the differences", () => {
    const estimate = pairedEstimate(values, baseline);
    expect(estimate.value).toBe(14.25);
    expect(estimate.difference).toBe(1.25);
    // s.d. of (1, 1.5, 1, 1.5) is 0.288675; t(0.975, 3) = 3.182446.
    expect(estimate.high! - estimate.difference!).toBeCloseTo((3.182446 * 0.288675) / 2, 5);
    expect(estimate.difference! - estimate.low!).toBeCloseTo(estimate.high! - estimate.difference!, 12);
    expect(estimate.valueHigh! - estimate.value!).toBeGreaterThan(estimate.high! - estimate.difference!);
    expect(estimate.why).toBeNull();
  });

  test("says how many times more replicates luck of their own would need", () => {
    const variance = (xs: readonly number[]): number => {
      const m = xs.reduce((a, b) => a + b, 0) / xs.length;
      return xs.reduce((a, x) => a + (x - m) * (x - m), 0) / (xs.length - 1);
    };
    const expected = (variance(values) + variance(baseline)) / variance(values.map((v, k) => v - baseline[k]!));
    expect(pairedEstimate(values, baseline).varianceReduction).toBeCloseTo(expected, 10);
    expect(pairedEstimate([1, 2, 3], [0, 1, 2]).varianceReduction).toBeNull();
  });

  test("pairs replicates by number and leaves out those that one of the two lacks", () => {
    const estimate = pairedEstimate([11, null, 15, 17.5], [10, 12, null, 16]);
    expect(estimate.difference).toBe(1.25);
    expect(estimate.value).toBeCloseTo((11 + 15 + 17.5) / 3, 12);
  });

  test("of the baseline is no difference, and of one replicate has no interval", () => {
    expect(pairedEstimate(baseline, null)).toMatchObject({ value: 13, difference: null, low: null, why: "baseline" });
    expect(pairedEstimate([11], [10])).toMatchObject({
      value: 11,
      difference: 1,
      low: null,
      high: null,
      why: "one replicate",
    });
    expect(pairedEstimate([null], [10])).toMatchObject({ value: null, difference: null, why: "one replicate" });
  });
});

describe("the cost of a gain", () => {
  const doctors = [100, 110, 120, 105];
  const gained = [110, 121, 129, 116];
  const none = [0, 0, 0, 0];
  const cost = [1e6, 1.1e6, 0.95e6, 1.05e6];
  const samples = resamples(4, "cost");

  test("is the ratio of means, with an interval around it from the same resamples", () => {
    const estimate = costPerGain(cost, none, gained, doctors, samples, false);
    expect(estimate.value).toBeCloseTo((1e6 + 1.1e6 + 0.95e6 + 1.05e6) / (10 + 11 + 9 + 11), 6);
    const ratios = cost.map((c, k) => c / (gained[k]! - doctors[k]!));
    expect(estimate.valueLow).toBeGreaterThanOrEqual(Math.min(...ratios));
    expect(estimate.valueHigh).toBeLessThanOrEqual(Math.max(...ratios));
    expect(estimate.valueLow).toBeLessThan(estimate.value!);
    expect(estimate.valueHigh).toBeGreaterThan(estimate.value!);
  });

  test.each([
    ["of the baseline", doctors, doctors, true, "baseline"],
    ["without a gain", doctors, doctors, false, "no gain"],
    ["with a loss", doctors, gained, false, "no gain"],
    // One replicate in four loses: some resamples see no gain at all.
    ["with a gain that is not settled", [101, 111, 121, 90], [100, 110, 120, 105], false, "no gain"],
  ] as const)("%s is not given", (_, with_, without, isBaseline, why) => {
    const estimate = costPerGain(cost, none, with_, without, samples, isBaseline);
    expect(estimate).toMatchObject({ value: null, valueLow: null, valueHigh: null, difference: null, why });
  });

  test("is never not a number where a replicate has failed", () => {
    const hole = (xs: readonly number[]): (number | null)[] => xs.map((x, k) => (k === 1 ? null : x));
    const estimate = costPerGain(hole(cost), none, hole(gained), doctors, samples, false);
    expect(estimate.value).toBeCloseTo((1e6 + 0.95e6 + 1.05e6) / (10 + 9 + 11), 6);
    expect(Number.isFinite(estimate.valueLow)).toBe(true);
    expect(Number.isFinite(estimate.valueHigh)).toBe(true);
    expect(estimate.valueLow).toBeLessThanOrEqual(estimate.value!);
    expect(estimate.valueHigh).toBeGreaterThanOrEqual(estimate.value!);
  });
});
