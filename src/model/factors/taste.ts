import { normalQuantile } from "../../base/normal.ts";
import { uniform } from "../../base/rng.ts";
import { factor } from "../factor.ts";
import { OUTSIDE } from "../kinds.ts";

export default factor({
  id: "taste",
  name: { en: "Personal taste", zh: "个人偏好" },
  why: {
    en: "People differ lastingly in which kind of place they like, for reasons nobody records.",
    zh: "每个人对不同类型岗位有稳定的个人偏好，原因无从记录。",
  },
  group: "place",
  beta: { default: 0.3, range: [0, 0.8], source: "assumed; that people differ: E004, E037", grade: "assumed" },
  add(worth, pairs, beta, { world, terms }) {
    const { id } = world.doctors;
    for (let k = 0; k < pairs.count; k++) {
      const type = terms.places.type[pairs.placeClass[k]];
      // Keyed by the doctor's identity alone: the same person has the same tastes in every run and scenario.
      worth[k] += beta * normalQuantile(uniform(0x6d656474, 0x69646521, id[pairs.doctor[k]], type < OUTSIDE ? type : type - OUTSIDE));
    }
  },
});
