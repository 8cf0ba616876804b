import { primaryPupilAllowance, secondaryPupilAllowance } from "../../model/factors/pay.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "education-subsidy",
  group: "family",
  name: { en: "Education subsidy for doctors' children", zh: "子女教育补贴" },
  why: {
    en: "Parents of a child at school are paid towards its schooling while they hold the post; the school itself is no better for it, so it is felt as pay, by them alone and for those years only.",
    zh: "子女在读期间按学段发放补贴；学校质量并未因此改变，其作用等同收入，仅有学龄子女的医师在相应年份受益。",
  },
  payer: "province",
  cost: {
    en: "RMB a month for each doctor whose child is 6–11 (primary) or 12–17 (secondary)",
    zh: "每名子女 6–11 岁（小学）或 12–17 岁（中学）的医师每月支付（元）",
  },
  params: {
    primary: {
      name: { en: "Monthly, child at primary school", zh: "小学阶段月补贴" },
      kind: "amount",
      unit: "RMB/month",
      default: 500,
      range: [0, 3000],
      source: "S153",
      grade: "measured",
    },
    secondary: {
      name: { en: "Monthly, child at secondary school", zh: "中学阶段月补贴" },
      kind: "amount",
      unit: "RMB/month",
      default: 800,
      range: [0, 3000],
      source: "S154",
      grade: "measured",
    },
  },
  moves: [primaryPupilAllowance, secondaryPupilAllowance],
  sources: ["S153", "S154", "S155", "S156"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  stacksWith: ["school-access"],
  target: { types: ["township", "community", "village"] },
  apply(write, p) {
    write.pay(primaryPupilAllowance, p.primary);
    write.pay(secondaryPupilAllowance, p.secondary);
  },
});
