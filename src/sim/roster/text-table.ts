import { CsvError, parse } from "csv-parse/sync";
import { mostDoctors } from "./doctors.ts";
import { Refusal } from "./refusal.ts";
import type { Sheet } from "./sheets.ts";
import { mostRows } from "./workbook.ts";

export type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** The text of bytes, or null where they are not in this encoding: `TextDecoder` with `fatal`, which the host has. */
export type Decode = (bytes: Uint8Array, encoding: Encoding) => string | null;

/** A text with the encoding that it was found to be in. Throws `Refusal` for what is no text, or of two encodings at once. */
export function decoded(bytes: Uint8Array, decode: Decode): { readonly text: string; readonly encoding: Encoding } {
  const order =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (order !== null) {
    const text = decode(bytes, order);
    if (text !== null) return { text, encoding: order };
  }
  if (bytes.includes(0)) throw new Refusal("is no spreadsheet and no text", "不是表格文件，也不是文本");
  const utf8 = decode(bytes, "utf-8");
  if (utf8 !== null) return { text: utf8, encoding: "utf-8" };
  const other = lineOfOtherEncoding(bytes, decode);
  if (other !== null) {
    throw new Refusal(
      `is in two encodings: UTF-8 in some lines, and not in line ${other}; save the whole file as UTF-8`,
      `混用两种编码：部分行为 UTF-8，而第 ${other} 行不是；请将整个文件另存为 UTF-8`,
    );
  }
  const chinese = decode(bytes, "gb18030");
  if (chinese !== null) return { text: chinese, encoding: "gb18030" };
  throw new Refusal("is neither UTF-8 nor GB18030 text", "既不是 UTF-8 也不是 GB18030 编码的文本");
}

/** First line that is not UTF-8 where other lines are beyond doubt; null where none are. */
function lineOfOtherEncoding(bytes: Uint8Array, decode: Decode): number | null {
  let isUtf8 = false;
  let first: number | null = null;
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const text = decode(bytes.subarray(start, end), "utf-8");
    if (text === null) first ??= line;
    // Three Chinese characters are nine bytes that hardly ever are UTF-8 by accident.
    else if ((text.match(/[\u0800-\uffff]/g)?.length ?? 0) >= 3) isUtf8 = true;
    start = end + 1;
  }
  return isUtf8 ? first : null;
}

/** Reads a table of commas, tabs or semicolons. Rows are numbered as records. Throws `Refusal`. */
export function readTextTable(file: string, text: string): Sheet {
  let breaks = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) breaks++;
  if (breaks > 2 * mostRows) {
    throw new Refusal(
      `has ${breaks} lines; a roster is of one county and has at most ${mostDoctors} doctors`,
      `共 ${breaks} 行；花名册对应一个县，最多 ${mostDoctors} 名医师`,
    );
  }
  try {
    const options = {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      skip_empty_lines: false,
    };
    const rows = parse(text, options) as string[][];
    return { file, rows };
  } catch (error) {
    const line = error instanceof CsvError ? Number(error["lines"]) : 0;
    throw new Refusal(
      `a quote is opened and never closed, near line ${line}; the file may be cut short`,
      `第 ${line} 行附近引号没有闭合，文件可能被截断`,
    );
  }
}

/** What separates most cells of the first lines. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 4000);
  const count = (mark: string): number => head.split(mark).length;
  return [",", "\t", ";"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
