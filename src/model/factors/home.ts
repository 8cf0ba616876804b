import { factor } from "../factor.ts";
import { countyOf, isRural } from "../towns.ts";

export default factor({
  id: "home",
  name: { en: "Rural origin", zh: "农村出身" },
  why: {
    en: "Doctors who come from the county's countryside prefer to practise in its townships and villages.",
    zh: "出身本县农村的医师更愿意在本县乡镇和村执业。",
  },
  group: "place",
  beta: { default: 0.64, range: [0.24, 1.03], source: "E131; E035; E036", grade: "derived" },
  put(worth, pairs, beta, { world, townOf }) {
    const { hometown } = world.doctors;
    const { towns } = world.layout;
    for (let k = 0; k < pairs.count; k++) {
      const home = hometown[pairs.doctor[k]];
      const town = townOf[pairs.placeClass[k]];
      // What was found is rural upbringing against rural practice: the county's own hospital is not where it keeps them.
      worth[k] =
        isRural(towns, home) && isRural(towns, town) && countyOf(towns, home) === countyOf(towns, town) ? beta : 0;
    }
  },
});
