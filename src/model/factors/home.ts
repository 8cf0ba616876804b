import { factor } from "../factor.ts";

/** Home county 0.4, home township 0.24 more: in units of the whole. */
const countyShare = 0.4 / 0.64;

export default factor({
  id: "home",
  name: { en: "Home", zh: "家乡" },
  why: { en: "Doctors of rural origin prefer to practise where they come from.", zh: "农村籍医师更愿意在家乡执业。" },
  group: "place",
  beta: { default: 0.64, range: [0.24, 1.03], source: "E131; E035; E036", grade: "derived" },
  add(worth, pairs, beta, { world, townOf }) {
    const { hometown } = world.doctors;
    for (let k = 0; k < pairs.count; k++) {
      const home = hometown[pairs.doctor[k]];
      const town = townOf[pairs.placeClass[k]];
      if (home < 0 || town < 0) continue;
      if (home === town) worth[k] += beta;
      else if (Math.floor(home / 1000) === Math.floor(town / 1000)) worth[k] += beta * countyShare;
    }
  },
});
