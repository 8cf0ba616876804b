import { factor } from "../factor.ts";
import { term } from "../terms.ts";

export const commutingRelief = term({
  id: "commutingRelief",
  name: { en: "Distance taken away by transport", zh: "通勤班车缓解的偏远程度" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});

export default factor({
  id: "remoteness",
  name: { en: "Remoteness", zh: "偏远程度" },
  why: { en: "The more remote a township, the less it is worth to work there.", zh: "乡镇越偏远，岗位吸引力越低。" },
  group: "place",
  beta: {
    default: 0.6,
    range: [0.2, 1],
    source: {
      en: "E072: small remote places lose 2.65 times as many",
      zh: "E072：偏远小型机构流失为其他机构的 2.65 倍",
    },
    grade: "derived",
  },
  put(worth, pairs, beta, { terms }) {
    const { remoteness } = terms.places;
    const relief = terms.of(commutingRelief);
    for (let k = 0; k < pairs.count; k++) {
      const place = pairs.placeClass[k];
      worth[k] = -beta * remoteness[place] * (1 - relief[place]);
    }
  },
});
