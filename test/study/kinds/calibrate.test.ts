import { describe, expect, test } from "vitest";
import { Faults } from "../../../src/base/fail.ts";
import type { Scenario } from "../../../src/sim/scenario.ts";
import { fittedTargets } from "../../../src/study/fitted-targets.ts";
import type { Study } from "../../../src/study/study.ts";
import { drive } from "../drive.ts";
import { studyOf } from "../studies.ts";

const vary = "vary:\n  parameters.inertia: [1.5, 2.8]\n  parameters.postBond: [0, 5]\n";
const options = "simulations: 600, initial: 300, batch: 100, effective: 60, predictive: 40";
/** The small county under the name that targets are judged on. */
const study = (more = "", dimensions = vary): Study => {
  const small = studyOf(`replicates: 3\noptions: { ${options}${more} }\n${dimensions}`, {}, "calibrate");
  return {
    ...small,
    bases: small.bases.map((base) => ({ ...base, region: { ...base.region, id: "typical-county" } })),
  };
};

const targets = fittedTargets("typical-county");
const middle = (id: string): number => {
  const target = targets.find((each) => each.id === id)!;
  return (target.low + target.high) / 2;
};
/** Leaving meets its target at an inertia of 2.2, staying after a bond at a factor of 1.5; all else is on target. */
const county = ({ parameters }: Scenario, replicate: number): Record<string, number> => {
  const luck = (((replicate * 7919) % 101) / 101 - 0.5) * 0.1;
  return {
    ...Object.fromEntries(targets.map(({ id }) => [id, middle(id)])),
    B1a: middle("B1a") + 0.05 * ((parameters["inertia"] ?? 0) - 2.2 + luck),
    B12b: middle("B12b") + 0.2 * ((parameters["postBond"] ?? 0) - 1.5 + luck),
  };
};

interface Marginal {
  readonly median: number;
  readonly interval: readonly [number, number];
}

describe("calibration", () => {
  test("finds the parameters that the targets were made with, and stores posterior and set", () => {
    const { findings, runs } = drive(study(), county);
    const [inertia, postBond] = findings.data["marginals"] as readonly Marginal[];
    expect(inertia!.median).toBeCloseTo(2.2, 1);
    expect(Math.abs(postBond!.median - 1.5)).toBeLessThan(0.25);
    expect(inertia!.interval[0]).toBeLessThan(2.2);
    expect(inertia!.interval[1]).toBeGreaterThan(2.2);
    expect(runs).toBeGreaterThan(400);
    const { files = {} } = findings;
    const [head, ...rows] = files["posterior.csv"]!.trim().split("\n");
    expect(head).toBe("parameters.inertia,parameters.postBond");
    expect(rows).toHaveLength(1000);
    expect(files["parameters.yaml"]).toMatch(/\nparameters:\n {2}inertia: 2\.\d+ # /);
    expect(findings.headline.en).toMatch(/^Of 22 figures fitted, 22 are inside/);
  });

  test("claims to have learned nothing of what no target depends on, whatever its prior", () => {
    for (const prior of ["default", "uniform"]) {
      const { findings } = drive(study(`, prior: [${prior}]`, `${vary}  parameters.graduates: [20, 90]\n`), county);
      const share = Number.parseFloat(String(findings.tables[0]!.rows[2]![4]));
      // What a weighted sample of a few hundred makes of no information at all.
      expect(share).toBeLessThan(20);
    }
  });

  test("fitted to a half of the targets judges by the other", () => {
    const { findings } = drive(study(", holdOut: 1"), county);
    const predicted = findings.data["predicted"] as readonly { readonly heldOut: boolean }[];
    const held = predicted.filter(({ heldOut }) => heldOut).length;
    expect(held).toBeGreaterThanOrEqual(8);
    expect(findings.headline.en).toMatch(new RegExp(`and of ${held} held out \\d+ are$`));
    // What is held out is told of the set in use, too: in this county all but two targets are met whatever it is.
    expect(Number(/^The set in use meets (\d+) of 22/.exec(findings.lines[1]!.en)![1])).toBeGreaterThanOrEqual(20);
  });

  test("goes on where runs fail", () => {
    const { findings } = drive(study(), (scenario, replicate) =>
      replicate % 10 === 3 ? null : county(scenario, replicate),
    );
    expect((findings.data["marginals"] as readonly Marginal[])[0]!.median).toBeCloseTo(2.2, 1);
  });

  test.each([
    ["nothing to calibrate", () => study("", ""), /names nothing to calibrate/],
    ["a lever", () => study("", "vary:\n  levers.living-subsidy.amount: [500, 3000]\n"), /is not calibrated/],
    ["a region without targets", () => studyOf(vary, {}, "calibrate"), /no target is judged on the region/],
  ])("refuses %s", (_, made, words) => {
    expect(() => drive(made(), county)).toThrow(Faults);
    try {
      drive(made(), county);
    } catch (error) {
      expect((error as Faults).faults[0]!.en).toMatch(words);
    }
  });
});
