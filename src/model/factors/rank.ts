import { factor } from "../factor.ts";
import { COUNTY, isPrimary, OTHER, PRIVATE } from "../kinds.ts";
import { titlePortable } from "../titles.ts";

/** Standing that goes with a title, in ranks held: senior titles are what E095 asks about. */
const standing = [0, 0, 0.5, 1, 1];

export default factor({
  id: "rank",
  name: { en: "Rank held", zh: "已获职称" },
  why: {
    en: "An appointed senior title is standing among peers that a public post keeps and other work does not.",
    zh: "已聘高级职称带来的地位在公立机构可保留，转行则失去。",
  },
  group: "development",
  beta: { default: 0.33, range: [0.21, 0.68], source: "E095", grade: "derived" },
  put(worth, pairs, beta, { world, terms }) {
    const portable = terms.of(titlePortable);
    for (let k = 0; k < pairs.count; k++) {
      const type = terms.places.type[pairs.placeClass[k]];
      if (type === PRIVATE || type === OTHER) {
        worth[k] = 0;
        continue;
      }
      const i = pairs.doctor[k];
      const own = world.doctors.facility[i];
      // A title that is not portable is left behind by who moves from primary care to a hospital.
      const leaves = pairs.here[k] === 0 && type <= COUNTY && own >= 0 && isPrimary(world.facilities.type[own]);
      worth[k] =
        beta * standing[world.doctors.title[i]] * (leaves ? portable[terms.places.county[pairs.placeClass[k]]] : 1);
    }
  },
});
