import { elderSupport } from "../../model/factors/elders.ts";
import { lever } from "../lever.ts";

/** Doctors whose parents need care: assumed, from the waiting time to that need in the model (elderWait) and the ages of township doctors. */
const withParentInNeed = 0.4;

export default lever({
  id: "elder-care",
  group: "family",
  name: { en: "Care for doctors' parents", zh: "医养结合与家庭医生优先服务" },
  why: {
    en: "When a family doctor looks after their parents at home, or a care place is kept for them, doctors need not go home to do it themselves.",
    zh: "家庭医生定期上门服务、养老机构优先安排其父母，医师便不必为照护父母而离岗返乡。",
  },
  payer: "county",
  cost: {
    en: "RMB for each visit of a family doctor; 40 of 100 doctors have a parent in need of care",
    zh: "按家庭医生上门次数支付（元）；每百名医师中约 40 人有需照护的父母",
  },
  params: {
    share: {
      name: { en: "Need that is met", zh: "照护需求满足比例" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: {
        en: "assumed: visits reach parents in the county; those farther away are helped less",
        zh: "假定：上门服务惠及县域内父母，较远者受益较少",
      },
      grade: "assumed",
    },
    visits: {
      name: { en: "Visits a month", zh: "每月上门次数" },
      kind: "count",
      unit: "visits a month",
      default: 1,
      range: [0.5, 8],
      source: "S157",
      grade: "measured",
    },
    amount: {
      name: { en: "Cost of a visit", zh: "每次上门成本" },
      kind: "amount",
      unit: "RMB",
      default: 150,
      range: [50, 500],
      source: { en: "assumed: half a day of a family doctor", zh: "假定：家庭医生半天的成本" },
      grade: "assumed",
    },
  },
  moves: [elderSupport],
  sources: ["S066", "S088", "S157", "E113"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(elderSupport, p.share);
    write.spendPer("month", withParentInNeed * p.share * p.visits * p.amount);
  },
});
