// Published effects: how they are read off runs, and that what cannot be read is said to be missing.
import { describe, expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { resamples } from "../../src/study/bootstrap.ts";
import {
  type FigureOf,
  type Look,
  leavingWithin,
  probed,
  type Reading,
  ratioOf,
  sumOver,
  systemMean,
} from "../../src/study/effect.ts";
import { effectScorecard, effects, looksOf, obtain, scenarioIds } from "../../src/study/effect-scorecard.ts";
import { targetRows } from "../../src/study/targets.gen.ts";
import { runWith, stubRunner } from "./stub.ts";

const part = (reading: Reading, ofOther?: FigureOf): Pick<Look, "reading" | "of" | "ofOther"> => ({
  reading,
  of: (run) => run.measures["x"] ?? null,
  ...(ofOther === undefined ? {} : { ofOther }),
});
const runs = (values: readonly (number | null)[]) => values.map((x, k) => runWith({ x }, 0, k));
const samples = resamples(4, "effects");

describe("a part is read", () => {
  const own = runs([0.1, 0.2, 0.3, 0.4]);
  const usual = runs([0.2, 0.4, 0.4, 0.6]);
  test("in points: the mean of paired differences, in per cent", () => {
    const { value, low, high } = obtain(part("points"), own, usual, samples);
    expect(value).toBeCloseTo(-15, 10);
    // Student t with three degrees of freedom over differences −10, −20, −10, −20.
    expect(low).toBeCloseTo(-15 - (3.182446305 * 5.773502692) / 2, 6);
    expect(high).toBeCloseTo(-15 + (3.182446305 * 5.773502692) / 2, 6);
  });
  test("as a relative change: a ratio of means, with the joint bootstrap", () => {
    const { value, low, high } = obtain(part("relative"), own, usual, samples);
    expect(value).toBeCloseTo(100 * (1 / 1.6 - 1), 10);
    expect(low!).toBeLessThan(value!);
    expect(high!).toBeGreaterThan(value!);
    expect(low!).toBeGreaterThanOrEqual(-50);
    expect(high!).toBeLessThanOrEqual(-25);
  });
  test("as a ratio of means, also of two figures of the same runs", () => {
    const { value, low, high } = obtain(part("ratio"), own, usual, samples);
    expect(value).toBeCloseTo(1 / 1.6, 10);
    expect(low!).toBeGreaterThanOrEqual(0.5);
    expect(high!).toBeLessThanOrEqual(0.75);
    const squared = part("ratio", (run) => (run.measures["x"] ?? 0) * (run.measures["x"] ?? 0));
    expect(obtain(squared, own, own, samples).value).toBeCloseTo(1 / 0.3, 10);
  });
  test("as its own value or share, whatever the other scenario has", () => {
    expect(obtain(part("value"), own, [], samples).value).toBeCloseTo(0.25, 12);
    expect(obtain(part("share"), own, [], samples).value).toBeCloseTo(25, 10);
  });
  test("not at all where there is nothing to read", () => {
    const missing = { value: null, low: null, high: null };
    expect(obtain(part("points"), runs([null, null]), usual, samples)).toEqual(missing);
    expect(obtain(part("relative"), own, runs([0, 0, 0, 0]), samples)).toEqual(missing);
    expect(obtain(part("points"), [null, null], [null, null], samples)).toEqual(missing);
  });
});

const pick = ({ region, parameters, burnIn }: Scenario) => ({ region, parameters, burnIn });

describe("every effect", () => {
  test.each(effects.map((e) => [e.id, e] as const))("%s belongs to targets and scenarios that exist", (id, e) => {
    for (const letter of Object.keys(e.parts))
      expect(targetRows.some(({ target, part: p }) => target === id && p === letter)).toBe(true);
    for (const { scenario, against } of looksOf(e))
      for (const name of [scenario, against]) expect(load(name).id).toBe(name);
    // Whatever is judged is judged in the fixture that its target names.
    for (const { fixture } of targetRows.filter(({ target }) => target === id))
      for (const scenario of looksOf(e).flatMap((look) => [look.scenario, look.against])) {
        const { region, parameters, burnIn } = load(scenario);
        expect({ region, parameters, burnIn }).toEqual(pick(load(fixture)));
      }
  });
  test("of targets.csv is read, part by part", () => {
    for (const { target, part: letter } of targetRows.filter(({ target: id }) => id.startsWith("E")))
      expect(Object.keys(effects.find(({ id }) => id === target)?.parts ?? {})).toContain(letter);
  });
  test("is held against the status quo, another of its scenarios, or itself", () => {
    for (const e of effects)
      for (const { scenario, against } of looksOf(e))
        if (scenario !== against && load(against).levers.length > 0)
          expect([e.id, scenario, against]).toEqual(["E4", "E4-normal-track", "E4-special-track"]);
  });
  test("has a row, and a part that no run can tell is not judged", async () => {
    const scenarios = new Map(scenarioIds().map((id) => [id, load(id)]));
    const rows = await effectScorecard(
      scenarios,
      { seed: "1", replicates: 2 },
      stubRunner(() => null),
    );
    expect(rows.map(({ id }) => id)).toEqual(
      [...new Set(targetRows.map((row) => row.target))].filter((id) => id.startsWith("E")),
    );
    for (const row of rows) {
      expect(row.inside).toBeNull();
      for (const { obtained, distance } of row.parts) {
        expect(obtained.value).toBeNull();
        expect(distance).toBeNull();
      }
    }
  });
});

test("figures come from the recorded tables", () => {
  const scenario = { ...load("E7"), months: 26 };
  const [outcome] = simulateReplicate({ scenarios: [scenario], seed: "effects", replicate: 0 });
  if (outcome?.ok !== true) throw new Error("the run failed");
  const { run } = outcome;
  const months = run.tables.months;
  const rows = [...months["month"]!.keys()].filter((r) => months["month"]![r] === 25 && months["type"]![r] === 2);
  expect(sumOver(run, ["township"], "doctors", [25, 25])).toBe(months["doctors"]![rows[0]!]);
  expect(sumOver(run, ["township"], "burnout", [25, 25], "doctors")).toBe(
    months["burnout"]![rows[0]!]! * months["doctors"]![rows[0]!]!,
  );
  expect(systemMean(run, "primaryVisits", [3, 3])).toBe(run.tables.system["primaryVisits"]![2]);
  expect(systemMean(run, "primaryVisits", [30, 40])).toBeNull();
  // A rate a year: twelve times the leavers of the months over the doctors of each month.
  const left = sumOver(run, ["township", "community"], "left", [1, 26]);
  expect(leavingWithin([1, 26])(run)).toBeCloseTo(
    (12 * left) / sumOver(run, ["township", "community"], "doctors", [1, 26]),
    12,
  );
  expect(ratioOf(1, 0)).toBeNull();
  // Only runs that were probed have such a figure.
  expect(probed("silverVisits")(run)).toBeNull();
  expect(probed("silverVisits")({ ...run, probes: { silverVisits: 400 } })).toBe(400);
});
