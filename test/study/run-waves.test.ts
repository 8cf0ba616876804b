// A study where there is no disk: the same runs, kept chunk by chunk, none of them twice.
import { expect, test } from "vitest";
import { files } from "../../src/host/node/files.ts";
import { calibratedCatalogue } from "../../src/host/node/load.ts";
import type { Files } from "../../src/sim/files.ts";
import type { Job } from "../../src/sim/job.ts";
import { resultHash } from "../../src/sim/run-hash.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import { type ChunkKeep, type KeptRun, runWaves } from "../../src/study/run-waves.ts";
import { inlineRunner, type Runner } from "../../src/study/runner.ts";
import { smallRegion } from "../verify/run.ts";

const text = `kind: sweep
scenario: regions/typical-county.yaml
months: 12
replicates: 2
design: { type: grid, levels: 3 }
vary:
  levers.living-subsidy.amount: [0, 3000]
outcomes: [retention1, cost]
`;
const withText: Files = { ...files, read: (path) => (path === "s.yaml" ? { text } : files.read(path)) };
const parsed = parseStudy("s.yaml", withText, calibratedCatalogue());
const study = { ...parsed, bases: parsed.bases.map((base) => ({ ...base, region: smallRegion(), burnIn: 2 })) };

const memory = (): ChunkKeep & { kept: Map<string, readonly KeptRun[]> } => {
  const kept = new Map<string, readonly KeptRun[]>();
  return {
    kept,
    get: async (plan, chunk) => kept.get(`${plan} ${chunk}`),
    put: async (plan, chunk, runs) => {
      kept.set(`${plan} ${chunk}`, runs);
    },
  };
};
const counting = (): Runner & { runs: number } => {
  const runner = {
    runs: 0,
    async *run(jobs: Iterable<Job>) {
      for (const job of jobs) {
        runner.runs += job.scenarios.length;
        yield* inlineRunner.run([job]);
      }
    },
  };
  return runner;
};

test("the hash is that of its runs in order, and nothing kept is run again", async () => {
  const keep = memory();
  const first = counting();
  const told: (readonly [number, number])[] = [];
  const end = await runWaves(study, first, keep, (done, total) => told.push([done, total]));
  expect(end.findings.tables.length).toBeGreaterThan(0);
  expect([end.runs, end.failed]).toEqual([first.runs, 0]);
  expect(told.at(-1)).toEqual([end.runs, end.runs]);

  const [base] = study.bases;
  const [setting] = Object.values(study.settings);
  const amounts = [null, 0, 1500, 3000];
  const hashes = amounts.flatMap((amount) =>
    [0, 1].map((replicate) => {
      const levers = amount === null ? [] : [{ ...setting!, params: { ...setting!.params, amount } }];
      const [outcome] = simulateReplicate({ scenarios: [{ ...base!, levers }], seed: study.seed, replicate });
      return outcome?.ok === true ? outcome.run.hash : null;
    }),
  );
  expect(end.hash).toBe(resultHash(hashes));

  const again = counting();
  expect((await runWaves(study, again, keep, () => {})).hash).toBe(end.hash);
  expect(again.runs).toBe(0);

  const [some] = keep.kept.keys();
  keep.kept.delete(some!);
  const rest = counting();
  expect((await runWaves(study, rest, keep, () => {})).hash).toBe(end.hash);
  expect(rest.runs).toBeGreaterThan(0);
});
