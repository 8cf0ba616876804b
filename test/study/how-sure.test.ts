import { expect, test } from "vitest";
import { files } from "../../src/host/node/files.ts";
import { calibratedCatalogue, load } from "../../src/host/node/load.ts";
import type { Files } from "../../src/sim/files.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { statusQuoOf } from "../../src/sim/status-quo.ts";
import { howSure } from "../../src/study/how-sure.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import { inlineRunner } from "../../src/study/runner.ts";
import { smallRegion } from "../verify/run.ts";

const text = `kind: sweep
scenario: regions/typical-county.yaml
design: { type: latin, points: 3 }
vary:
  factors.pay.beta: [0.9, 1.8]
`;
const withText: Files = { ...files, read: (path) => (path === "s.yaml" ? { text } : files.read(path)) };
const catalogue = calibratedCatalogue();
const small = (scenario: Scenario): Scenario => ({ ...scenario, region: smallRegion(), months: 6, burnIn: 2 });

test("luck, parameters and rules are told apart, each for every package", async () => {
  const own = small(load("grassroots-ten"));
  const idle: Scenario = { ...own, id: "idle", levers: [] };
  const study = parseStudy("s.yaml", withText, catalogue);
  const progress: number[] = [];
  const found = await howSure(
    [statusQuoOf(own), own, idle],
    study,
    { outcome: "cost", seed: "sure", replicates: 2, each: 1, catalogue },
    inlineRunner,
    (done, total) => progress.push(done / total),
  );
  expect(progress.at(-1)).toBe(1);
  expect([found.points, found.failed]).toEqual([3, 0]);
  const [ten, none] = found.packages;
  expect(ten?.rules.map(({ id }) => id)).toEqual(catalogue.rules.map(({ id }) => id));
  expect(ten?.luck).toEqual(ten?.rules[0]?.effect);
  expect(ten?.luck.value).toBeGreaterThan(0);
  expect(new Set(ten?.parameters?.draws).size).toBeGreaterThan(1);
  expect(none?.parameters).toEqual({ low: 0, high: 0, draws: [0, 0, 0] });
  expect(none?.rules.map(({ effect }) => effect.value)).toEqual(catalogue.rules.map(() => 0));
});
