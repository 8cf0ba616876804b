import type { Text } from "../../base/text.ts";
import { type FaultList, printable } from "../parse-fault-list.ts";
import { codeOf, monthOf, numberOf } from "./cell.ts";
import type { Column } from "./column.ts";
import { sheetColumns } from "./columns.ts";
import type { KnownSheet } from "./sheets.ts";
import type { Word } from "./words.ts";

const NONE = "";

const byId = (columns: readonly Column[]) => new Map(columns.map((column) => [column.id, column]));
const columnsById = { facilities: byId(sheetColumns.facilities), doctors: byId(sheetColumns.doctors) } as const;

/** What would have been understood. */
const legal = (words: readonly Word[]): Text => ({
  en: words.map(({ name }) => name.en).join(", "),
  zh: words.map(({ name }) => name.zh).join("、"),
});

/**
 * One row of a known sheet. A cell that is not understood is told by row and column with what would be legal, and reads
 * as blank; `into` says whether that is a fault or a notice.
 */
export class RowReader {
  readonly line: number;
  private readonly known: KnownSheet;
  private readonly cells: readonly string[];
  private readonly columns: ReadonlyMap<string, Column>;

  constructor(known: KnownSheet, row: number) {
    this.known = known;
    this.line = row + 1;
    this.cells = known.sheet.rows[row];
    this.columns = columnsById[known.kind];
  }

  /** The cell of a column as it is written; empty where the sheet lacks the column. */
  text(id: string): string {
    const index = this.known.columns.get(id);
    return index === undefined ? NONE : (this.cells[index] ?? NONE);
  }

  get isEmpty(): boolean {
    return [...this.known.columns.values()].every((index) => (this.cells[index] ?? NONE) === NONE);
  }

  say(id: string, into: FaultList, { en, zh }: Text): void {
    const head = this.known.sheet.rows[this.known.head][this.known.columns.get(id) ?? -1];
    const key = head ?? this.columns.get(id)?.name.en ?? id;
    into.add({ file: this.known.sheet.file, line: this.line, key }, en, zh);
  }

  /** Tells that a cell is not understood, and what would be. */
  private wrong(id: string, into: FaultList, { en, zh }: Text): null {
    const shown = printable(this.text(id));
    this.say(id, into, { en: `"${shown}" is not understood; ${en}`, zh: `无法识别“${shown}”；${zh}` });
    return null;
  }

  word(id: string, into: FaultList): string | null {
    if (this.text(id) === NONE) return null;
    const words = this.columns.get(id)?.words ?? [];
    const code = codeOf(this.text(id), words);
    if (code !== null) return code;
    const may = legal(words);
    return this.wrong(id, into, { en: `write one of: ${may.en}`, zh: `可填：${may.zh}` });
  }

  number(id: string, into: FaultList): number | null {
    const column = this.columns.get(id);
    if (this.text(id) === NONE || column?.takes.kind !== "number") return null;
    const { range, whole } = column.takes;
    const code = column.words === undefined ? null : codeOf(this.text(id), column.words);
    const value = code === null ? numberOf(this.text(id)) : Number(code);
    if (value >= range[0] && value <= range[1] && (!whole || Number.isInteger(value))) return value;
    const kind = { en: whole ? "whole number" : "number", zh: whole ? "整数" : "数值" };
    return this.wrong(id, into, {
      en: `write a ${kind.en} from ${range[0]} to ${range[1]}`,
      zh: `应为 ${range[0]} 至 ${range[1]} 的${kind.zh}`,
    });
  }

  /** A month as `monthNumber` counts it, or a word of the column as its code. */
  month(id: string, into: FaultList): number | string | null {
    if (this.text(id) === NONE) return null;
    const words = this.columns.get(id)?.words ?? [];
    const code = codeOf(this.text(id), words);
    if (code !== null) return code;
    // Of several children the first is meant.
    const months = this.text(id)
      .split(/[、，,；;]/)
      .map(monthOf);
    if (/^\d{4}\.1$/.test(this.text(id)))
      this.say(id, into, {
        en: "read as January; if October is meant, write it as 2012-10",
        zh: "按 1 月读取；若为 10 月，请写作 2012-10 的形式",
      });
    const understood = months.filter((month) => month !== null);
    if (understood.length === months.length) return Math.min(...understood);
    const or = words.length === 0 ? { en: "", zh: "" } : legal(words);
    return this.wrong(id, into, {
      en: `write a month such as 2012-07${or.en && `, or ${or.en}`}`,
      zh: `应为 2012-07 形式的年月${or.zh && `，或“${or.zh}”`}`,
    });
  }
}

/** The rows below the head that hold anything. */
export const rowsOf = (known: KnownSheet): RowReader[] =>
  known.sheet.rows.flatMap((_, row) => {
    if (row <= known.head) return [];
    const reader = new RowReader(known, row);
    return reader.isEmpty ? [] : [reader];
  });
