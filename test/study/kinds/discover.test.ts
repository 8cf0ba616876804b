import { describe, expect, test } from "vitest";
import type { Scenario } from "../../../src/sim/scenario.ts";
import { drive } from "../drive.ts";
import { studyOf } from "../studies.ts";

const amountOf = ({ levers }: Scenario): number => levers[0]?.params["amount"] ?? 0;
/** A small subsidy does nothing where inertia is high; looking after a bond plays no part. */
const planted = (scenario: Scenario) => {
  const amount = amountOf(scenario);
  const fails = amount < 1500 && (scenario.parameters["inertia"] ?? 0) > 2.2;
  return {
    retention3: 0.7 + (amount === 0 || fails ? 0 : 0.05),
    leavingPrimary: 0.06 - (amount === 0 || fails ? 0 : 0.01),
  };
};
const study = (options: string) =>
  studyOf(
    [
      "replicates: 1",
      "design: { type: latin, points: 300 }",
      `options: ${options}`,
      "outcomes: [retention3]",
      "vary:",
      "  levers.living-subsidy.amount: [500, 3000]",
      "  parameters.inertia: [1.5, 2.8]",
      "  parameters.postBond: [0, 5]",
    ].join("\n"),
    {},
    "discover",
  );

interface Face {
  readonly dimension: number;
}
interface Box {
  readonly coverage: number;
  readonly density: number;
  readonly restrictions: readonly { readonly face: Face }[];
}

describe("discovery", () => {
  test.each([
    [
      "an outcome of which more is better",
      "{ outcome: [retention3], threshold: 2 }",
      /It improves retention, 3 years by less than 2\.0 points/,
    ],
    [
      "an outcome of which less is better",
      "{ outcome: [leavingPrimary], threshold: -0.5 }",
      /It improves leaving, primary care by less than 0\.5 points/,
    ],
  ])("finds the planted box by %s", (_, options, words) => {
    const { findings } = drive(study(options), planted);
    const [box] = findings.data["boxes"] as readonly Box[];
    expect(box!.coverage).toBeGreaterThan(0.85);
    expect(box!.density).toBeGreaterThan(0.85);
    expect([...new Set(box!.restrictions.map(({ face }) => face.dimension))].sort()).toEqual([0, 1]);
    expect(findings.headline.en).toMatch(words);
    expect(findings.headline.en).toMatch(/living subsidy/i);
    expect(findings.headline.zh).toMatch(/生活补贴/);
  });

  test("says that there is nothing to tell apart where nothing fails, or everything does", () => {
    expect(drive(study("{ threshold: -100 }"), planted).findings.headline.en).toMatch(
      /^It worsens .* by more than 100\.0 points at none of 300 points/,
    );
    const all = drive(study("{ threshold: 100 }"), planted).findings;
    expect(all.headline.en).toMatch(/at all of 300 points/);
    expect(all.tables).toEqual([]);
  });

  test("leaves out what has failed, and says so", () => {
    const { findings } = drive(study("{ threshold: 2 }"), (scenario) =>
      amountOf(scenario) > 2900 ? null : planted(scenario),
    );
    expect(findings.lines[1]?.en).toMatch(/^\d+ points with a failed run are left out$/);
  });
});
