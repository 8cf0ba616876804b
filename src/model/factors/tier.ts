import { factor } from "../factor.ts";
import { OUTSIDE } from "../kinds.ts";

/** City 1, county 0.33 / 0.70, townships and villages 0; private practice lies in the county seat, other work between seat and city. */
const level = [1, 0.33 / 0.7, 0, 0, 0, 0.33 / 0.7, 0.33 / 0.7];

export default factor({
  id: "tier",
  name: { en: "County or city", zh: "县城或城市" },
  why: {
    en: "County seats and cities are preferred to townships as places to live and work.",
    zh: "县城与城市的生活和执业环境优于乡镇。",
  },
  group: "place",
  beta: { default: 0.7, range: [0.47, 1.25], source: "E005; E006; E007; E008; E017; E038", grade: "derived" },
  put(worth, pairs, beta, { terms }) {
    for (let k = 0; k < pairs.count; k++) {
      const type = terms.places.type[pairs.placeClass[k]];
      worth[k] = beta * level[type < OUTSIDE ? type : type - OUTSIDE];
    }
  },
});
