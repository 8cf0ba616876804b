import { TableHash } from "../base/hash.ts";
import type { RunResult } from "./job.ts";
import { schemas, type TableId } from "./rows.ts";

/** Columns that say which run a row is of: the place of a run in a study is no part of what it came to. */
const places: ReadonlySet<string> = new Set(["scenario", "replicate"]);

/**
 * SHA-256 of what one run came to: its tables in the order of `schemas`, column by column, and its measures by name. Equal
 * for the same scenario, seed and replicate in any study that runs them.
 */
export function runHash({ tables, measures }: Pick<RunResult, "tables" | "measures">): string {
  const hash = new TableHash();
  for (const id of Object.keys(schemas) as TableId[]) {
    const table = tables[id];
    // A table that the run has not is no part of it.
    if (table === undefined) continue;
    for (const { id: column } of schemas[id].columns)
      if (!places.has(column)) hash.text(`${id}.${column}`).numbers(table[column] as Float64Array);
  }
  const names = Object.keys(measures).sort();
  hash.text(names.join()).numbers(names.map((name) => measures[name] ?? Number.NaN));
  return hash.digest();
}

/** SHA-256 of a result: the hashes of its runs by scenario and then replicate; null is a run that failed. */
export function resultHash(runs: Iterable<string | null>): string {
  const hash = new TableHash();
  for (const run of runs) hash.text(run ?? "failed");
  return hash.digest();
}
