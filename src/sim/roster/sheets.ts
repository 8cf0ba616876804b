import { type FaultList, printable, suggestion } from "../parse-fault-list.ts";
import { plain } from "./cell.ts";
import type { Column } from "./column.ts";
import { type SheetKind, sheetColumns, sheetNames } from "./columns.ts";
import { privateHeads, reveals } from "./privacy.ts";

/** A table as it lies in a file: texts, rows of any length. */
export interface Sheet {
  /** What messages call it: the file, and of a workbook the sheet. */
  readonly file: string;
  readonly rows: readonly (readonly string[])[];
}

/** A sheet of which it is known what it holds. */
export interface KnownSheet {
  readonly kind: SheetKind;
  readonly sheet: Sheet;
  /** Row of the heads, from 0. */
  readonly head: number;
  /** Position of each column that is there. */
  readonly columns: ReadonlyMap<string, number>;
}

/** The heads stand in one of so many first rows: titles and notes may come before them. */
const HEAD_WITHIN = 20;

/** All that a head may mean in a sheet of this kind. */
const headsOf = (columns: readonly Column[]): ReadonlyMap<string, string> =>
  new Map(
    columns.flatMap(({ id, name, also }) => [name.en, name.zh, ...also].map((head) => [plain(head), id] as const)),
  );

const known: Readonly<Record<SheetKind, ReadonlyMap<string, string>>> = {
  facilities: headsOf(sheetColumns.facilities),
  doctors: headsOf(sheetColumns.doctors),
};
const privates: Readonly<Record<SheetKind, ReadonlySet<string>>> = {
  facilities: new Set(privateHeads.map(plain)),
  // A doctor's name; a facility's is public.
  doctors: new Set([...privateHeads, "name", "名字"].map(plain)),
};

/** The forms of a head: as it is, and without what stands in brackets. */
const formsOf = (head: string): readonly string[] => [plain(head), plain(head.replace(/[（(【[].*?[)）\]】]/g, ""))];

const meaning = (head: string, kind: SheetKind): string | undefined =>
  formsOf(head)
    .map((form) => known[kind].get(form))
    .find((id) => id !== undefined);

/**
 * Finds out which sheets hold facilities and which doctors, by the names of their columns in either language. Sheets that
 * hold neither are left out; several of one kind are all read.
 */
export function knowSheets(sheets: readonly Sheet[], faults: FaultList, notices: FaultList): KnownSheet[] {
  const heads = sheets.flatMap((sheet) => bestHead(sheet) ?? []);
  const isWhole = ({ kind, ids }: Head): boolean =>
    sheetColumns[kind].every(({ id, required }) => required !== true || ids.has(id));
  // A sheet of explanations may look a little like a table of the kind that stands beside it.
  const found = heads
    .filter((head) => isWhole(head) || !heads.some((other) => other.kind === head.kind && isWhole(other)))
    .map((head) => knowColumns(head, faults, notices));
  for (const kind of ["facilities", "doctors"] as const) {
    if (found.some((sheet) => sheet.kind === kind)) continue;
    // Where facilities say how many doctors they have, nobody need be listed.
    if (kind === "doctors" && found.some(({ columns }) => countColumns.some((id) => columns.has(id)))) continue;
    const wanted = sheetColumns[kind].filter(({ required }) => required);
    const { en, zh } = sheetNames[kind];
    faults.add(
      { file: sheets[0]?.file ?? "roster", line: null, key: null },
      `no sheet of ${en.toLowerCase()} is here; its heads must have at least ${wanted.map(({ name }) => `"${name.en}"`).join(" and ")} and one more`,
      `没有找到${zh}表；表头至少应有${wanted.map(({ name }) => `“${name.zh}”`).join("、")}和另一列`,
    );
  }
  return found;
}

/** Columns of facilities that count doctors who are not listed. */
const countColumns = ["filledEstablished", "filledContract", "filledVillage"];

interface Head {
  readonly sheet: Sheet;
  readonly kind: SheetKind;
  readonly head: number;
  /** Columns that its cells name. */
  readonly ids: ReadonlySet<string>;
}

/** The row and kind that most heads speak for; null where fewer than two do. */
function bestHead(sheet: Sheet): Head | null {
  let best: Head | null = null;
  let most = 1;
  sheet.rows.slice(0, HEAD_WITHIN).forEach((row, head) => {
    for (const kind of ["facilities", "doctors"] as const) {
      const ids = new Set(row.flatMap((cell) => meaning(cell, kind) ?? []));
      if (ids.size > most) {
        most = ids.size;
        best = { sheet, kind, head, ids };
      }
    }
  });
  return best;
}

function knowColumns({ sheet, kind, head }: Head, faults: FaultList, notices: FaultList): KnownSheet {
  const columns = new Map<string, number>();
  const at = (key: string) => ({ file: sheet.file, line: head + 1, key });
  sheet.rows[head].forEach((written, index) => {
    const id = meaning(written, kind);
    const sample = sheet.rows.slice(head + 1).map((row) => row[index] ?? "");
    if (formsOf(written).some((form) => privates[kind].has(form)) || reveals(sample)) {
      notices.add(at(written), "says who somebody is: left out, not kept", "含个人身份信息：已略去，不予保存");
    } else if (id !== undefined && !columns.has(id)) columns.set(id, index);
    else if (id !== undefined) {
      notices.add(at(written), "says what an earlier column says: left out", "与前面的列含义相同：已略去");
    } else if (written !== "") {
      const names = sheetColumns[kind].flatMap(({ name }) => [name.en, name.zh]);
      const meant = names.length > 0 ? suggestionOf(written, names) : { en: "", zh: "" };
      notices.add(at(written), `not used${meant.en}`, `未使用该列${meant.zh}`);
    }
  });
  for (const { id, name, also, required } of sheetColumns[kind]) {
    if (!required || columns.has(id)) continue;
    const others = also.slice(0, 3).join(", ");
    faults.add(at(name.en), `this column is missing (also read: ${name.zh}, ${others})`, `缺少“${name.zh}”列`);
  }
  return { kind, sheet, head, columns };
}

/** "did you mean …", never the whole list. */
const suggestionOf = (written: string, names: readonly string[]) => {
  const meant = suggestion(printable(written), names);
  return meant.en.includes("did you mean") ? meant : { en: "", zh: "" };
};
