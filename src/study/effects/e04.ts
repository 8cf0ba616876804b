import { effect, probed } from "../effect.ts";

export default effect({
  id: "E4",
  name: { en: "Special tracks", zh: "定向培养" },
  parts: {
    // In E125 both tracks owe three years; what tells them apart is whom they take. So both cohorts are bound alike here, and
    // the normal one comes from where graduates usually come from. Rural origin keeps four in five of one and nine in twenty of
    // the other; who breaks a bond breaks it whatever the origin, which brings the ratio nearer to 1.
    a: {
      reading: "ratio",
      scenario: "E4-normal-track",
      against: "E4-special-track",
      of: probed("targetedLeaving"),
      beside: [{ name: { en: "after the bond alone", zh: "仅服务期满之后" }, of: probed("targetedLeavingUnbound") }],
    },
    b: {
      reading: "share",
      scenario: "E4",
      against: "E-status-quo",
      input: { en: "looking after a bond is calibrated on it (B12)", zh: "服务期满后的求职倍数据此校准（B12）" },
      of: (run) => run.measures["B12b"] ?? null,
    },
  },
});
