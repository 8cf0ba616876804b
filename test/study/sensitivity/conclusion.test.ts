// The variance of a conclusion: against models whose components are known exactly.
import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../../src/base/normal.ts";
import { uniform } from "../../../src/base/rng.ts";
import sobol from "../../../src/study/design/sobol.ts";
import { designLuck } from "../../../src/study/design.ts";
import { components } from "../../../src/study/sensitivity/components.ts";
import {
  type ConclusionVariance,
  conclusionSentence,
  conclusionVariance,
} from "../../../src/study/sensitivity/conclusion.ts";
import { meansOf } from "../../../src/study/sensitivity/function-of-means.ts";
import { groupsOf } from "../../../src/study/sensitivity/groups.ts";
import { list, range } from "../design/dimensions.ts";

const dimensions = [
  range("parameters.a", 0, 1, { grade: "assumed" }),
  range("parameters.b", 0, 1, { grade: "measured" }),
  list("rule", ["logit", "prospect"], { grade: null }),
  range("parameters.c", 0, 1, { grade: "assumed" }),
  range("parameters.d", 0, 1, { grade: "derived" }),
];
const groups = groupsOf(dimensions);

const normal = (seed: number, row: number, column: number, what: number): number =>
  normalQuantile(uniform(seed, 11, row * 4096 + column, what));

/**
 * 4 + 3a + 2b + rule + c(2d − 1) + luck: shared by all points 0.5, felt more with b 1.5 (2b − 1), a point's own 0.8. Standardised
 * uniforms have variance 1/12, the rule 1/4; standard normal luck.
 */
const truth = {
  a: 9 / 12,
  b: 4 / 12,
  rule: 1 / 4,
  // c·(2d − 1): E over c gives (2d − 1)/2, variance 1/12; E over d gives 0; interplay is the rest of E[c²]·Var(2d − 1).
  d: 1 / 12,
  cd: (1 / 3) * (1 / 3) - 1 / 12,
  shared: 0.25,
  felt: 2.25 / 3,
  own: 0.64,
};
const points = truth.a + truth.b + truth.rule + truth.d + truth.cd;
const luck = truth.shared + truth.felt + truth.own;
const all = points + luck;

/** Differences of the model; with `nested` every point has luck of its own throughout. */
function differencesOf(seed: number, n: number, replicates: number, nested = false): Float64Array[] {
  const rows = sobol.points(dimensions, { points: n, mixed: 1, grouped: 1 }, designLuck(`conclusion ${seed}`));
  return rows.map((x, row) => {
    const [a, b, rule, c, d] = x as unknown as [number, number, number, number, number];
    return Float64Array.from({ length: replicates }, (_, r) => {
      const world = nested ? 1 + row : 0;
      const felt = 0.5 * normal(seed, world, r, 0) + 1.5 * (2 * b - 1) * normal(seed, world, r, 1);
      return 4 + 3 * a + 2 * b + (rule < 0.5 ? 0 : 1) + c * (2 * d - 1) + felt + 0.8 * normal(seed, row, r, 2);
    });
  });
}

const run = (seed: number, n: number, replicates: number): ConclusionVariance =>
  conclusionVariance(differencesOf(seed, n, replicates), groups, `conclusion ${seed}`) as ConclusionVariance;

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe("the split", () => {
  test.each([
    ["points that share their luck", false],
    ["points with luck of their own", true],
  ] as const)("is unbiased for %s", (_, nested) => {
    const found = Array.from({ length: 60 }, (__, seed) => {
      const { columns, statistic } = components(differencesOf(seed, 32, 4, nested), groups.length);
      const [variance, ...shares] = statistic(meansOf(columns)) as [number, ...number[]];
      return [variance, ...shares.map((share) => share * variance)];
    });
    const near = (at: number, expected: number): void => {
      const values = found.map((components) => components[at]!);
      const error = Math.sqrt(mean(values.map((x) => (x - mean(values)) ** 2)) / (values.length - 1));
      expect(Math.abs(mean(values) - expected), `component ${at}`).toBeLessThan(3.5 * error + 1e-9);
      // A test that could not tell the components apart would be none.
      expect(error, `component ${at}`).toBeLessThan(0.12);
    };
    near(0, all);
    near(1, luck);
    // Nothing of it is common where nothing is shared.
    near(2, nested ? 0 : truth.shared);
    near(3, points);
    near(4, truth.cd);
    const closed = { measured: truth.b, derived: truth.d, assumed: truth.a, rule: truth.rule };
    const together = { measured: 0, derived: truth.cd, assumed: truth.cd, rule: 0 };
    for (const [g, { source }] of groups.entries()) {
      const id = source as keyof typeof closed;
      near(6 + g, closed[id]);
      near(6 + groups.length + g, closed[id] + together[id]);
    }
  });

  test("of much data is close, and its intervals hold the truth", () => {
    const found = run(1000, 256, 8);
    const { sources, luck: share, points: between, mean: middle, luckOfMean } = found;
    const total = found.variance.value!;
    expect(middle).toBeCloseTo(4 + 1.5 + 1 + 0.5, 0);
    const assumed = sources.find((s) => s.source === "assumed")!;
    expect(Math.abs(assumed.total.value! * total - (truth.a + truth.cd))).toBeLessThan(0.08);
    expect(assumed.total.low!).toBeLessThan((truth.a + truth.cd) / all);
    expect(assumed.total.high!).toBeGreaterThan((truth.a + truth.cd) / all);
    expect(share.low!).toBeLessThan(luck / all);
    expect(share.high!).toBeGreaterThan(luck / all);
    expect(luckOfMean.value).toBeCloseTo(share.value! / 8 / (between.value! + share.value! / 8), 10);
  });

  test("has intervals that hold the truth as often as they say or a little oftener, also with few replicates", () => {
    const truths = [luck, points, truth.cd + truth.a, truth.b, truth.rule].map((part) => part / all);
    const inside = truths.map(() => 0);
    const seeds = 40;
    for (let seed = 0; seed < seeds; seed++) {
      const found = run(seed, 32, 5);
      const total = (id: string) => found.sources.find(({ source }) => source === id)!.total;
      const intervals = [found.luck, found.points, total("assumed"), total("measured"), total("rule")];
      for (const [k, { low, high }] of intervals.entries()) {
        if (low! <= truths[k]! && truths[k]! <= high!) inside[k]!++;
      }
    }
    for (const count of inside) expect(count / seeds).toBeGreaterThan(0.9);
  });

  test("of luck alone has nothing for the points", () => {
    const differences = Array.from({ length: 64 * (groups.length + 2) }, (_, row) =>
      Float64Array.from({ length: 5 }, (__, r) => normal(5, row, r, 0)),
    );
    const found = conclusionVariance(differences, groups, "luck") as ConclusionVariance;
    expect(found.luck.value!).toBeGreaterThan(0.9);
    for (const { total } of found.sources) expect(Math.abs(total.value!)).toBeLessThan(0.1);
  });
});

test("dimensions are grouped by the grade of their evidence, the rule, levers and region", () => {
  expect(groups).toEqual([
    { source: "measured", columns: [1] },
    { source: "derived", columns: [4] },
    { source: "assumed", columns: [0, 3] },
    { source: "rule", columns: [2] },
  ]);
  expect(
    groupsOf([
      range("levers.x.amount", 0, 1, { role: "lever", grade: null }),
      list("region", ["a", "b"], { role: "region", grade: null }),
      range("parameters.z", 0, 1, { grade: null }),
    ]).map(({ source }) => source),
  ).toEqual(["assumed", "lever", "region"]);
});

test("a design with holes is refused, and one replicate is not enough", () => {
  const differences = Array.from({ length: 12 }, () => [1, 2, 3] as (number | null)[]);
  differences[7] = [1, null, 3];
  differences[9] = [1, 2];
  expect(conclusionVariance(differences, groups, "")).toEqual({ complete: false, missing: [7, 9], rows: 12 });
  expect(() =>
    conclusionVariance(
      differences.map(() => [1]),
      groups,
      "",
    ),
  ).toThrow(/two replicates/);
  expect(() => conclusionVariance(differences.slice(1), groups, "")).toThrow(/blocks of 6/);
});

test("the sentence names the greatest share first, in both languages", () => {
  const found = run(1000, 16, 2);
  const share = (value: number) => ({ value, low: null, high: null });
  const { en, zh } = conclusionSentence({
    ...found,
    luck: share(0.216),
    sources: [
      { source: "measured", first: share(0.1), total: share(0.1249) },
      { source: "assumed", first: share(0.5), total: share(0.63) },
      { source: "rule", first: share(0), total: share(-0.02) },
    ],
  });
  expect(en).toBe(
    "Of the variance of this difference, 63 % from assumed parameters, 22 % from luck, 12 % from measured parameters, 0 % from the rule of behaviour; what several cause together counts for each of them.",
  );
  expect(zh).toBe(
    "该差异的方差来源：假定的参数 63 %，随机性 22 %，有实测依据的参数 12 %，行为规则的选择 0 %；由多个来源共同造成的部分在各来源中重复计入。",
  );
  const still = conclusionVariance(
    Array.from({ length: 12 }, () => [2, 2]),
    groups,
    "",
  ) as ConclusionVariance;
  expect(conclusionSentence(still)).toEqual({ en: "The difference does not vary at all.", zh: "该差异没有任何变动。" });
});
