// The forms of the lab and the files of the command line are the same scenarios.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { files, shippedFile, shippedIds } from "../../src/host/node/files.ts";
import { calibratedCatalogue, load } from "../../src/host/node/load.ts";
import type { Files } from "../../src/sim/files.ts";
import { parseScenario } from "../../src/sim/parse-scenario.ts";
import { writeScenario } from "../../src/sim/write-scenario.ts";

const catalogue = calibratedCatalogue();
const parse = (text: string) => {
  const withText: Files = { ...files, read: (path) => (path === "own.yaml" ? { text } : files.read(path)) };
  return parseScenario("own.yaml", withText, catalogue);
};

test.each(shippedIds("packages"))("%s is written and read again unchanged", (id) => {
  const scenario = load(id);
  const head = readFileSync(shippedFile(id)!, "utf8");
  expect(parse(writeScenario(head, scenario.levers, [], catalogue))).toEqual({ ...scenario, id: "own" });
});

test("every lever is written in full: when, for whom, how strictly, and choices by name", () => {
  const levers = [
    {
      ...load("county-managed").levers[0]!,
      from: 13,
      until: 60,
      phaseIn: 6,
      intensity: 0.5,
      compliance: 0.75,
    },
    ...load("cross-province-group").levers.filter(({ lever }) => lever === "consortium-mode"),
  ].sort(
    (a, b) =>
      catalogue.levers.findIndex(({ id }) => id === a.lever) - catalogue.levers.findIndex(({ id }) => id === b.lever),
  );
  const text = writeScenario("schemaVersion: 1\n", levers, [], catalogue, {
    name: { en: "Own", zh: "自定义" },
    extends: "regions/stress-county.yaml",
    months: 60,
  });
  const scenario = parse(text);
  expect(scenario.levers).toEqual(levers);
  expect([scenario.months, scenario.region.id, scenario.name.zh]).toEqual([
    60,
    load("stress-county").region.id,
    "自定义",
  ]);
  expect(text).toContain("mode: cross-province-group");
});

test("what a base brings is taken out by name, or said in full", () => {
  const base = load("grassroots-ten");
  const head = "schemaVersion: 1\nextends: packages/grassroots-ten.yaml # the ten\nname: { en: Own, zh: 自定义 }\n";
  const inherited = base.levers.map(({ lever }) => lever);
  const kept = base.levers.slice(1, 3).map((setting) => ({ ...setting, from: 25 }));
  const text = writeScenario(head, kept, inherited, catalogue);
  expect(parse(text).levers).toEqual(kept);
  expect(text).toContain("# the ten");
});
