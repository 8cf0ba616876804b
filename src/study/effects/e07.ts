import { centres, effect, ratioOf, sumOver } from "../effect.ts";

/** Around the end of the second year. */
const twoYears = [22, 26] as const;

export default effect({
  id: "E7",
  name: { en: "Psychological support", zh: "心理支持" },
  parts: {
    a: {
      reading: "relative",
      scenario: "E7",
      against: "E-status-quo",
      of: (run) =>
        ratioOf(sumOver(run, centres, "burnout", twoYears, "doctors"), sumOver(run, centres, "doctors", twoYears)),
    },
  },
});
