import { factor } from "../factor.ts";
import { term } from "../terms.ts";

export const recognition = term({
  id: "recognition",
  name: { en: "Recognition", zh: "荣誉与认可" },
  axes: "place",
  unit: "share",
  initial: { tertiary: 0.6, county: 0.5, township: 0.3, community: 0.3, village: 0.3, private: 0.3, other: 0.3 },
  range: [0, 1],
  source: { en: "assumed: no measured level by tier", zh: "假定：未见分级别的实测水平" },
  grade: "assumed",
});

export default factor({
  id: "recognition",
  name: { en: "Recognition", zh: "荣誉与认可" },
  why: { en: "Being seen and honoured makes a place worth more.", zh: "被看见、受尊重提升岗位吸引力。" },
  group: "recognition",
  beta: {
    default: 0.2,
    range: [0, 0.4],
    source: { en: "assumed; direction E154", zh: "假定；方向依据 E154" },
    grade: "assumed",
  },
  put(worth, pairs, beta, { terms }) {
    const level = terms.of(recognition);
    for (let k = 0; k < pairs.count; k++) worth[k] = beta * level[pairs.placeClass[k]];
  },
});
