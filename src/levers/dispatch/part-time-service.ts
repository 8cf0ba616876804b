import { serviceFee, serviceHours } from "../../model/guests.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "part-time-service",
  group: "dispatch",
  name: { en: "Part-time service at centres", zh: "业余时间下基层" },
  why: {
    en: "Senior doctors of county hospitals who are not dispatched may serve some hours a month at a partner centre for a fee; those to whom it is worth the spare time do, and colleagues there learn from them.",
    zh: "未被派驻的县级医院高级职称医师可利用业余时间到结对卫生院服务并取酬；愿意者前往，基层同事从中受教。",
  },
  payer: "consortium",
  cost: { en: "RMB for each hour served", zh: "按服务小时支付（元）" },
  params: {
    hours: {
      name: { en: "Hours a month", zh: "每月服务小时" },
      kind: "count",
      unit: "hours a month",
      default: 16,
      range: [4, 60],
      source: { en: "assumed: two days", zh: "假定：两天" },
      grade: "assumed",
    },
    amount: {
      name: { en: "Fee for an hour", zh: "每小时劳务费" },
      kind: "amount",
      unit: "RMB an hour",
      default: 100,
      range: [0, 600],
      source: { en: "assumed: S189 asks for a fee and gives no figure", zh: "假定：S189 提出劳务费，未给出数字" },
      grade: "assumed",
    },
  },
  moves: [serviceHours, serviceFee],
  sources: ["S189", "E025"],
  expects: { outcome: "quality", direction: "up" },
  target: { types: ["county"] },
  apply(write, p) {
    write.raise(serviceHours, p.hours);
    write.pay(serviceFee, p.hours * p.amount, { titles: ["associate-chief", "chief"] });
  },
});
