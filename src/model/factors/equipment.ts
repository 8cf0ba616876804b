import { factor } from "../factor.ts";
import { term } from "../terms.ts";

export const facilityEquipment = term({
  id: "facilityEquipment",
  name: { en: "Equipment", zh: "设备条件" },
  axes: "place",
  unit: "share of what the tier needs",
  initial: { tertiary: 1, county: 0.7, township: 0.35, community: 0.45, village: 0.2, private: 0.5, other: 0 },
  range: [0, 1],
  source: {
    en: "S063; E122: 30 % of centres lack basic imaging, 92 % report gaps; levels assumed",
    zh: "S063、E122：30% 的卫生院缺基本影像设备，92% 反映设备有缺口；水平为假定",
  },
  grade: "assumed",
});

export default factor({
  id: "equipment",
  name: { en: "Equipment", zh: "设备条件" },
  why: { en: "Adequate facilities let a doctor do the work they trained for.", zh: "设备齐备使医师能够开展所学业务。" },
  group: "development",
  beta: {
    default: 0.07,
    range: [0, 0.27],
    source: { en: "E123 (no effect on turnover); E044", zh: "E123（对人员流动无影响）；E044" },
    grade: "derived",
  },
  put(worth, pairs, beta, { terms }) {
    const equipment = terms.of(facilityEquipment);
    for (let k = 0; k < pairs.count; k++) worth[k] = beta * equipment[pairs.placeClass[k]];
  },
});
