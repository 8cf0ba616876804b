import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import type { RunResult } from "../../src/sim/job.ts";
import { schemas, type TableId } from "../../src/sim/rows.ts";
import { resultHash, runHash } from "../../src/sim/run-hash.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";

const scenario = (id: string) => ({ ...load(id), months: 1, burnIn: 0 });
const runsOf = (ids: readonly string[], replicate = 0): RunResult[] =>
  simulateReplicate({ scenarios: ids.map(scenario), seed: "hash", replicate }).map((outcome) => {
    if (!outcome.ok) throw new Error(outcome.message);
    return outcome.run;
  });
const together = runsOf(["status-quo", "family-first"]);
const [first] = together as [RunResult];

/** The bytes as base/hash.ts describes them, put together anew: "t" length UTF-8, "n" length doubles. */
const described = ({ tables, measures }: RunResult): string => {
  const hash = createHash("sha256");
  const head = (kind: string, length: number): void => {
    const bytes = Buffer.alloc(5);
    bytes.write(kind);
    bytes.writeUInt32LE(length, 1);
    hash.update(bytes);
  };
  const text = (words: string): void => {
    head("t", Buffer.byteLength(words));
    hash.update(words);
  };
  const numbers = (values: Iterable<number | null>): void => {
    const all = [...values].map((x) => (x === null ? Number.NaN : x + 0));
    head("n", all.length);
    const bytes = Buffer.alloc(8 * all.length);
    all.forEach((x, at) => {
      bytes.writeDoubleLE(x, 8 * at);
    });
    hash.update(bytes);
  };
  for (const id of Object.keys(schemas) as TableId[])
    for (const column of schemas[id].columns.map((c) => c.id).filter((c) => c !== "scenario" && c !== "replicate")) {
      const values = tables[id]?.[column];
      if (values === undefined) continue;
      text(`${id}.${column}`);
      numbers(values);
    }
  const names = Object.keys(measures).sort();
  text(names.join(","));
  numbers(names.map((name) => measures[name] ?? null));
  return hash.digest("hex");
};

describe("the hash of a run", () => {
  test("is SHA-256 over the bytes that are described, as Node computes it", () => {
    expect(first.hash).toBe(described(first));
  });

  test("is the same whatever it was run with, and wherever it stood", () => {
    const [alone] = runsOf(["family-first"]);
    expect(alone?.hash).toBe(together[1]?.hash);
    expect(runsOf(["family-first", "status-quo"])[1]?.hash).toBe(first.hash);
  });

  test("differs between scenarios and between replicates", () => {
    const all = [...together, ...runsOf(["status-quo", "family-first"], 1)].map(({ hash }) => hash);
    expect(new Set(all).size).toBe(4);
  });

  test.each(["months", "costs", "retention"] as const)("changes with one figure more in %s", (id) => {
    const column = schemas[id].columns.at(-1)?.id ?? "";
    const changed = Float64Array.of(...(first.tables[id][column] ?? []), 1);
    const tables = { ...first.tables, [id]: { ...first.tables[id], [column]: changed } };
    expect(runHash({ ...first, tables })).not.toBe(first.hash);
  });

  test("changes with a measure", () => {
    expect(runHash({ ...first, measures: { ...first.measures, burnout: 2 } })).not.toBe(first.hash);
  });
});

test("the hash of a result depends on every run, on their order and on which of them failed", () => {
  const all = [["a", "b"], ["b", "a"], ["a"], ["a", null], [null, "a"], ["ab"]].map(resultHash);
  expect(new Set(all).size).toBe(all.length);
  expect(resultHash(["a", null])).toBe(resultHash(["a", null]));
});
