import { describe, expect, test } from "vitest";
import type { Scenario } from "../../../src/sim/scenario.ts";
import { replicatesOf } from "../../../src/study/wave.ts";
import { drive } from "../drive.ts";
import { studyFaults, studyOf } from "../studies.ts";

const amountOf = ({ levers }: Scenario): number =>
  levers.find(({ lever }) => lever === "living-subsidy")?.params["amount"] ?? 0;
const flats = ({ levers }: Scenario): boolean => levers.some(({ lever }) => lever === "housing");

/** What is paid keeps doctors, ever less of them; flats cost and keep nobody. */
const county = (scenario: Scenario, replicate: number) => {
  const amount = amountOf(scenario);
  const luck = [0.01, -0.02, 0.015, 0.005, -0.01][replicate % 5]!;
  return {
    retention3: 0.7 + luck + Math.sqrt(amount / 3000) / 10,
    cost: 1000 * amount + (flats(scenario) ? 1e6 : 0),
    townshipGini: 0.2,
  };
};

const study = (options: string) =>
  studyOf(
    [
      "replicates: 2",
      `options: { objectives: [retention3, cost], population: 12, generations: 6, searches: 2, confirm: 3${options} }`,
      "outcomes: [retention3]",
      "vary:",
      "  levers.living-subsidy: [off, on]",
      "  levers.living-subsidy.amount: [500, 3000]",
      "  levers.housing: [off, on]",
    ].join("\n"),
    {},
    "search",
  );

interface Candidate {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly differences: Readonly<Record<string, number>> | null;
  readonly onFrontier: boolean;
  readonly withinLimits: boolean;
  readonly generation: number;
}

describe("a search", () => {
  test("finds that what keeps nobody is not worth its price, and keeps every candidate", () => {
    const { findings, waves } = drive(study(""), county);
    const candidates = findings.data["candidates"] as readonly Candidate[];
    const tried = waves.slice(0, -1).reduce((sum, wave) => sum + wave.points.length, 0);
    expect(candidates).toHaveLength(tried);
    const frontier = candidates.filter(({ onFrontier }) => onFrontier);
    expect(frontier.length).toBeGreaterThan(5);
    // Flats stay where nobody without them keeps as many: at the top of what was tried.
    const paid = ({ settings }: Candidate): number => Number(settings["levers.living-subsidy.amount"] ?? 0);
    const most = Math.max(...candidates.filter(({ settings }) => settings["levers.housing"] === false).map(paid));
    for (const each of frontier) if (each.settings["levers.housing"] === true) expect(paid(each)).toBeGreaterThan(most);
    // Nobody on the frontier is beaten in both by anybody tried.
    for (const { differences: a } of frontier)
      for (const { differences: b } of candidates)
        expect(b!["retention3"]! > a!["retention3"]! && b!["cost"]! < a!["cost"]!).toBe(false);
  });

  test("keeps to the budget", () => {
    const { findings } = drive(study(", budget: 1500000"), county);
    const candidates = findings.data["candidates"] as readonly Candidate[];
    expect(candidates.some(({ withinLimits }) => !withinLimits)).toBe(true);
    for (const { differences, onFrontier } of candidates)
      if (onFrontier) expect(differences!["cost"]).toBeLessThanOrEqual(1_500_000);
    expect(findings.headline.en).toContain("within RMB 1.5 million a year");
  });

  test("runs the frontier again under luck that nothing was chosen by", () => {
    const { findings, waves } = drive(study(""), county);
    const last = waves.at(-1)!;
    expect(replicatesOf(last, 0)).toEqual([2, 3, 4]);
    expect(findings.tables[0]?.rows).toHaveLength(last.points.length);
    expect(findings.tables[0]?.note?.en).toContain("3 fresh replicates");
  });

  test("goes on where some runs fail, and keeps those candidates off the frontier", () => {
    const { findings } = drive(study(""), (scenario, replicate) =>
      amountOf(scenario) > 2500 ? null : county(scenario, replicate),
    );
    const candidates = findings.data["candidates"] as readonly Candidate[];
    const failed = candidates.filter(({ differences }) => differences === null);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.some(({ onFrontier }) => onFrontier)).toBe(false);
  });

  test.each([
    ["search", "objectives: [cost]", "takes 2 to 3, not 1"],
    ["search", "objectives: [cost, retention3, burnout, quality]", "takes 2 to 3, not 4"],
    ["discover", "outcome: [retention3, burnout]", "takes 1, not 2"],
    ["calibrate", "prior: normal", 'unknown choice "normal"'],
  ])("and every kind of study refuses more or other words than it takes: %s, %s", (kind, option, words) => {
    const faults = studyFaults(
      `kind: ${kind}\nscenario: county.yaml\noptions: { ${option} }\nvary: { levers.housing: [off, on] }\n`,
    );
    expect(faults.map(({ line, en }) => `${line}: ${en}`)).toEqual([expect.stringContaining(`3: ${words}`)]);
    expect(faults[0]!.zh).toMatch(/应为|没有/);
  });

  test("one word may stand without a list", () => {
    expect(studyOf("options: { prior: uniform }\n", {}, "calibrate").options["prior"]).toEqual(["uniform"]);
  });
});
