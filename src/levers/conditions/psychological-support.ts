import { psychologicalSupport } from "../../model/steps/burnout.ts";
import { lever } from "../lever.ts";

/** Counselling for a doctor who is covered, RMB a month: assumed, two or three sessions a year. */
const monthlyCost = 100;

export default lever({
  id: "psychological-support",
  group: "conditions",
  name: { en: "Psychological support", zh: "心理健康服务" },
  why: {
    en: "Counselling adds to what doctors can draw on, so the same demands wear them out less; fewer who are burned out means fewer who want to go.",
    zh: "心理咨询增加医师可用的支持资源，同样的工作要求不易导致倦怠，离职意愿随之下降。",
  },
  payer: "county",
  cost: { en: "100 RMB a month for each doctor covered", zh: "每名受覆盖医师每月 100 元" },
  params: {
    share: {
      name: { en: "Doctors covered", zh: "覆盖比例" },
      kind: "share",
      unit: "share",
      default: 0.8,
      range: [0, 1],
      source: { en: "assumed: most, but not those who stay away", zh: "假定：覆盖多数人，不愿参加者除外" },
      grade: "assumed",
    },
  },
  moves: [psychologicalSupport],
  sources: ["S082", "S120", "E150"],
  expects: { outcome: "burnout", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(psychologicalSupport, p.share);
    write.spendPer("month", monthlyCost * p.share);
  },
});
