import { factor } from "../factor.ts";
import { term } from "../terms.ts";

export const housing = term({
  id: "housing",
  name: { en: "Share of doctors housed", zh: "住房保障覆盖率" },
  axes: "person",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});

export default factor({
  id: "housing",
  name: { en: "Housing", zh: "住房" },
  why: { en: "A flat supplied with the post adds to its worth.", zh: "随岗位提供住房可提升岗位吸引力。" },
  group: "material",
  beta: {
    default: 0.11,
    range: [0, 0.27],
    source: { en: "assumed: 8 % of pay, no Chinese value known", zh: "假定：收入的 8%，未见中国数据" },
    grade: "assumed",
  },
  put(worth, pairs, beta, { terms }) {
    const supplied = terms.of(housing);
    for (let k = 0; k < pairs.count; k++) worth[k] = beta * supplied[pairs.cell[k]];
  },
});
