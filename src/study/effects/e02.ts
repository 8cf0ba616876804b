import { effect, systemMean } from "../effect.ts";

const fifthYear = [49, 60] as const;

export default effect({
  id: "E2",
  name: { en: "Tight consortium", zh: "紧密型医联体" },
  parts: {
    // Services are visits here: inpatient cases of centres are not told apart from those of hospitals. What makes a consortium
    // tight is missing (see `lacks` of the package): nobody brings hospitals' follow-ups down, which are half of all visits and
    // stay where they are.
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
