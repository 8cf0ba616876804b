import { describe, expect, test } from "vitest";
import { parameters } from "../../../src/model/parameters.ts";
import { sourceText } from "../../../src/model/source.ts";
import { catalogue } from "../../../src/sim/full-catalogue.ts";
import { parseParameters, parseScenario } from "../../../src/sim/parse-scenario.ts";
import { parametersFile } from "../../../src/study/calibration/parameters-file.ts";
import { rivalsIn } from "../../../src/study/calibration/rivals.ts";
import { county, memoryFiles } from "../../sim/memory-files.ts";
import { studyOf } from "../studies.ts";

const { space } = studyOf(
  "vary:\n  parameters.inertia: [1.5, 2.8]\n  factors.schooling.beta: [0.39, 1.25]\n  terms.autonomy.township: [0, 0.5]\n  rule: [random-utility, satisficing]\n",
  {},
  "calibrate",
);
const [rival] = rivalsIn(space);
const text = parametersFile(space, {
  study: "s",
  seed: "any",
  simulations: 600,
  replicates: 3,
  targets: 22,
  inside: 21,
  distance: 0.25,
  values: [2.25, 0.5, 0.3],
  aligned: [{ rival: rival!, at: [0.4, -0.2], shares: null }],
});

describe("the file of parameters", () => {
  test("says where each number comes from", () => {
    const { unit, default: usual, source, name } = parameters.inertia;
    expect(text).toContain(
      `\n  inertia: 2.25 # ${name.en} (${unit}; default ${usual}, range 1.5 to 2.8): ${sourceText(source, "en")}\n`,
    );
    expect(text).toMatch(/^# Written by the study s;/);
    expect(text).toContain("21 of 22 target figures inside");
  });

  test("is read as the calibration of all scenarios", () => {
    expect(parseParameters("p.yaml", memoryFiles({ "p.yaml": text }), catalogue)).toEqual({
      inertia: 2.25,
      satisficingIntention: 0.4,
      satisficingInertia: -0.2,
    });
  });

  test("is extended by a scenario, which takes all of it", () => {
    const own = "schemaVersion: 1\nextends: [county.yaml, p.yaml]\nname: { en: Own, zh: 本地 }\nrule: satisficing\n";
    const files = memoryFiles({ ...county, "p.yaml": text, "own.yaml": own });
    const shipped = { ...catalogue, calibrated: { inertia: 1.9, satisficingIntention: 1, postBond: 2 } };
    const scenario = parseScenario("own.yaml", files, shipped);
    expect(scenario.parameters).toMatchObject({ inertia: 2.25, satisficingIntention: 0.4, postBond: 2 });
    expect(scenario.betas).toMatchObject({ schooling: 0.5 });
    expect(scenario.terms["autonomy"]).toMatchObject({ township: 0.3 });
  });
});
