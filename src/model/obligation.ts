import { isAssumed, type Source } from "./source.ts";
import { term } from "./terms.ts";

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
