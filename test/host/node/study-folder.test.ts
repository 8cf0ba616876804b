import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkDisk, freeAt } from "../../../src/host/node/estimate.ts";
import { deviations, register } from "../../../src/host/node/registration.ts";
import { openStudyFolder, studyFolder } from "../../../src/host/node/study-folder.ts";
import { contentHash, firstPlan } from "../../../src/study/first-plan.ts";
import type { Study } from "../../../src/study/study.ts";
import { studyText, workshop } from "./study-runs.ts";

const shop = workshop();
afterAll(() => shop.remove());
const study = shop.study();
const plain = { force: false, resume: false };
const planOf = (of: Study): string => {
  const plan = firstPlan(of, () => 5);
  return plan === null ? "" : contentHash(plan);
};

test("a folder that does not exist is made, and is the study's from then on", () => {
  const folder = shop.at("new");
  expect(openStudyFolder(folder, study, { ...plain, resume: true })).toBeNull();
  expect(readdirSync(folder)).toEqual(["request.json"]);
  expect(() => openStudyFolder(folder, study, plain)).toThrowError("holds this study unfinished; go on with --resume");
  expect(openStudyFolder(folder, study, { ...plain, resume: true })).toBeNull();
});

test("a finished study is found again", () => {
  const folder = shop.at("finished");
  openStudyFolder(folder, study, plain);
  const { request } = JSON.parse(readFileSync(join(folder, "request.json"), "utf8"));
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ request, hash: "h", runs: 3, failed: 0 }));
  expect(openStudyFolder(folder, study, plain)).toMatchObject({ hash: "h", runs: 3 });
});

test.each([
  ["seed: other\n", "seed (medtide → other)"],
  ["months: 3\n", "months (2 → 3)"],
])("an edited study (%j) is refused, and what was changed is named", (line, named) => {
  const folder = shop.at(`edited-${named.slice(0, 4)}`);
  openStudyFolder(folder, study, plain);
  const edited = shop.study(studyText + line);
  expect(() => openStudyFolder(folder, edited, { ...plain, resume: true })).toThrowError(
    `holds the runs of another study; changed since: ${named}`,
  );
  // By name alone it would have had a folder of its own.
  expect(studyFolder(edited)).not.toBe(studyFolder(study));
  openStudyFolder(folder, edited, { ...plain, force: true });
  expect(openStudyFolder(folder, edited, { ...plain, resume: true })).toBeNull();
});

test("every point of the file is part of what may have been changed", () => {
  const folder = shop.at("edited-points");
  openStudyFolder(folder, study, plain);
  const edited = shop.study(
    studyText.replace("[1000, 3000]", "[1000, 2000]").replace("replicates: 3", "replicates: 4"),
  );
  expect(() => openStudyFolder(folder, edited, plain)).toThrowError(
    /replicates \(3 → 4\); vary\.levers\.living-subsidy\.amount \(/,
  );
});

test("what is not a study's is left alone unless forced", () => {
  const folder = shop.at("other");
  mkdirSync(folder);
  writeFileSync(join(folder, "notes.txt"), "mine");
  expect(() => openStudyFolder(folder, study, plain)).toThrowError("holds other files");
  openStudyFolder(folder, study, { ...plain, force: true });
  expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("mine");
  expect(() => openStudyFolder(join(folder, "notes.txt"), study, plain)).toThrowError("is a file, not a folder");
});

test("a registered plan is held against what is run", () => {
  const folder = shop.at("registered");
  const { registered, ...frozen } = register(folder, study, planOf(study));
  expect(registered).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(frozen).toMatchObject({ study: "s", plan: planOf(study) });
  expect(register(folder, study, planOf(study))).toMatchObject(frozen);
  expect(deviations(folder, study, planOf(study))).toEqual([]);
  const edited = shop.study(`${studyText}seed: other\n`.replace("replicates: 3", "replicates: 2"));
  expect(() => register(folder, edited, planOf(edited))).toThrowError("another plan is registered here");
  expect(deviations(folder, edited, planOf(edited))?.map(({ en }) => en)).toEqual([
    "replicates: registered 3, run with 2",
    "seed: registered medtide, run with other",
  ]);
  // Beginning anew keeps the registration.
  openStudyFolder(folder, edited, { ...plain, force: true });
  expect(existsSync(join(folder, "registration.json"))).toBe(true);
  expect(deviations(folder, edited, planOf(edited))).toHaveLength(2);
});

test("a plan is registered before it is run, and nothing is said of plans that are not", () => {
  const folder = shop.at("begun");
  openStudyFolder(folder, study, plain);
  expect(deviations(folder, study, planOf(study))).toBeNull();
  writeFileSync(join(folder, "plan-0.json"), "{}");
  expect(() => register(folder, study, planOf(study))).toThrowError("runs have begun here");
});

test("how a plan is cut into chunks is no part of what is registered", () => {
  const cut = firstPlan(study, () => 2);
  expect(cut === null ? "" : contentHash(cut)).toBe(planOf(study));
});

test("a disk that is too small is refused before anything is run", () => {
  expect(freeAt(shop.at("not", "there", "yet"))).toBeGreaterThan(0);
  expect(() => checkDisk("results/a", 5_000_001, 5_000_000)).toThrowError(
    "results/a: the result needs at least 6 MB and 5 MB are free",
  );
  expect(() => checkDisk("results/a", 5_000_000, 5_000_000)).not.toThrow();
  expect(() => checkDisk("results/a", 5_000_000, null)).not.toThrow();
});
