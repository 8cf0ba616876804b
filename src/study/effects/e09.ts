import { centres, effect, ratioOf, sumOver } from "../effect.ts";

/** The third year: trust is won over slowly. */
const thirdYear = [25, 36] as const;

export default effect({
  id: "E9",
  name: { en: "Trust campaign", zh: "健康中国基层行与信任" },
  scenario: "E9",
  against: "E-status-quo",
  parts: {
    a: {
      reading: "points",
      of: (run) =>
        ratioOf(sumOver(run, centres, "trust", thirdYear, "doctors"), sumOver(run, centres, "doctors", thirdYear)),
    },
    b: { reading: "relative", of: (run) => sumOver(run, ["township", "community", "village"], "visits", thirdYear) },
  },
});
