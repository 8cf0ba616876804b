import { sha256Text } from "../../base/hash.ts";
import { educations, ledgerKindOf, posts, specialties, titles, VILLAGE_POST } from "../../model/kinds.ts";
import { sexes } from "../margins.ts";
import type { FaultList, Said } from "../parse-fault-list.ts";
import { readTable, type TableRow } from "../parse-table.ts";
import type { FacilityRow } from "../scenario.ts";
import { homeCodes, type Roster, type RosterColumns, rosterColumns, rosterNumbers } from "./doctors.ts";

type Doctor = { readonly [K in keyof RosterColumns]: RosterColumns[K][number] };

const answers = ["no", "yes"] as const;
const childBounds = { range: [0, 720], unit: "months", whole: true } as const;
const townBounds = { range: [0, 999], unit: "", whole: true } as const;

/**
 * Reads the table of doctors that `medtide new` writes: words of the lists of the model, months, blanks for what is not
 * known. Doctors must be as many as the table of facilities says are there; a facility of which nobody is listed is left
 * to synthesis.
 */
export function readDoctors(
  file: string,
  text: string,
  rows: Said<number>,
  facilities: readonly FacilityRow[],
  faults: FaultList,
): Roster {
  const position = new Map(facilities.map(({ id }, index) => [id, index]));
  const counted = new Map<number, { readonly first: TableRow; readonly filled: number[] }>();
  const doctors: Doctor[] = [];
  for (const row of readTable(file, text, rosterColumns, rows, faults)) {
    const doctor = readDoctor(row, position, faults);
    if (doctor === null) continue;
    doctors.push(doctor);
    const count = counted.get(doctor.facility) ?? { first: row, filled: [0, 0, 0] };
    counted.set(doctor.facility, count);
    count.filled[Math.min(VILLAGE_POST, kindOf(doctor.post))]++;
  }
  for (const [index, { first, filled }] of counted) checkCounts(facilities[index], filled, first, faults);
  const column = <K extends keyof RosterColumns>(key: K) => doctors.map((doctor) => doctor[key]) as RosterColumns[K];
  return {
    sha256: sha256Text(text),
    doctors: {
      row: column("row"),
      facility: column("facility"),
      post: column("post"),
      ageMonths: column("ageMonths"),
      sex: column("sex"),
      education: column("education"),
      specialty: column("specialty"),
      title: column("title"),
      monthsInPost: column("monthsInPost"),
      monthsSincePromotion: column("monthsSincePromotion"),
      childAgeMonths: column("childAgeMonths"),
      elderNeed: column("elderNeed"),
      spouseTie: column("spouseTie"),
      hometown: column("hometown"),
      obligationMonths: column("obligationMonths"),
      termMonths: column("termMonths"),
    },
  };
}

/** The column of the table of facilities that counts a doctor: county-managed and targeted ones fill established posts. */
export const kindOf = (post: number): number => (post > VILLAGE_POST ? 0 : ledgerKindOf(post));

function checkCounts(facility: FacilityRow, filled: readonly number[], first: TableRow, faults: FaultList): void {
  if (facility.copies > 1) {
    faults.add(
      first.at("facility"),
      `"${facility.id}" stands for ${facility.copies} facilities, so nobody can tell in which of them a doctor is`,
      `“${facility.id}”代表 ${facility.copies} 家机构，无法确定医师在哪一家`,
    );
    return;
  }
  const { filledEstablished, filledContract, filledVillage } = facility;
  const said = [filledEstablished, filledContract, filledVillage];
  (["filled_established", "filled_contract", "filled_village"] as const).forEach((column, kind) => {
    if (said[kind] === filled[kind]) return;
    faults.add(
      first.at("facility"),
      `${filled[kind]} doctors of "${facility.id}" are listed, but its ${column} is ${said[kind]}`,
      `“${facility.id}”列出医师 ${filled[kind]} 人，而其 ${column} 为 ${said[kind]}`,
    );
  });
}

function readDoctor(row: TableRow, facilities: ReadonlyMap<string, number>, faults: FaultList): Doctor | null {
  const blank = (column: string): boolean => row.raw(column) === "";
  const word = (column: string, words: readonly string[]): number | null => {
    const said = blank(column) ? null : row.word(column, words);
    return said === null ? null : words.indexOf(said);
  };
  const number = (key: keyof typeof rosterNumbers): number | null => {
    const { column, bounds } = rosterNumbers[key];
    return blank(column) ? null : row.number(column, bounds);
  };
  /** A number, or a word that stands for −1. */
  const numberOr = (column: string, none: string, bounds: typeof childBounds | typeof townBounds): number | null =>
    blank(column) ? null : row.raw(column) === none ? -1 : row.number(column, bounds);
  const id = row.text("facility");
  const facility = id === null ? undefined : facilities.get(id);
  if (id !== null && facility === undefined) {
    faults.add(row.at("facility"), `no facility "${id}" in the table of facilities`, `机构表中没有“${id}”`);
  }
  const line = row.number("row", { range: [1, 10_000_000], unit: "", whole: true });
  const post = row.word("post", posts);
  const rest = {
    ageMonths: number("ageMonths"),
    sex: word("sex", sexes),
    education: word("education", educations),
    specialty: word("specialty", specialties),
    title: word("title", titles),
    monthsInPost: number("monthsInPost"),
    monthsSincePromotion: number("monthsSincePromotion"),
    childAgeMonths: numberOr("child_age_months", "none", childBounds),
    elderNeed: word("elder_need", answers),
    spouseTie: word("spouse_tie", answers),
    hometown: blank("hometown") ? null : (homeCodes.get(row.raw("hometown")) ?? row.number("hometown", townBounds)),
    obligationMonths: number("obligationMonths"),
    termMonths: number("termMonths"),
  };
  if (facility === undefined || post === null || line === null) return null;
  return { row: line, facility, post: posts.indexOf(post), ...rest };
}
