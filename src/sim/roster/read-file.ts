import type { Fault } from "../../base/fail.ts";
import { FaultList } from "../parse-fault-list.ts";
import { type RosterReading, readRoster } from "./read-roster.ts";
import { Refusal } from "./refusal.ts";
import type { Sheet } from "./sheets.ts";
import { type Decode, decoded, readTextTable } from "./text-table.ts";
import { readXlsx } from "./workbook.ts";

/** Files of a roster larger than this are refused unread. */
export const mostFileBytes = 20 * 1024 * 1024;

interface FileReading {
  readonly sheets: readonly Sheet[];
  readonly faults: readonly Fault[];
  readonly notices: readonly Fault[];
}

const starts = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

/** A file that was given as a roster, or as one of its sheets. */
export interface RosterFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A roster from a workbook, or from a table of facilities and one of doctors. `asOf` is the month that it is of, as
 * `monthNumber` counts it, where the sheets do not say. Never throws.
 */
export async function readRosterFiles(
  files: readonly RosterFile[],
  decode: Decode,
  asOf: number | null = null,
): Promise<RosterReading> {
  const read: FileReading[] = [];
  for (const { name, bytes } of files) read.push(await readFile(name, bytes, decode));
  const faults = read.flatMap((reading) => reading.faults);
  const notices = read.flatMap((reading) => reading.notices);
  if (faults.length > 0) return { roster: null, faults, notices, smallCells: [] };
  const reading = readRoster(
    read.flatMap(({ sheets }) => sheets),
    asOf,
  );
  return { ...reading, notices: [...notices, ...reading.notices] };
}

/**
 * The sheets in a file of any kind, by what it holds and not by its name: XLSX, or text in UTF-8, UTF-16 or GB18030. What
 * cannot be read is a fault that says what to do. Never throws, and never takes more than seconds.
 */
async function readFile(file: string, bytes: Uint8Array, decode: Decode): Promise<FileReading> {
  const faults = new FaultList();
  const notices = new FaultList();
  let sheets: readonly Sheet[] = [];
  try {
    sheets = await sheetsOf(file, bytes, decode, notices);
  } catch (error) {
    const refused =
      error instanceof Refusal ? error : new Refusal("is damaged and cannot be read", "文件已损坏，无法读取");
    faults.add({ file, line: null, key: null }, refused.en, refused.zh);
  }
  return { sheets, faults: faults.all(), notices: notices.all() };
}

async function sheetsOf(
  file: string,
  bytes: Uint8Array,
  decode: Decode,
  notices: FaultList,
): Promise<readonly Sheet[]> {
  if (bytes.length === 0) throw new Refusal("is empty", "文件是空的");
  if (bytes.length > mostFileBytes) {
    const most = mostFileBytes / (1024 * 1024);
    throw new Refusal(`is larger than ${most} MB`, `文件超过 ${most} MB`);
  }
  if (starts(bytes, 0x50, 0x4b)) return await readXlsx(file, bytes, notices);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new Refusal(
      "is an old .xls file or protected by a password; save it as .xlsx without one",
      "为旧版 .xls 文件或设有密码；请去除密码后另存为 .xlsx",
    );
  }
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46))
    throw new Refusal("is a PDF; a table is needed (CSV, XLSX)", "为 PDF 文件；需要 CSV 或 XLSX 表格");
  const { text, encoding } = decoded(bytes, decode);
  if (/^\s*(?:<!doctype|<html|<\?xml|<table)/i.test(text)) {
    throw new Refusal(
      "is a web page, not a spreadsheet; open it and save it as .xlsx",
      "为网页而非表格文件；请打开后另存为 .xlsx",
    );
  }
  if (encoding === "gb18030") {
    notices.add({ file, line: null, key: null }, "read as GB18030", "按 GB18030 编码读取");
  }
  return [readTextTable(file, text)];
}
