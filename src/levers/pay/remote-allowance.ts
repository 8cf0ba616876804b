import { allowance } from "../../model/factors/pay.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "remote-allowance",
  group: "pay",
  name: { en: "Remote-area allowance", zh: "偏远津贴" },
  why: {
    en: "Pay that grows with remoteness makes up for what remote places lack, and spends little where there is little to make up for.",
    zh: "津贴随偏远程度递增，补偿偏远地区的不足，近处则少发或不发。",
  },
  payer: "province",
  cost: {
    en: "RMB a month for each doctor in post, in proportion to remoteness",
    zh: "每名在岗医师每月支付（元），与偏远程度成正比",
  },
  params: {
    amount: {
      name: { en: "Monthly, in the most remote place", zh: "最偏远处月津贴" },
      kind: "amount",
      unit: "RMB/month",
      default: 2000,
      range: [0, 6000],
      source: "S137",
      grade: "measured",
    },
  },
  moves: [allowance],
  sources: ["S137", "E072"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  stacksWith: ["living-subsidy", "title-allowance", "commuting-support"],
  target: { types: ["township", "community", "village"] },
  apply(write, p) {
    write.pay(allowance, p.amount, {}, (remoteness) => remoteness);
  },
});
