// Sequential sampling on models whose posterior is known in closed form.
import { describe, expect, test } from "vitest";
import { Draw } from "../../../src/base/rng.ts";
import type { Statistics, Target } from "../../../src/study/calibration/distance.ts";
import { effectiveOf, marginals, type Posterior } from "../../../src/study/calibration/posterior.ts";
import type { Prior } from "../../../src/study/calibration/prior.ts";
import { type AbcOptions, sequentialAbc, usualOptions } from "../../../src/study/calibration/sequential-abc.ts";
import { drive } from "./drive.ts";

const options = (over: Partial<AbcOptions> = {}): AbcOptions => ({
  ...usualOptions,
  seed: "abc",
  repeats: 0,
  simulations: 4000,
  acceptance: 0,
  spread: 2,
  ...over,
});
const luck = new Draw(11, 12);
const noise = (id: number, k = 0, salt = 0): number => luck.normal(salt, 0, id, k);
const exactly = (id: string, value: number): Target => ({ id, low: value, high: value });

/** Largest difference between the weighted distribution of a parameter and a distribution function. */
const farthest = ({ particles }: Posterior, d: number, probability: (x: number) => number): number => {
  let below = 0;
  let most = 0;
  for (const { values, weight } of [...particles].sort((a, b) => a.values[d]! - b.values[d]!)) {
    const p = probability(values[d]!);
    most = Math.max(most, Math.abs(p - below), Math.abs(p - below - weight));
    below += weight;
  }
  return most;
};

/** Φ by its series (Marsaglia 2004): independent of ours, and exact to 1e-12 within ±6. */
const phi = (x: number): number => {
  let sum = x;
  let term = x;
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
};

describe("the mean of a normal sample under a normal prior", () => {
  // Ten observations of variance 1 with mean 1.3 and the prior N(0, 2²): N(13/10.25, 1/10.25), e.g. Gelman et al., Bayesian
  // Data Analysis, section 2.5.
  const prior: Prior = { id: "mean", low: -20, high: 20, normal: { mean: 0, deviation: 2 } };
  test.each([
    ["none", "global"],
    ["linear", "global"],
    ["linear", "local"],
  ] as const)("adjustment %s, %s kernels", (adjust, kernel) => {
    const { result } = drive(
      sequentialAbc([prior], [exactly("s", 1.3)], options({ adjust, kernel, effective: 400 })),
      ([mean = 0], id) => ({ s: mean + noise(id) / Math.sqrt(10) }),
    );
    const [marginal] = marginals(result);
    const deviation = 1 / Math.sqrt(10.25);
    expect(Math.abs(marginal!.mean - 13 / 10.25)).toBeLessThan(0.15 * deviation);
    expect(Math.abs(marginal!.deviation / deviation - 1)).toBeLessThan(0.1);
    // 1.63/√n is the 1 % point of Kolmogorov's statistic for n independent draws.
    const n = effectiveOf(result);
    expect(n).toBeGreaterThan(250);
    expect(farthest(result, 0, (x) => phi((x - 13 / 10.25) / deviation))).toBeLessThan(1.63 / Math.sqrt(n));
  });
});

test("a wide and a narrow normal: the mixture of Sisson, Fan & Tanaka (2007), Beaumont et al. (2009), Toni et al. (2009)", () => {
  // Uniform prior on ±10, x from N(θ, 1) or N(θ, 1/100) with equal chance, x = 0 seen: the posterior is that mixture about 0.
  const { result } = drive(
    sequentialAbc(
      [{ id: "θ", low: -10, high: 10 }],
      [{ ...exactly("x", 0), scale: 1 }],
      options({ adjust: "none", effective: 300, simulations: 12_000, tolerance: 0.025 }),
    ),
    ([theta = 0], id) => ({ x: theta + noise(id) * (luck.uniform(1, 0, id) < 0.5 ? 1 : 0.1) }),
  );
  const last = result.generations.at(-1)!;
  expect(last.tolerance).toBeLessThan(0.1);
  const most = farthest(result, 0, (x) => (phi(x) + phi(10 * x)) / 2);
  expect(most).toBeLessThan(1.63 / Math.sqrt(last.effective));
});

describe("five parameters, linear and normal", () => {
  // s = Aθ + e, e ~ N(0, 0.5²), θ ~ N(0, 1): covariance (I + 4AᵀA)⁻¹ and mean 4·covariance·Aᵀs (Bishop 2006, eq. 3.50–3.51).
  const a = [
    [1, 0.5, 0, 0, 0],
    [0, 1, 0.5, 0, 0],
    [0, 0, 1, 0.5, 0],
    [0, 0, 0, 1, 0.5],
    [0.5, 0, 0, 0, 1],
    [1, 1, 1, 1, 1],
  ];
  const seen = [0.8, -0.4, 0.3, 0.9, -0.2, 0.7];
  const precision = a[0]!.map((_, i) =>
    a[0]!.map((__, j) => (i === j ? 1 : 0) + 4 * a.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
  );
  /** Gauss–Jordan. */
  const inverse = (m: readonly (readonly number[])[]): number[][] => {
    const rows = m.map((row, i) => [...row, ...m.map((_, j) => (i === j ? 1 : 0))]);
    for (let p = 0; p < rows.length; p++) {
      const pivot = rows[p]![p]!;
      rows[p] = rows[p]!.map((x) => x / pivot);
      for (let q = 0; q < rows.length; q++) {
        const by = rows[q]![p]!;
        if (q !== p) rows[q] = rows[q]!.map((x, k) => x - by * rows[p]![k]!);
      }
    }
    return rows.map((row) => row.slice(m.length));
  };
  const covariance = inverse(precision);
  const mean = covariance.map(
    (row) => 4 * row.reduce((sum, c, i) => sum + c * a.reduce((inner, r, k) => inner + r[i]! * seen[k]!, 0), 0),
  );
  const priors = mean.map((_, d): Prior => ({ id: `p${d}`, low: -8, high: 8, normal: { mean: 0, deviation: 1 } }));
  const { result } = drive(
    sequentialAbc(
      priors,
      seen.map((value, k) => ({ ...exactly(`s${k}`, value), scale: 0.5 })),
      options({ simulations: 6000, effective: 500 }),
    ),
    (theta, id) =>
      Object.fromEntries(
        a.map((row, k) => [`s${k}`, row.reduce((sum, x, d) => sum + x * theta[d]!, 0) + noise(id, k) / 2]),
      ),
  );
  const n = effectiveOf(result);

  test("means", () => {
    expect(n).toBeGreaterThan(300);
    marginals(result).forEach((each, d) => {
      expect(Math.abs(each.mean - mean[d]!) / Math.sqrt(covariance[d]![d]!)).toBeLessThan(3.3 / Math.sqrt(n));
    });
  });

  test("covariances", () => {
    const reached = marginals(result).map((each) => each.mean);
    covariance.forEach((row, i) => {
      row.forEach((expected, j) => {
        const got = result.particles.reduce(
          (sum, { values, weight }) => sum + weight * (values[i]! - reached[i]!) * (values[j]! - reached[j]!),
          0,
        );
        // A covariance of n normal draws has variance (cᵢᵢcⱼⱼ + cᵢⱼ²)/n.
        const error = Math.sqrt((covariance[i]![i]! * covariance[j]![j]! + expected * expected) / n);
        expect(Math.abs(got - expected)).toBeLessThan(3.5 * error);
      });
    });
  });
});

test("simulation-based calibration: the truth is anywhere in its posterior (Talts et al. 2018)", () => {
  const bins = new Array<number>(10).fill(0);
  const repeats = 200;
  for (let r = 0; r < repeats; r++) {
    const truth = luck.normal(40, 0, r);
    const { result } = drive(
      sequentialAbc(
        [{ id: "p", low: -6, high: 6, normal: { mean: 0, deviation: 1 } }],
        [exactly("s", truth + luck.normal(41, 0, r) / 2)],
        options({ seed: `r${r}`, initial: 150, batch: 75, simulations: 300, effective: 75 }),
      ),
      ([p = 0], id) => ({ s: p + noise(id, 0, 42 + r) / 2 }),
    );
    const below = result.particles.reduce((sum, { values, weight }) => sum + (values[0]! < truth ? weight : 0), 0);
    bins[Math.min(9, Math.floor(below * 10))]!++;
  }
  const expected = repeats / 10;
  // 21.67 is the 1 % point of χ² with 9 degrees of freedom.
  expect(bins.reduce((sum, k) => sum + ((k - expected) * (k - expected)) / expected, 0)).toBeLessThan(21.67);
});

describe("tolerance intervals", () => {
  const uniform: Prior = { id: "p", low: 0, high: 1 };
  const target: Target = { id: "s", low: 0.4, high: 0.8 };
  const play = (over: Partial<AbcOptions>) =>
    drive(sequentialAbc([uniform], [target], options(over)), ([p = 0]) => ({ s: p })).result;

  test("all of one is equally good where all of it counts", () => {
    const result = play({ inner: 1, adjust: "none", effective: 150 });
    expect(result.generations.at(-1)!.tolerance).toBe(0);
    expect(result.stopped.en).toMatch(/tolerance asked for was reached/);
    expect(farthest(result, 0, (x) => Math.min(1, Math.max(0, (x - 0.4) / 0.4)))).toBeLessThan(
      1.63 / Math.sqrt(effectiveOf(result)),
    );
  });

  test("its middle alone counts where that is asked for", () => {
    const values = play({ inner: 0.5, adjust: "none", effective: 100 }).particles.map((each) => each.values[0]!);
    expect(Math.max(...values.map((x) => Math.abs(x - 0.6)))).toBeLessThan(0.1);
  });

  test("an adjustment moves to the nearer edge of what counts, and leaves alone what is inside", () => {
    // Linear in scores, so that the regression is exact up to its ridge; nearly all of the prior is near enough.
    const normal: Prior = { ...uniform, low: -9, high: 11, normal: { mean: 0.7, deviation: 1 } };
    const { result } = drive(
      sequentialAbc([normal], [target], options({ inner: 0.5, effective: 700, simulations: 1000 })),
      ([p = 0]) => ({ s: p }),
    );
    let outside = 0;
    for (const { values, simulated } of result.particles) {
      const edge = Math.min(0.7, Math.max(0.5, simulated[0]!));
      if (edge !== simulated[0]) outside++;
      expect(Math.abs(values[0]! - edge)).toBeLessThan(0.01);
    }
    expect(outside).toBeGreaterThan(500);
  });
});

describe("whatever the simulations do", () => {
  const priors: readonly Prior[] = [
    { id: "a", low: 0, high: 1 },
    { id: "b", low: -1, high: 1 },
  ];
  const targets: readonly Target[] = [
    { id: "s", low: 0.2, high: 0.3 },
    { id: "t", low: 0, high: 0.1 },
  ];
  const few = options({ initial: 120, batch: 60, simulations: 480, effective: 40 });
  const model = ([a = 0, b = 0]: readonly number[], id: number): Statistics => ({
    s: a + 0.1 * noise(id),
    t: b + 0.1 * noise(id, 1),
    u: a * b,
  });

  test("equal answers give equal questions, another seed asks others; every number is in its range", () => {
    const first = drive(sequentialAbc(priors, targets, few), model);
    expect(drive(sequentialAbc(priors, targets, few), model)).toEqual(first);
    expect(drive(sequentialAbc(priors, targets, { ...few, seed: "z" }), model).batches).not.toEqual(first.batches);
    for (const [a = Number.NaN, b = Number.NaN] of first.batches.flat()) {
      expect(a >= 0 && a <= 1 && b >= -1 && b <= 1).toBe(true);
    }
    expect(first.batches.map(({ length }) => length)).toEqual([120, 60, 60, 60, 60, 60, 60]);
    // What was measured besides stays with the particle.
    for (const { simulated, statistics } of first.result.particles)
      expect(statistics["u"]).toBe(simulated[0]! * simulated[1]!);
    expect(first.result.particles.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  test("failures and unknown figures cost what they are worth and break nothing", () => {
    const { result } = drive(sequentialAbc(priors, targets, few), (values, id) => {
      if (values[0]! > 0.5 || id % 7 === 0) return null;
      return id % 5 === 0 ? { ...model(values, id), t: null } : model(values, id);
    });
    expect(result.generations.at(-1)!.failed).toBeGreaterThan(60);
    expect(result.particles.length).toBeGreaterThan(40);
    for (const { simulated, distance } of result.particles) {
      expect(simulated[0]).toBeLessThanOrEqual(0.5);
      expect(distance).toBeLessThan(Infinity);
    }
  });

  test("repeats come first, at the middle of the priors, and count as simulations", () => {
    const { batches, result } = drive(sequentialAbc(priors, targets, { ...few, repeats: 30 }), model);
    expect(batches[0]).toEqual(Array.from({ length: 30 }, () => [0.5, 0]));
    expect(batches.map(({ length }) => length)).toEqual([30, 120, 60, 60, 60, 60, 60, 30]);
    expect(result.generations.at(-1)!.simulations).toBe(480);
    // Luck of 0.1 is twice the half tolerances: distances are half of what they are without it.
    const nearest = (repeats: number): number =>
      drive(sequentialAbc(priors, targets, { ...few, repeats, simulations: 120 + repeats }), (values, id) =>
        model(values, id + 30 - repeats),
      ).result.generations[0]!.tolerance;
    expect(nearest(30) / nearest(0)).toBeGreaterThan(0.4);
    expect(nearest(30) / nearest(0)).toBeLessThan(0.6);
  });

  test.each([0, 1, 2, 3])("with all but %i failed it ends with what there is", (finished) => {
    const { result } = drive(sequentialAbc(priors, targets, few), (values, id) =>
      id < finished ? model(values, id) : null,
    );
    expect(result.particles).toHaveLength(finished);
    expect(result.particles.flatMap(({ values }) => values).every(Number.isFinite)).toBe(true);
    expect(result.stopped.en).toBe("Stopped because all 480 simulations were used.");
  });

  test("statistics that do not vary are no ground to move by", () => {
    const { result } = drive(sequentialAbc(priors, targets, few), () => ({ s: 0.5, t: 0 }));
    for (const { values, simulated } of result.particles) expect(values).toEqual(simulated);
  });

  test("it stops when hardly anything comes near any more, and says so in both languages", () => {
    const { result } = drive(
      sequentialAbc(priors, [exactly("s", 0.5)], { ...few, simulations: 50_000, acceptance: 0.5 }),
      model,
    );
    expect(result.generations.at(-1)!.accepted).toBeLessThan(0.5);
    expect(result.stopped.en).toMatch(/^Stopped because only .* % of the last generation came near enough/);
    expect(result.stopped.zh).toMatch(/^最近一代仅/);
  });
});
