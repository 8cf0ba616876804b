import type { Bounds } from "../parse-values.ts";

/**
 * The doctors of a roster as columns, one row each, in the order of the file; null where the roster says nothing. Held
 * by columns because the whole roster is part of the scenario that a result stores.
 */
export interface RosterColumns {
  /** Row of the sheet that the doctor was read from: who holds the roster can tell who is who, nobody else. */
  readonly row: readonly number[];
  /** Position in the region's table of facilities. */
  readonly facility: readonly number[];
  /** Position in `posts`: county-managed and targeted doctors fill established posts of their facility. */
  readonly post: readonly number[];
  readonly ageMonths: readonly (number | null)[];
  /** Positions in `sexes`, `educations`, `specialties`, `titles`. */
  readonly sex: readonly (number | null)[];
  readonly education: readonly (number | null)[];
  readonly specialty: readonly (number | null)[];
  readonly title: readonly (number | null)[];
  readonly monthsInPost: readonly (number | null)[];
  readonly monthsSincePromotion: readonly (number | null)[];
  /** −1 without a child. */
  readonly childAgeMonths: readonly (number | null)[];
  /** 1 yes, 0 no. */
  readonly elderNeed: readonly (number | null)[];
  readonly spouseTie: readonly (number | null)[];
  /** Town of the county, 0 the seat; −1 outside the county, `IN_COUNTY` or `ELSEWHERE_IN_COUNTY`. */
  readonly hometown: readonly (number | null)[];
  /** Months left of a service obligation, and of a county-managed term. */
  readonly obligationMonths: readonly (number | null)[];
  readonly termMonths: readonly (number | null)[];
}

/** A hometown somewhere in the county; and one that is not the town of the facility. */
export const IN_COUNTY = -2;
export const ELSEWHERE_IN_COUNTY = -3;

/** How hometowns without a number are written in the table of doctors. */
export const homeCodes: ReadonlyMap<string, number> = new Map([
  ["county", IN_COUNTY],
  ["other-township", ELSEWHERE_IN_COUNTY],
  ["elsewhere", -1],
]);

/** Real doctors of a region, known one by one. */
export interface Roster {
  /** SHA-256 of the table as it is kept in a file, 64 hexadecimal digits: which roster it was, without showing it. */
  readonly sha256: string;
  readonly doctors: RosterColumns;
}

/** Doctors of one county; more are no county, and no laptop should be asked to simulate them one by one. */
export const mostDoctors = 20_000;

const months = (most: number): Bounds => ({ range: [0, most], unit: "months", whole: true });

/** Columns of the table of doctors that hold numbers; how they are called in the file, and what they may be. */
export const rosterNumbers = {
  ageMonths: { column: "age_months", bounds: { range: [216, 1080], unit: "months", whole: true } },
  monthsInPost: { column: "months_in_post", bounds: months(864) },
  monthsSincePromotion: { column: "months_since_promotion", bounds: months(864) },
  obligationMonths: { column: "obligation_months", bounds: months(240) },
  termMonths: { column: "term_months", bounds: months(240) },
} as const satisfies Record<string, { readonly column: string; readonly bounds: Bounds }>;

/** The table's columns in the order in which they are written. */
export const rosterColumns = [
  "row",
  "facility",
  "post",
  "age_months",
  "sex",
  "education",
  "specialty",
  "title",
  "months_in_post",
  "months_since_promotion",
  "child_age_months",
  "elder_need",
  "spouse_tie",
  "hometown",
  "obligation_months",
  "term_months",
] as const;
