import type { Surroundings } from "./factor.ts";

/** The relative worth that a doctor has become used to; not a number where none is remembered. */
export function usedTo({ world }: Surroundings, doctor: number): number {
  const { owner, level } = world.memory;
  return owner[doctor] === world.doctors.id[doctor] + 1 ? level[doctor] : Number.NaN;
}

/** A month of getting used to what one has; the first one remembered begins at `start`. */
export function getUsedTo({ world, params }: Surroundings, doctor: number, relative: number, start: number): void {
  const { owner, level } = world.memory;
  // Rows are used again: a level belongs to a person, not to a row.
  const person = world.doctors.id[doctor] + 1;
  if (owner[doctor] === person) level[doctor] += params.habituation * (relative - level[doctor]);
  else {
    owner[doctor] = person;
    level[doctor] = start;
  }
}
