import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { BYTE_ORDER_MARK, csvLine } from "../../base/csv.ts";
import { Faults } from "../../base/fail.ts";
import type { Language } from "../../base/text.ts";
import { mostFileBytes, type RosterFile, readRosterFiles } from "../../sim/roster/read-file.ts";
import type { RosterData, RosterReading } from "../../sim/roster/read-roster.ts";
import { rosterTemplate, templateBook } from "../../sim/roster/template.ts";
import type { Decode } from "../../sim/roster/text-table.ts";
import { checkWritable, fileFaults, makeFolder, writeWhole } from "./write.ts";

const decode: Decode = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Whether the name of a file is one of a roster rather than of a scenario. */
export const looksLikeRoster = (name: string): boolean => /\.(?:xlsx|xlsm|xls|csv|tsv|txt)$/i.test(name);

function opened(path: string): RosterFile {
  try {
    // A file that is too large is refused by its size alone, so nothing of it is read.
    const { size } = statSync(path);
    const bytes = size > mostFileBytes ? new Uint8Array(mostFileBytes + 1) : new Uint8Array(readFileSync(path));
    return { name: path, bytes };
  } catch (error) {
    throw fileFaults(path, error);
  }
}

/** Reads a roster from its files. Throws `Faults` with all that is wrong in them. */
export async function readRoster(
  paths: readonly string[],
  asOf: number | null,
): Promise<RosterReading & { readonly roster: RosterData }> {
  const reading = await readRosterFiles(paths.map(opened), decode, asOf);
  const { roster } = reading;
  if (roster === null) throw new Faults(reading.faults);
  return { ...reading, roster };
}

/** Refuses a folder that holds anything, before any work is done for it. */
export function checkNewFolder(folder: string): void {
  if (!existsSync(folder)) return;
  const fault = (en: string, zh: string) => new Faults([{ file: folder, line: null, key: null, en, zh }]);
  if (!statSync(folder).isDirectory()) throw fault("is a file, not a folder", "是文件，不是文件夹");
  if (readdirSync(folder).length > 0) {
    throw fault("is not empty; give the name of a new folder", "文件夹非空；请给出新文件夹的名称");
  }
}

/** Writes texts by path into a new folder: all of them, or none and no folder. Throws `Faults`. */
export function writeNewFolder(folder: string, files: ReadonlyMap<string, string>): void {
  checkNewFolder(folder);
  const whole = resolve(folder);
  let temporary: string | null = null;
  try {
    makeFolder(dirname(whole));
    temporary = mkdtempSync(join(dirname(whole), `.${basename(whole)}.`));
    for (const [path, text] of files) {
      makeFolder(dirname(join(temporary, path)));
      writeWhole(join(temporary, path), text);
    }
    if (existsSync(whole)) rmdirSync(whole);
    renameSync(temporary, whole);
  } catch (error) {
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
    throw fileFaults(folder, error);
  }
}

/** Writes an empty roster: a workbook, or CSV tables into a new folder. Returns the files. Throws `Faults`. */
export async function writeTemplate(path: string, lang: Language): Promise<string[]> {
  if (!/\.xlsx$/i.test(path)) {
    const texts = rosterTemplate(lang).map(
      ({ kind, rows }) => [`${kind}.csv`, rows.map((row) => `${csvLine(row)}\r\n`).join("")] as const,
    );
    writeNewFolder(path, new Map(texts.map(([name, text]) => [name, BYTE_ORDER_MARK + text])));
    return texts.map(([name]) => join(path, name));
  }
  if (existsSync(path)) {
    const en = "is there already; give another name";
    throw new Faults([{ file: path, line: null, key: null, en, zh: "文件已存在；请换一个名称" }]);
  }
  checkWritable(path);
  const { default: writeExcelFile } = await import("write-excel-file/node");
  writeWhole(path, await writeExcelFile(templateBook(lang)).toBuffer());
  return [path];
}
