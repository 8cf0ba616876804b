import type { Language } from "../../../src/base/text.ts";
import { educations, posts, specialties, titles } from "../../../src/model/kinds.ts";
import { sexes } from "../../../src/sim/margins.ts";
import { monthText } from "../../../src/sim/roster/cell.ts";
import { sheetColumns, sheetNames } from "../../../src/sim/roster/columns.ts";
import type { RosterColumns } from "../../../src/sim/roster/doctors.ts";
import type { Sheet } from "../../../src/sim/roster/sheets.ts";
import {
  answerWords,
  childWords,
  educationWords,
  homeWords,
  postWords,
  sexWords,
  specialtyWords,
  titleWords,
  typeWords,
  type Word,
} from "../../../src/sim/roster/words.ts";
import type { FacilityRow } from "../../../src/sim/scenario.ts";

/** The words of a list in a language, by code. */
const wordOf = (words: readonly Word[], code: string, lang: Language): string =>
  words.find((word) => word.code === code)?.name[lang] ?? "";

/** A roster as an office would keep it: sheets with heads and words of a language, from what the engine knows. */
export function writtenRoster(
  facilities: readonly FacilityRow[],
  d: RosterColumns,
  asOf: number,
  lang: Language,
): readonly Sheet[] {
  const coded = (words: readonly Word[], codes: readonly string[], code: number | null | undefined): string =>
    wordOf(words, codes[code ?? -1] ?? "", lang);
  const before = (months: number | null | undefined): string =>
    months === null || months === undefined ? "" : monthText(asOf - months);
  const answer = (code: number | null | undefined): string => coded(answerWords, ["no", "yes"], code);
  const townName = (town: number): string => (town === 0 ? "" : lang === "zh" ? `第${town}乡` : `Town ${town}`);
  const homeOf = (home: number | null | undefined): string =>
    home === undefined || home === null
      ? ""
      : home < 0
        ? wordOf(homeWords, home === -1 ? "elsewhere" : "same-county", lang)
        : home === 0
          ? lang === "zh"
            ? "县城"
            : "county seat"
          : townName(home);
  const facilityCells: readonly Readonly<Record<string, string>>[] = facilities.map((f) => ({
    name: f.name[lang],
    code: f.id,
    type: wordOf(typeWords, f.type, lang),
    town: townName(f.town),
    population: String(f.population),
    remoteness: String(f.remoteness),
    established: String(f.established),
    contract: String(f.contract),
    village: String(f.village),
    seniorPosts: String(f.seniorPosts),
    equipment: String(f.equipment),
    trust: String(f.trust),
    asOf: monthText(asOf),
  }));
  const doctorCells: readonly Readonly<Record<string, string>>[] = d.row.map((_, i) => {
    const child = d.childAgeMonths[i];
    return {
      facility: facilities[d.facility[i] ?? -1]?.name[lang] ?? "",
      birth: before(d.ageMonths[i]),
      sex: coded(sexWords, sexes, d.sex[i]),
      education: coded(educationWords, educations, d.education[i]),
      specialty: coded(specialtyWords, specialties, d.specialty[i]),
      title: coded(titleWords, titles, d.title[i]),
      post: coded(postWords, posts, d.post[i]),
      joined: before(d.monthsInPost[i]),
      promoted: before(d.monthsSincePromotion[i]),
      child: child === -1 ? wordOf(childWords, "none", lang) : before(child),
      elders: answer(d.elderNeed[i]),
      spouse: answer(d.spouseTie[i]),
      home: homeOf(d.hometown[i]),
    };
  });
  return (["facilities", "doctors"] as const).map((kind) => ({
    file: sheetNames[kind][lang],
    rows: [
      sheetColumns[kind].map(({ name }) => name[lang]),
      ...(kind === "facilities" ? facilityCells : doctorCells).map((cells) =>
        sheetColumns[kind].map(({ id }) => cells[id] ?? ""),
      ),
    ],
  }));
}
