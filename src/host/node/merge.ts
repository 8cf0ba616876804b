import { closeSync, fsyncSync, openSync, readFileSync } from "node:fs";
import { type FileMetaData, parquetMetadata, type SchemaElement } from "hyparquet";
import { type ColumnSource, fileWriter, ParquetWriter } from "hyparquet-writer";
import { COLUMNS, decodeTable } from "./parquet.ts";

/** Rows that are in memory before they are written: a group of the merged file. */
const ROWS_PER_GROUP = 65_536;

const bytesOf = (file: string): ArrayBuffer => {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
};

const columnsOf = ({ schema }: FileMetaData): readonly SchemaElement[] => schema.slice(1);

/** The description of all files together: that of the one with most columns, which must have those of every other. */
function widest(files: readonly string[]): { readonly metadata: FileMetaData; readonly rows: number } {
  let metadata: FileMetaData | null = null;
  const names = new Set<string>();
  let rows = 0;
  for (const file of files) {
    const found = parquetMetadata(bytesOf(file));
    for (const { name } of columnsOf(found)) names.add(name);
    rows += Number(found.num_rows);
    if (metadata === null || found.schema.length > metadata.schema.length) metadata = found;
  }
  if (metadata === null || columnsOf(metadata).length !== names.size)
    throw new Error("its files have different columns");
  return { metadata, rows };
}

const typed = (type: SchemaElement["type"], values: unknown[]): ColumnSource["data"] =>
  type === "INT32" ? Int32Array.from(values as number[]) : values;

/**
 * Writes the rows of files of one table into one file, in order, a group of rows at a time; returns how many. Columns that a
 * file lacks are null. The file is safe on disk when this returns. Throws for a file that cannot be read.
 */
export async function mergeTables(files: readonly string[], into: string): Promise<number> {
  const { metadata, rows } = widest(files);
  const columns = columnsOf(metadata);
  const writer = new ParquetWriter({
    writer: fileWriter(into),
    schema: metadata.schema,
    statistics: false,
    createdBy: "medtide",
    // What a chunk says of its own bytes is not true of the merged file.
    kvMetadata: (metadata.key_value_metadata ?? []).filter(({ key }) => key === COLUMNS),
  });
  let written = 0;
  let held: unknown[][] = columns.map(() => []);
  const flush = (): void => {
    const size = held[0]?.length ?? 0;
    if (size === 0) return;
    const columnData = columns.map(({ name, type }, at): ColumnSource => {
      const data = typed(type, held[at] ?? []);
      return { name, data, ...(type === "DOUBLE" ? { encoding: "PLAIN" as const } : {}) };
    });
    void writer.write({ columnData, rowGroupSize: size });
    written += size;
    held = columns.map(() => []);
  };
  for (const file of files) {
    const table = await decodeTable(new Uint8Array(bytesOf(file)));
    const [first = []] = table.values();
    columns.forEach(({ name }, at) => {
      const values = table.get(name);
      for (let k = 0; k < first.length; k++) held[at]?.push(values?.[k] ?? null);
    });
    if ((held[0]?.length ?? 0) >= ROWS_PER_GROUP) flush();
  }
  flush();
  void writer.finish();
  if (written !== rows) throw new Error(`it has ${rows} rows, of which ${written} can be read`);
  const handle = openSync(into, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return written;
}
