import { factor } from "../factor.ts";
import { term } from "../terms.ts";

export const voice = term({
  id: "voice",
  name: { en: "Unfairness that an open hearing takes away", zh: "沟通与公开缓解的不公平感" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});

export default factor({
  id: "fairness",
  name: { en: "Fair pay", zh: "收入公平" },
  why: {
    en: "Earning less than comparable people hurts; earning more does not please.",
    zh: "收入低于可比人员会带来不满，高于则无明显增益。",
  },
  group: "material",
  drifts: true,
  beta: {
    default: 0.3,
    range: [0, 0.6],
    source: { en: "assumed; direction S055, S096", zh: "假定；方向依据 S055、S096" },
    grade: "assumed",
  },
  put(worth, pairs, beta, { pay, peerPay, gapLogs, terms }) {
    const heard = terms.of(voice);
    const { type } = terms.places;
    for (let k = 0; k < pairs.count; k++) {
      const place = pairs.placeClass[k];
      const cell = pairs.cell[k];
      worth[k] = 0;
      // Outside, the comparison cannot be seen before one is there.
      if (type[place] <= 4 && pay[cell] < peerPay[cell])
        worth[k] = beta * gapLogs.of(cell, pay[cell] / peerPay[cell]) * (1 - heard[place]);
    }
  },
});
