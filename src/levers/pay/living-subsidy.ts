import { allowance, doctorAllowance } from "../../model/factors/pay.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "living-subsidy",
  group: "pay",
  name: { en: "Living subsidy", zh: "生活补贴" },
  why: {
    en: "A monthly subsidy narrows the gap to hospital pay for everybody in primary care, whether or not they would have stayed anyway.",
    zh: "按月补贴缩小基层与医院的收入差距，惠及全部基层医师，包括本来就会留下的人。",
  },
  payer: "county",
  cost: { en: "RMB a month for each doctor in post", zh: "每名在岗医师每月支付（元）" },
  params: {
    amount: {
      name: { en: "Monthly, everybody", zh: "全员月补贴" },
      kind: "amount",
      unit: "RMB/month",
      default: 2500,
      range: [0, 10_000],
      source: { en: "S098: 2,000 to 3,000", zh: "S098：2000 至 3000 元" },
      grade: "measured",
    },
    doctorAmount: {
      name: { en: "Monthly, doctor's degree", zh: "博士月补贴" },
      kind: "amount",
      unit: "RMB/month",
      default: 5000,
      range: [0, 20_000],
      source: "S102",
      grade: "measured",
    },
  },
  moves: [allowance, doctorAllowance],
  sources: ["S098", "S102", "E093", "E094"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  stacksWith: ["settling-bonus", "remote-allowance", "title-allowance"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.pay(allowance, p.amount);
    // A doctor's degree brings its own sum instead of the general one, never less.
    write.pay(doctorAllowance, Math.max(0, p.doctorAmount - p.amount));
  },
});
