/** A town as one number, county × 1000 + town; the county's seat is town 0. */
export const townIn = (county: number, town: number): number => county * 1000 + town;

/** County of a town of the region. */
export const countyOf = (town: number): number => (town / 1000) | 0;

/** Any town but a county's seat, and none beyond the region. */
export const isRural = (town: number): boolean => town > 0 && town % 1000 !== 0;
