import { educations, type FacilityType, facilityTypes, ledgerKinds, specialties, titles } from "../model/kinds.ts";
import type { Facilities } from "./facilities.ts";
import { type AgeBand, ageBand, marginOf, origins, sexes, typesWithDoctors } from "./margins.ts";
import type { Population } from "./population.ts";
import type { Region } from "./scenario.ts";

/** One margin of the region's table beside what the synthesised doctors have; shares in [0, 1]. */
export interface FitRow {
  readonly type: FacilityType;
  readonly attribute: string;
  readonly category: string;
  readonly wanted: number;
  readonly got: number;
  /** got − wanted. */
  readonly difference: number;
  /** Doctors that `got` is a share of. */
  readonly doctors: number;
  readonly source: string;
}

/** From this age on, in months, a doctor who will ever have a child has one: `parent` is a share of these. */
const FAMILY_COMPLETE = 480;

/** How nearly the doctors meet the region's margins, in the order of its table. */
export function populationFit(region: Region, facilities: Facilities, population: Population): FitRow[] {
  const present = new Set(typesWithDoctors(region));
  const doctorsOf = new Map<FacilityType, number[]>();
  for (let i = 0; i < population.count; i++) {
    const type = facilityTypes[facilities.type[population.facility[i]]];
    const doctors = doctorsOf.get(type) ?? [];
    if (doctors.length === 0) doctorsOf.set(type, doctors);
    doctors.push(i);
  }
  return region.margins.flatMap((row) => {
    if (!present.has(row.type)) return [];
    const margin = marginOf(region.margins, row.type, row.attribute);
    if (margin === null) return [];
    const wanted = margin.shares[margin.categories.indexOf(row.category)];
    let doctors = doctorsOf.get(row.type) ?? [];
    if (row.attribute === "parent") doctors = doctors.filter((i) => population.ageMonths[i] >= FAMILY_COMPLETE);
    const test = belongs(row.type, row.attribute, row.category, facilities, population);
    let inside = 0;
    for (const i of doctors) if (test(i)) inside++;
    const got = doctors.length === 0 ? 0 : inside / doctors.length;
    const { type, attribute, category, source } = row;
    return [{ type, attribute, category, wanted, got, difference: got - wanted, doctors: doctors.length, source }];
  });
}

/** Whether a doctor is in a category of an attribute. */
function belongs(
  type: FacilityType,
  attribute: string,
  category: string,
  facilities: Facilities,
  p: Population,
): (i: number) => boolean {
  const yes = category === "yes";
  const coded = (column: ArrayLike<number>, categories: readonly string[]) => {
    const code = categories.indexOf(category);
    return (i: number) => column[i] === code;
  };
  const answered = (column: ArrayLike<number>) => (i: number) => (column[i] === 1) === yes;
  switch (attribute) {
    case "age": {
      const { from, to } = ageBand(category, type) as AgeBand;
      return (i) => p.ageMonths[i] >= 12 * from && p.ageMonths[i] < 12 * to;
    }
    case "education":
      return coded(p.education, educations);
    case "title":
      return coded(p.title, titles);
    case "sex":
      return coded(p.sex, sexes);
    case "post":
      return coded(p.post, ledgerKinds);
    case "specialty":
      return coded(p.specialty, specialties);
    case "origin": {
      const code = origins.indexOf(category as (typeof origins)[number]);
      return (i) => {
        const home = p.hometown[i];
        return (home < 0 ? 2 : home === facilities.town[p.facility[i]] ? 0 : 1) === code;
      };
    }
    case "parent":
      return (i) => p.childAgeMonths[i] >= 0 === yes;
    case "elder-need":
      return answered(p.elderNeed);
    case "spouse-tie":
      return answered(p.spouseTie);
    default:
      return answered(p.stayer);
  }
}
