import { type Language, listComma, type Text } from "../../base/text.ts";
import type { Column } from "./column.ts";
import { type SheetKind, sheetColumns, sheetNames } from "./columns.ts";

/** A sheet of the template: its name and rows, the head first. */
export interface TemplateSheet {
  readonly kind: SheetKind | "columns";
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const heads = {
  en: ["sheet", "column", "required", "means", "may be", "blank"],
  zh: ["工作表", "列", "必填", "含义", "可填", "留空时"],
} as const satisfies Record<Language, readonly string[]>;
const columnsName: Text = { en: "Columns", zh: "填表说明" };

/** A sheet of the template as a workbook is written: cells as text, heads in bold, columns as wide as what they hold. */
export const templateBook = (lang: Language) =>
  rosterTemplate(lang).map(({ kind, name, rows }) => ({
    sheet: name,
    data: rows.map((row, r) =>
      row.map((value) => ({ value, type: String, ...(r === 0 ? { fontWeight: "bold" as const } : {}) })),
    ),
    columns: rows[0]?.map((_, c) => ({ width: kind === "columns" && c > 2 ? 48 : 18 })) ?? [],
    stickyRowsCount: 1,
  }));

/** What may stand in a column, in words. */
function legalText({ takes, words = [] }: Column, lang: Language): string {
  const listed = words.map(({ name }) => name[lang]).join(listComma[lang]);
  const zh = lang === "zh";
  if (takes.kind === "number") {
    const [least, most] = takes.range;
    const kind = takes.whole ? (zh ? "整数" : "whole number") : zh ? "数值" : "number";
    const range = zh ? `${least} 至 ${most} 的${kind}` : `${kind} from ${least} to ${most}`;
    return listed === "" ? range : `${range}${zh ? "，或" : ", or "}${listed}`;
  }
  if (takes.kind === "month") {
    const month = zh ? "年月，如 2012-07" : "month such as 2012-07";
    return listed === "" ? month : `${month}${zh ? "，或" : ", or "}${listed}`;
  }
  return listed === "" ? (zh ? "文字" : "text") : listed;
}

/** An empty roster with heads, a line of example for each sheet, and a sheet that explains the columns. */
export function rosterTemplate(lang: Language): readonly TemplateSheet[] {
  const kinds: readonly SheetKind[] = ["facilities", "doctors"];
  const explained = kinds.flatMap((kind) =>
    sheetColumns[kind].map((column) => [
      sheetNames[kind][lang],
      column.name[lang],
      column.required === true ? (lang === "zh" ? "是" : "yes") : "",
      column.means[lang],
      legalText(column, lang),
      column.blank[lang],
    ]),
  );
  return [
    ...kinds.map((kind) => ({
      kind,
      name: sheetNames[kind][lang],
      rows: [sheetColumns[kind].map(({ name }) => name[lang]), sheetColumns[kind].map(({ example }) => example[lang])],
    })),
    { kind: "columns", name: columnsName[lang], rows: [heads[lang], ...explained] },
  ];
}
