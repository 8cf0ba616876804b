import { mean, sampleStandardDeviation } from "simple-statistics";
import { expect, test } from "vitest";
import { studentQuantile } from "../../../src/base/student.ts";
import type { Scenario } from "../../../src/sim/scenario.ts";
import { drive } from "../drive.ts";
import { studyOf } from "../studies.ts";

const text =
  "outcomes: [leavingPrimary, cost]\nreplicates: 5\ndesign: { type: grid, levels: 3 }\n" +
  "vary:\n  levers.living-subsidy: [off, on]\n  levers.living-subsidy.amount: { list: [1000, 2000] }\n  parameters.inertia: { list: [1.5, 2] }\n";
const study = studyOf(text);

const amountOf = (scenario: Scenario): number => scenario.levers[0]?.params["amount"] ?? 0;
/** Luck that a scenario shares with its status quo, and a little of its own. */
const shared = [0.03, -0.02, 0.01, -0.04, 0.02];
const measure = (scenario: Scenario, replicate: number) => {
  const amount = amountOf(scenario);
  const own = amount === 0 ? 0 : ((replicate % 3) - 1) * 0.001;
  return {
    leavingPrimary: 0.1 * (scenario.parameters["inertia"] ?? 0) + (shared[replicate] ?? 0) - amount * 1e-5 + own,
    cost: amount * 100,
  };
};

interface Told {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly scenario: number;
  readonly baseline: number;
  readonly failed: number;
  readonly chanceBest: number;
  readonly ranks: Readonly<Record<string, number | null>>;
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number | string | null>>>>;
}
const pointsOf = (data: Readonly<Record<string, unknown>>): readonly Told[] => data["points"] as readonly Told[];

test("every point has its outcomes as values and as differences on the same luck", () => {
  const { findings, waves, runs } = drive(study, measure);
  expect(waves).toHaveLength(1);
  const points = pointsOf(findings.data);
  expect(points).toHaveLength(8);
  // Two worlds with a status quo and two amounts each, five replicates: points switched off are their status quo.
  expect(runs).toBe(2 * 3 * 5);
  for (const { settings, outcomes, scenario, baseline } of points) {
    const amount = Number(settings["levers.living-subsidy.amount"] ?? 0);
    const inertia = Number(settings["parameters.inertia"]);
    expect(settings["levers.living-subsidy"]).toBe(amount > 0);
    const replicates = [0, 1, 2, 3, 4];
    const own = replicates.map((r) => (amount === 0 ? 0 : ((r % 3) - 1) * 0.001));
    const values = replicates.map((r) => 0.1 * inertia + (shared[r] ?? 0) - amount * 1e-5 + (own[r] ?? 0));
    expect(outcomes["leavingPrimary"]?.["value"]).toBeCloseTo(mean(values), 12);
    expect(outcomes["cost"]?.["value"]).toBe(amount * 100);
    if (amount === 0) {
      expect(scenario).toBe(baseline);
      expect(outcomes["leavingPrimary"]?.["why"]).toBe("baseline");
      continue;
    }
    // The paired interval, by the textbook: Student's t with four degrees of freedom.
    const differences = own.map((x) => x - amount * 1e-5);
    const half = (studentQuantile(0.975, 4) * sampleStandardDeviation(differences)) / Math.sqrt(5);
    expect(outcomes["leavingPrimary"]?.["difference"]).toBeCloseTo(mean(differences), 12);
    expect(outcomes["leavingPrimary"]?.["low"]).toBeCloseTo(mean(differences) - half, 10);
    expect(outcomes["leavingPrimary"]?.["high"]).toBeCloseTo(mean(differences) + half, 10);
  }
});

test("points are ranked by what they change, and the chance of being best is told", () => {
  const { findings } = drive(study, measure);
  const points = pointsOf(findings.data);
  const byRank = [...points].sort((a, b) => (a.ranks["leavingPrimary"] ?? 9) - (b.ranks["leavingPrimary"] ?? 9));
  expect(byRank.map(({ settings }) => settings["levers.living-subsidy.amount"])).toEqual([
    2000,
    2000,
    1000,
    1000,
    null,
    null,
    null,
    null,
  ]);
  // Both worlds change alike, so the first of two equal points is named.
  expect(byRank[0]?.chanceBest).toBe(1);
  expect(points.reduce((sum, { chanceBest }) => sum + chanceBest, 0)).toBeCloseTo(1, 12);
  expect(findings.headline.en).toContain("−2.0 points a year against its own status quo");
  expect(findings.headline.zh).toContain("2000");
  expect(findings.stopped.en).toBe("The study asks for 5 replicates of every point, and they are done.");
});

test("a failed run is counted and leaves the others be", () => {
  const { findings } = drive(study, (scenario, replicate) =>
    replicate === 2 && amountOf(scenario) === 2000 ? null : measure(scenario, replicate),
  );
  const hit = pointsOf(findings.data).filter(({ failed }) => failed > 0);
  expect(hit.map(({ failed, settings }) => [failed, settings["levers.living-subsidy.amount"]])).toEqual([
    [1, 2000],
    [1, 2000],
  ]);
  const differences = [-0.021, -0.02, -0.021, -0.02];
  for (const { outcomes } of hit) expect(outcomes["leavingPrimary"]?.["difference"]).toBeCloseTo(mean(differences), 12);
});

test("a sweep of nothing but uncertainties is ordered by its values", () => {
  const plain = studyOf(
    "outcomes: [leavingPrimary]\nreplicates: 2\ndesign: { type: grid, levels: 2 }\nvary: { parameters.inertia: { list: [2, 1.5] } }\n",
  );
  const points = pointsOf(drive(plain, measure).findings.data);
  expect(points.map(({ ranks }) => ranks["leavingPrimary"])).toEqual([2, 1]);
});

test("equal runs lead to equal findings", () => {
  expect(drive(study, measure)).toEqual(drive(studyOf(text), measure));
});
