import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Fault, Faults } from "../../../base/fail.ts";
import type { Text } from "../../../base/text.ts";
import { type Column, loopTables } from "../../../sim/rows.ts";
import { COMPACTING, type Manifest, readJson, readManifest } from "../store.ts";
import type { StudyManifest } from "../study-folder.ts";
import { fileFaults } from "../write.ts";

/** A manifest as far as all kinds of result have it: a study names its tables, and how many chunks and plans they have. */
export type AnyManifest = Pick<Manifest, "version" | "hash"> &
  Partial<Manifest> &
  Partial<Pick<StudyManifest, "tables" | "chunks" | "waves">>;

export interface StoredTable {
  readonly id: string;
  readonly meaning: Text;
  readonly columns: readonly Column[];
  /** Parquet files in the order of their rows. */
  readonly files: readonly string[];
}

/** A complete result on disk: what it says of itself and where its tables are. */
export interface OpenedResult {
  readonly folder: string;
  readonly manifest: AnyManifest;
  /** In the order of `columns.json`; tables that this result has not are left out. */
  readonly tables: readonly StoredTable[];
  /** Closed lists that codes point into. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
}

interface Described {
  readonly tables: Readonly<Record<string, Pick<StoredTable, "meaning" | "columns">>>;
  readonly codes: OpenedResult["codes"];
}

/** The one file of a table whose chunks have been merged. */
export const MERGED = "all.parquet";
const chunkName = /^chunk-(\d+)\.parquet$/;

const fault = (file: string, en: string, zh: string): Fault => ({ file, line: null, key: null, en, zh });
const again = {
  en: "; run the command of this result again with --force",
  zh: "；请以 --force 重新运行生成该结果的命令",
};
const missing = (file: string): Fault => fault(file, `is missing${again.en}`, `缺失${again.zh}`);
const damaged = (file: string): Fault =>
  fault(file, `is damaged: not a whole Parquet file${again.en}`, `已损坏：不是完整的 Parquet 文件${again.zh}`);

/**
 * Where the files of a table lie: in its folder, or, when merging was killed between two renames, in the folder that was
 * moved away. Null when the result has no such table.
 */
const tableFolder = (folder: string, id: string): string | null =>
  [join(folder, id), join(folder, COMPACTING, "old", id)].find((path) => existsSync(path)) ?? null;

/** Files of a folder of chunks in the order of their rows. */
const filesIn = (folder: string): string[] => {
  const names = readdirSync(folder).filter((name) => name === MERGED || chunkName.test(name));
  const number = (name: string): number => Number(chunkName.exec(name)?.[1] ?? -1);
  return names.sort((a, b) => number(a) - number(b)).map((name) => join(folder, name));
};

/** How many chunks a table must have. */
const chunksOf = ({ chunks, replicates = 0, replicatesPerChunk = 1 }: AnyManifest): number =>
  chunks ?? Math.ceil(replicates / replicatesPerChunk);

/** Files that ought to be there and are not. */
const missingFiles = (folder: string, found: readonly string[], chunks: number): string[] => {
  if (found.some((file) => file.endsWith(MERGED))) return [];
  const wanted = Array.from({ length: chunks }, (_, chunk) => join(folder, `chunk-${chunk}.parquet`));
  return wanted.filter((file) => !found.includes(file));
};

/** Whether a file begins and ends as Parquet does, with room for the footer it announces. */
const isWhole = (file: string): boolean => {
  const { size } = statSync(file);
  if (size < 12) return false;
  const head = Buffer.alloc(4);
  const tail = Buffer.alloc(8);
  const handle = openSync(file, "r");
  try {
    readSync(handle, head, 0, 4, 0);
    readSync(handle, tail, 0, 8, size - 8);
  } finally {
    closeSync(handle);
  }
  return (
    head.toString("latin1") === "PAR1" && tail.toString("latin1", 4) === "PAR1" && tail.readUInt32LE(0) <= size - 12
  );
};

const isOptional = (id: string): boolean => loopTables.some((optional) => optional === id);

/** Tables that a result of this kind must have: those that its manifest names, else all that every run has. */
const isRequired = (id: string, { tables }: AnyManifest): boolean =>
  id === "runs" || (tables === undefined ? !isOptional(id) : tables.includes(id) && !isOptional(id));

/**
 * Opens a complete result for reading, merged or in chunks. Throws `Faults` that name every file which is missing or not
 * whole; writes nothing.
 */
export function openResult(folder: string): OpenedResult {
  const manifest: AnyManifest = readManifest(folder);
  const path = join(folder, "columns.json");
  const described = readJson(path) as Partial<Described> | null;
  if (described?.tables?.["runs"] === undefined || described.codes === undefined)
    throw new Faults([fault(path, "is damaged: it does not describe tables", "已损坏：其中没有对数据表的说明")]);
  try {
    const chunks = chunksOf(manifest);
    const faults: Fault[] = [];
    const tables = Object.entries(described.tables).flatMap(([id, { meaning, columns }]): StoredTable[] => {
      const place = tableFolder(folder, id);
      const files = place === null ? [] : filesIn(place);
      if (isRequired(id, manifest)) {
        if (files.length === 0) faults.push(missing(join(folder, id)));
        else faults.push(...missingFiles(place ?? "", files, chunks).map(missing));
      }
      faults.push(...files.filter((file) => !isWhole(file)).map(damaged));
      return files.length === 0 ? [] : [{ id, meaning, columns, files }];
    });
    if (faults.length > 0) throw new Faults(faults);
    return { folder, manifest, tables, codes: described.codes };
  } catch (error) {
    throw fileFaults(folder, error);
  }
}
