import { allowance } from "../../model/factors/pay.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "title-allowance",
  group: "pay",
  name: { en: "Title allowance", zh: "职称补贴" },
  why: {
    en: "Senior and attending doctors, whom hospitals want most, are paid for their titles where they stay in primary care.",
    zh: "对留在基层的高、中级职称医师按职称发放补贴，他们正是上级医院最想要的人。",
  },
  payer: "county",
  cost: {
    en: "RMB a month for each attending, associate chief and chief doctor in post",
    zh: "每名在岗中级、副高、正高医师每月支付（元）",
  },
  params: {
    amount: {
      name: { en: "Monthly, associate chief and chief", zh: "副高、正高月补贴" },
      kind: "amount",
      unit: "RMB/month",
      default: 3000,
      range: [0, 8000],
      source: "S126",
      grade: "measured",
    },
    attendingShare: {
      name: { en: "Attending doctors' part of it", zh: "中级补贴占高级的比例" },
      kind: "share",
      unit: "share",
      default: 0.33,
      range: [0, 1],
      source: { en: "assumed: a third; the source names senior titles only", zh: "假定：三分之一；来源仅述及高级职称" },
      grade: "assumed",
    },
  },
  moves: [allowance],
  sources: ["S126", "E095"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  stacksWith: ["living-subsidy", "remote-allowance", "primary-title-track", "appoint-on-pass"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.pay(allowance, p.amount, { titles: ["associate-chief", "chief"] });
    write.pay(allowance, p.amount * p.attendingShare, { titles: ["attending"] });
  },
});
