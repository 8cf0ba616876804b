import { recognition } from "../model/factors/recognition.ts";

/** Doctors of primary care who feel recognised without any lever. */
const recognisedNow = (recognition.initial as Readonly<Record<"township", number>>).township;

/** Of doctors who are honoured or heard, those who did not feel recognised before. */
export const newlyRecognised = (share: number): number => (1 - recognisedNow) * share;
