import type { World } from "./world.ts";

type Flags = World["doctors"]["flags"];

/** Where sex and specialty lie among the bits of a doctor's flags: above every `flag`. */
const SEX = 10;
const SPECIALTY = 11;

export const sexOf = (flags: Flags, i: number): number => (flags[i] >> SEX) & 1;

/** Position in `specialties`. */
export const specialtyOf = (flags: Flags, i: number): number => (flags[i] >> SPECIALTY) & 7;

export function setSex(flags: Flags, i: number, sex: number): void {
  flags[i] = (flags[i] & ~(1 << SEX)) | (sex << SEX);
}

export function setSpecialty(flags: Flags, i: number, specialty: number): void {
  flags[i] = (flags[i] & ~(7 << SPECIALTY)) | (specialty << SPECIALTY);
}
