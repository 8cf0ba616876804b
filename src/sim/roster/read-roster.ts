import type { Fault } from "../../base/fail.ts";
import { posts } from "../../model/kinds.ts";
import { FaultList } from "../parse-fault-list.ts";
import { plain } from "./cell.ts";
import { mostDoctors, type RosterColumns } from "./doctors.ts";
import { facilitySheet } from "./facility-columns.ts";
import { fewestTogether, type SmallCell, smallCells } from "./privacy.ts";
import { type DoctorRow, type Employer, readDoctorRow } from "./read-doctors.ts";
import { type FacilityEntry, type FacilityList, readFacilityRows } from "./read-facilities.ts";
import { type RowReader, rowsOf } from "./row-reader.ts";
import { columnsOf, dateOf } from "./settle-doctors.ts";
import { facilitiesOf } from "./settle-facilities.ts";
import { type KnownSheet, knowSheets, type Sheet } from "./sheets.ts";
import type { SourcedFacility } from "./tables.ts";

/** A roster that can be simulated: facilities as data, and their doctors one by one. */
export interface RosterData {
  readonly facilities: readonly SourcedFacility[];
  readonly doctors: RosterColumns;
  /** The month that it is of, as `monthNumber` counts it; null where nothing depends on it. */
  readonly asOf: number | null;
}

export interface RosterReading {
  /** Null while there are faults. */
  readonly roster: RosterData | null;
  /** What must be mended, and what was read in a way that one should know; by sheet, row and column. */
  readonly faults: readonly Fault[];
  readonly notices: readonly Fault[];
  /** Who might be recognised. */
  readonly smallCells: readonly SmallCell[];
}

/**
 * Makes a roster of the sheets of a workbook, or of several tables: which sheet is which, and which column, goes by the
 * heads. `asOf` is the month that it is of, where the sheets do not say. Never throws.
 */
export function readRoster(sheets: readonly Sheet[], asOf: number | null = null): RosterReading {
  const faults = new FaultList();
  const notices = new FaultList();
  const known = knowSheets(sheets, faults, notices);
  const readers = (kind: KnownSheet["kind"]): RowReader[] =>
    known.filter((sheet) => sheet.kind === kind).flatMap(rowsOf);
  const listed = readers("doctors");
  let roster: RosterData | null = null;
  if (listed.length > mostDoctors) {
    const { file } = (known.find(({ kind }) => kind === "doctors") as KnownSheet).sheet;
    faults.add(
      { file, line: null, key: null },
      `${listed.length} doctors, but a roster is of one county and has at most ${mostDoctors}`,
      `共 ${listed.length} 名医师；花名册对应一个县，最多 ${mostDoctors} 名`,
    );
  } else if (!faults.any)
    roster = settle(readFacilityRows(readers("facilities"), faults), listed, asOf, faults, notices);
  const small = roster === null ? [] : smallCells(roster.doctors);
  if (roster !== null) warnOfSmallCells(small, roster, sheets, notices);
  return { roster: faults.any ? null : roster, faults: faults.all(), notices: notices.all(), smallCells: small };
}

function settle(
  { entries, towns }: FacilityList,
  listed: readonly RowReader[],
  asOf: number | null,
  faults: FaultList,
  notices: FaultList,
): RosterData {
  const employers = new Map<string, Employer>();
  entries.forEach(({ name, code, type, town, reader }, index) => {
    for (const key of [reader.text("name"), name, code])
      if (plain(key) !== "") employers.set(plain(key), { index, type, town });
  });
  const written = entries.flatMap(({ name, code }) => (code === "" ? [name] : [name, code]));
  const context = { employers, written, towns, faults, notices };
  tellDoubles(listed, notices);
  const rows = listed.flatMap((reader) => readDoctorRow(reader, context) ?? []);
  tellUnread(listed, rows, faults);
  const hasHospital = entries.some(({ type }) => type === "county");
  for (const { post, reader } of rows) {
    if (posts[post] !== "county-managed" || hasHospital) continue;
    reader.say("post", faults, {
      en: "is employed by the county, but the sheet of facilities has no county hospital",
      zh: "由县级聘用，但机构表中没有县级医院",
    });
  }
  tellExample(entries, notices);
  const date = dateOf(entries, rows, asOf, faults);
  const facilities = facilitiesOf(entries, rows, faults, notices);
  return { facilities, doctors: columnsOf(rows, date ?? 0, notices), asOf: date };
}

/** The line of example of the template is no facility of the county. */
function tellExample(entries: readonly FacilityEntry[], notices: FaultList): void {
  const [{ example }] = facilitySheet;
  for (const { name, reader } of entries) {
    if (entries.length === 1 || (name !== example.en && name !== example.zh)) continue;
    reader.say("name", notices, {
      en: "is the line of example of the template; delete it here and among the doctors if it is not yours",
      zh: "为模板中的示例行；如非本县机构，请在机构表与医师表中删除",
    });
  }
}

function tellDoubles(listed: readonly RowReader[], notices: FaultList): void {
  const lines = new Map<string, number>();
  for (const reader of listed) {
    const number = plain(reader.text("number"));
    const first = number === "" ? undefined : lines.get(number);
    if (first === undefined) lines.set(number, reader.line);
    else {
      reader.say("number", notices, {
        en: `is also the number in row ${first}; both are taken for doctors`,
        zh: `与第 ${first} 行编号相同；均按医师计`,
      });
    }
  }
}

/** A column of which most is not understood says nothing: better to stop than to draw what is written there. */
function tellUnread(listed: readonly RowReader[], rows: readonly DoctorRow[], faults: FaultList): void {
  const read = {
    birth: "born",
    age: "age",
    sex: "sex",
    education: "education",
    title: "title",
    joined: "joined",
  } as const;
  for (const [id, key] of Object.entries(read)) {
    const filled = rows.filter(({ reader }) => reader.text(id) !== "");
    const unread = filled.filter((row) => row[key as keyof DoctorRow] === null).length;
    if (unread < 5 || 2 * unread <= filled.length) continue;
    listed[0]?.say(id, faults, {
      en: `of this column ${unread} of ${filled.length} cells are not understood`,
      zh: `该列 ${filled.length} 个单元格中有 ${unread} 个无法识别`,
    });
  }
}

function warnOfSmallCells(
  small: readonly SmallCell[],
  { doctors }: RosterData,
  sheets: readonly Sheet[],
  notices: FaultList,
) {
  const few = small.reduce((sum, cell) => sum + cell.doctors, 0);
  if (few === 0) return;
  const all = doctors.row.length;
  notices.add(
    { file: sheets[0].file, line: null, key: null },
    `${few} of ${all} doctors share facility, title and ten years of age with fewer than ${fewestTogether - 1} others: who knows the county may recognise them, so keep the folder and its results as you keep the roster, and do not publish tables by facility`,
    `${all} 名医师中有 ${few} 名，其机构、职称、十岁年龄段的组合不足 ${fewestTogether} 人，熟悉当地者可能辨认：请按花名册同等要求保管该文件夹及其结果，勿公开分机构的表格`,
  );
}
