// The closed loop as a run shows it: what it is told and when, what it decides, what it may spend.
import { describe, expect, test } from "vitest";
import { Draw } from "../../../src/base/rng.ts";
import { runKey } from "../../../src/base/seed.ts";
import { load } from "../../../src/host/node/load.ts";
import { gapOf, type Indicator, indicators } from "../../../src/levers/loop/indicators.ts";
import { all as rules } from "../../../src/levers/loop/rules/all.gen.ts";
import type { LeverSetting } from "../../../src/levers/setting.ts";
import { COMMUNITY, TOWNSHIP } from "../../../src/model/kinds.ts";
import { purpose } from "../../../src/model/purposes.ts";
import type { RunResult } from "../../../src/sim/job.ts";
import type { Scenario } from "../../../src/sim/scenario.ts";
import { observe } from "../../../src/sim/simulate.ts";
import { digest, inForce, levers, plain, runAll, smallRegion } from "../../verify/run.ts";

const BURN_IN = 6;
const ruleNamed = (id: string): number => rules.findIndex((rule) => rule.id === id);
const loop = (params: Readonly<Record<string, number>>, change: Partial<LeverSetting> = {}): LeverSetting =>
  inForce("review-loop", { params: { budget: 1e9, ...params }, ...change });
const county = (months: number, settings: readonly LeverSetting[]): Scenario =>
  plain(months, { region: smallRegion(), burnIn: BURN_IN, levers: settings });
const run = (months: number, settings: readonly LeverSetting[], exact = false): RunResult =>
  runAll([county(months, settings)], 0, exact)[0] as RunResult;

interface ReviewRow {
  readonly month: number;
  readonly indicator: number;
  readonly known: number;
  readonly actual: number;
  readonly measured: number;
  readonly target: number;
}
const rowsOf = <R>(table: Readonly<Record<string, Float64Array>> | undefined): R[] =>
  Array.from(
    { length: table?.["month"]?.length ?? 0 },
    (_, k) => Object.fromEntries(Object.entries(table ?? {}).map(([id, values]) => [id, values[k]])) as R,
  );
const reviewsOf = ({ tables }: RunResult): ReviewRow[] => rowsOf(tables.reviews);
const strengthsOf = ({ tables }: RunResult) =>
  rowsOf<{ month: number; lever: number; asked: number; granted: number }>(tables.strengths);

const subsidy = inForce("living-subsidy");
const culture = inForce("team-culture");

describe("a loop that never reviews changes no byte", () => {
  const plainly = digest(run(30, [culture, subsidy]).tables);
  test.each([
    ["the rule off", loop({ rule: ruleNamed("off") })],
    ["no strength", loop({}, { intensity: 0 })],
    ["not begun", loop({}, { from: 31 })],
    ["no county", loop({}, { target: { regions: [] } })],
  ])("%s", (_, setting) => {
    const result = run(30, [culture, subsidy, setting]);
    expect(digest(result.tables)).toBe(plainly);
    expect(Object.keys(result.tables)).not.toContain("reviews");
  });
});

test("measuring changes nothing but what the review itself costs", () => {
  const without = ({ tables: { reviews: _, strengths: __, ...tables } }: RunResult) => digest({ ...tables, costs: {} });
  expect(without(run(30, [loop({ period: 1, delay: 0 })]))).toBe(without(run(30, [])));
});

describe("what a review is told", () => {
  const late = run(40, [loop({ period: 3, delay: 4 })]);
  const rows = reviewsOf(late);

  test("comes each period, from the first for which anything is known", () => {
    expect([...new Set(rows.map(({ month }) => month))]).toEqual([7, 10, 13, 16, 19, 22, 25, 28, 31, 34, 37, 40]);
    for (const { month, known } of rows) expect(known).toBe(month - 1 - 4);
  });

  test("is what the record has of the month that it is of", () => {
    const months = rowsOf<Record<string, number>>(late.tables.months).filter((row) => row["type"] === TOWNSHIP);
    const at = (id: string): number => indicators.findIndex((indicator) => indicator.id === id);
    for (const row of rows.filter(({ indicator }) => indicator === at("townshipVacancy"))) {
      const then = months[row.known - 1] as Record<string, number>;
      expect(row.actual).toBeCloseTo(1 - (then["filled"] as number) / (then["authorised"] as number), 12);
    }
    for (const row of rows.filter(({ indicator }) => indicator === at("townshipRetention"))) {
      const year = months.slice(Math.max(0, row.known - 12), row.known);
      const sum = (id: string): number => year.reduce((total, month) => total + (month[id] as number), 0);
      expect(row.actual).toBeCloseTo(1 - (12 * sum("left")) / sum("doctors"), 12);
    }
  });

  test("is what all doctors of centres would say, where that is recorded too", () => {
    const result = run(40, [loop({ period: 3, delay: 3 })]);
    const surveys = rowsOf<Record<string, number>>({
      ...result.tables.surveys,
      month: result.tables.surveys["year"] as Float64Array,
    }).filter(({ type }) => type === TOWNSHIP || type === COMMUNITY);
    // Decembers of the calendar, which is half a year ahead of the run.
    for (const [year, december] of [6, 18, 30].entries()) {
      const asked = surveys.filter((row) => row["year"] === year + 1);
      const doctors = asked.reduce((sum, row) => sum + (row["doctors"] as number), 0);
      for (const [id, column] of [
        ["satisfactionMaterial", "material"],
        ["satisfactionDevelopment", "development"],
        ["satisfactionSpiritual", "recognition"],
      ] as const) {
        const satisfied = asked.reduce((sum, row) => sum + (row[column] as number) * (row["doctors"] as number), 0);
        const told = reviewsOf(result).find((row) => row.known === december && indicators[row.indicator]?.id === id);
        expect(told?.actual).toBeCloseTo(satisfied / doctors, 12);
      }
    }
  });

  test("errs by the draw of its month and indicator, whenever it is told", () => {
    const draw = new Draw(...runKey("verify", 0));
    const sooner = reviewsOf(run(40, [loop({ period: 3, delay: 1 })]));
    for (const { known, indicator, actual, measured } of rows) {
      const { measured: how } = indicators[indicator] as Indicator;
      const deviation =
        how === "survey" ? Math.sqrt((actual * (1 - actual)) / 200) : 0.05 * Math.min(actual, 1 - actual);
      const told = actual + deviation * draw.normal(purpose.review, BURN_IN + known - 1, indicator);
      expect(measured).toBeCloseTo(Math.min(1, Math.max(0, told)), 12);
      const same = sooner.find((row) => row.known === known && row.indicator === indicator);
      expect(same?.measured).toBe(measured);
    }
  });

  test("is exact where counts are reported without error", () => {
    for (const { indicator, actual, measured } of reviewsOf(run(20, [loop({ period: 2, delay: 0, error: 0 })])))
      if (indicators[indicator]?.measured === "count") expect(measured).toBe(actual);
  });
});

describe("what a review decides", () => {
  test("is what the rule makes of what it was told", () => {
    const result = run(26, [culture, subsidy, loop({ period: 6, delay: 2, gain: 0.3, start: 0.4 })]);
    const gaps = (month: number, ids: readonly string[]): number => {
      const gap = reviewsOf(result)
        .filter((row) => row.month === month && ids.includes(indicators[row.indicator]?.id as string))
        .map((row) => gapOf(indicators[row.indicator]?.better as "more", row.measured, row.target));
      return gap.reduce((sum, x) => sum + x, 0) / gap.length;
    };
    for (const [id, serves] of [
      ["living-subsidy", ["townshipRetention"]],
      ["team-culture", ["satisfactionSpiritual"]],
    ] as const) {
      const lever = levers.findIndex((each) => each.id === id);
      let strength = 0.4;
      for (const month of [7, 13, 19, 25]) {
        strength = Math.min(1, Math.max(0, strength + 0.3 * gaps(month, serves)));
        const row = strengthsOf(result).find((each) => each.month === month && each.lever === lever);
        expect(row?.asked).toBeCloseTo(strength, 12);
        expect(row?.granted).toBe(row?.asked);
      }
    }
  });

  test("is carried out in part where the loop has part of its strength or compliance", () => {
    const asked = (change: Partial<LeverSetting>): number =>
      strengthsOf(run(8, [subsidy, loop({ period: 6, delay: 0, gain: 0.2 }, change)])).find(({ month }) => month === 7)
        ?.asked as number;
    const whole = asked({}) - 0.5;
    expect(Math.abs(whole)).toBeGreaterThan(0.001);
    expect(asked({ intensity: 0.5 }) - 0.5).toBeCloseTo(whole / 2, 12);
    expect(asked({ compliance: 0.25 }) - 0.5).toBeCloseTo(whole / 4, 12);
  });

  test("leaves measures of governance alone", () => {
    const result = run(20, [inForce("hr-information"), subsidy, loop({ period: 6, delay: 0 })]);
    expect([...new Set(strengthsOf(result).map(({ lever }) => levers[lever]?.id))]).toEqual(["living-subsidy"]);
  });

  test("ends with the loop: levers are what the package intends again", () => {
    const result = run(20, [subsidy, loop({ period: 6, delay: 0, start: 0 }, { until: 10 })]);
    const year = rowsOf<Record<string, number>>({
      ...result.tables.costs,
      month: result.tables.costs["year"] as never,
    });
    expect(year.filter((row) => levers[row["lever"] as number]?.id === "living-subsidy").length).toBeGreaterThan(0);
    expect(Math.max(...strengthsOf(result).map(({ month }) => month))).toBeLessThanOrEqual(10);
  });
});

test("a run that is watched for a life story takes the same course, and so does the slow twin", () => {
  const settings = [culture, subsidy, loop({ period: 4, delay: 2, budget: 1e6 })];
  const result = run(24, settings);
  let doctors = -1;
  observe(county(24, settings), "verify", 0, ({ world: { facilities } }) => {
    doctors = [...facilities.headcount].reduce((sum, n, j) => sum + (facilities.type[j] === TOWNSHIP ? n : 0), 0);
  });
  const townships = rowsOf<Record<string, number>>(result.tables.months).filter((row) => row["type"] === TOWNSHIP);
  expect(doctors).toBe(townships.at(-1)?.["doctors"]);
  expect(digest(run(24, settings, true).tables)).toBe(digest(result.tables));
});

describe("no year costs more than the budget", () => {
  const governance = new Set(levers.flatMap(({ id, group }) => (group === "governance" ? [id] : [])));
  const yearly = ({ tables: { costs } }: RunResult): number[] => {
    const sums: number[] = [];
    costs["year"]?.forEach((year, k) => {
      const id = levers[costs["lever"]?.[k] as number]?.id as string;
      if (id !== "review-loop" && governance.has(id)) return;
      sums[year - 1] = (sums[year - 1] ?? 0) + (costs["rmb"]?.[k] as number);
    });
    return sums;
  };

  test.each(
    ["proportional", "reallocate"].flatMap((rule) =>
      [
        ["cross-province-group", 600_000],
        ["cross-province-group", 1_000_000],
        ["grassroots-ten", 5_000_000],
        ["retention-ecosystem", 4_000_000],
        ["retention-ecosystem", 30_000_000],
      ].map(([id, budget]) => [rule, id as string, budget as number] as const),
    ),
  )("%s, %s, %d RMB", (rule, id, budget) => {
    const scenario = load(id);
    const settings = [
      ...scenario.levers.filter(({ lever }) => lever !== "review-loop"),
      loop({ rule: ruleNamed(rule), budget, period: 6 }),
    ];
    const sums = yearly(runAll([{ ...scenario, months: 60, burnIn: 12, levers: settings }])[0] as RunResult);
    expect(Math.max(...sums)).toBeLessThanOrEqual(budget);
    // A budget that is kept by not spending it would be no feat.
    expect(Math.max(...sums)).toBeGreaterThan(budget / 2);
  });

  test("not even a first month is free where there is no budget", () => {
    const sums = yearly(run(12, [subsidy, culture, loop({ budget: 0 })]));
    // The review itself is still held and paid.
    expect(sums).toEqual([120_000]);
  });
});
