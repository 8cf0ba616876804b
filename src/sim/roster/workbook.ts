import { strFromU8, strToU8, type Zippable, zipSync } from "fflate";
import readWorkbook from "read-excel-file/universal";
import { type FaultList, printable } from "../parse-fault-list.ts";
import { unpack } from "./archive.ts";
import { mostDoctors } from "./doctors.ts";
import { Refusal } from "./refusal.ts";
import type { Sheet } from "./sheets.ts";

const MOST_COLUMNS = 256;
/** Rows of a sheet: every doctor a county can have, with titles and notes above. */
export const mostRows = mostDoctors + 100;

interface Part {
  readonly name: string;
  readonly merged: readonly (readonly [string, string])[];
}

/**
 * The sheets of an XLSX file as texts. Merged cells all hold what stands in their first; of formulas the stored result
 * is taken, and who has none is told; days are written 2012-07-01. The library that reads cells is handed a workbook of which
 * sizes have been checked, not the file. Throws `Refusal`.
 */
export async function readXlsx(file: string, bytes: Uint8Array, notices: FaultList): Promise<Sheet[]> {
  const { parts, names } = unpack(bytes);
  if (names.has("xl/workbook.bin"))
    throw new Refusal("is a binary workbook (.xlsb); save it as .xlsx", "为二进制工作簿（.xlsb）；请另存为 .xlsx");
  if (![...names].some((name) => name.startsWith("xl/")))
    throw new Refusal("is a ZIP archive, but no workbook", "是压缩包，不是 Excel 工作簿");
  const sheets = sheetParts(parts);
  const known = new Map<string, Part>();
  for (const [path, name] of sheets) {
    const label = `${file} [${printable(name)}]`;
    const { text, merged } = checkedSheet(partOf(parts, path), label, notices);
    parts.set(path, strToU8(text));
    known.set(name, { name: label, merged });
  }
  const stored = zipSync(Object.fromEntries(parts) as Zippable, { level: 0 });
  const data = await readWorkbook(stored.slice().buffer as ArrayBuffer).catch((): never => {
    throw new Refusal("is damaged: the workbook cannot be read", "已损坏：无法读取工作簿");
  });
  return data.map(({ sheet, data: rows }) => {
    const { name, merged } = known.get(sheet) ?? { name: `${file} [${printable(sheet)}]`, merged: [] };
    const cells = rows.map((row) => row.map(written));
    for (const range of merged) spread(cells, range);
    return { file: name, rows: cells };
  });
}

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? null;

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");

const MAIN = "xl/workbook.xml";
const LINKS = "xl/_rels/workbook.xml.rels";

/** The text of a part that a workbook must have. */
function partOf(parts: ReadonlyMap<string, Uint8Array>, path: string): string {
  const part = parts.get(path);
  if (part !== undefined) return strFromU8(part);
  const name = printable(path);
  throw new Refusal(
    `is damaged: the workbook lacks its part ${name}; copy or download the file again`,
    `已损坏：工作簿缺少 ${name}；请重新复制或下载该文件`,
  );
}

/** Names of sheets by the path of the part that holds them. Refuses a workbook without what its cells are read from. */
function sheetParts(parts: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const targets = new Map<string, string>();
  for (const [tag] of partOf(parts, LINKS).matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = attribute(tag, "Target") ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    targets.set(attribute(tag, "Id") ?? "", path);
    if (/\/(sharedStrings|styles)$/.test(attribute(tag, "Type") ?? "")) partOf(parts, path);
  }
  const sheets = new Map<string, string>();
  for (const [tag] of partOf(parts, MAIN).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const path = targets.get(attribute(tag, "id") ?? "");
    if (path !== undefined) sheets.set(path, unescaped(attribute(tag, "name") ?? ""));
  }
  if (sheets.size === 0) throw new Refusal("is a workbook without sheets", "工作簿中没有工作表");
  return sheets;
}

/** A sheet's XML without empty cells, once it is known where its cells lie; formulas without a result are told. */
function checkedSheet(xml: string, label: string, notices: FaultList) {
  // Cells that are only formatted may lie anywhere; they hold nothing.
  const text = xml
    .replace(/<(?:\w+:)?c\s[^>]*\/>/g, "")
    .replace(/<(?:\w+:)?row\s[^>]*(?:\/>|>\s*<\/(?:\w+:)?row>)/g, "");
  const pieces = text.split(/<(?:\w+:)?c(?=[\s>])/);
  for (const piece of pieces.slice(1)) {
    const tag = piece.slice(0, piece.indexOf(">"));
    const address = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(tag, "r") ?? "");
    if (address === null) throw new Refusal("has cells without an address", "含有没有地址的单元格");
    const [, letters = "", row = ""] = address;
    if (Number(row) > mostRows) {
      throw new Refusal(
        `has something in row ${row}; a roster is of one county and has at most ${mostDoctors} doctors`,
        `第 ${row} 行仍有内容；花名册对应一个县，最多 ${mostDoctors} 名医师`,
      );
    }
    if (columnOf(letters) > MOST_COLUMNS) {
      throw new Refusal(
        `has something in column ${letters}; at most ${MOST_COLUMNS} columns are read`,
        `${letters} 列仍有内容；最多读取 ${MOST_COLUMNS} 列`,
      );
    }
    tellFormula(piece, tag, { file: label, line: Number(row), key: letters }, notices);
  }
  const merged = [...text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)].flatMap(([tag]) => {
    const [from, to] = (attribute(tag, "ref") ?? "").split(":");
    return from === undefined || to === undefined ? [] : [[from, to] as const];
  });
  if (merged.length > mostRows) throw new Refusal("has more merged cells than rows", "合并单元格过多");
  return { text, merged };
}

function tellFormula(
  piece: string,
  tag: string,
  at: { readonly file: string; readonly line: number; readonly key: string },
  notices: FaultList,
): void {
  const end = piece.search(/<\/(?:\w+:)?c>/);
  const body = end < 0 ? piece : piece.slice(0, end);
  if (attribute(tag, "t") === "e") {
    notices.add(at, "holds the error of a formula: read as blank", "公式出错：按空白读取");
  } else if (/<(?:\w+:)?f[\s>/]/.test(body) && !/<(?:\w+:)?v[\s>]/.test(body)) {
    const en =
      "a formula without a stored result: read as blank; open and save the file in a spreadsheet program first";
    notices.add(at, en, "公式没有保存结果：按空白读取；请先用表格软件打开并保存该文件");
  }
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);

/** Writes what stands in the first of merged cells into all of them that are empty, as far as the sheet goes. */
function spread(cells: string[][], [from, to]: readonly [string, string]): void {
  const corner = (address: string): readonly [number, number] => {
    const [, letters = "A", row = "1"] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
    return [Number(row) - 1, columnOf(letters) - 1];
  };
  const [top, left] = corner(from);
  const [bottom, right] = corner(to);
  const text = cells[top]?.[left] ?? "";
  for (let row = top; row <= Math.min(bottom, cells.length - 1); row++)
    for (let column = left; column <= Math.min(right, MOST_COLUMNS); column++)
      if (cells[row][column] === "") cells[row][column] = text;
}

/** A cell as the text that a person would see; a day as 2012-07-01. */
function written(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object" && "toISOString" in value) {
    const day = value as { toISOString(): string };
    try {
      return day.toISOString().slice(0, 10);
    } catch {
      return "";
    }
  }
  return String(value).trim();
}
