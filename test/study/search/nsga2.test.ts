// NSGA-II on the test functions of Zitzler, Deb & Thiele (2000), 30 variables, with the settings of Deb et al. (2002): 100
// members, crossover 0.9, mutation 1/n, both distributions of index 20. Their Table II gives the mean distance from what
// was found to the true front (γ) after 25,000 evaluations: 0.0335, 0.0724 and 0.1145. Three quarters of that budget have
// to be enough here, since the frontier is that of every candidate and not of the last population alone. As γ is blind to
// gaps, the inverted distance (from the true front to what was found) has to stay below 0.01 too, which is what about 40
// evenly spread points of a front of length 1.5 would leave.
import { describe, expect, test } from "vitest";
import type { Archive } from "../../../src/study/search/archive.ts";
import { nsga2, type SearchOptions } from "../../../src/study/search/nsga2.ts";
import type { Evaluated, Problem } from "../../../src/study/search/problem.ts";
import type { Dimension, Point } from "../../../src/study/space.ts";

const dimension = (path: string, values: Dimension["values"], switchedBy: number | null = null): Dimension => ({
  path,
  name: { en: path, zh: path },
  unit: "",
  role: "lever",
  grade: null,
  values,
  switchedBy,
});
const share = (path: string, switchedBy: number | null = null): Dimension =>
  dimension(path, { kind: "range", low: 0, high: 1, whole: false }, switchedBy);
const onOff = (path: string): Dimension => dimension(path, { kind: "list", list: [false, true] });

const options = (over: Partial<SearchOptions> = {}): SearchOptions => ({
  population: 20,
  generations: 10,
  seeds: ["one"],
  patience: null,
  start: [],
  ...over,
});

const drive = (problem: Problem, over: Partial<SearchOptions>, evaluate: (point: Point) => Evaluated) => {
  const search = nsga2(problem, options(over));
  const batches: (readonly Point[])[] = [];
  let step = search.next();
  while (!step.done) {
    batches.push(step.value);
    step = search.next(step.value.map(evaluate));
  }
  return { archive: step.value, batches };
};

const twoGoals = (dimensions: readonly Dimension[], limits: Problem["limits"] = []): Problem => ({
  dimensions,
  objectives: [
    { measure: "f1", better: "less" },
    { measure: "f2", better: "less" },
  ],
  limits,
});

const goalsOf = ({ candidates, frontier }: Archive): (readonly number[])[] =>
  frontier.map((i) => candidates[i]!.standing.goals!);

/** Mean distance from each of these to the nearest of those. */
const distance = (from: readonly (readonly number[])[], to: readonly (readonly number[])[]): number =>
  from.reduce((sum, [x = 0, y = 0]) => {
    let nearest = Infinity;
    for (const [u = 0, v = 0] of to) nearest = Math.min(nearest, (x - u) * (x - u) + (y - v) * (y - v));
    return sum + Math.sqrt(nearest);
  }, 0) / from.length;

const gOf = (x: Point): number => 1 + (9 * x.slice(1).reduce((a, b) => a + b, 0)) / (x.length - 1);
const shapes = {
  ZDT1: (f1: number, g: number) => g * (1 - Math.sqrt(f1 / g)),
  ZDT2: (f1: number, g: number) => g * (1 - (f1 / g) * (f1 / g)),
  ZDT3: (f1: number, g: number) => g * (1 - Math.sqrt(f1 / g) - (f1 / g) * Math.sin(10 * Math.PI * f1)),
} as const;
const published = { ZDT1: 0.033482, ZDT2: 0.072391, ZDT3: 0.1145 } as const;

/** 500 points of the true front (g = 1); where it is broken, only what no other point of it beats. */
const trueFront = (name: keyof typeof shapes): number[][] => {
  const curve = Array.from({ length: 2000 }, (_, k) => [k / 1999, shapes[name](k / 1999, 1)] as const);
  let lowest = Infinity;
  const front = curve.filter(([, y]) => {
    const best = y < lowest;
    if (best) lowest = y;
    return best;
  });
  return Array.from({ length: 500 }, (_, k) => [...front[Math.floor((k * (front.length - 1)) / 499)]!]);
};

describe("known fronts", () => {
  const dimensions = Array.from({ length: 30 }, (_, d) => share(`x${d}`));
  test.each(["ZDT1", "ZDT2", "ZDT3"] as const)("%s within 19,000 evaluations", (name) => {
    const { archive } = drive(twoGoals(dimensions), { population: 100, generations: 189, seeds: [name] }, (x) => ({
      f1: x[0]!,
      f2: shapes[name](x[0]!, gOf(x)),
    }));
    expect(archive.candidates).toHaveLength(19_000);
    const found = goalsOf(archive);
    const front = trueFront(name);
    expect(distance(found, front)).toBeLessThan(published[name]);
    expect(distance(front, found)).toBeLessThan(0.01);
    expect(archive.progress.at(-1)?.hypervolume).toBeGreaterThan(archive.progress[50]!.hypervolume);
  });
});

/** Ten levers with a switch and a strength each: what is on costs and yields in proportion to it. */
const levers = 10;
const packages: readonly Dimension[] = Array.from({ length: levers }, (_, k) => [
  onOff(`levers.l${k}`),
  dimension(`levers.l${k}.amount`, { kind: "range", low: 1, high: 3, whole: true }, 2 * k),
]).flat();
const price = Array.from({ length: levers }, (_, k) => 3 + ((k * 7) % 11));
const yields = Array.from({ length: levers }, (_, k) => 2 + ((k * 5) % 13));
const budget = 40;
const packageOf = (point: Point): Evaluated => {
  let cost = 0;
  let effect = 0;
  for (let k = 0; k < levers; k++) {
    const amount = point[2 * k]! * point[2 * k + 1]!;
    cost += price[k]! * amount;
    // The second half of an amount does less than the first.
    effect += yields[k]! * Math.sqrt(amount);
  }
  return { cost, effect, doctors: point.length };
};
const underBudget: Problem = {
  dimensions: packages,
  objectives: [
    { measure: "effect", better: "more" },
    { measure: "cost", better: "less" },
  ],
  limits: [{ measure: "cost", atMost: budget }],
};

/** Best effect of any package within the budget, by dynamic programming over whole costs. */
const bestEffect = (): number => {
  let best = new Float64Array(budget + 1);
  for (let k = 0; k < levers; k++) {
    const next = best.slice();
    for (let amount = 1; amount <= 3; amount++)
      for (let spent = price[k]! * amount; spent <= budget; spent++)
        next[spent] = Math.max(next[spent]!, best[spent - price[k]! * amount]! + yields[k]! * Math.sqrt(amount));
    best = next;
  }
  return best[budget]!;
};

describe("packages under a budget", () => {
  const { archive } = drive(underBudget, { population: 60, generations: 40, seeds: ["a", "b"] }, packageOf);

  test("the best that the budget buys is found, and nothing on the frontier breaks it", () => {
    for (const i of archive.frontier) expect(archive.candidates[i]!.measures!["cost"]).toBeLessThanOrEqual(budget);
    const effects = archive.frontier.map((i) => archive.candidates[i]!.measures!["effect"]!);
    expect(Math.max(...effects)).toBeCloseTo(bestEffect(), 10);
    expect(effects).toEqual([...effects].sort((a, b) => b - a));
    expect(effects.at(-1)).toBe(0);
  });

  test("every candidate is kept with all its measures, where it came from and what it broke", () => {
    expect(archive.candidates).toHaveLength(archive.progress.at(-1)!.evaluations);
    expect(new Set(archive.candidates.map(({ seed }) => seed))).toEqual(new Set(["a", "b"]));
    expect(archive.candidates.map(({ measures }) => measures)).toEqual(
      archive.candidates.map(({ point }) => packageOf(point)),
    );
    expect(Math.max(...archive.candidates.map(({ generation }) => generation))).toBe(40);
    const broken = archive.candidates.find(({ measures }) => measures!["cost"]! > budget)!;
    expect(broken.standing.violation).toBeCloseTo((broken.measures!["cost"]! - budget) / budget, 12);
  });

  test("no package is evaluated twice, also where it differs only in what is switched off", () => {
    const keys = archive.candidates.map(({ point }) => point.join(" "));
    expect(new Set(keys).size).toBe(keys.length);
    const legal = (point: Point, k: number): boolean => {
      const amount = point[2 * k + 1]!;
      return point[2 * k] === 0 ? amount === 1 : point[2 * k] === 1 && [1, 2, 3].includes(amount);
    };
    const every = Array.from({ length: levers }, (_, k) => k);
    expect(archive.candidates.filter(({ point }) => !every.every((k) => legal(point, k)))).toEqual([]);
  });

  test("the first generation has lean packages and full ones", () => {
    const on = archive.candidates
      .filter(({ generation, seed }) => generation === 0 && seed === "a")
      .map(({ point }) => point.reduce((sum, value, d) => sum + (d % 2 === 0 ? value : 0), 0));
    expect(Math.min(...on)).toBeLessThanOrEqual(2);
    expect(Math.max(...on)).toBeGreaterThanOrEqual(8);
  });
});

test("equal answers give equal questions; another seed asks others", () => {
  const play = (seed: string) => drive(underBudget, { seeds: [seed] }, packageOf);
  expect(play("x")).toEqual(play("x"));
  expect(play("x").batches).not.toEqual(play("y").batches);
});

test("candidates that fail or lack a measure are kept, count as failed and never reach the frontier", () => {
  const limit = 25;
  const { archive } = drive(underBudget, { population: 40, generations: 30 }, (point) => {
    const measures = packageOf(point)!;
    if (point[0] === 1) return null;
    return measures["cost"]! > limit ? { ...measures, effect: null } : measures;
  });
  const failed = archive.candidates.filter(({ standing }) => standing.goals === null);
  expect(failed.length).toBeGreaterThan(0);
  expect(archive.progress.at(-1)!.failed).toBe(failed.length);
  expect(archive.frontier.length).toBeGreaterThan(1);
  for (const i of archive.frontier) {
    expect(archive.candidates[i]!.point[0]).toBe(0);
    expect(archive.candidates[i]!.measures!["cost"]).toBeLessThanOrEqual(limit);
  }
});

test("a search in which everything fails ends with an empty frontier", () => {
  const { archive } = drive(underBudget, { generations: 3 }, () => null);
  expect(archive.frontier).toEqual([]);
  expect(archive.progress.map(({ hypervolume }) => hypervolume)).toEqual([0, 0, 0, 0]);
});

test("known packages are among the first", () => {
  const known = packages.map((_, d) => (d < 4 ? 1 : d % 2));
  const { batches } = drive(underBudget, { start: [known], generations: 0 }, packageOf);
  expect(batches[0]![0]).toEqual(known);
  expect(batches[0]).toHaveLength(20);
});

test("a search stops when the frontier has stopped growing, and says so", () => {
  const { archive } = drive(underBudget, { population: 60, generations: 400, patience: 15 }, packageOf);
  expect(archive.progress.length).toBeLessThan(400);
  expect(archive.stopped.en).toMatch(/over the last 15 the hypervolume/);
  expect(archive.stopped.zh).toMatch(/最近 15 代/);
  const volumes = archive.progress.map(({ hypervolume }) => hypervolume);
  for (let g = 1; g < volumes.length; g++) expect(volumes[g]).toBeGreaterThanOrEqual(volumes[g - 1]! - 1e-12);
  expect(volumes.at(-1)! - volumes.at(-16)!).toBeLessThan(0.001);
});

test("a small space is searched out", () => {
  const dimensions = [onOff("a"), onOff("b"), dimension("c", { kind: "list", list: ["x", "y", "z"] }, 1)];
  const { archive } = drive(twoGoals(dimensions), { generations: 50 }, ([a = 0, b = 0, c = 0]) => ({
    f1: a + b,
    f2: 3 - a - b * c,
  }));
  // a on or off, times b off or b on with any of three.
  expect(archive.candidates).toHaveLength(8);
  expect(archive.stopped.zh).toMatch(/无未试过/);
});

test("a switch under a switch counts only while both are on", () => {
  const dimensions = [onOff("a"), { ...onOff("b"), switchedBy: 0 }, share("c", 1)];
  const { archive } = drive(twoGoals(dimensions), { generations: 5 }, ([a = 0, b = 0, c = 0]) => ({
    f1: a + c,
    f2: b - c,
  }));
  for (const { point } of archive.candidates) {
    if (point[0] === 0) expect(point).toEqual([0, 0, 0]);
    if (point[1] === 0) expect(point[2]).toBe(0);
  }
});
