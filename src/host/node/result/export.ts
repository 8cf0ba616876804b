import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SheetData } from "write-excel-file/node";
import { BYTE_ORDER_MARK, csvLine } from "../../../base/csv.ts";
import { Faults } from "../../../base/fail.ts";
import type { Language, Text } from "../../../base/text.ts";
import { unitText } from "../../../sim/unit-text.ts";
import { checkWritable, fileFaults, makeFolder, writeInPieces, writeWhole } from "../write.ts";
import type { OpenedResult } from "./open.ts";
import { type Cell, type Database, openQuery } from "./query.ts";
import type { View } from "./views.ts";

/** Rows of a sheet of Excel. */
const MOST_ROWS = 1_048_576;
/** Cells that are made into a workbook in memory: about 2 GB. */
const MOST_CELLS = 10_000_000;
const instead: Text = {
  en: "use --csv, or medtide query for the rows you need",
  zh: "请改用 --csv，或用 medtide query 取出所需的行",
};
/** Rows above the first one of a table: what a column means, and its id. */
const HEAD_ROWS = 2;

const refuse = (file: string, { en, zh }: Text): Faults => new Faults([{ file, line: null, key: null, en, zh }]);

const columnsHead = {
  en: ["table", "column", "unit", "meaning"],
  zh: ["数据表", "列", "单位", "含义"],
} as const satisfies Record<Language, readonly string[]>;

/** Every column of every table with unit and meaning. */
const columnRows = (views: readonly View[], lang: Language): string[][] =>
  views.flatMap(({ id, columns }) =>
    columns.map((column) => [id, column.id, unitText(column.unit)[lang], column.meaning[lang]]),
  );

/** The tables of a result and the lists of its scenarios and places: what views make of them is left to queries. */
const exported = (database: Database, { tables }: OpenedResult): View[] =>
  database.views.filter(({ id }) => id === "scenarios" || id === "places" || tables.some((table) => table.id === id));

const withDatabase = async <T>(result: OpenedResult, work: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openQuery(result, { threads: 1 });
  try {
    return await work(database);
  } finally {
    database.close();
  }
};

async function* csvOf(database: Database, { id, columns }: View): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${csvLine(columns.map((column) => column.id))}\r\n`;
  const { batches } = await database.ask(`SELECT * FROM ${id}`);
  for await (const rows of batches) yield `${rows.map(csvLine).join("\r\n")}\r\n`;
}

/**
 * Writes every table as CSV into a folder, codes as words, and `columns.csv` with units and meanings. Returns the files. Throws
 * `Faults`, and leaves none of them, when a table cannot be read or written, or when the folder holds anything and is not to be replaced.
 */
export async function exportCsv(result: OpenedResult, into: string, lang: Language, force: boolean): Promise<string[]> {
  if (existsSync(into) && statSync(into).isDirectory() && !force && readdirSync(into).length > 0)
    throw refuse(into, {
      en: "holds other files; give --force to write among them",
      zh: "已有其他文件；如需写入其中，请加 --force",
    });
  makeFolder(into);
  const files: string[] = [];
  try {
    await withDatabase(result, async (database) => {
      const views = exported(database, result);
      for (const view of views) {
        const file = join(into, `${view.id}.csv`);
        await writeInPieces(file, csvOf(database, view));
        files.push(file);
      }
      const columns = join(into, "columns.csv");
      const lines = [columnsHead[lang], ...columnRows(views, lang)].map((row) => `${csvLine(row)}\r\n`);
      writeWhole(columns, BYTE_ORDER_MARK + lines.join(""));
      files.push(columns);
    });
    return files;
  } catch (error) {
    for (const file of files) rmSync(file, { force: true });
    throw fileFaults(into, error);
  }
}

/** What stands above a column: its meaning with the unit. */
const heading = ({ unit, meaning }: View["columns"][number], lang: Language): string => {
  const shown = unitText(unit)[lang];
  if (shown === "") return meaning[lang];
  return lang === "zh" ? `${meaning.zh}（${shown}）` : `${meaning.en} (${shown})`;
};

const bold = (value: string) => ({ value, type: String, fontWeight: "bold" as const });

/** Refuses tables that no sheet holds, and a workbook that would not fit into memory. */
const refuseLarge = async (database: Database, views: readonly View[], file: string): Promise<void> => {
  const most = MOST_ROWS - HEAD_ROWS;
  let cells = 0;
  for (const { id, columns } of views) {
    for await (const [row] of (await database.ask(`SELECT count(*) FROM ${id}`)).batches) {
      const rows = Number(row?.[0]);
      cells += rows * columns.length;
      if (rows <= most) continue;
      throw refuse(file, {
        en: `${id} has ${rows} rows, and a sheet of Excel holds ${most}; ${instead.en}`,
        zh: `${id} 有 ${rows} 行，而 Excel 一页最多容纳 ${most} 行；${instead.zh}`,
      });
    }
  }
  if (cells <= MOST_CELLS) return;
  throw refuse(file, {
    en: `the tables have ${cells} cells, and at most ${MOST_CELLS} can be written for Excel; ${instead.en}`,
    zh: `数据表共 ${cells} 个单元格，导出 Excel 最多 ${MOST_CELLS} 个；${instead.zh}`,
  });
};

const sheetOf = async (database: Database, view: View, lang: Language): Promise<SheetData> => {
  const data: (ReturnType<typeof bold> | Cell)[][] = [
    view.columns.map((column) => bold(heading(column, lang))),
    view.columns.map(({ id }) => bold(id)),
  ];
  for await (const rows of (await database.ask(`SELECT * FROM ${view.id}`)).batches)
    data.push(...rows.map((row) => [...row]));
  return data;
};

/**
 * Writes every table as a sheet of an Excel file, codes as words, after a sheet of columns with units and meanings. Throws
 * `Faults` for a table that is too long for a sheet, and for a file that is there and is not to be replaced.
 */
export async function exportXlsx(result: OpenedResult, file: string, lang: Language, force: boolean): Promise<void> {
  if (existsSync(file) && !force)
    throw refuse(file, {
      en: "is there already; give --force to replace it",
      zh: "文件已存在；如需替换，请加 --force",
    });
  checkWritable(file);
  const { default: writeExcelFile } = await import("write-excel-file/node");
  await withDatabase(result, async (database) => {
    const views = exported(database, result);
    await refuseLarge(database, views, file);
    const columns: SheetData = [columnsHead[lang].map(bold), ...columnRows(views, lang)];
    const sheets = [{ sheet: "columns", data: columns, stickyRowsCount: 1 }];
    for (const view of views)
      sheets.push({ sheet: view.id, data: await sheetOf(database, view, lang), stickyRowsCount: HEAD_ROWS });
    writeWhole(file, await writeExcelFile(sheets).toBuffer());
  });
}
