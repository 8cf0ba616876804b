/** The closed lists the state is coded in. A code is the position in its list; the words are those of files, command line and tables. */
export const facilityTypes = ["tertiary", "county", "township", "community", "village"] as const;
export type FacilityType = (typeof facilityTypes)[number];

/** Where somebody can be: the facility types, ways out that are kinds of place of their own, and "the same tier, somewhere else". */
export const placeTypes = [
  ...facilityTypes,
  "private",
  "other",
  "outside-tertiary",
  "outside-county",
  "outside-township",
  "outside-community",
  "outside-village",
] as const;
export type PlaceType = (typeof placeTypes)[number];

/** `targeted` fills an established post under an obligation; `county-managed` is a post of the county's ledger used in a township. */
export const posts = ["established", "contract", "village", "county-managed", "targeted"] as const;
export type Post = (typeof posts)[number];

/** The ledger's kinds of post; targeted doctors are counted in the established ones they fill. */
export const ledgerKinds = ["established", "contract", "village", "county-managed"] as const;

export const titles = ["assistant", "resident", "attending", "associate-chief", "chief"] as const;
export type Title = (typeof titles)[number];

export const educations = ["secondary", "college", "bachelor", "master", "doctor"] as const;

export const specialties = ["general", "internal", "surgery", "shortage", "chinese-medicine", "other"] as const;
export type Specialty = (typeof specialties)[number];

/** Causes of leaving, and the groups of factors: their order is the order of rows wherever worth is split. */
export const factorGroups = ["material", "development", "recognition", "place", "family", "strain"] as const;
export type FactorGroup = (typeof factorGroups)[number];

export const payers = ["county", "province", "central", "insurance-fund", "facility", "consortium", "society"] as const;
export type Payer = (typeof payers)[number];

/** What an alternative is: the offer classes, in the order of their Gumbel draws. */
export const offerClasses = ["up", "up-two", "lateral", "same-tier", "down", "private", "other"] as const;

/** Where a doctor who leaves a facility is counted: the facility types, then the absorbing ways out. */
export const destinations = [...facilityTypes, "same-tier", "private", "other", "retirement"] as const;
export type Destination = (typeof destinations)[number];

export const TERTIARY = 0;
export const COUNTY = 1;
export const TOWNSHIP = 2;
export const COMMUNITY = 3;
export const VILLAGE = 4;
export const PRIVATE = 5;
export const OTHER = 6;
/** The place type "outside-x" of facility type x is OUTSIDE + x. */
export const OUTSIDE = 7;

export const ESTABLISHED = 0;
export const CONTRACT = 1;
export const VILLAGE_POST = 2;
export const COUNTY_MANAGED = 3;
export const TARGETED = 4;

export const TYPES = facilityTypes.length;
export const PLACE_TYPES = placeTypes.length;
export const POSTS = posts.length;
export const LEDGER_KINDS = ledgerKinds.length;
/** Silver-age doctors that a facility can have at a time. */
export const SILVER_SLOTS = 8;
export const TITLES = titles.length;
export const EDUCATIONS = educations.length;
export const SPECIALTIES = specialties.length;
export const GROUPS = factorGroups.length;
export const PAYERS = payers.length;

/** What the staff of a place are paid beside wages and allowances, by where it comes from; kept by place class. */
export const placePools = ["uplift", "remote", "outcome", "grant"] as const;
export type PlacePool = (typeof placePools)[number];
export const PLACE_POOLS = placePools.length;
export const UPLIFT = 0;
export const REMOTE = 1;
export const OUTCOME = 2;
export const GRANT = 3;

/** The ledger kind that a doctor under this kind of post is counted in. */
export const ledgerKindOf = (post: number): number => (post === TARGETED ? ESTABLISHED : post);

export const isCentre = (type: number): boolean => type === TOWNSHIP || type === COMMUNITY;
export const isPrimary = (type: number): boolean => type === TOWNSHIP || type === COMMUNITY || type === VILLAGE;

/** Height of each facility type: moves to a greater number are moves up. */
export const FACILITY_TIERS: readonly number[] = [3, 2, 1, 1, 0];
