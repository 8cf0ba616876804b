import { effect, systemMean } from "../effect.ts";

const fifthYear = [49, 60] as const;

export default effect({
  id: "E2",
  name: { en: "Tight consortium", zh: "紧密型医联体" },
  parts: {
    // Services are visits here: inpatient cases of centres are not told apart from those of hospitals. First contacts rise by trust
    // in better care; follow-ups, half of all visits, by the same trust, by the chronically ill whom the consortium manages,
    // and as far as the lead gains by sending them down, which is a third of what it could move. How many follow-ups are for chronic
    // disease is assumed: over the range of that number this comes to 4.9 to 6.4, so that being inside hangs on it.
    a: {
      reading: "points",
      scenario: "E2",
      against: "E-status-quo",
      of: (run) => systemMean(run, "primaryVisits", fifthYear),
      beside: [
        {
          name: { en: "first contacts in primary care", zh: "基层首诊率" },
          of: (run) => systemMean(run, "firstContact", fifthYear),
        },
      ],
    },
  },
});
