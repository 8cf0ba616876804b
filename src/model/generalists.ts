import { purpose } from "./purposes.ts";
import type { Month } from "./step.ts";
import { term } from "./terms.ts";
import { setSpecialty } from "./traits.ts";
import { flag } from "./world.ts";

export const generalistShare = term({
  id: "generalistShare",
  name: { en: "Graduates trained as general practitioners", zh: "毕业生中全科培养比例" },
  axes: "county",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const generalistPlaces = term({
  id: "generalistPlaces",
  name: { en: "Further graduates trained as general practitioners", zh: "全科扩招人数" },
  axes: "county",
  unit: "a year per 1,000 posts of the county",
  initial: 0,
  range: [0, 200],
  source: "policy",
  grade: "assumed",
});

const GENERAL = 0;

/** Makes a general practitioner of a candidate: registered for that scope of practice, which hospitals here do not post. */
export function trainGeneralist(m: Month, row: number): void {
  const { doctors: d } = m.world;
  setSpecialty(d.flags, row, GENERAL);
  d.flags[row] |= flag.generalist;
}

/** Whether a graduate of the usual number is among those trained as general practitioners. */
export const isDrawnGeneralist = (m: Month, row: number, share: number): boolean =>
  share > 0 && m.draw.uniform(purpose.generalist, m.month, m.world.doctors.id[row]) < share;
