import { dispatchAssessed, siphoningChecked } from "../../model/dispatch.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "dispatch-assessment",
  group: "dispatch",
  name: { en: "Assessment of dispatch", zh: "下派考核" },
  why: {
    en: "When effort is measured at mid-term and at the end of the year, hospitals no longer send juniors and count days on paper; scored together with the centre they also draw fewer of its patients up.",
    zh: "下派实行中期与年度考核，医院不再以年轻医师充数、以签到代替服务；与基层联合计分后，上转虹吸也随之减少。",
  },
  payer: "county",
  cost: { en: "RMB a month for each centre: assessors' time", zh: "每所中心每月支付（元）：考核工作经费" },
  params: {
    share: {
      name: { en: "Doctors sent by order who are assessed", zh: "纳入考核的下沉医师比例" },
      kind: "share",
      unit: "share",
      default: 0.8,
      range: [0, 1],
      source: { en: "assumed: most", zh: "假定：多数" },
      grade: "assumed",
    },
    joint: {
      name: { en: "Drawing up that joint scoring holds back", zh: "联合计分对虹吸的约束程度" },
      kind: "share",
      unit: "share",
      default: 0.4,
      range: [0, 1],
      source: { en: "assumed: a score weighs less than what a case earns", zh: "假定：考核得分的分量不及单病例收益" },
      grade: "assumed",
    },
    amount: {
      name: { en: "Assessors' time", zh: "考核经费" },
      kind: "amount",
      unit: "RMB a month per centre",
      default: 800,
      range: [0, 5000],
      source: { en: "assumed: two visits a year by a small team", zh: "假定：小组每年到院考核两次" },
      grade: "assumed",
    },
  },
  moves: [dispatchAssessed, siphoningChecked],
  sources: ["E226", "E227"],
  expects: { outcome: "quality", direction: "up" },
  stacksWith: ["dispatch-orders", "dispatch-match"],
  target: { types: ["township"] },
  apply(write, p) {
    write.raise(dispatchAssessed, p.share);
    write.raise(siphoningChecked, p.joint);
    write.spendPerPlace(p.amount);
  },
});
