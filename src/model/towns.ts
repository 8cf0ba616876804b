/** A town as one number, so many to a county; the county's seat is town 0. `towns` is how many numbers each county has: `Layout.towns`. */
export const townIn = (towns: number, county: number, town: number): number => county * towns + town;

/** County of a town of the region. */
export const countyOf = (towns: number, town: number): number => (town / towns) | 0;

/** Any town but a county's seat, and none beyond the region. */
export const isRural = (towns: number, town: number): boolean => town > 0 && town % towns !== 0;
