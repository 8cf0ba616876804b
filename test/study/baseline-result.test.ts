// A baseline's description that is remembered is the one that would be made anew.
import { expect, test } from "vitest";
import { expandFacilities } from "../../src/sim/facilities.ts";
import type { RunResult } from "../../src/sim/job.ts";
import { describeBaseline } from "../../src/study/baseline-result.ts";
import { resamples } from "../../src/study/bootstrap.ts";
import { type Described, describePackage } from "../../src/study/package-result.ts";
import { plain, runAll, smallRegion } from "../verify/run.ts";

const scenario = plain(14, { region: smallRegion(), burnIn: 2 });
const [one, two, three] = [0, 1, 2].map((replicate) => runAll([scenario], replicate)[0] as RunResult);
const asked = (runs: Described["runs"], part: Partial<Described> = {}): Described => ({
  scenario,
  runs,
  baseline: runs,
  isBaseline: true,
  samples: resamples(runs.length, "baseline"),
  scale: 1,
  belowBudget: null,
  chanceBestRetention: 0.5,
  facilities: expandFacilities(scenario.region),
  ...part,
});

test("equals a new one, whatever was asked before", () => {
  const named = { ...scenario, name: { en: "As it is", zh: "现状" } };
  const questions = [
    asked([one!, two!]),
    asked([one!, two!], { chanceBestRetention: 0.25 }),
    asked([one!, two!], { scenario: named }),
    asked([one!, three!]),
    asked([one!, null]),
    asked([one!, two!, three!]),
    asked([one!, two!], { belowBudget: 5 }),
  ];
  for (const question of [...questions, ...questions])
    expect(describeBaseline(question)).toEqual(describePackage(question));
});

test("is not made again for the same runs", () => {
  const again = { ...one!, scenario: 3 };
  const { retention } = describeBaseline(asked([one!, two!]));
  expect(describeBaseline(asked([again, two!])).retention).toBe(retention);
});
