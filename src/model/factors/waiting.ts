import { factor } from "../factor.ts";
import { TITLES } from "../kinds.ts";
import { dispatchCredit, otherTracks, yearsToNextTitle } from "../titles.ts";

export default factor({
  id: "waiting",
  name: { en: "Years to the next title", zh: "晋升等待年限" },
  why: {
    en: "The longer the next title seems away – years of service still missing plus failed attempts to expect – the less a place is worth.",
    zh: "距下一职称越远（所缺年限加预期落选年数），岗位吸引力越低。",
  },
  group: "development",
  drifts: true,
  beta: {
    default: 0.11,
    range: [0.07, 0.23],
    source: { en: "E015; E016: three years sooner are worth 0.33", zh: "E015、E016：早三年晋升相当于 0.33" },
    grade: "derived",
  },
  put(worth, pairs, beta, { world, terms, params, month, success }) {
    const { title } = world.doctors;
    const credit = terms.of(dispatchCredit);
    const tracks = terms.of(otherTracks);
    const county = terms.places.county;
    for (let k = 0; k < pairs.count; k++) {
      const i = pairs.doctor[k];
      const c = pairs.placeClass[k];
      const missing = yearsToNextTitle(world, i, month, params, credit[county[c]]);
      if (missing < 0) {
        worth[k] = 0;
        continue;
      }
      const wait = missing + 1 / success[c * TITLES + title[i] + 1];
      worth[k] = -beta * (1 - tracks[pairs.cell[k]]) * (wait < params.waitMax ? wait : params.waitMax);
    }
  },
});
