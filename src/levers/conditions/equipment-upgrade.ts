import { facilityEquipment } from "../../model/factors/equipment.ts";
import { equippedWith } from "../equipment-gap.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "equipment-upgrade",
  group: "conditions",
  name: { en: "Standardised equipment", zh: "标准化建设" },
  why: {
    en: "With imaging, ultrasound and proper rooms a centre's doctors can do the work they were trained for, so care is better, patients come first to them and a post there is worth a little more.",
    zh: "配齐影像、超声等设备并改善业务用房，医师得以开展所学业务，服务质量提高，患者更愿首诊在基层，岗位吸引力也略有上升。",
  },
  payer: "county",
  cost: {
    en: "RMB a month for each centre: capital spread evenly over its life; upkeep and operators are not booked",
    zh: "每家机构每月分摊（元）：建设投资按使用年限平均分摊；未计维护与操作人员费用",
  },
  params: {
    amount: {
      name: { en: "Capital for each centre", zh: "每院建设投资" },
      kind: "amount",
      unit: "RMB",
      default: 13_300_000,
      range: [500_000, 30_000_000],
      source: { en: "S167; S168: 200 million RMB for 15 centres", zh: "S167、S168：2 亿元用于 15 家乡镇卫生院" },
      grade: "measured",
    },
    months: {
      name: { en: "Life of what is bought", zh: "分摊年限" },
      kind: "months",
      unit: "months",
      default: 120,
      range: [60, 240],
      source: {
        en: "assumed: ten years, between devices (five) and rooms (twenty)",
        zh: "假定：十年，介于设备（五年）与用房（二十年）之间",
      },
      grade: "assumed",
    },
  },
  moves: [facilityEquipment],
  sources: ["S063", "S167", "S168", "S169", "E122", "E123"],
  expects: { outcome: "quality", direction: "up" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    for (const type of ["township", "community", "village"] as const)
      write.raise(facilityEquipment, equippedWith(type, p.amount), { types: [type] });
    write.spendPerPlace(p.amount / p.months);
  },
});
