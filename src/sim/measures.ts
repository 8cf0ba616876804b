import { power } from "../base/exp-log.ts";
import { COMMUNITY, COUNTY, destinations, TERTIARY, TOWNSHIP, TYPES, VILLAGE } from "../model/kinds.ts";
import type { RowList } from "./row-list.ts";
import { ASKED, COUNT, type Statistics } from "./statistics.ts";

/** The measures of a run in the order of its columns: outcomes, parts of targets, and what studies are fitted to. */
export const measureIds = [
  "retention1",
  "retention3",
  "retention5",
  "leavingPrimary",
  "leavingHospital",
  "townshipVacancy",
  "countyVacancy",
  "flowUp",
  "flowDown",
  "burnout",
  "intention",
  "satisfactionMaterial",
  "satisfactionSpiritual",
  "satisfactionDevelopment",
  "firstContact",
  "quality",
  "townshipGini",
  "cost",
  "townshipDoctors",
  "B1a",
  "B1b",
  "B1c",
  "B2a",
  "B2b",
  "B3a",
  "B4a",
  "B4b",
  "B5a",
  "B6a",
  "B7a",
  "B7b",
  "B7c",
  "B8a",
  "B8b",
  "B9a",
  "B9b",
  "B10a",
  "B10b",
  "B11a",
  "B11b",
  "B12a",
  "B12b",
  "B13a",
  "villageBurnout",
  "leavingVillage",
] as const;
/** Measures that only the runs of a country have: a county's doctors serve more people than its own. */
type CountryMeasureId = "B10a" | "B10b";
export type MeasureId = (typeof measureIds)[number];
type Measures = Record<Exclude<MeasureId, CountryMeasureId>, number | null> &
  Partial<Record<CountryMeasureId, number | null>>;

/** Village doctors who are licensed (assistant) doctors, too: E189. */
const VILLAGE_LICENSED = 0.415;

/** Positions in the rows of the months table, after month and type. */
const MONTH = {
  month: 0,
  type: 1,
  doctors: 2,
  authorised: 3,
  filled: 4,
  contract: 7,
  left: 9,
  burnout: 13,
  pay: 14,
  visits: 16,
  quality: 18,
} as const;
const SURVEY = {
  year: 0,
  type: 1,
  doctors: 2,
  intention: 3,
  material: 4,
  development: 5,
  recognition: 6,
  bachelor: 7,
  senior: 8,
} as const;

const FLOW = { origin: 1, destination: 2, kind: 3, moves: 4 } as const;
const COST_RMB = 3;

/** Every outcome and target part of a run, by id; null where the run cannot tell. Shares are 0–1, rates a year. */
export function measuresOf(r: Statistics, months: number, isCountry = false): Measures {
  const years = months / 12;
  const total = (types: readonly number[], column: number): number => {
    let sum = 0;
    for (let row = 0; row < r.months.length; row++)
      if (types.includes(r.months.at(row, MONTH.type))) sum += r.months.at(row, column);
    return sum;
  };
  /** Sums over rows of these types of a column times another, and of that other. */
  const weighted = (rows: RowList, by: number, column: number, take: (row: number) => boolean): readonly number[] => {
    let weight = 0;
    let sum = 0;
    for (let row = 0; row < rows.length; row++) {
      if (!take(row)) continue;
      weight += rows.at(row, by);
      sum += rows.at(row, by) * rows.at(row, column);
    }
    return [sum, weight];
  };
  const ofTypes = (types: readonly number[]) => (row: number) => types.includes(r.months.at(row, MONTH.type));
  const ratio = (a: number | null, b: number | null): number | null =>
    a === null || b === null || b === 0 ? null : a / b;
  /** Mean of a monthly share over doctors of these types. */
  const mean = (types: readonly number[], column: number): number | null => {
    const [sum, weight] = weighted(r.months, MONTH.doctors, column, ofTypes(types));
    return ratio(sum, weight);
  };
  /** Voluntary separations a year over mean headcount. */
  const leaving = (types: readonly number[]): number | null => {
    const doctors = total(types, MONTH.doctors) / months;
    return doctors > 0 ? total(types, MONTH.left) / years / doctors : null;
  };
  const vacancy = (type: number): number | null => {
    const authorised = total([type], MONTH.authorised);
    return authorised > 0 ? 1 - total([type], MONTH.filled) / authorised : null;
  };
  const surveyed = (types: readonly number[], column: number, year: number | null): number | null => {
    const [sum, weight] = weighted(
      r.surveys,
      SURVEY.doctors,
      column,
      (row) =>
        types.includes(r.surveys.at(row, SURVEY.type)) && (year === null || r.surveys.at(row, SURVEY.year) === year),
    );
    return ratio(sum, weight);
  };
  const primary = [TOWNSHIP, COMMUNITY];
  const doctorYears = total([COUNTY, TOWNSHIP, COMMUNITY, VILLAGE], MONTH.doctors) / 12;
  const flows = (origin: number, accept: (destination: number) => boolean): number => {
    let sum = 0;
    for (let row = 0; row < r.flows.length; row++)
      if (r.flows.at(row, FLOW.origin) === origin && r.flows.at(row, FLOW.kind) === 0)
        if (accept(r.flows.at(row, FLOW.destination))) sum += r.flows.at(row, FLOW.moves);
    return sum;
  };
  const higher = (to: number): boolean => to === COUNTY || to === TERTIARY;
  const townshipLeavers = flows(TOWNSHIP, (to) => destinations[to] !== "retirement");
  const townshipUp = flows(TOWNSHIP, higher);
  const sumOf = (rows: RowList, column: number): number => rows.column(column).reduce((sum, x) => sum + x, 0);
  const system = (column: number): number => sumOf(r.system, column) / r.system.length;
  const [quality, qualityVisits] = weighted(
    r.months,
    MONTH.visits,
    MONTH.quality,
    ofTypes([TOWNSHIP, COMMUNITY, VILLAGE]),
  );
  const licensed =
    (total([TERTIARY, COUNTY, TOWNSHIP, COMMUNITY], MONTH.doctors) +
      VILLAGE_LICENSED * total([VILLAGE], MONTH.doctors)) /
    months;
  const opening = combine(r.opening, [TOWNSHIP, COMMUNITY, VILLAGE]);
  const cost = sumOf(r.costs, COST_RMB) / years;
  const township = total([TOWNSHIP], MONTH.doctors);
  const count = (what: keyof typeof COUNT): number => r.counts[COUNT[what]];
  const residents = count("residents");
  const surveys = r.surveys.length / TYPES;
  const hospitals = leaving([TERTIARY, COUNTY]);
  return {
    retention1: r.retention.at(0, 12),
    retention3: r.retention.at(0, 36),
    retention5: r.retention.at(0, 60),
    leavingPrimary: leaving(primary),
    leavingHospital: leaving([COUNTY]),
    townshipVacancy: vacancy(TOWNSHIP),
    countyVacancy: vacancy(COUNTY),
    flowUp: doctorYears > 0 ? count("up") / doctorYears : null,
    flowDown: doctorYears > 0 ? count("down") / doctorYears : null,
    burnout: mean(primary, MONTH.burnout),
    intention: surveyed(primary, SURVEY.intention, null),
    satisfactionMaterial: surveyed(primary, SURVEY.material, null),
    satisfactionSpiritual: surveyed(primary, SURVEY.recognition, null),
    satisfactionDevelopment: surveyed(primary, SURVEY.development, null),
    firstContact: system(1),
    quality: ratio(quality, qualityVisits),
    townshipGini: r.townshipGini(),
    cost,
    /** Township doctor-years a year: what a cost per additional doctor-year divides by. */
    townshipDoctors: township / months,
    B1a: leaving(primary),
    B1b: leaving([COUNTY]),
    B1c: ratio(leaving(primary), leaving([COUNTY])),
    B2a: ratio(townshipUp, townshipLeavers),
    B2b: ratio(townshipUp / years, township / months),
    B3a: ratio(count("schooling"), count("primaryLeavers")),
    B4a: surveyed(primary, SURVEY.intention, null),
    B4b: surveyed([VILLAGE], SURVEY.intention, null),
    B5a: mean(primary, MONTH.burnout),
    B6a: ratio(mean([TOWNSHIP], MONTH.pay), mean([COUNTY], MONTH.pay)),
    B7a: surveyed([TOWNSHIP], SURVEY.bachelor, 5),
    B7b: surveyed([TOWNSHIP], SURVEY.senior, 5),
    B7c: surveyed([COUNTY], SURVEY.senior, 5),
    B8a: opening.aged50,
    B8b: opening.under35,
    B9a: system(1),
    B9b: system(2),
    ...(isCountry
      ? {
          B10a: ratio(1000 * licensed, residents),
          B10b: surveys > 0 ? ratio((10_000 * count("generalists")) / surveys, residents) : null,
        }
      : {}),
    B11a: vacancy(TOWNSHIP),
    B11b: ratio(total([TOWNSHIP], MONTH.contract), township),
    // A whole six-year contract at the hazard of breaking one: windows of a run hold few whole contracts.
    B12a: count("bonded") > 0 ? power(1 - count("bondsBroken") / count("bonded"), 72) : null,
    B12b: r.stayedAfterBondShare(),
    B13a: hospitals === null ? null : 1 - hospitals,
    villageBurnout: mean([VILLAGE], MONTH.burnout),
    leavingVillage: leaving([VILLAGE]),
  };
}

function combine(
  survey: readonly Float64Array[],
  types: readonly number[],
): { readonly aged50: number; readonly under35: number } {
  let doctors = 0;
  let aged50 = 0;
  let under35 = 0;
  for (const type of types) {
    doctors += survey[type][ASKED.doctors];
    aged50 += survey[type][ASKED.aged50];
    under35 += survey[type][ASKED.under35];
  }
  return { aged50: doctors > 0 ? aged50 / doctors : 0, under35: doctors > 0 ? under35 / doctors : 0 };
}
