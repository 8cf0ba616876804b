import { factor } from "../factor.ts";
import { term } from "../terms.ts";

export const trainingAccess = term({
  id: "trainingAccess",
  name: { en: "Access to training", zh: "进修培训机会" },
  axes: "person",
  unit: "share",
  initial: { tertiary: 0.9, county: 0.6, township: 0.3, community: 0.35, village: 0.15, private: 0.3, other: 0 },
  range: [0, 1],
  source: {
    en: "S049; S050; S068; S149: a third of the required hours in primary care, half satisfied; other tiers assumed",
    zh: "S049、S050、S068、S149：基层继续教育学时仅为规定的三分之一，满意者一半；其他级别为假定",
  },
  grade: "derived",
});

export default factor({
  id: "training",
  name: { en: "Training", zh: "进修培训" },
  why: {
    en: "Learning on the job and places for further training make a post worth more.",
    zh: "在岗学习与进修机会提升岗位吸引力。",
  },
  group: "development",
  beta: { default: 0.27, range: [0.12, 0.37], source: "E011; E012; E013; E014", grade: "derived" },
  put(worth, pairs, beta, { terms }) {
    const access = terms.of(trainingAccess);
    for (let k = 0; k < pairs.count; k++) worth[k] = beta * access[pairs.cell[k]];
  },
});
