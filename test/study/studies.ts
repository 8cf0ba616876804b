import { type Fault, Faults } from "../../src/base/fail.ts";
import { catalogue } from "../../src/sim/full-catalogue.ts";
import { parseStudy, type StudyOverrides } from "../../src/study/parse-study.ts";
import type { Study } from "../../src/study/study.ts";
import { county, memoryFiles } from "../sim/memory-files.ts";

/** Files beside which studies of tests lie: the small county, one of many posts, and points in a table. */
const beside: Readonly<Record<string, string>> = {
  ...county,
  "regions/other.yaml": "schemaVersion: 1\nextends: ../county.yaml\nparameters: { inertia: 1.5 }\n",
  "packages/housing.yaml":
    "schemaVersion: 1\nextends: ../county.yaml\nname: { en: Flats, zh: 公寓 }\nlevers: { housing: {} }\n",
  "points.csv": "levers.living-subsidy.amount\n1000\n2500\n",
};

/** A study of the small county from the text of its file; line 1 is the kind, line 2 the scenario. */
export const studyOf = (text: string, overrides: StudyOverrides = {}): Study => {
  const files = memoryFiles({ ...beside, "s.yaml": `kind: sweep\nscenario: county.yaml\n${text}` });
  return parseStudy("s.yaml", files, catalogue, overrides);
};

/** What is wrong with a study file of this text. */
export const studyFaults = (text: string): readonly Fault[] => {
  try {
    parseStudy("s.yaml", memoryFiles({ ...beside, "s.yaml": text }), catalogue);
    return [];
  } catch (error) {
    if (error instanceof Faults) return error.faults;
    throw error;
  }
};
