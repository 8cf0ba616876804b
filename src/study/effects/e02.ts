import { effect, systemMean } from "../effect.ts";

const fifthYear = [49, 60] as const;

export default effect({
  id: "E2",
  name: { en: "Tight consortium", zh: "紧密型医联体" },
  parts: {
    // Services are visits here: inpatient cases of centres are not told apart from those of hospitals. Follow-ups, half of all
    // visits, come down as far as first contacts do and as far as the lead gains by it, which is a third of what it could move.
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
