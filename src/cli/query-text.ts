import { colon } from "../base/text.ts";
import { number } from "../chart/format.ts";
import type { Answer, Cell } from "../host/node/result/query.ts";
import type { View } from "../host/node/result/views.ts";
import { unitText } from "../sim/unit-text.ts";
import { alignWords } from "./columns.ts";
import type { Session } from "./session.ts";

/** Rows that aligned text shows; CSV and JSON show all. */
const MOST_ROWS = 1000;

const DIGITS = 6;

/** A figure as a reader wants it: whole numbers whole, others to six digits. */
const shown = (cell: Cell): string => {
  if (cell === null) return "–";
  if (typeof cell !== "number") return String(cell);
  return Number.isInteger(cell) ? String(cell) : String(Number(cell.toPrecision(DIGITS)));
};

/** The answer as aligned lines. */
export async function answerLines({ columns, batches }: Answer, { lang }: Session): Promise<string[]> {
  const rows: string[][] = [];
  let more = false;
  for await (const batch of batches) {
    rows.push(...batch.slice(0, MOST_ROWS - rows.length).map((row) => row.map(shown)));
    more ||= rows.length === MOST_ROWS;
    if (more) break;
  }
  const zh = lang === "zh";
  const lines = alignWords([[...columns], ...rows]);
  if (rows.length === 0) lines.push(zh ? "（无记录）" : "(no rows)");
  if (more) {
    const most = number(MOST_ROWS);
    lines.push(zh ? `（仅显示前 ${most} 行；--csv 输出全部）` : `(the first ${most} rows; --csv prints all)`);
  }
  return lines;
}

/** Tables and columns of a result with units and meanings. */
export const viewLines = (views: readonly View[], { lang }: Session): string[] =>
  views.flatMap(({ id, meaning, columns }, at) => [
    ...(at === 0 ? [] : [""]),
    `${id}${colon[lang]}${meaning[lang]}`,
    ...alignWords(columns.map((column) => [`  ${column.id}`, unitText(column.unit)[lang], column.meaning[lang]])),
  ]);
