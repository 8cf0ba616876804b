import { doctorSignOn, signOnPayment } from "../../model/factors/pay.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "settling-bonus",
  group: "pay",
  name: { en: "Settling-in bonus", zh: "安家补贴" },
  why: {
    en: "A payment on joining makes a post in primary care worth more to those who weigh offers, but nothing to those who are already there.",
    zh: "到岗一次性补贴提高基层岗位对求职者的吸引力，但对已在岗医师没有作用。",
  },
  payer: "county",
  cost: {
    en: "RMB for each doctor with a bachelor's degree or above who joins, from wherever they come",
    zh: "每新进一名本科及以上学历医师支付一次（元），不论从何处来",
  },
  params: {
    amount: {
      name: { en: "Once, bachelor's or master's degree", zh: "本科、硕士一次性补贴" },
      kind: "amount",
      unit: "RMB once",
      default: 75_000,
      range: [0, 300_000],
      source: { en: "S097: 50,000 to 100,000", zh: "S097：5 万至 10 万元" },
      grade: "measured",
    },
    doctorAmount: {
      name: { en: "Once, doctor's degree", zh: "博士一次性补贴" },
      kind: "amount",
      unit: "RMB once",
      default: 150_000,
      range: [0, 500_000],
      source: "S101",
      grade: "measured",
    },
  },
  moves: [signOnPayment, doctorSignOn],
  sources: ["S097", "S101", "S103"],
  expects: { outcome: "townshipVacancy", direction: "down" },
  stacksWith: ["living-subsidy", "housing"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.pay(signOnPayment, p.amount);
    write.pay(doctorSignOn, p.doctorAmount);
  },
});
