import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportOf } from "../../../src/cli/study-text.ts";
import type { Engine } from "../../../src/host/node/engine.ts";
import { loadStudy } from "../../../src/host/node/load.ts";
import { runChunk } from "../../../src/host/node/run-chunk.ts";
import { StudyRun, type StudyRuns } from "../../../src/host/node/run-study.ts";
import { openStudyFolder } from "../../../src/host/node/study-folder.ts";
import type { StudyOverrides } from "../../../src/study/parse-study.ts";
import type { Study } from "../../../src/study/study.ts";
import { county } from "../../sim/memory-files.ts";

/** The small county for two months: a run takes milliseconds. */
const scenario = "schemaVersion: 1\nextends: county.yaml\nname: { en: Quick, zh: 快 }\nmonths: 2\nburnIn: 0\n";
export const studyText =
  "kind: sweep\nscenario: quick.yaml\nreplicates: 3\ntables: [flows, reviews]\noutcomes: [burnout, cost]\n" +
  "design: { type: grid, levels: 2 }\nvary:\n  levers.living-subsidy.amount: { list: [1000, 3000] }\n  parameters.inertia: { list: [1.5, 2.5] }\n";

export interface Workshop {
  readonly at: (...names: readonly string[]) => string;
  study(text?: string, overrides?: StudyOverrides): Study;
  remove(): void;
}

/** A folder with a scenario of one month, for the studies of one test file. */
export const workshop = (): Workshop => {
  const path = mkdtempSync(join(tmpdir(), "medtide-study-"));
  const at = (...names: readonly string[]): string => join(path, ...names);
  for (const [name, text] of Object.entries(county)) writeFileSync(at(name), text);
  writeFileSync(at("quick.yaml"), scenario);
  return {
    at,
    study(text = studyText, overrides = {}) {
      writeFileSync(at("s.yaml"), text);
      return loadStudy(at("s.yaml"), overrides);
    },
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
  };
};

/** Computes chunks one after the other in this thread, and tells of each before it does. */
export const inlineEngine = (before: (index: number) => void = () => {}): Engine => ({
  id: "inline",
  name: { en: "this thread", zh: "本线程" },
  chunkSeconds: 3,
  parallel: () => 1,
  async *run(plan, indices, { simulated }) {
    for (const index of indices) {
      before(index);
      const done = await runChunk(plan.file, index, plan.out);
      simulated(done.simulated);
      yield index;
    }
  },
});

/** Runs a study in a folder and completes it, as the command does. */
export const runInto = async (
  folder: string,
  study: Study,
  engine: Engine,
  { threads = 1, signal, resume = false }: { threads?: number; signal?: AbortSignal; resume?: boolean } = {},
): Promise<StudyRuns> => {
  openStudyFolder(folder, study, { force: false, resume });
  const run = new StudyRun(study, folder, {
    engine,
    options: { queue: null, slurm: null },
    threads,
    signal: signal ?? new AbortController().signal,
    note: () => {},
    progress: () => {},
  });
  const runs = await run.run();
  const outcome = { told: reportOf(study, runs, null), page: "page", source: "source" };
  run.complete(runs, { ...outcome, started: new Date(0), deviations: null });
  return runs;
};

/** Every file below a folder with a digest of its content, provenance apart. */
export const contentOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name !== "provenance.json" && statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
      ]),
  );
