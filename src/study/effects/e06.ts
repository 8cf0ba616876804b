import { effect, probed } from "../effect.ts";

export default effect({
  id: "E6",
  name: { en: "School places and the choice of a township job", zh: "子女入学与选择乡镇岗位" },
  parts: {
    // Of entrants with a child at school who hear of a post in a centre: those who like it best of all they could do.
    a: { reading: "points", scenario: "E6", against: "E-status-quo", of: probed("parentsChoosing") },
  },
});
