import { describe, expect, test } from "vitest";
import { Faults } from "../../src/base/fail.ts";
import { load } from "../../src/host/node/load.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { compare } from "../../src/study/compare.ts";
import type { Runner } from "../../src/study/runner.ts";
import { refuseTwins, type Twin } from "../../src/study/twins.ts";
import { runWith, stubRunner } from "./stub.ts";

const run = (replicate: number, hash = `result ${replicate}`, scenario = "a"): Twin => ({
  scenario,
  replicate,
  hash,
  seed: "medtide",
});
const faultsOf = (runs: readonly Twin[]): readonly string[] => {
  try {
    refuseTwins(runs);
    return [];
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    return error.faults.map(({ file, en }) => `${file}: ${en}`);
  }
};

describe("replicates that are one run counted twice", () => {
  test("are refused when their results are equal, and both are named", () => {
    expect(faultsOf([run(0), run(3, "12345678x"), run(7, "12345678x")])).toEqual([
      "a: replicates 3 and 7 have the same result (hash 12345678…): they are no independent runs",
    ]);
  });
  test("are refused when their seeds are equal", () => {
    expect(faultsOf([run(4, "x"), run(4, "y")])).toEqual([
      "a: replicates 4 and 4 have the same seed: one run is counted twice",
    ]);
  });
  test("may be alike in two scenarios, and are told apart by the seed of their study", () => {
    expect(faultsOf([run(0, "x", "a"), run(0, "x", "b")])).toEqual([]);
    expect(faultsOf([run(0, "x"), { ...run(0, "y"), seed: "another" }])).toEqual([]);
  });
});

test("a comparison with such replicates is refused", async () => {
  const scenarios: Scenario[] = [load("status-quo"), load("family-first")];
  const measured = stubRunner(() => ({ retention3: 0.5 }));
  const twins: Runner = {
    async *run(jobs) {
      for await (const outcome of measured.run(jobs))
        yield outcome.ok
          ? { ok: true, run: { ...runWith({}, outcome.run.scenario, outcome.run.replicate), hash: "same" } }
          : outcome;
    },
  };
  await expect(compare(scenarios, { seed: "s", replicates: 2 }, twins)).rejects.toThrow(
    "status-quo: replicates 0 and 1 have the same result",
  );
});
