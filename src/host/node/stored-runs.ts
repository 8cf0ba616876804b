import { readFileSync } from "node:fs";
import { decodeTable } from "./parquet.ts";
import { chunkFile } from "./run-chunk.ts";

/** A run as its chunk tells it. */
export interface StoredRun {
  readonly scenario: number;
  readonly replicate: number;
  readonly ok: boolean;
  readonly stage: string | null;
  readonly message: string | null;
  readonly hash: string | null;
  /** The measures asked for, in their order; NaN where the run cannot tell. */
  readonly figures: readonly number[];
}

const KEYS = ["scenario", "replicate", "ok", "stage", "message", "hash"];

/** The runs of a chunk with these measures: no other column is decoded. */
export async function readRuns(out: string, index: number, measures: readonly string[]): Promise<StoredRun[]> {
  const bytes = new Uint8Array(readFileSync(chunkFile(out, "runs", index)));
  const columns = await decodeTable(bytes, [...new Set([...KEYS, ...measures])]);
  const column = (id: string): readonly unknown[] => columns.get(id) ?? [];
  const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return column("scenario").map((scenario, at) => ({
    scenario: Number(scenario),
    replicate: Number(column("replicate")[at]),
    ok: column("ok")[at] === true,
    stage: text(column("stage")[at]),
    message: text(column("message")[at]),
    hash: text(column("hash")[at]),
    figures: measures.map((id) => {
      const value = column(id)[at];
      return typeof value === "number" ? value : Number.NaN;
    }),
  }));
}
