import { createHash } from "node:crypto";
import type { Text } from "../../base/text.ts";
import { codeLists } from "../../sim/code-lists.ts";
import { outcomes as declared, type OutcomeDeclaration } from "../../sim/outcomes.ts";
import {
  type Column,
  loopTables,
  schemas,
  type Table,
  type TableId,
  type TableSchema,
  type Tables,
} from "../../sim/rows.ts";
import type { Outcome, RunResult } from "../../study/runner.ts";
import { decodeTable, encodeTable, readAbout, type StoredColumn, type Values } from "./parquet.ts";

/** Replicates whose tables share a file; part of the format, so that threads never move a border. */
export const REPLICATES_PER_CHUNK = 10;

export const tableIds = Object.keys(schemas) as TableId[];
const isOptional = (id: TableId): boolean => loopTables.some((optional) => optional === id);
const columnsOf = (id: TableId): readonly Column[] => (schemas[id] as TableSchema).columns;

const whole = new Set(["position", "code", "month", "year"]);
const storedColumn = ({ id, unit, meaning }: Column): StoredColumn => ({
  id,
  type: whole.has(unit) ? "integer" : "number",
  unit,
  meaning,
});
const text = (en: string, zh: string): Text => ({ en, zh });

/** What is shown in these units is stored without their factor. */
const storedUnits: Readonly<Record<string, string>> = {
  "%": "share",
  "% a year": "share a year",
  "per 100 doctor-years": "per doctor-year",
  "index 0–100": "index 0–1",
  "Gini × 100": "Gini 0–1",
  "million RMB a year": "RMB a year",
};

const measureColumn = (id: string): StoredColumn => {
  const outcome: OutcomeDeclaration | undefined = Object.entries(declared).find(([known]) => known === id)?.[1];
  if (outcome !== undefined) {
    return { id, type: "number", unit: storedUnits[outcome.unit.en] ?? outcome.unit.en, meaning: outcome.meaning };
  }
  return { id, type: "number", unit: "", meaning: text(`Measure ${id}, see the targets`, `指标 ${id}，见证据目标`) };
};

/** One row for each run, also for those that failed. */
export const runColumns = (measures: readonly string[]): StoredColumn[] => [
  ...columnsOf("months").slice(0, 2).map(storedColumn),
  { id: "ok", type: "flag", unit: "", meaning: text("The run was finished", "运行是否完成") },
  { id: "stage", type: "text", unit: "", meaning: text("Where a failed run stopped", "失败运行停止的环节") },
  { id: "message", type: "text", unit: "", meaning: text("Why it failed", "失败原因") },
  { id: "hash", type: "text", unit: "", meaning: text("SHA-256 of the run's tables", "该次运行数据表的 SHA-256") },
  ...measures.map(measureColumn),
];

/** The published schema of a result: every table, column by column, and the lists that codes point into; of a study its points too. */
export const describeTables = (measures: readonly string[], points?: object): object => ({
  tables: {
    ...(points === undefined ? {} : { points }),
    runs: {
      meaning: text("Every run with its measures", "每次运行及其指标"),
      columns: runColumns(measures).map(({ id, unit, meaning }) => ({ id, unit, meaning })),
    },
    ...Object.fromEntries(tableIds.map((id) => [id, { meaning: schemas[id].meaning, columns: columnsOf(id) }])),
  },
  codes: codeLists,
});

const inOrder = (outcomes: readonly Outcome[]): Outcome[] => {
  const place = (outcome: Outcome): readonly [number, number] =>
    outcome.ok ? [outcome.run.scenario, outcome.run.replicate] : [outcome.scenario, outcome.replicate];
  return [...outcomes].sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
};

const joined = (parts: readonly Float64Array[]): Float64Array => {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const runRows = (outcomes: readonly Outcome[], measures: readonly string[]): Values[] => [
  outcomes.map((outcome) => (outcome.ok ? outcome.run.scenario : outcome.scenario)),
  outcomes.map((outcome) => (outcome.ok ? outcome.run.replicate : outcome.replicate)),
  outcomes.map((outcome) => outcome.ok),
  outcomes.map((outcome) => (outcome.ok ? null : outcome.stage)),
  outcomes.map((outcome) => (outcome.ok ? null : outcome.message)),
  outcomes.map((outcome) => (outcome.ok ? outcome.run.hash : null)),
  ...measures.map((id) =>
    Float64Array.from(outcomes, (outcome) => (outcome.ok ? (outcome.run.measures[id] ?? Number.NaN) : Number.NaN)),
  ),
];

const digest = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** What a seal begins with, and the digits of a SHA-256 behind it. */
const MARK = '{"file":"';
const BLANK = "0".repeat(64);

/**
 * What a file of runs says of its chunk: a SHA-256 of its own bytes, its place left blank, and of each file besides by table.
 * Told from bytes alone: a reader of Parquet may never come back from a damaged file.
 */
interface Seal {
  readonly file: string;
  readonly files: Readonly<Record<string, string>>;
}

const sealPlace = (bytes: Uint8Array): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(MARK);

/** Where the digits of the file's own hash go; these bytes with that place blank. */
const blanked = (bytes: Uint8Array, place: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy.set(Buffer.from(BLANK), place + MARK.length);
  return copy;
};

/** A file of runs with its own hash filled in. */
const sealed = (bytes: Uint8Array): Uint8Array => {
  const place = sealPlace(bytes);
  const copy = Uint8Array.from(bytes);
  copy.set(Buffer.from(digest(bytes)), place + MARK.length);
  return copy;
};

/** Whether a file of runs holds the bytes that were written, and so do the files besides, which `read` gives. */
export function isSealed(runs: Uint8Array, read: (table: string) => Uint8Array): boolean {
  const place = sealPlace(runs);
  if (place < 0) return false;
  const own = Buffer.from(runs).toString("latin1", place + MARK.length, place + MARK.length + BLANK.length);
  if (digest(blanked(runs, place)) !== own) return false;
  const seal = JSON.parse(readAbout(runs).get("medtide.seal") ?? "") as Seal;
  return Object.entries(seal.files).every(([table, hash]) => digest(read(table)) === hash);
}

/**
 * The files of a chunk by table, these tables and `runs`, which comes last: it says which rows of the others count, and seals
 * their bytes.
 */
export function encodeChunk(
  outcomes: readonly Outcome[],
  measures: readonly string[],
  kept: readonly TableId[] = tableIds,
): [string, Uint8Array][] {
  const ordered = inOrder(outcomes);
  const runs = ordered.flatMap((outcome) => (outcome.ok ? [outcome.run] : []));
  const tables = kept.flatMap((id): [string, Uint8Array][] => {
    if (isOptional(id) && runs.every((run) => run.tables[id] === undefined)) return [];
    const columns = columnsOf(id);
    const data = columns.map((column) => joined(runs.map((run) => run.tables[id]?.[column.id] ?? new Float64Array())));
    return [[id, encodeTable(id, columns.map(storedColumn), data)]];
  });
  const files = Object.fromEntries(tables.map(([id, bytes]) => [id, digest(bytes)]));
  const seal: Seal = { file: BLANK, files };
  const about = { "medtide.seal": JSON.stringify(seal) };
  return [...tables, ["runs", sealed(encodeTable("runs", runColumns(measures), runRows(ordered, measures), about))]];
}

const numbers = (values: readonly unknown[]): Float64Array =>
  Float64Array.from(values, (x) => (typeof x === "number" ? x : Number.NaN));

type Key = `${number}/${number}`;

/** The rows of each run: they lie together. */
const rowsByRun = (scenario: Float64Array, replicate: Float64Array): ReadonlyMap<Key, readonly [number, number]> => {
  const ranges = new Map<Key, readonly [number, number]>();
  for (let start = 0; start < scenario.length; ) {
    let end = start + 1;
    while (end < scenario.length && scenario[end] === scenario[start] && replicate[end] === replicate[start]) end++;
    ranges.set(`${scenario[start] ?? 0}/${replicate[start] ?? 0}`, [start, end]);
    start = end;
  }
  return ranges;
};

/** Reads the finished runs of a chunk back; `read` gives the bytes of a table's file, or null where there is none. */
export async function decodeChunk(read: (table: string) => Uint8Array | null): Promise<RunResult[]> {
  const decode = async (table: string, optional = false): ReturnType<typeof decodeTable> => {
    const bytes = read(table);
    if (bytes !== null) return decodeTable(bytes);
    if (optional) return new Map();
    throw new Error(`no ${table}`);
  };
  const runs = await decode("runs");
  const scenario = numbers(runs.get("scenario") ?? []);
  const replicate = numbers(runs.get("replicate") ?? []);
  const hashes = runs.get("hash") ?? [];
  const known = new Set(runColumns([]).map(({ id }) => id));
  const measures = [...runs].filter(([id]) => !known.has(id));
  const columns = new Map<TableId, ReadonlyMap<string, Float64Array>>();
  const rows = new Map<TableId, ReadonlyMap<Key, readonly [number, number]>>();
  for (const id of tableIds) {
    const decoded = await decode(id, isOptional(id));
    const table = new Map(columnsOf(id).map(({ id: name }) => [name, numbers(decoded.get(name) ?? [])]));
    columns.set(id, table);
    rows.set(id, rowsByRun(table.get("scenario") ?? new Float64Array(), table.get("replicate") ?? new Float64Array()));
  }
  const tableOf = (id: TableId, key: Key): Table => {
    const [start, end] = rows.get(id)?.get(key) ?? [0, 0];
    return Object.fromEntries([...(columns.get(id) ?? [])].map(([name, values]) => [name, values.slice(start, end)]));
  };
  return (runs.get("ok") ?? []).flatMap((ok, at): RunResult[] => {
    if (ok !== true) return [];
    const key: Key = `${scenario[at] ?? 0}/${replicate[at] ?? 0}`;
    return [
      {
        scenario: scenario[at] ?? 0,
        replicate: replicate[at] ?? 0,
        measures: Object.fromEntries(measures.map(([id, values]) => [id, (values[at] ?? null) as number | null])),
        tables: Object.fromEntries(
          tableIds
            .filter((id) => !isOptional(id) || rows.get(id)?.has(key) === true)
            .map((id) => [id, tableOf(id, key)]),
        ) as Tables,
        hash: String(hashes[at]),
      },
    ];
  });
}
