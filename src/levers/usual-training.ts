import { trainingPlaces } from "../model/dispatch.ts";

/** Places a year in a county of 1,000 posts without any lever. */
export const placesNow = trainingPlaces.initial as number;

/** With 50 places a year, satisfaction with training rose from 50 % to 85 % (S133, S149, S150). */
const rise = { places: 50, access: 0.35 } as const;

/** Board, lodging and fees of a month in training, RMB: assumed; S165 over S109 gives 10,000 a course. */
export const trainingCost = 2000;

/** What places beyond the usual add to access to training. */
export const accessFrom = (beyond: number): number => (rise.access * beyond) / (rise.places - placesNow);
