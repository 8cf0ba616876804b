import { effect, sumOver } from "../effect.ts";

/** Centres that the story upgraded. */
const CENTRES = 15;

export default effect({
  id: "E11",
  name: { en: "Upgraded centres and recruits", zh: "标准化建设与招聘" },
  scenario: "E11",
  against: "E-status-quo",
  parts: {
    // Recruits beyond the status quo's, for each upgraded centre, times fifteen: the story counts who came for the equipment.
    a: {
      reading: "points",
      of: (run) => (sumOver(run, ["township"], "joined", [1, 60]) * CENTRES) / (100 * centresOf(run)),
    },
  },
});

const centresOf = (run: { readonly tables: { readonly facilities: Readonly<Record<string, Float64Array>> } }): number =>
  run.tables.facilities["facility"]?.length ?? 0;
