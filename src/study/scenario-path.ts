import type { Files } from "../sim/files.ts";
import { openFile } from "../sim/open-file.ts";
import type { FaultList, Said } from "../sim/parse-fault-list.ts";

/** The file of a scenario named in a study: beside the study, among the shipped ones, or a shipped one by its id. */
export function scenarioPath(named: Said<string>, files: Files, faults: FaultList): string | null {
  if (!/\.ya?ml$/.test(named.value)) {
    for (const folder of ["regions", "regions/provinces", "packages", "targets"]) {
      const value = `${folder}/${named.value}.yaml`;
      const found = files.resolve(named.at.file, value).find((path) => "text" in files.read(path));
      if (found !== undefined) return found;
    }
  }
  return openFile(named, files, ".yaml", faults)?.path ?? null;
}
