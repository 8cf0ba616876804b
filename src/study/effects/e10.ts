import { effect, probed } from "../effect.ts";

export default effect({
  id: "E10",
  name: { en: "Training places", zh: "进修名额" },
  parts: {
    // No independent test: access to training rises with places as satisfaction does in the same story (usual-training.ts). What
    // is tested is whether what access is worth to doctors moves their answers as much.
    a: { reading: "points", scenario: "E10", against: "E-status-quo", of: probed("satisfiedTraining") },
    // Mantel–Haenszel over ages: those sent for training are younger than their colleagues, and the young leave more.
    b: {
      reading: "ratio",
      scenario: "E10",
      against: "E10",
      of: probed("leavingTrained"),
      ofOther: probed("leavingUntrained"),
    },
  },
});
