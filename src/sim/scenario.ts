import type { Text } from "../base/text.ts";
import type { LeverSetting } from "../levers/lever.ts";
import type { FacilityType, PlaceType } from "../model/kinds.ts";
import type { Country } from "./country/figures.ts";
import type { Roster } from "./roster/doctors.ts";

/** A facility as the region's table gives it; `copies` identical clinics may share a row. */
export interface FacilityRow {
  readonly id: string;
  readonly type: FacilityType;
  readonly name: Text;
  /** Town the facility lies in; 0 is the county seat, tertiary hospitals lie in the prefecture. */
  readonly town: number;
  readonly copies: number;
  /** Residents whose first primary-care facility this is; 0 for hospitals. */
  readonly population: number;
  readonly remoteness: number;
  readonly established: number;
  readonly contract: number;
  readonly village: number;
  /** Doctors at the start of the burn-in, by ledger kind. */
  readonly filledEstablished: number;
  readonly filledContract: number;
  readonly filledVillage: number;
  /** Associate chief and chief posts that can be appointed to. */
  readonly seniorPosts: number;
  readonly equipment: number;
  readonly trust: number;
}

/** One known share of doctors of a facility type, e.g. township, education, bachelor, 0.30. */
export interface MarginRow {
  readonly type: FacilityType;
  readonly attribute: string;
  readonly category: string;
  readonly share: number;
  readonly source: string;
}

export interface Region {
  readonly id: string;
  readonly name: Text;
  /** How many counties of this description the region has, and how many share one prefecture and its tertiary hospital. */
  readonly counties: number;
  readonly countiesPerPrefecture: number;
  /** None where the region is synthesised from the tables of a country. */
  readonly facilities: readonly FacilityRow[];
  readonly country?: Country;
  readonly margins: readonly MarginRow[];
  /** The real doctors, where they are known one by one; the others are made from the margins. */
  readonly roster?: Roster;
  /** Which stretch of a larger region this is, where it is one of its parts. */
  readonly stretch?: Stretch;
}

/**
 * Where a part lies in the region that it was cut from. Luck is keyed by where somebody is in the whole region, so that the
 * part is what it would be within the whole.
 */
export interface Stretch {
  /** Counties and facilities of the region before this part. */
  readonly county: number;
  readonly facility: number;
  /** Counties of the whole region. */
  readonly of: number;
}

/** A scenario that has passed every check: all inheritance resolved, every default filled in. */
export interface Scenario {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly name: Text;
  readonly description: Text | null;
  /** What the package's source proposes and no lever here does yet. */
  readonly lacks: readonly Text[];
  readonly months: number;
  /** Months under the status quo before month 1, unrecorded. */
  readonly burnIn: number;
  readonly region: Region;
  /** In the order of the lever catalogue. */
  readonly levers: readonly LeverSetting[];
  /** How doctors choose, where it is not the default: a rule's id. */
  readonly rule?: string;
  /** Overrides of declared parameters, by id. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Overrides of factor coefficients, by factor id. */
  readonly betas: Readonly<Record<string, number>>;
  /** Overrides of terms' initial values, by term id. */
  readonly terms: Readonly<Record<string, number | Readonly<Partial<Record<PlaceType, number>>>>>;
}
