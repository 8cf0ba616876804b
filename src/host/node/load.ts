import { Faults, formatFault, nearest } from "../../base/fail.ts";
import type { Text } from "../../base/text.ts";
import type { Catalogue } from "../../sim/catalogue.ts";
import type { Files } from "../../sim/files.ts";
import { catalogue } from "../../sim/full-catalogue.ts";
import { parseParameters, parseScenario } from "../../sim/parse-scenario.ts";
import type { Scenario } from "../../sim/scenario.ts";
import { isStudy, parseStudy, type StudyOverrides } from "../../study/parse-study.ts";
import type { Study } from "../../study/study.ts";
import { files, looksLikeFile, onePath, parametersPath, shippedFile, shippedIds, shippedStudy } from "./files.ts";

/** The file behind what a user calls a scenario: a path, or the id of a shipped package or region. */
export function scenarioFile(name: string): string {
  if (looksLikeFile(name)) return onePath(name);
  const file = shippedFile(name);
  if (file !== null) return file;
  throw unknownName(name, [...shippedIds("packages"), ...shippedIds("regions"), ...shippedIds("regions/provinces")], {
    en: "neither a file nor a shipped package or region",
    zh: "既不是文件，也不是内置的政策组合或区域",
  });
}

function unknownName(name: string, ids: readonly string[], what: Text): Faults {
  const near = nearest(name, ids);
  return new Faults([
    {
      file: name,
      line: null,
      key: null,
      en: `${what.en}; ${near === null ? `known: ${ids.join(", ")}` : `did you mean "${near}"?`}`,
      zh: `${what.zh}；${near === null ? `可用：${ids.join("、")}` : `是不是“${near}”？`}`,
    },
  ]);
}

/**
 * Loads a scenario from a file or by the id of a shipped one. Throws `Faults` with everything that is wrong in it.
 *
 *     const scenario = load("county-managed");
 */
export const load = (name: string): Scenario => parseScenario(scenarioFile(name), files, calibratedCatalogue());

/**
 * The shipped status quo with these levers at their defaults. Ids have been checked against the catalogue. Throws `Faults`,
 * among them for levers that conflict.
 */
export function statusQuoWith(levers: readonly string[]): Scenario {
  const path = "status-quo+levers.yaml";
  const text = `schemaVersion: 1\nextends: packages/status-quo.yaml\nlevers:\n${levers.map((id) => `  ${id}: {}\n`).join("")}`;
  const withText: Files = { ...files, read: (name) => (name === path ? { text } : files.read(name)) };
  return parseScenario(path, withText, calibratedCatalogue());
}

/** The file behind what a user calls a study: a path, or the id of a shipped one. */
export function studyFile(name: string): string {
  const file = looksLikeFile(name) ? onePath(name) : shippedStudy(name);
  if (file !== null) return file;
  throw unknownName(name, shippedIds("studies"), {
    en: "neither a file nor a shipped study",
    zh: "既不是文件，也不是内置研究",
  });
}

/** Loads a study from its file. Throws `Faults` with everything that is wrong in it and in the files it names. */
export const loadStudy = (file: string, overrides: StudyOverrides = {}): Study =>
  parseStudy(file, files, calibratedCatalogue(), overrides);

/** Whether a file, or what the name of a shipped one stands for, is a study rather than a scenario. */
export const holdsStudy = (name: string): boolean =>
  looksLikeFile(name) ? isStudy(onePath(name), files) : shippedStudy(name) !== null;

let withCalibration: Catalogue | null = null;

/** The shipped catalogue with the shipped calibration, read once. */
export function calibratedCatalogue(): Catalogue {
  withCalibration ??= { ...catalogue, calibrated: parseParameters(parametersPath, files, catalogue) };
  return withCalibration;
}

/** Loads several; the faults of all of them come at once. */
export function loadAll(names: readonly string[]): Scenario[] {
  const faults: Faults[] = [];
  const scenarios = names.flatMap((name) => {
    try {
      return [load(name)];
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      faults.push(error);
      return [];
    }
  });
  if (faults.length === 0) return scenarios;
  // What is wrong with a file that they share is told once.
  const told = new Map(
    faults.flatMap((each) => each.faults.map((fault) => [formatFault(fault, "en"), fault] as const)),
  );
  throw new Faults([...told.values()]);
}
