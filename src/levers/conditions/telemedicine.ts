import { remoteSpecialists, remoteTeaching } from "../../model/steps/learning.ts";
import { lever } from "../lever.ts";
import { consultationCost, lineCost, onTheLine } from "../remote-specialists.ts";

/**
 * Every county is its own network here; a hospital beyond it stands at the upper end in consortium-mode only. First
 * contacts follow as trust follows quality: the line itself draws nobody.
 */
export default lever({
  id: "telemedicine",
  group: "conditions",
  name: { en: "Telemedicine", zh: "远程诊疗/专家门诊" },
  why: {
    en: "In a share of visits a specialist on the line adds what the centre lacks, so care is better and trust follows; doctors who sit in learn from it.",
    zh: "部分诊疗由上级专家远程参与，弥补机构能力不足，质量提高、信任随之上升；共同会诊的基层医师也从中学习。",
  },
  payer: "consortium",
  cost: {
    en: "80 RMB for each consultation, of 199 visits a doctor makes in a month, to specialists in their own time; 2,000 RMB a month for each facility's line",
    zh: "每次会诊 80 元（按每名医师月均 199 诊次折算，专家利用业余时间）；每家机构线路与设备每月 2000 元",
  },
  params: {
    share: {
      name: { en: "Visits with a specialist on the line", zh: "远程会诊占诊疗比例" },
      kind: "share",
      unit: "share",
      default: 0.05,
      range: [0, 0.3],
      source: {
        en: "assumed: one visit in twenty; the sources name no figure",
        zh: "假定：每二十次诊疗一次；来源未给出数字",
      },
      grade: "assumed",
    },
    joint: {
      name: { en: "The centre's doctor sits in", zh: "基层医师共同会诊" },
      kind: "switch",
      unit: "switch",
      default: 1,
      range: [0, 1],
      source: {
        en: "assumed: the proposal in full; without it the specialist sees the patient alone",
        zh: "假定：完整实施建议；否则由专家单独接诊",
      },
      grade: "assumed",
    },
  },
  moves: [remoteSpecialists, remoteTeaching],
  sources: ["S010"],
  expects: { outcome: "quality", direction: "up" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(remoteSpecialists, p.share);
    write.set(remoteTeaching, onTheLine * p.joint);
    write.spendPer("month", consultationCost(p.share));
    write.spendPerPlace(lineCost);
  },
});
