import { expect, test } from "vitest";
import { Draw } from "../../../src/base/rng.ts";
import { runKey } from "../../../src/base/seed.ts";
import { files, onePath } from "../../../src/host/node/files.ts";
import { calibratedCatalogue, load, scenarioFile } from "../../../src/host/node/load.ts";
import { expandFacilities } from "../../../src/sim/facilities.ts";
import { FaultList } from "../../../src/sim/parse-fault-list.ts";
import { parseScenario } from "../../../src/sim/parse-scenario.ts";
import { synthesise } from "../../../src/sim/population.ts";
import { monthNumber } from "../../../src/sim/roster/cell.ts";
import { populate } from "../../../src/sim/roster/populate.ts";
import { readRoster } from "../../../src/sim/roster/read-roster.ts";
import { regionTables, type StartingFolder, startingFolder } from "../../../src/sim/roster/region-files.ts";
import { oneRowEach, rosterOf } from "../../../src/sim/roster/tables.ts";
import type { Region, Scenario } from "../../../src/sim/scenario.ts";
import { simulateReplicate } from "../../../src/sim/simulate.ts";
import { writtenRoster } from "./written-roster.ts";

const typical = load("typical-county");
// Everybody but the prefecture's hospital: 1,104 doctors.
const rows = oneRowEach(typical.region).filter(({ type }) => type !== "tertiary");
const county: Region = { ...typical.region, facilities: rows };
const draw = new Draw(...runKey("written", 0));
const synthetic = synthesise(county, expandFacilities(county), draw);
const asOf = monthNumber(2025, 12);

const base = regionTables(scenarioFile("typical-county"), files, calibratedCatalogue(), new FaultList());
const folderOf = (lang: "en" | "zh"): StartingFolder => {
  const { roster, faults } = readRoster(writtenRoster(rows, rosterOf(synthetic), asOf, lang));
  expect(faults).toEqual([]);
  if (roster === null || base === null) throw new Error("no roster");
  return startingFolder("County", base, roster);
};
const scenarioOf = ({ files: texts }: StartingFolder): Scenario => {
  const named = new Map([...texts].map(([path, text]) => [onePath(`county/${path}`), text]));
  const read = (path: string) => (named.has(path) ? { text: named.get(path) ?? "" } : files.read(path));
  return parseScenario(onePath("county/region.yaml"), { ...files, read }, calibratedCatalogue());
};

const chinese = folderOf("zh");
const scenario = scenarioOf(chinese);

test("a population that an office has written down in either language is the same doctors when read", () => {
  expect(folderOf("en").files.get("data/doctors.csv")).toBe(chinese.files.get("data/doctors.csv"));
  const { region } = scenario;
  const facilities = expandFacilities(region);
  const people = populate(region, facilities, draw);
  // The hospital of the prefecture, which the roster has not, comes after them and is made from the margins.
  expect(chinese.added.map(({ id }) => id)).toEqual(["tertiary-hospital"]);
  const { count } = synthetic;
  expect(people.count).toBeGreaterThan(count);
  for (const [key, column] of Object.entries(synthetic)) {
    if (typeof column !== "number") expect([key, people[key as "id"].slice(0, count)]).toEqual([key, column]);
  }
});

test("a thousand doctors of a roster live a year with balances kept, the same on any thread", () => {
  expect(scenario.region.roster?.sha256).toBe(chinese.sha256);
  expect(scenario.region.roster?.doctors.row.length).toBe(1104);
  const job = { scenarios: [{ ...scenario, burnIn: 3, months: 12 }], seed: "a", replicate: 0 };
  const [first, again] = [simulateReplicate(job), simulateReplicate(job)];
  const hashes = [first, again].map(([outcome]) => (outcome?.ok ? outcome.run.hash : outcome?.message));
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(hashes[1]).toBe(hashes[0]);
});

test("another roster under the same name is noticed", () => {
  const doctors = chinese.files.get("data/doctors.csv") ?? "";
  const changed = new Map(chinese.files).set("data/doctors.csv", doctors.replace("female", "male"));
  expect(() => scenarioOf({ ...chinese, files: changed })).toThrow(
    /this is another roster: the SHA-256 of .*doctors.csv is/,
  );
});

test("margins alone make a folder too", () => {
  if (base === null) throw new Error("no region");
  const folder = startingFolder('A "county": #1', base, null);
  const { region, name } = scenarioOf(folder);
  expect(name.en).toBe('A "county": #1');
  expect(region.margins).toEqual(typical.region.margins);
  expect(region.facilities).toEqual(typical.region.facilities);
  expect(region.roster).toBeUndefined();
});
