import { isAssumed, type Source } from "./source.ts";
import { term } from "./terms.ts";
import { flag, NEVER, type World } from "./world.ts";

const supply = (id: string, en: string, zh: string, unit: string, initial: number, high: number, source: Source) =>
  term({
    id,
    name: { en, zh },
    axes: "county",
    unit,
    initial,
    range: [0, high],
    source,
    grade: isAssumed(source) ? "assumed" : "derived",
  });

export const targetedCohort = supply(
  "targetedCohort",
  "Targeted graduates a year",
  "定向医学毕业生",
  "a year per 1,000 posts of the county",
  3.6,
  100,
  { en: "S090 scaled", zh: "S090，按规模折算" },
);
export const obligationMonths = supply("obligationMonths", "Service obligation", "服务期", "months", 72, 240, "S089");
export const bondPenalty = supply(
  "bondPenalty",
  "Penalty for breaking a bond",
  "违约金",
  "RMB",
  50000,
  500000,
  "assumed",
);
export const localOrigin = supply(
  "localOrigin",
  "Targeted graduates from the county's townships",
  "定向生本地生源占比",
  "share",
  0.7,
  1,
  "assumed",
);

/** Whether a service obligation keeps the doctor. */
export const isBound = ({ doctors: d }: World, i: number): boolean =>
  d.bondEnd[i] !== NEVER && (d.flags[i] & flag.deciding) === 0;

/** The obligation has been served: a window of so many months opens in which the doctor decides anew. */
export function openWindow({ doctors: d }: World, i: number, end: number): void {
  d.bondEnd[i] = end;
  d.flags[i] |= flag.deciding;
}

/** Ends the window and returns the month that would have ended it; NEVER where none was open. */
export function closeWindow({ doctors: d }: World, i: number): number {
  if ((d.flags[i] & flag.deciding) === 0) return NEVER;
  const end = d.bondEnd[i];
  d.bondEnd[i] = NEVER;
  d.flags[i] &= ~flag.deciding;
  return end;
}
