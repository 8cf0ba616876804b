import { factor } from "../factor.ts";
import { COUNTY_MANAGED, ESTABLISHED, OTHER, OUTSIDE, PRIVATE, TARGETED } from "../kinds.ts";
import { term } from "../terms.ts";

export const addedSecurity = term({
  id: "addedSecurity",
  name: { en: "Security added to posts without establishment", zh: "编外人员保障程度" },
  axes: "person",
  unit: "share of an established post's",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});

const established = (post: number): boolean => post === ESTABLISHED || post === TARGETED || post === COUNTY_MANAGED;

export default factor({
  id: "security",
  name: { en: "Established post", zh: "编制保障" },
  why: { en: "An established post brings security and a pension.", zh: "编制带来稳定与养老保障。" },
  group: "recognition",
  beta: { default: 0.45, range: [0.27, 0.66], source: "E002; E021; E022; E024; E031", grade: "derived" },
  put(worth, pairs, beta, { terms }) {
    const added = terms.of(addedSecurity);
    for (let k = 0; k < pairs.count; k++) {
      const type = terms.places.type[pairs.placeClass[k]];
      const share = established(pairs.post[k]) ? 1 : type < OUTSIDE ? added[pairs.cell[k]] : 0;
      worth[k] = type === PRIVATE || type === OTHER ? 0 : beta * share;
    }
  },
});
