import { allowance } from "../../model/factors/pay.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "risk-allowance",
  group: "pay",
  name: { en: "Risk allowance", zh: "风险津贴" },
  why: {
    en: "Doctors in high-risk posts, above all the short specialties such as infectious diseases and emergency care, are paid for the risk they bear; the risk itself stays as it is.",
    zh: "对传染病、急诊等高风险紧缺岗位的医师按月发放津贴，以补偿其承担的职业风险；风险本身并未降低。",
  },
  payer: "province",
  cost: { en: "RMB a month for each doctor in a high-risk post", zh: "每名高风险岗位在岗医师每月支付（元）" },
  params: {
    amount: {
      name: { en: "Monthly", zh: "月津贴" },
      kind: "amount",
      unit: "RMB/month",
      default: 1500,
      range: [0, 5000],
      source: "S138",
      grade: "measured",
    },
  },
  moves: [allowance],
  sources: ["S138"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  // The model knows no posts for infectious diseases: they are among its short specialties.
  target: { types: ["township", "community"], specialties: ["shortage"] },
  apply(write, p) {
    write.pay(allowance, p.amount);
  },
});
