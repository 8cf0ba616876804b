import { parquetMetadata, parquetRead } from "hyparquet";
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import type { Text } from "../../base/text.ts";

/** A column of a file. In a `number` column NaN stands for "undefined" and is stored as null. */
export interface StoredColumn {
  readonly id: string;
  readonly type: "integer" | "number" | "flag" | "text";
  readonly unit: string;
  readonly meaning: Text;
}
export type Values = ArrayLike<unknown>;

const types = {
  integer: { type: "INT32", repetition_type: "REQUIRED" },
  number: { type: "DOUBLE", repetition_type: "OPTIONAL" },
  flag: { type: "BOOLEAN", repetition_type: "REQUIRED" },
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
} as const;

const nullsFor = (values: Float64Array): Float64Array | (number | null)[] =>
  values.some(Number.isNaN) ? Array.from(values, (x) => (Number.isNaN(x) ? null : x)) : values;

/** Refuses what a column of whole numbers would cut off. */
const wholeNumbers = (id: string, values: ArrayLike<number>): Int32Array => {
  const whole = Int32Array.from(values);
  const cut = whole.findIndex((value, at) => value !== values[at]);
  if (cut >= 0) throw new Error(`${id} holds ${values[cut]}, which is no whole number`);
  return whole;
};

const stored = (column: StoredColumn, values: Values): ColumnSource["data"] => {
  if (column.type === "integer") return wholeNumbers(column.id, values as ArrayLike<number>);
  if (column.type === "number" && values instanceof Float64Array) return nullsFor(values);
  return Array.from(values);
};

/** The key under which a file tells units and meanings. */
export const COLUMNS = "medtide.columns";

/** A table as the bytes of a Parquet file (snappy, one row group); units and meanings travel in its metadata, and what else is given. */
export function encodeTable(
  id: string,
  columns: readonly StoredColumn[],
  data: readonly Values[],
  about: Readonly<Record<string, string>> = {},
): Uint8Array {
  const rows = data[0]?.length ?? 0;
  const described = Object.fromEntries(columns.map(({ id: name, unit, meaning }) => [name, { unit, meaning }]));
  return new Uint8Array(
    parquetWriteBuffer({
      schema: [
        { name: id, num_children: columns.length },
        ...columns.map((column) => ({ name: column.id, ...types[column.type] })),
      ],
      // Figures seldom repeat, and nobody skips parts of files this small: no dictionary of them, no statistics.
      columnData: columns.map((column, at) => ({
        name: column.id,
        data: stored(column, data[at] ?? []),
        ...(column.type === "number" ? { encoding: "PLAIN" as const } : {}),
      })),
      statistics: false,
      rowGroupSize: Math.max(1, rows),
      kvMetadata: Object.entries({ [COLUMNS]: JSON.stringify(described), ...about }).map(([key, value]) => ({
        key,
        value,
      })),
      createdBy: "medtide",
    }),
  );
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

/** What else was given when the file was written. */
export const readAbout = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map((parquetMetadata(bufferOf(bytes)).key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ""]));

/** The columns of a Parquet file by name, null where undefined: those asked for, or all. */
export async function decodeTable(
  bytes: Uint8Array,
  only?: readonly string[],
): Promise<ReadonlyMap<string, unknown[]>> {
  const columns = new Map<string, unknown[]>();
  await parquetRead({
    ...(only === undefined ? {} : { columns: [...only] }),
    file: bufferOf(bytes),
    onChunk: ({ columnName, columnData, rowStart }) => {
      const values = columns.get(columnName) ?? [];
      columns.set(columnName, values);
      for (let i = 0; i < columnData.length; i++) values[rowStart + i] = columnData[i];
    },
  });
  return columns;
}
