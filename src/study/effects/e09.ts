import { centres, effect, type FigureOf, ratioOf, sumOver } from "../effect.ts";

/** Trust is won over slowly, and the story names no year: judged in the third, the fifth is shown beside it. */
const thirdYear = [25, 36] as const;
const fifthYear = [49, 60] as const;

const trust =
  (months: readonly [number, number]): FigureOf =>
  (run) =>
    ratioOf(sumOver(run, centres, "trust", months, "doctors"), sumOver(run, centres, "doctors", months));

const visits =
  (months: readonly [number, number]): FigureOf =>
  (run) =>
    sumOver(run, ["township", "community", "village"], "visits", months);

const later = { en: "in the fifth year", zh: "第五年" };

export default effect({
  id: "E9",
  name: { en: "Trust campaign", zh: "健康中国基层行" },
  parts: {
    // Reaching 60 % and winning over 40 % of them takes a quarter of those who doubt, 11 points in the end, at 3 % of the way a
    // month. The story's 70 % needs 40 % of all who doubt.
    a: {
      reading: "points",
      scenario: "E9",
      against: "E-status-quo",
      of: trust(thirdYear),
      beside: [{ name: later, of: trust(fifthYear) }],
    },
    // Trust moves first contacts and follow-ups alike. Twenty points of trust, as told, would bring about a fifth more visits here,
    // and free consultations are no visits.
    b: {
      reading: "relative",
      scenario: "E9",
      against: "E-status-quo",
      of: visits(thirdYear),
      beside: [{ name: later, of: visits(fifthYear) }],
    },
  },
});
