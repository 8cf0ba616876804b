import { factor } from "../factor.ts";
import { term } from "../terms.ts";
import { NEVER } from "../world.ts";

export const schoolAccess = term({
  id: "schoolAccess",
  name: { en: "School access", zh: "子女优质入学机会" },
  axes: "person",
  unit: "share of the best",
  initial: { tertiary: 1, county: 0.9, township: 0.1, community: 0.9, village: 0.05, private: 0.9, other: 1 },
  range: [0, 1],
  source: {
    en: "assumed: one step from township school to best school is 0.10 to 0.90",
    zh: "假定：由乡镇学校到最好学校为 0.10 至 0.90",
  },
  grade: "assumed",
});

/** How much schooling matters now: anticipation before a child, less for an infant, in full from 3 to 17. */
export function schoolingNeed(month: number, childBorn: number, born: number): number {
  if (childBorn > month) return month - born < 34 * 12 && childBorn !== NEVER ? 0.3 : 0;
  const age = month - childBorn;
  if (age >= 216) return 0;
  return age < 36 ? 0.65 : 1;
}

export default factor({
  id: "schooling",
  name: { en: "Children's schooling", zh: "子女教育" },
  why: {
    en: "Parents leave places whose schools are poor; the childless young foresee it.",
    zh: "子女教育条件差促使父母离开，未育的年轻医师也会提前考虑。",
  },
  group: "family",
  beta: { default: 1.1, range: [0.39, 1.25], source: "E001; E003; S086", grade: "derived" },
  put(worth, pairs, beta, { world, terms, month }) {
    const { childBorn, born } = world.doctors;
    const access = terms.of(schoolAccess);
    for (let k = 0; k < pairs.count; k++) {
      const i = pairs.doctor[k];
      worth[k] = -beta * (1 - access[pairs.cell[k]]) * schoolingNeed(month, childBorn[i], born[i]);
    }
  },
});
