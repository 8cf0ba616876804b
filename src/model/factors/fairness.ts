import { factor } from "../factor.ts";

export default factor({
  id: "fairness",
  name: { en: "Fair pay", zh: "收入公平" },
  why: {
    en: "Earning less than comparable people hurts; earning more does not please.",
    zh: "收入低于可比人员会带来不满，高于则无明显增益。",
  },
  group: "material",
  drifts: true,
  beta: { default: 0.3, range: [0, 0.6], source: "assumed; direction S055, S096", grade: "assumed" },
  add(worth, pairs, beta, { pay, peerPay, gapLogs, terms }) {
    for (let k = 0; k < pairs.count; k++) {
      // Outside, the comparison cannot be seen before one is there.
      if (terms.places.type[pairs.placeClass[k]] > 4) continue;
      const cell = pairs.cell[k];
      if (pay[cell] < peerPay[cell]) worth[k] += beta * gapLogs.of(cell, pay[cell] / peerPay[cell]);
    }
  },
});
