import { factor } from "../factor.ts";
import { term } from "../terms.ts";

export const autonomy = term({
  id: "autonomy",
  name: { en: "Autonomy of the facility", zh: "机构自主管理程度" },
  axes: "place",
  unit: "share",
  initial: { tertiary: 0.5, county: 0.4, township: 0.3, community: 0.3, village: 0.4, private: 0.6, other: 0.4 },
  range: [0, 1],
  source: { en: "assumed: no measured level by tier", zh: "假定：未见分级别的实测水平" },
  grade: "assumed",
});

export default factor({
  id: "autonomy",
  name: { en: "Autonomy", zh: "自主管理" },
  why: {
    en: "A facility that may manage itself treats its doctors better.",
    zh: "机构自主权越大，对医师的管理与激励越灵活。",
  },
  group: "recognition",
  beta: {
    default: 0.4,
    range: [0, 0.8],
    source: { en: "assumed; stories S170, S171", zh: "假定；案例见 S170、S171" },
    grade: "assumed",
  },
  put(worth, pairs, beta, { terms }) {
    const level = terms.of(autonomy);
    for (let k = 0; k < pairs.count; k++) worth[k] = beta * level[pairs.placeClass[k]];
  },
});
