import { effect, probed } from "../effect.ts";

export default effect({
  id: "E6",
  name: { en: "School places", zh: "子女入学" },
  parts: {
    // Of entrants with a child at school who hear of a post in a centre: those who like it best of all they could do.
    a: {
      reading: "points",
      scenario: "E6",
      against: "E-status-quo",
      input: { en: "the weight of schooling (E003)", zh: "子女教育的系数（E003）" },
      of: probed("parentsChoosing"),
    },
  },
});
