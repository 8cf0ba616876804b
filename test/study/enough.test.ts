// Enough runs: what is decided, what is said, and what looking again and again costs.
import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../src/base/normal.ts";
import { uniform } from "../../src/base/rng.ts";
import { chanceBest, chanceOfOrder, resamples } from "../../src/study/bootstrap.ts";
import { type Differences, enough, FEWEST, type Wanted } from "../../src/study/enough.ts";

const normal = (seed: number, replicate: number, what: number): number =>
  normalQuantile(uniform(seed, 31, replicate, what));

/** Differences with these means and standard deviation 1, which share half of their variance. */
const drawn = (seed: number, n: number, means: readonly number[]): Differences[] =>
  means.map((mean, s) => ({
    name: { en: `package ${s + 1}`, zh: `方案${s + 1}` },
    values: Array.from({ length: n }, (_, r) => mean + Math.SQRT1_2 * (normal(seed, r, 0) + normal(seed, r, s + 1))),
  }));

const precise: Wanted = {
  precision: 0.1,
  floor: 0,
  chance: null,
  ranking: "order",
  better: "more",
  least: FEWEST,
  most: 1000,
};
const surely: Wanted = { ...precise, precision: null, chance: 0.95 };

describe("precision", () => {
  // Mean 4, standard deviation √(20/19); t(0.975, 19) = 2.0930 (tables).
  const values = Array.from({ length: 20 }, (_, k) => (k % 2 === 0 ? 3 : 5));
  const half = (2.093024 * Math.sqrt(20 / 19)) / Math.sqrt(20);
  const series = [{ name: { en: "Housing", zh: "住房保障" }, values }];

  test("compares the half width of Student's interval with a share of the difference, or with the floor", () => {
    const loose = enough(series, { ...precise, precision: 0.125 }, "a");
    expect(loose.state).toBe("enough");
    expect(loose.precision[0]!.half).toBeCloseTo(half, 5);
    expect(loose.precision[0]!.allowed).toBeCloseTo(0.5, 10);
    expect(loose.more).toBe(0);
    expect(enough(series, { ...precise, precision: 0.1201 }, "a").state).toBe("enough");
    expect(enough(series, { ...precise, precision: 0.12 }, "a").state).toBe("go on");
    expect(enough(series, { ...precise, precision: 0.01, floor: 0.5 }, "a").state).toBe("enough");
  });

  test("says about how many replicates more are needed, as the textbook's formula does", () => {
    const { more } = enough(series, { ...precise, precision: 0.05 }, "a");
    // z²s²/d² = 1.96²·(20/19)/0.2² = 101; Student's t adds two.
    expect(20 + more!).toBe(104);
    const wider = enough(drawn(1, 12, [2, 0.5]), precise, "a");
    expect(wider.more).toBeGreaterThan(500);
  });

  test("of a difference that is none is never reached without a floor, and nobody can tell when", () => {
    const nothing = [{ name: { en: "Nothing", zh: "无" }, values: values.map((v) => v - 4) }];
    expect(enough(nothing, precise, "a")).toMatchObject({ state: "go on", more: null });
    expect(enough(nothing, { ...precise, floor: 0.5 }, "a").state).toBe("enough");
    // The same in every replicate: nothing is left to know.
    const same = [{ name: { en: "Same", zh: "同" }, values: values.map(() => 0) }];
    expect(enough(same, precise, "a").state).toBe("enough");
  });

  test("is judged on replicates that all scenarios have, and never on fewer than the least", () => {
    const holes: Differences[] = [
      { name: { en: "a", zh: "a" }, values: [1, 1, null, 1, 1] },
      { name: { en: "b", zh: "b" }, values: [2, Number.NaN, 2, 2] },
    ];
    const found = enough(holes, { ...precise, least: 2 }, "a");
    expect(found.replicates).toBe(2);
    expect(found.state).toBe("enough");
    expect(enough(holes, precise, "a")).toMatchObject({ state: "go on", more: FEWEST - 2 });
    expect(enough(holes, { ...precise, most: 2 }, "a").state).toBe("most");
    const one = [{ name: { en: "a", zh: "a" }, values: [1] }];
    expect(enough(one, { ...precise, least: 1 }, "a")).toMatchObject({ state: "go on", more: null, precision: [null] });
  });
});

describe("ranking", () => {
  test("is sure where every replicate agrees, and the baseline counts as one of the scenarios", () => {
    const apart = drawn(2, 12, [30, 20, 10]);
    expect(enough(apart, surely, "b")).toMatchObject({ state: "enough", chance: 1 });
    // The third is as good as the baseline.
    const near = drawn(2, 12, [30, 20, 0.05]);
    expect(enough(near, surely, "b").chance).toBeLessThan(0.95);
    expect(enough(near, { ...surely, ranking: "best" }, "b").chance).toBe(1);
    expect(enough(near.slice(0, 2), { ...surely, better: "less" }, "b").chance).toBe(1);
  });

  test("of the best agrees with the chance of being the best", () => {
    const series = drawn(3, 15, [0.6, 0.5, 0.2]).map(({ values }) => values as number[]);
    const samples = resamples(15, "c");
    const chances = chanceBest(series, samples, "more");
    const best = chances.indexOf(Math.max(...chances));
    const order = [series[best]!, ...series.filter((_, s) => s !== best)];
    expect(chanceOfOrder(order, samples, true)).toBeCloseTo(chances[best]!, 10);
    expect(chanceOfOrder(order, samples, false)).toBeLessThanOrEqual(chances[best]!);
  });

  test("says how many replicates more tell the closest pair apart, and not how many for equals", () => {
    const far = enough(drawn(4, 12, [3, 0.8]), surely, "b");
    const close = enough(drawn(4, 12, [3, 2.9]), surely, "b");
    expect(close.more!).toBeGreaterThan(far.more!);
    const { values } = drawn(5, 12, [1])[0]!;
    const mirrored = [{ name: { en: "m", zh: "m" }, values: [...values, ...values.map((v) => -v!)] }];
    expect(enough(mirrored, surely, "b").more).toBeNull();
    // Twins never change places.
    const twins = [...drawn(6, 12, [9]), ...drawn(6, 12, [9])];
    expect(enough(twins, surely, "b")).toMatchObject({ state: "enough", chance: 1 });
  });
});

describe("looking again after every five replicates, until it looks well", () => {
  /** Replicates at the stop. */
  const stop = (seed: number, means: readonly number[], wanted: Wanted, step: number): number => {
    for (let n = wanted.least; ; n += step) {
      if (enough(drawn(seed, n, means), wanted, "d").state !== "go on") return n;
    }
  };

  test("costs the 95 % interval no more than three points with ten replicates at least, and more with three (Chow & Robbins 1965)", () => {
    // Half width 0.45 at standard deviation 1 needs about 20 replicates, where the loss is greatest.
    const wanted = { ...precise, precision: 0, floor: 0.45 };
    const coverage = (least: number): number => {
      let inside = 0;
      for (let seed = 0; seed < 600; seed++) {
        const n = stop(seed, [2.5], { ...wanted, least }, 5);
        const { difference, half } = enough(drawn(seed, n, [2.5]), wanted, "d").precision[0]!;
        if (Math.abs(difference - 2.5) <= half) inside++;
      }
      return inside / 600;
    };
    const ten = coverage(FEWEST);
    expect(ten).toBeGreaterThan(0.92);
    expect(ten).toBeLessThan(0.965);
    expect(coverage(3)).toBeLessThan(ten);
  });

  test("still ranks rightly about as often as it says", () => {
    let right = 0;
    const seeds = 40;
    for (let seed = 1000; seed < 1000 + seeds; seed++) {
      const n = stop(seed, [1.2, 0.6], surely, 10);
      const [a, b] = drawn(seed, n, [1.2, 0.6]).map(({ values }) => values.reduce<number>((sum, v) => sum + v!, 0));
      if (a! >= b! && b! >= 0) right++;
    }
    expect(right / seeds).toBeGreaterThan(0.9);
  });
});

describe("the reason in words", () => {
  const name = { en: "Housing", zh: "住房保障" };
  const values = Array.from({ length: 12 }, (_, k) => (k % 2 === 0 ? 3 : 5));

  test("for stopping", () => {
    const { reason } = enough([{ name, values }], { ...precise, precision: 0.25, chance: 0.9 }, "e");
    expect(reason).toEqual({
      en: "Enough after 12 replicates: every 95 % interval of a difference is within what was asked for (Housing: ±0.664, ±1 allowed); the chance that the ranking is right is 100 %, 90 % wanted.",
      zh: "重复 12 次后已足够：各项差异的 95% 区间均达到要求（住房保障：±0.664，允许 ±1）；排序正确的概率为 100%，要求 90%。",
    });
  });

  test("for going on, for stopping without enough, and for too few", () => {
    const { reason: on } = enough([{ name, values }], precise, "e", (v) => ({
      en: `${v.toFixed(1)} pts`,
      zh: `${v.toFixed(1)} 点`,
    }));
    expect(on).toEqual({
      en: "Not enough after 12 replicates: the least precise 95 % interval of a difference is wider than asked for (Housing: ±0.7 pts, ±0.4 pts allowed); about 17 more are expected to be needed.",
      zh: "重复 12 次后尚不足：精度最低的差异的 95% 区间宽于要求（住房保障：±0.7 点，允许 ±0.4 点）；预计还需约 17 次。",
    });
    expect(enough([{ name, values }], { ...precise, most: 12 }, "e").reason.zh).toMatch(
      /^已达允许的最多重复次数 12 次而仍不足：/,
    );
    expect(enough([{ name, values: [1] }], precise, "e").reason.en).toBe(
      "Not enough after 1 replicate: fewer than two whole replicates say nothing yet; how many more are needed cannot be told.",
    );
  });
});
