import { type Fault, Faults } from "../../src/base/fail.ts";
import type { FileFault } from "../../src/sim/files.ts";
import { parseScenario } from "../../src/sim/parse-scenario.ts";
import { fakeCatalogue } from "./fake-catalogue.ts";
import { county, memoryFiles } from "./memory-files.ts";

export type Content = Readonly<Record<string, string | { readonly fault: FileFault }>>;

/** What parsing `path` finds wrong; nothing if the scenario is right. Anything thrown that is not `Faults` goes on. */
export function faultsOf(path: string, content: Content): readonly Fault[] {
  try {
    parseScenario(path, memoryFiles({ ...county, ...content }), fakeCatalogue);
    return [];
  } catch (error) {
    if (error instanceof Faults) return error.faults;
    throw error;
  }
}

/** The faults of a scenario that extends the small county; its own text begins in line 3. */
export const faultsIn = (text: string): readonly Fault[] =>
  faultsOf("a.yaml", { "a.yaml": `schemaVersion: 1\nextends: county.yaml\n${text}` });

/** One fault, for comparing. */
export const fault = (file: string, line: number | null, key: string | null, en: string, zh: string): Fault => ({
  file,
  line,
  key,
  en,
  zh,
});
