import { factor } from "../factor.ts";
import { term } from "../terms.ts";
import { countyOf } from "../towns.ts";

export const elderSupport = term({
  id: "elderSupport",
  name: { en: "Support for parents", zh: "父母照护支持" },
  axes: "person",
  unit: "share of the need met",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});

export default factor({
  id: "elders",
  name: { en: "Parents' care", zh: "父母照护" },
  why: { en: "Parents who need care elsewhere pull doctors home.", zh: "父母在外地需要照护会使医师离开。" },
  group: "family",
  beta: { default: 0.6, range: [0.2, 2.2], source: { en: "E113 shrunk", zh: "E113，向零收缩" }, grade: "assumed" },
  put(worth, pairs, beta, { world, terms, month, townOf }) {
    const { elderFrom, hometown } = world.doctors;
    const { towns } = world.layout;
    const support = terms.of(elderSupport);
    for (let k = 0; k < pairs.count; k++) {
      const i = pairs.doctor[k];
      worth[k] = 0;
      if (elderFrom[i] > month) continue;
      const home = hometown[i];
      const town = townOf[pairs.placeClass[k]];
      if (home === town && home >= 0) continue;
      const sameCounty = home >= 0 && town >= 0 && countyOf(towns, home) === countyOf(towns, town);
      worth[k] = -beta * (sameCounty ? 0.5 : 1) * (1 - support[pairs.cell[k]]);
    }
  },
});
