import { type Fault, Faults } from "../base/fail.ts";
import { educations, type FacilityType, facilityTypes, ledgerKinds, specialties, titles } from "../model/kinds.ts";
import type { MarginRow, Region } from "./scenario.ts";

export const sexes = ["male", "female"] as const;
export const origins = ["same-township", "same-county", "elsewhere"] as const;
const answers = ["yes", "no"] as const;

/** Attributes that a region's table of margins may speak of, and their categories; `age` names its own bands. */
export const marginAttributes: Readonly<Record<string, readonly string[] | "bands">> = {
  age: "bands",
  education: educations,
  title: titles,
  sex: sexes,
  post: ledgerKinds.slice(0, 3),
  specialty: specialties,
  origin: origins,
  parent: answers,
  "elder-need": answers,
  "spouse-tie": answers,
  stayer: answers,
};

/** A band of ages in full years, `to` not included. */
export interface AgeBand {
  readonly category: string;
  readonly from: number;
  readonly to: number;
}

/** Youngest doctor, and the age at which a type's doctors have all retired. Assumed, as in the rules of retirement of the model. */
const YOUNGEST = 22;
const retirementAge: Readonly<Record<FacilityType, number>> = {
  tertiary: 62,
  county: 62,
  township: 62,
  community: 62,
  village: 67,
};

/** Reads `under35`, `35-49` or `50plus`; null when it is none of these. */
export function ageBand(category: string, type: FacilityType): AgeBand | null {
  const under = /^under(\d\d)$/.exec(category);
  if (under !== null) return { category, from: YOUNGEST, to: Number(under[1]) };
  const plus = /^(\d\d)plus$/.exec(category);
  if (plus !== null) return { category, from: Number(plus[1]), to: retirementAge[type] };
  const between = /^(\d\d)-(\d\d)$/.exec(category);
  return between === null ? null : { category, from: Number(between[1]), to: Number(between[2]) + 1 };
}

/** The shares of one attribute at one facility type, in the order of `categories`, scaled to sum to 1. */
interface Margin {
  readonly categories: readonly string[];
  readonly shares: Float64Array;
}

/** A type's margin of an attribute, or null where the region's table says nothing.  */
export function marginOf(margins: readonly MarginRow[], type: FacilityType, attribute: string): Margin | null {
  const rows = margins.filter((row) => row.type === type && row.attribute === attribute);
  if (rows.length === 0) return null;
  const known = marginAttributes[attribute];
  const categories = known === "bands" ? bandsOf(rows, type).map((band) => band.category) : known;
  const shares = new Float64Array(categories.length);
  let sum = 0;
  for (const row of rows) {
    shares[categories.indexOf(row.category)] = row.share;
    sum += row.share;
  }
  for (let i = 0; i < shares.length; i++) shares[i] /= sum;
  return { categories, shares };
}

/** A type's age bands, youngest first; one band for everybody where the table says nothing. */
export function ageBandsOf(margins: readonly MarginRow[], type: FacilityType): readonly AgeBand[] {
  const rows = margins.filter((row) => row.type === type && row.attribute === "age");
  return rows.length === 0 ? [{ category: "", from: YOUNGEST, to: retirementAge[type] }] : bandsOf(rows, type);
}

const bandsOf = (rows: readonly MarginRow[], type: FacilityType): AgeBand[] =>
  rows.map((row) => ageBand(row.category, type) as AgeBand).sort((a, b) => a.from - b.from);

/** Throws `Faults` where age bands overlap or leave a gap; every other fault of the table was found while reading it. */
export function checkAgeBands(region: Region): void {
  const faults: Fault[] = [];
  for (const type of facilityTypes) {
    const bands = ageBandsOf(region.margins, type);
    bands.forEach((band, i) => {
      if (band.from < band.to && (i === 0 || band.from === bands[i - 1].to)) return;
      faults.push({
        file: region.id,
        line: null,
        key: `${type} age ${band.category}`,
        en: "age bands overlap, leave a gap or lie beyond the ages of doctors",
        zh: "年龄段重叠、中断或超出医师年龄范围",
      });
    });
  }
  if (faults.length > 0) throw new Faults(faults);
}

/** A country has doctors of every type. */
export const typesWithDoctors = (region: Region): FacilityType[] =>
  facilityTypes.filter(
    (type) =>
      region.country !== undefined ||
      region.facilities.some(
        (r) => r.type === type && r.copies * (r.filledEstablished + r.filledContract + r.filledVillage) > 0,
      ),
  );
