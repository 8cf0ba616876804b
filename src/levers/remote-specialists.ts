/** Fee of a specialist for a consultation, in their own time, RMB: assumed. */
const fee = 80;

/** Visits of a township doctor a month: 9.5 a day on 251 days (national-totals.csv). */
const visits = (9.5 * 251) / 12;

/** Line, screen and devices, RMB a month for each facility: assumed. */
export const lineCost = 2000;

/** Fees a month for each doctor a share of whose visits has a specialist on the line. */
export const consultationCost = (share: number): number => fee * visits * share;

/** What a specialist on the line teaches a doctor who sits in, against one at hand: assumed. */
export const onTheLine = 0.5;
