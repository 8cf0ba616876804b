import type { FaultList } from "../parse-fault-list.ts";
import { monthText } from "./cell.ts";
import { ELSEWHERE_IN_COUNTY, IN_COUNTY, type RosterColumns, rosterNumbers } from "./doctors.ts";
import type { DoctorRow, Employer } from "./read-doctors.ts";
import type { FacilityEntry } from "./read-facilities.ts";

/** The month the roster is of: as asked, as the sheet says, or the latest thing that has happened in it. */
export function dateOf(
  entries: readonly FacilityEntry[],
  rows: readonly DoctorRow[],
  asked: number | null,
  faults: FaultList,
): number | null {
  const latest = (months: readonly (number | null)[]): number | null =>
    months.reduce((most, month) => (month !== null && (most === null || month > most) ? month : most), null);
  const date =
    asked ??
    latest(entries.map(({ asOf }) => asOf)) ??
    latest(rows.flatMap(({ joined, promoted }) => [joined, promoted]));
  const needs = rows.find(
    ({ born, obligation, term, child }) =>
      [born, obligation, term].some((month) => month !== null) || typeof child === "number",
  );
  if (date === null && needs !== undefined) {
    needs.reader.say("birth", faults, {
      en: 'how old is that now? The month that the roster is of stands nowhere: add a column "As of" to the facilities, or say --as-of 2025-12',
      zh: "无法推算年龄：未注明花名册所属年月。请在机构表加“统计日期”列，或使用 --as-of 2025-12",
    });
  }
  return date;
}

/** Doctors as the engine wants them: months before `date` in the place of months of the calendar. */
export function columnsOf(rows: readonly DoctorRow[], date: number, notices: FaultList): RosterColumns {
  /** A number of months within what a column may hold; else told, and blank. */
  const within = (
    row: DoctorRow,
    id: string,
    key: keyof typeof rosterNumbers,
    months: number | null,
  ): number | null => {
    if (months === null) return null;
    const [least, most] = rosterNumbers[key].bounds.range;
    if (months >= least && months <= most) return months;
    row.reader.say(id, notices, {
      en: `cannot be, seen from ${monthText(date)}; left blank`,
      zh: `以 ${monthText(date)} 推算不合理；按空白处理`,
    });
    return null;
  };
  const since = (month: number | null): number | null => (month === null ? null : date - month);
  /** Months left, the month named included. */
  const left = (month: number | null): number | null => (month === null ? null : Math.max(0, month - date + 1));
  const ages = rows.map(
    (row) =>
      within(row, "birth", "ageMonths", since(row.born)) ??
      (row.age === null ? null : Math.floor(12 * row.age) + (row.age % 1 === 0 ? 6 : 0)),
  );
  return {
    row: rows.map(({ reader }) => reader.line),
    facility: rows.map(({ employer }) => employer.index),
    post: rows.map(({ post }) => post),
    ageMonths: ages,
    sex: rows.map(({ sex }) => sex),
    education: rows.map(({ education }) => education),
    specialty: rows.map(({ specialty }) => specialty),
    title: rows.map(({ title }) => title),
    monthsInPost: rows.map(
      (row) =>
        within(row, "joined", "monthsInPost", since(row.joined)) ??
        (row.years === null ? null : Math.round(12 * row.years)),
    ),
    monthsSincePromotion: rows.map((row) => within(row, "promoted", "monthsSincePromotion", since(row.promoted))),
    childAgeMonths: rows.map(({ child, childAge }) =>
      child === "none" ? -1 : child === null ? childAge : Math.min(720, Math.max(0, date - child)),
    ),
    elderNeed: rows.map(({ elderNeed }) => elderNeed),
    spouseTie: rows.map(({ spouseTie }) => spouseTie),
    hometown: rows.map(({ home, employer }) => hometownOf(home, employer)),
    obligationMonths: rows.map((row) => within(row, "obligation", "obligationMonths", left(row.obligation))),
    termMonths: rows.map((row) => within(row, "term", "termMonths", left(row.term))),
  };
}

function hometownOf(home: DoctorRow["home"], { town }: Employer): number | null {
  if (home === "same-township") return town;
  if (home === "same-county") return IN_COUNTY;
  if (home === "other-township") return ELSEWHERE_IN_COUNTY;
  return home === "elsewhere" ? -1 : home;
}
