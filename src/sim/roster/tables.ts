import { csvLine } from "../../base/csv.ts";
import { educations, posts, specialties, titles } from "../../model/kinds.ts";
import { sexes } from "../margins.ts";
import { facilityColumns } from "../parse-facilities.ts";
import type { Population } from "../population.ts";
import type { FacilityRow, Region } from "../scenario.ts";
import { homeCodes, type RosterColumns, rosterColumns } from "./doctors.ts";

const table = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${csvLine(row)}\n`).join("");

/** A facility with the words that say where its figures come from. */
export interface SourcedFacility extends FacilityRow {
  readonly source: string;
}

/** The table of facilities as a region names it. */
export const facilitiesTable = (facilities: readonly SourcedFacility[]): string =>
  table([
    facilityColumns,
    ...facilities.map((f) => [
      f.id,
      f.type,
      f.name.en,
      f.name.zh,
      f.town,
      f.copies,
      f.population,
      f.remoteness,
      f.established,
      f.contract,
      f.village,
      f.filledEstablished,
      f.filledContract,
      f.filledVillage,
      f.seniorPosts,
      f.equipment,
      f.trust,
      f.source,
    ]),
  ]);

const word = (words: readonly string[], code: number | null): string => (code === null ? "" : (words[code] ?? ""));
const answer = (code: number | null): string => word(["no", "yes"], code);
const number = (value: number | null, none = ""): string | number => (value === null ? "" : value < 0 ? none : value);

const homes: ReadonlyMap<number | null, string> = new Map([...homeCodes].map(([word, code]) => [code, word]));

/** The table of doctors as a region names it; a roster that is read from it is the same. */
export const doctorsTable = (facilities: readonly { readonly id: string }[], d: RosterColumns): string =>
  table([
    rosterColumns,
    ...d.row.map((row, i) => [
      row,
      facilities[d.facility[i]].id,
      word(posts, d.post[i]),
      number(d.ageMonths[i]),
      word(sexes, d.sex[i]),
      word(educations, d.education[i]),
      word(specialties, d.specialty[i]),
      word(titles, d.title[i]),
      number(d.monthsInPost[i]),
      number(d.monthsSincePromotion[i]),
      number(d.childAgeMonths[i], "none"),
      answer(d.elderNeed[i]),
      answer(d.spouseTie[i]),
      homes.get(d.hometown[i]) ?? number(d.hometown[i]),
      number(d.obligationMonths[i]),
      number(d.termMonths[i]),
    ]),
  ]);

/** The region's table with a row for each facility: what a roster's doctors can be told apart by. */
export const oneRowEach = (region: Region): readonly FacilityRow[] =>
  region.facilities.flatMap((row) =>
    row.copies === 1
      ? [row]
      : Array.from({ length: row.copies }, (_, copy) => ({
          ...row,
          id: `${row.id}-${copy + 1}`,
          name: { en: `${row.name.en} ${copy + 1}`, zh: `${row.name.zh} ${copy + 1}` },
          copies: 1,
        })),
  );

/** A population as a roster that knows everything that a roster can know, over the facilities of `oneRowEach`. */
export function rosterOf(p: Population): RosterColumns {
  return {
    row: Array.from({ length: p.count }, (_, i) => i + 2),
    facility: [...p.facility],
    post: [...p.post],
    ageMonths: [...p.ageMonths],
    sex: [...p.sex],
    education: [...p.education],
    specialty: [...p.specialty],
    title: [...p.title],
    monthsInPost: [...p.monthsInPost],
    monthsSincePromotion: [...p.monthsSincePromotion],
    childAgeMonths: [...p.childAgeMonths],
    elderNeed: [...p.elderNeed],
    spouseTie: [...p.spouseTie],
    hometown: [...p.hometown],
    obligationMonths: [...p.obligationMonths],
    termMonths: [...p.termMonths],
  };
}
