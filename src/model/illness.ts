import { exp } from "../base/exp-log.ts";
import { purpose } from "./purposes.ts";
import type { Month } from "./step.ts";

/** How ill a whole county is this year against the usual one: some years are worse than others. */
export const illnessOfYear = (m: Month, county: number): number =>
  exp(
    m.params.illnessSpread *
      m.draw.normal(purpose.illness, Math.floor(m.month / 12), m.geography.stretch.county + county),
  );
