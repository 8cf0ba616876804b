import { completionMonths, completionPayment } from "../../model/factors/pay.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "completion-bonus",
  group: "pay",
  name: { en: "Completion bonus", zh: "服务期满奖励" },
  why: {
    en: "A payment due after years at the same facility is worth the more the nearer it is, and nothing once it has been paid.",
    zh: "在同一机构服务期满方可领取的奖励，越临近期满越能留人，领取之后则不再起作用。",
  },
  payer: "county",
  cost: {
    en: "RMB for each doctor whose service at the facility reaches the term",
    zh: "每名在本机构服务期满的医师支付一次（元）",
  },
  params: {
    amount: {
      name: { en: "On completion", zh: "期满奖励" },
      kind: "amount",
      unit: "RMB once",
      default: 40_000,
      range: [0, 200_000],
      source: { en: "S100: 30,000 to 50,000", zh: "S100：3 万至 5 万元" },
      grade: "measured",
    },
    months: {
      name: { en: "Months of service", zh: "服务期" },
      kind: "months",
      unit: "months",
      default: 60,
      range: [12, 120],
      source: "S099",
      grade: "measured",
    },
  },
  moves: [completionPayment, completionMonths],
  sources: ["S099", "S100"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.pay(completionPayment, p.amount);
    write.set(completionMonths, p.months);
  },
});
