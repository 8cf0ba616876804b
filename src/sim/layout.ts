import type { Stretch } from "./scenario.ts";

/** What does not depend on which specialties are told apart. */
export interface Layout {
  readonly count: number;
  readonly counties: number;
  readonly prefectures: number;
  readonly stretch: Stretch;
  /** Counties of the whole country before the region where that is one of its provinces: luck is keyed by a county's number there. */
  readonly countryCounty: number;
  /** By county: its prefecture, and how many counties share that. */
  readonly prefectureOf: Int32Array;
  readonly sharing: Int32Array;
  /** Id of the first doctor of its block: the key of draws that concern the facility as a whole. */
  readonly id: Uint32Array;
  /** Ids that it may give to its first doctors. */
  readonly block: Int32Array;
  /** Position in `facilityTypes`. */
  readonly type: Uint8Array;
  readonly county: Int32Array;
  readonly prefecture: Int32Array;
  /** Number among the facilities of its type in its county, from 0. */
  readonly ordinalInType: Int32Array;
  /** Town of its county, 0 the county seat. */
  readonly town: Int32Array;
  readonly remoteness: Float64Array;
  readonly population: Float64Array;
  /** Authorised posts at [facility × LEDGER_KINDS + kind]. */
  readonly authorised: Int32Array;
  /** Doctors in them at the start of the burn-in, at [facility × LEDGER_KINDS + kind]. */
  readonly filled: Int32Array;
  readonly seniorPosts: Int32Array;
  readonly equipment: Float64Array;
  readonly trust: Float64Array;
  /** Index of the row of the region's table that it comes from; in a country, position in `sorts`. */
  readonly row: Int32Array;
  readonly placeClass: Int32Array;
  /** Place classes of the facilities. */
  readonly classes: PlaceClass[];
}

export interface PlaceClass {
  readonly type: number;
  readonly county: number;
  readonly remoteness: number;
}
