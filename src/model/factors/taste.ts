import { normalQuantile } from "../../base/normal.ts";
import { Race } from "../../base/rng.ts";
import { factor } from "../factor.ts";
import { OUTSIDE } from "../kinds.ts";

/** A standard normal in 256 equally likely steps. */
const normals = Float64Array.from({ length: 256 }, (_, k) => normalQuantile((k + 0.5) / 256));

/** Keyed by the doctor's identity alone: the same person has the same tastes in every run and scenario. */
const tastes = new Race(0x6d656474, 0x69646521);
const furtherTastes = new Race(0x6d656475, 0x69646522);

export default factor({
  id: "taste",
  name: { en: "Personal taste", zh: "个人偏好" },
  why: {
    en: "People differ lastingly in which kind of place they like, for reasons nobody records.",
    zh: "每个人对不同类型岗位有稳定的个人偏好，原因无从记录。",
  },
  group: "place",
  beta: {
    default: 0.3,
    range: [0, 0.8],
    source: { en: "assumed; that people differ: E004, E037", zh: "假定；存在个体差异：E004、E037" },
    grade: "assumed",
  },
  put(worth, pairs, beta, { world, terms }) {
    const { id } = world.doctors;
    const { type } = terms.places;
    for (let k = 0; k < pairs.count; k++) {
      const placeType = type[pairs.placeClass[k]];
      const kind = placeType < OUTSIDE ? placeType : placeType - OUTSIDE;
      // Eight bits for each of seven kinds of place: four in one word, three in the other.
      const bits = (kind < 4 ? tastes : furtherTastes).bits(id[pairs.doctor[k]]) >>> (8 * (kind & 3));
      worth[k] = beta * normals[bits & 255];
    }
  },
});
