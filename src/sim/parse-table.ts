import { CsvError, parse } from "csv-parse/sync";
import { type FaultList, type Place, printable, type Said, suggestion } from "./parse-fault-list.ts";
import { type Bounds, boundsText } from "./parse-values.ts";

/** One row of a table; a cell that is missing or wrong reads as null and has been told. */
export class TableRow {
  readonly line: number;
  private readonly file: string;
  private readonly cells: ReadonlyMap<string, string>;
  private readonly faults: FaultList;

  constructor(file: string, line: number, cells: ReadonlyMap<string, string>, faults: FaultList) {
    this.file = file;
    this.line = line;
    this.cells = cells;
    this.faults = faults;
  }

  at(column: string): Place {
    return { file: this.file, line: this.line, key: column };
  }

  /** May be empty; columns that the table lacks have been told at its head. */
  raw(column: string): string {
    return this.cells.get(column) ?? "";
  }

  text(column: string): string | null {
    const cell = this.cells.get(column);
    if (cell === "") this.faults.add(this.at(column), "is empty", "为空");
    return cell === undefined || cell === "" ? null : cell;
  }

  word<W extends string>(column: string, words: readonly W[]): W | null {
    const text = this.text(column);
    if (text === null) return null;
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined) return word;
    const { en, zh } = suggestion(text, words);
    this.faults.add(
      this.at(column),
      `unknown ${column} "${printable(text)}"${en}`,
      `未知的 ${column}：“${printable(text)}”${zh}`,
    );
    return null;
  }

  number(column: string, bounds: Bounds): number | null {
    const text = this.text(column);
    if (text === null) return null;
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    const [low, high] = bounds.range;
    if (value >= low && value <= high && (!bounds.whole || Number.isInteger(value))) return value + 0;
    const must = boundsText(bounds);
    this.faults.add(
      this.at(column),
      `must be ${must.en}, not "${printable(text)}"`,
      `应为${must.zh}，现为“${printable(text)}”`,
    );
    return null;
  }
}

interface Record {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads a CSV table with exactly these columns, in any order, or with `more` that may stand beside them. Rows that are not
 * whole are told and left out.
 */
export function readTable(
  file: string,
  text: string,
  columns: readonly string[],
  declared: Said<number>,
  faults: FaultList,
  more: readonly string[] | "any" = [],
): readonly TableRow[] {
  const [head] = text.split(/\r|\n/, 1);
  if (!head.includes(",") && /[;\t]/.test(head)) {
    faults.add({ file, line: 1, key: null }, "columns must be separated by commas", "各列须以逗号分隔");
    return [];
  }
  const records = readRecords(file, text, faults);
  if (records === null) return [];
  const [names, ...body] = records;
  if (names === undefined) {
    faults.add({ file, line: 1, key: null }, "the file is empty", "文件是空的");
    return [];
  }
  const known = readHead(file, names, columns, more, faults);
  const width = names.record.length;
  const rows: TableRow[] = [];
  for (const record of body) {
    const n = record.record.length;
    const line = firstLine(record);
    if (n === width) {
      const cells = new Map(known.map(([column, index]) => [column, record.record[index]]));
      rows.push(new TableRow(file, line, cells, faults));
    } else if (n < width) {
      const en = `cut inside the row: ${n} of ${width} fields`;
      faults.add({ file, line, key: null }, en, `该行被截断：应有 ${width} 个字段，只有 ${n} 个`);
    } else {
      const en = `${n} fields where the head has ${width}; text that holds a comma needs quotes`;
      faults.add({ file, line, key: null }, en, `该行有 ${n} 个字段，而表头有 ${width} 个；含逗号的文字须加引号`);
    }
  }
  if (body.length !== declared.value) {
    const last = body.at(-1) ?? names;
    const said = `${declared.at.file}:${declared.at.line}`;
    const short = body.length < declared.value;
    const en = `holds ${body.length} rows, but ${said} declares ${declared.value}${short ? "; the file may be cut short" : ""}`;
    const zh = `有 ${body.length} 行，而 ${said} 声明为 ${declared.value} 行${short ? "；文件可能不完整" : ""}`;
    faults.add({ file, line: last.info.lines, key: null }, en, zh);
  }
  return rows;
}

/** The rows of a CSV file, its head first, with their lines; null when they cannot be told apart, which is a fault. */
export const readRows = (
  file: string,
  text: string,
  faults: FaultList,
): { readonly line: number; readonly cells: readonly string[] }[] | null =>
  readRecords(file, text, faults)?.map((row) => ({ line: firstLine(row), cells: row.record })) ?? null;

/** The columns that are there, with their positions. */
function readHead(
  file: string,
  head: Record,
  columns: readonly string[],
  more: readonly string[] | "any",
  faults: FaultList,
): [string, number][] {
  const line = firstLine(head);
  const names = head.record;
  const known: [string, number][] = [];
  const all = more === "any" ? columns : [...columns, ...more];
  const unseen = new Set(all);
  names.forEach((name, index) => {
    const at = { file, line, key: name };
    if (unseen.delete(name)) known.push([name, index]);
    else if (all.includes(name)) faults.add(at, "this column stands here twice", "该列重复出现");
    else if (more !== "any") {
      const { en, zh } = suggestion(name, all);
      faults.add(at, `unknown column${en}`, `没有这一列${zh}`);
    }
  });
  const absent = columns.filter((column) => unseen.has(column));
  for (const column of absent) faults.add({ file, line, key: column }, "this column is missing", "缺少该列");
  return known;
}

/** Null when a quote is wrong; the rows before it cannot be trusted to be rows. */
function readRecords(file: string, text: string, faults: FaultList): Record[] | null {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
    return parse(text, options) as unknown as Record[];
  } catch (error) {
    const line = error instanceof CsvError ? Number(error["lines"]) : null;
    const at = { file, line, key: null };
    if (error instanceof CsvError && error.code === "CSV_QUOTE_NOT_CLOSED") {
      faults.add(
        at,
        "a quote is opened and never closed; the file may be cut inside a row",
        "引号没有闭合，文件可能在行内被截断",
      );
    } else {
      faults.add(
        at,
        "a quote stands inside a field; put the whole field in quotes and double the quote",
        "字段内出现引号；请将整个字段加引号，并将其中的引号写两遍",
      );
    }
    return null;
  }
}

/** A record ends in the line that is reported; quoted line breaks are inside it. */
const firstLine = ({ record, info }: Record): number =>
  info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
