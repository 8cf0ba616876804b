import { factor } from "../factor.ts";
import { term } from "../terms.ts";
import { flag } from "../world.ts";

export const spouseSupport = term({
  id: "spouseSupport",
  name: { en: "Jobs for spouses", zh: "配偶就业支持" },
  axes: "person",
  unit: "share placed",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});

export default factor({
  id: "spouse",
  name: { en: "Spouse's work", zh: "配偶工作" },
  why: {
    en: "A spouse with work here would be left behind elsewhere.",
    zh: "配偶在当地工作，异地任职将造成两地分居。",
  },
  group: "family",
  beta: { default: 0.5, range: [0.05, 1.44], source: { en: "E112 shrunk", zh: "E112，向零收缩" }, grade: "assumed" },
  put(worth, pairs, beta, { world, terms, townOf }) {
    const { flags, facility } = world.doctors;
    const { placeClass } = world.facilities;
    const support = terms.of(spouseSupport);
    for (let k = 0; k < pairs.count; k++) {
      const i = pairs.doctor[k];
      worth[k] = 0;
      if ((flags[i] & flag.spouseTie) === 0 || pairs.here[k] === 1) continue;
      const employer = facility[i];
      if (employer >= 0 && townOf[placeClass[employer]] === townOf[pairs.placeClass[k]]) continue;
      worth[k] = -beta * (1 - support[pairs.cell[k]]);
    }
  },
});
