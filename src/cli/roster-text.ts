import type { Fault } from "../base/fail.ts";
import { number } from "../chart/format.ts";
import { facilityTypes } from "../model/kinds.ts";
import { monthText } from "../sim/roster/cell.ts";
import type { SmallCell } from "../sim/roster/privacy.ts";
import type { RosterData } from "../sim/roster/read-roster.ts";
import { typeWords } from "../sim/roster/words.ts";
import { alignFigures } from "./columns.ts";
import type { Session } from "./session.ts";

/** Facilities, posts and doctors of each type, as the roster has them. */
export function rosterText({ facilities, doctors, asOf }: RosterData, { lang }: Session): string {
  const zh = lang === "zh";
  const head = zh
    ? ["花名册", "机构", "编制", "在编", "其他医师", "逐人列出"]
    : ["Roster", "facilities", "established posts", "filled", "other doctors", "listed"];
  const listed = new Map<string, number>();
  for (const f of doctors.facility) {
    const type = facilities[f]?.type ?? "";
    listed.set(type, (listed.get(type) ?? 0) + 1);
  }
  const rows = facilityTypes.flatMap((type) => {
    const own = facilities.filter((facility) => facility.type === type);
    if (own.length === 0) return [];
    const sum = (of: (facility: (typeof own)[number]) => number): number => own.reduce((total, f) => total + of(f), 0);
    const counts = [
      own.length,
      sum((f) => f.established),
      sum((f) => f.filledEstablished),
      sum((f) => f.filledContract + f.filledVillage),
      listed.get(type) ?? 0,
    ];
    return [[typeWords.find(({ code }) => code === type)?.name[lang] ?? type, ...counts.map((n) => number(n))]];
  });
  const dated = asOf === null ? [] : [zh ? `统计年月 ${monthText(asOf)}` : `As of ${monthText(asOf)}`];
  return [...alignFigures([head, ...rows], process.stdout.columns ?? Number.POSITIVE_INFINITY), ...dated].join("\n");
}

/** The same as one object: numbers, and what was noticed; nobody's row. */
export const rosterJson = (
  { facilities, doctors, asOf }: RosterData,
  notices: readonly Fault[],
  smallCells: readonly SmallCell[],
) => ({
  facilities: facilities.length,
  doctors: doctors.row.length,
  asOf: asOf === null ? null : monthText(asOf),
  notices,
  doctorsInSmallCells: smallCells.reduce((sum, cell) => sum + cell.doctors, 0),
});
