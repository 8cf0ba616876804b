import { effect, probed } from "../effect.ts";

export default effect({
  id: "E10",
  name: { en: "Training places", zh: "进修名额" },
  parts: {
    // What is tested is whether access to training, which rises with places as satisfaction does in the story, is worth enough to
    // doctors to move their answers as much.
    a: {
      reading: "points",
      scenario: "E10",
      against: "E-status-quo",
      input: { en: "what places add to access (S149, S150)", zh: "名额增加带来的进修机会（S149、S150）" },
      of: probed("satisfiedTraining"),
    },
    // Mantel–Haenszel over ages: those sent for training are younger than their colleagues, and the young leave more.
    b: {
      reading: "ratio",
      scenario: "E10",
      against: "E10",
      input: { en: "intention after long training (E100)", zh: "长期进修后的离职意愿（E100）" },
      of: probed("leavingTrained"),
      ofOther: probed("leavingUntrained"),
    },
  },
});
