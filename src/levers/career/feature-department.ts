import { facilityEquipment } from "../../model/factors/equipment.ts";
import { recognition } from "../../model/factors/recognition.ts";
import { featureVisits } from "../../model/steps/demand.ts";
import { equippedWith } from "../equipment-gap.ts";
import { lever } from "../lever.ts";

/** Months over which its rooms and devices are written off: assumed, as in the equipment lever. */
const life = 120;

/** What being known for something adds to a centre's standing: assumed, half of the way to a county hospital's. */
const known = 0.1;

export default lever({
  id: "feature-department",
  group: "career",
  name: { en: "A special department in every centre", zh: "一院一特色" },
  why: {
    en: "A department that patients come for gives its doctors cases to grow with, some equipment and a name; it also gives them more work.",
    zh: "特色科室吸引患者，使医师有病例可练、有设备可用、有口碑可立；工作量也随之增加。",
  },
  payer: "county",
  cost: {
    en: "RMB a month for each centre: capital spread evenly over ten years; its staff are the centre's own",
    zh: "每家机构每月分摊（元）：建设投资按十年平均分摊；人员由本院调配，不另列支",
  },
  params: {
    amount: {
      name: { en: "Capital for each centre", zh: "每院建设投资" },
      kind: "amount",
      unit: "RMB",
      default: 1_000_000,
      range: [100_000, 5_000_000],
      source: {
        en: "assumed: a few rooms and devices; a thirteenth of a whole upgrade (S167, S168)",
        zh: "假定：少量用房与设备；为整院升级投资的十三分之一（S167、S168）",
      },
      grade: "assumed",
    },
    count: {
      name: { en: "Visits it draws from hospitals", zh: "从上级医院吸引的诊疗量" },
      kind: "count",
      unit: "visits a year per centre",
      default: 3000,
      range: [0, 30_000],
      source: {
        en: "assumed: a tenth of the showpiece of S104, much of whose work is new and not drawn from hospitals",
        zh: "假定：取 S104 所述典型的十分之一，其服务量多为新增，并非来自医院",
      },
      grade: "assumed",
    },
  },
  moves: [facilityEquipment, recognition, featureVisits],
  sources: ["S104", "S105", "S167", "S168"],
  expects: { outcome: "quality", direction: "up" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    for (const type of ["township", "community"] as const)
      write.raise(facilityEquipment, equippedWith(type, p.amount), { types: [type] });
    write.add(recognition, known);
    write.raise(featureVisits, p.count);
    write.spendPerPlace(p.amount / life);
  },
});
