import { effect, probed } from "../effect.ts";

export default effect({
  id: "E3",
  name: { en: "Rank and allowance", zh: "职称与补贴" },
  parts: {
    // The odds ratio of E095 is adjusted for who holds a rank. So each doctor is asked twice, all else equal.
    a: {
      reading: "ratio",
      scenario: "E3",
      against: "E3",
      input: { en: "the weight of rank held (E095)", zh: "职称地位的系数（E095）" },
      of: probed("intentionOddsRanked"),
      ofOther: probed("intentionOddsUnranked"),
      beside: [
        {
          name: { en: "rank alone, without an allowance", zh: "仅有职称、无补贴" },
          scenario: "E-status-quo",
          against: "E-status-quo",
        },
      ],
    },
  },
});
