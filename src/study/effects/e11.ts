import type { RunResult } from "../../sim/job.ts";
import { centres, effect, probed, sumOver } from "../effect.ts";

/** Centres that the story upgraded. */
const CENTRES = 15;

/** Per fifteen upgraded centres; a hundredth, because `points` are hundredths. */
const perCentres = (run: RunResult, recruits: number | null): number | null =>
  recruits === null ? null : (recruits * CENTRES) / (100 * (run.tables.facilities["facility"]?.length ?? 0));

export default effect({
  id: "E11",
  name: { en: "Upgraded centres", zh: "标准化建设" },
  parts: {
    // Recruits beyond the status quo's: the story counts who came for the equipment, and those who came had a degree. Equipment
    // is worth 0.03 here, since E123 found no effect of it on turnover; about 20 recruits with a degree in five years cannot
    // become 25 by it.
    a: {
      reading: "points",
      scenario: "E11",
      against: "E-status-quo",
      of: (run) => perCentres(run, probed("recruitsWithDegree")(run)),
      beside: [
        {
          name: { en: "recruits of any schooling", zh: "不限学历的新进人员" },
          of: (run) => perCentres(run, sumOver(run, centres, "joined", [1, 60])),
        },
      ],
    },
  },
});
