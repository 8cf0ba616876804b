// A comparison as a whole: what failed is said, what is undefined is null with a reason, and order does not matter.
import { describe, expect, test } from "vitest";
import { Faults } from "../../src/base/fail.ts";
import { outcomeIds } from "../../src/sim/outcomes.ts";
import { compare } from "../../src/study/compare.ts";
import { inlineRunner, type Outcome, type Runner } from "../../src/study/runner.ts";
import { inForce, plain, smallRegion } from "../verify/run.ts";

const base = { ...plain(40, { region: smallRegion(), burnIn: 6 }), id: "status-quo" };
const paid = { ...base, id: "paid", levers: [inForce("living-subsidy"), inForce("settling-bonus")] };
const idle = { ...base, id: "idle", levers: [inForce("living-subsidy", { intensity: 0 })] };
const scenarios = [base, paid, idle];
const options = { seed: "compare", replicates: 5 };

const { comparison } = await compare(scenarios, options, inlineRunner);
const packageOf = (of: typeof comparison, id: string) => of.packages.find((p) => p.id === id)!;

/** Every number in a value, with the way to it. */
function* numbersIn(value: unknown, path = ""): Generator<readonly [string, number]> {
  if (typeof value === "number") yield [path, value];
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* numbersIn(inner, `${path}.${key}`);
}
const notFinite = (value: unknown): string[] =>
  [...numbersIn(value)].flatMap(([path, x]) => (Number.isFinite(x) ? [] : [path]));

/** Lets runs fail that the test names, as a worker's crash would. */
const failing = (fails: (scenario: number, replicate: number) => boolean): Runner => ({
  async *run(jobs) {
    for await (const outcome of inlineRunner.run(jobs)) {
      const { scenario, replicate } = outcome.ok ? outcome.run : outcome;
      yield fails(scenario, replicate)
        ? ({ ok: false, scenario, replicate, stage: "months", message: "broken" } satisfies Outcome)
        : outcome;
    }
  },
});

describe("a comparison", () => {
  test("has every outcome of every package, and only finite numbers", () => {
    expect(comparison.packages.map((p) => p.id)).toEqual(["status-quo", "paid", "idle"]);
    for (const { outcomes } of comparison.packages) expect(Object.keys(outcomes)).toEqual(outcomeIds);
    expect(notFinite(comparison)).toEqual([]);
  });

  test("has no difference of the baseline to itself, and says so", () => {
    expect(comparison.baseline).toBe("status-quo");
    for (const estimate of Object.values(packageOf(comparison, "status-quo").outcomes))
      expect(estimate).toMatchObject({ difference: null, low: null, high: null, why: "baseline" });
  });

  test("finds no difference where there is none: to the last digit, with common random numbers", () => {
    const { outcomes } = packageOf(comparison, "idle");
    for (const id of outcomeIds) {
      if (id === "costPerDoctorYear") expect(outcomes[id]).toMatchObject({ value: null, why: "no gain" });
      else if (outcomes[id].value !== null) expect(outcomes[id]).toMatchObject({ difference: 0, low: 0, high: 0 });
    }
    expect(packageOf(comparison, "idle").retention).toEqual(packageOf(comparison, "status-quo").retention);
  });

  test("has differences that are those of the means, and luck in common narrows them", () => {
    const [a, b] = ["status-quo", "paid"].map((id) => packageOf(comparison, id).outcomes);
    for (const id of ["intention", "townshipVacancy", "cost", "burnout"] as const)
      expect(b![id].difference).toBeCloseTo(b![id].value! - a![id].value!, id === "cost" ? 4 : 10);
    expect(b!.intention.difference).toBeLessThan(0);
    // What money for centres hardly touches is nearly the same run: luck of their own would need many times the replicates.
    for (const id of ["leavingHospital", "countyVacancy", "satisfactionDevelopment", "quality"] as const)
      expect(b![id].varianceReduction).toBeGreaterThan(1.5);
    expect(b!.cost.low).toBeGreaterThan(0);
  });

  test("books every yuan to a payer and to a lever", () => {
    const { outcomes, payers, leverCosts } = packageOf(comparison, "paid");
    const sum = (rows: readonly { readonly rmbPerYear: number }[]): number =>
      rows.reduce((total, row) => total + row.rmbPerYear, 0);
    expect(sum(payers)).toBeCloseTo(outcomes.cost.value!, 3);
    expect(sum(leverCosts)).toBeCloseTo(outcomes.cost.value!, 3);
  });

  test("shares out the chance of being the best", () => {
    const chances = comparison.packages.map((p) => p.chanceBestRetention);
    expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });
});

test("is the same package by package for any order of scenarios", async () => {
  const turned = (await compare([idle, base, paid], options, inlineRunner)).comparison;
  for (const id of ["status-quo", "paid", "idle"]) {
    const { chanceBestRetention: _, chanceBestValue: __, ...there } = packageOf(comparison, id);
    const { chanceBestRetention: ___, chanceBestValue: ____, ...here } = packageOf(turned, id);
    expect(here).toEqual(there);
  }
  expect(turned.scorecard).toEqual(comparison.scorecard);
});

test("the hash is of what was simulated: another seed or policy changes it, the name of a baseline does not", async () => {
  const hashOf = async (list: typeof scenarios, over: Partial<Parameters<typeof compare>[1]> = {}) =>
    (await compare(list, { ...options, replicates: 1, ...over }, inlineRunner)).comparison.hash;
  const short = scenarios.map((scenario) => ({ ...scenario, months: 6 }));
  const hash = await hashOf(short);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await hashOf(short)).toBe(hash);
  expect(await hashOf(short, { baseline: "paid" })).toBe(hash);
  expect(await hashOf(short, { seed: "other" })).not.toBe(hash);
  expect(await hashOf([short[0]!, { ...short[1]!, levers: [inForce("remote-allowance")] }, short[2]!])).not.toBe(hash);
});

describe("when runs fail", () => {
  test("they are listed and left out, and nothing becomes not a number", async () => {
    const { comparison: holed } = await compare(
      scenarios,
      options,
      failing((s, r) => (s === 1 && r === 2) || (s === 0 && r === 4)),
    );
    expect(holed.failed).toEqual([
      { scenario: "paid", replicate: 2, stage: "months", message: "broken" },
      { scenario: "status-quo", replicate: 4, stage: "months", message: "broken" },
    ]);
    expect(notFinite(holed)).toEqual([]);
    expect(packageOf(holed, "paid").outcomes.cost.value).toBeGreaterThan(0);
    expect(holed.hash).not.toBe(comparison.hash);
  });

  test.each(["paid", "status-quo"])("a package of which nothing is left (%s) has nothing to say", async (id) => {
    const lost = scenarios.findIndex((scenario) => scenario.id === id);
    const { comparison: holed } = await compare(
      scenarios,
      options,
      failing((s) => s === lost),
    );
    expect(holed.failed.length).toBe(options.replicates);
    expect(notFinite(holed)).toEqual([]);
    expect(packageOf(holed, id).outcomes.retention1.value).toBeNull();
    expect(packageOf(holed, "idle").outcomes.retention1.value).not.toBeNull();
  });
});

test("a baseline that is not among the scenarios is refused with those that are", async () => {
  await expect(compare(scenarios, { ...options, baseline: "typo" }, inlineRunner)).rejects.toThrow(Faults);
});

test("progress counts every run once", async () => {
  const seen: (readonly [number, number])[] = [];
  const short = scenarios.map((scenario) => ({ ...scenario, months: 2, burnIn: 0 }));
  await compare(short, { ...options, replicates: 2 }, inlineRunner, (done, total) => seen.push([done, total]));
  expect(seen).toEqual(Array.from({ length: 7 }, (_, done) => [done, 6]));
});
