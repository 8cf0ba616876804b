import { describe, expect, test } from "vitest";
import type { Scenario } from "../../../src/sim/scenario.ts";
import type { Study } from "../../../src/study/study.ts";
import { drive } from "../drive.ts";
import { studyOf } from "../studies.ts";

const parameter = ({ parameters }: Scenario, id: string): number => parameters[id] ?? Number.NaN;
/** Twice as much by inertia as by looking after a bond, each over the whole of its range. */
const linear = (scenario: Scenario, replicate: number) => ({
  leavingPrimary:
    2 * (parameter(scenario, "inertia") - 1.5) + parameter(scenario, "postBond") / 5 + [0.1, -0.1][replicate % 2]!,
});
const sensitivity = (design: string): Study => {
  const text = [
    "outcomes: [leavingPrimary, costPerDoctorYear]",
    "replicates: 2",
    `design: ${design}`,
    "vary:",
    "  parameters.inertia: [1.5, 2.5]",
    "  parameters.postBond: [0, 5]",
  ].join("\n");
  return studyOf(text, {}, "sensitivity");
};

interface Indices {
  readonly analysis: string;
  readonly complete: boolean;
  readonly effects: readonly {
    readonly size: { readonly value: number };
    readonly deviation: { readonly value: number };
  }[];
  readonly first: readonly { readonly value: number }[];
  readonly total: readonly { readonly value: number }[];
  readonly missing: readonly number[];
}
const indicesOf = (data: Readonly<Record<string, unknown>>): readonly Indices[] =>
  data["indices"] as readonly Indices[];

describe("sensitivity", () => {
  test("by elementary effects is exact where everything is linear", () => {
    const { findings, waves } = drive(sensitivity("{ type: morris, trajectories: 6 }"), linear);
    expect(waves).toHaveLength(1);
    const [found, ...others] = indicesOf(findings.data);
    // A cost per gain is no figure of a single run.
    expect(others).toEqual([]);
    expect(found?.effects.map(({ size }) => size.value)).toEqual([expect.closeTo(2, 9), expect.closeTo(1, 9)]);
    for (const { deviation } of found?.effects ?? []) expect(deviation.value).toBeCloseTo(0, 6);
    expect(findings.headline.en).toMatch(/is decided most by Inertia of staying, then by Looking after a bond/);
    // No lever anywhere: each point is its own status quo, so the values are what is analysed.
    expect(findings.data["figure"]).toBe("value");
  });

  test("what moves nothing is not said to come second", () => {
    const inertiaAlone = (scenario: Scenario) => ({ leavingPrimary: parameter(scenario, "inertia") });
    const { findings } = drive(sensitivity("{ type: morris, trajectories: 6 }"), inertiaAlone);
    expect(findings.headline.en).toMatch(/is decided most by Inertia of staying$/);
    expect(findings.headline.zh).not.toContain("其次");
  });

  test("by Sobol' indices shares the variance as the squares of the slopes", () => {
    const { findings } = drive(sensitivity("{ type: sobol, points: 256, mixed: 1 }"), linear);
    const [found] = indicesOf(findings.data);
    expect(found?.first.map(({ value }) => value)).toEqual([expect.closeTo(0.8, 1), expect.closeTo(0.2, 1)]);
    expect(found?.total.map(({ value }) => value)).toEqual([expect.closeTo(0.8, 1), expect.closeTo(0.2, 1)]);
    expect(findings.tables[0]?.rows).toHaveLength(2);
  });

  test("is refused where points are missing, and says which", () => {
    let failed = 0;
    const { findings } = drive(sensitivity("{ type: morris, trajectories: 4 }"), (scenario, replicate) =>
      parameter(scenario, "inertia") > 2.4 && failed++ < 2 ? null : linear(scenario, replicate),
    );
    const [found] = indicesOf(findings.data);
    expect(found?.complete).toBe(false);
    expect(found?.missing.length).toBeGreaterThan(0);
    expect(findings.headline.en).toMatch(/no indices: \d+ of 12 points have no result/);
    expect(findings.headline.zh).toMatch(/未给出指数/);
  });

  test("of the conclusion tells luck from what is assumed", () => {
    const { findings } = drive(
      { ...sensitivity("{ type: sobol, points: 32, mixed: 1, grouped: 1 }"), replicates: 3 },
      (s, r) => ({
        leavingPrimary: parameter(s, "inertia") + [0.5, 0, -0.5][r]!,
      }),
    );
    expect(indicesOf(findings.data)[0]?.analysis).toBe("sources");
    expect(findings.headline.en).toMatch(/Of the variance of this difference, \d+ % from/);
    expect(findings.tables[0]?.rows.at(-2)?.[0]).toEqual({ en: "luck", zh: "随机性" });
  });
});
