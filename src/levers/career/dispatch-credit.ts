import { dispatchCredit } from "../../model/titles.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "dispatch-credit",
  group: "career",
  name: { en: "Credit for dispatch", zh: "下沉经历计入职称" },
  why: {
    en: "Six months or more in a township count as extra time towards the next title, so hospital doctors have something of their own to gain from going.",
    zh: "下沉满六个月可抵扣晋升年限，使医院医师下基层对本人有实际好处。",
  },
  payer: "province",
  cost: { en: "None booked: a rule of evaluation", zh: "不另列支：属评审规则调整" },
  params: {
    months: {
      name: { en: "Months credited", zh: "抵扣月数" },
      kind: "months",
      unit: "months",
      default: 12,
      range: [0, 36],
      source: {
        en: "assumed: one year of required service; the sources name no figure",
        zh: "假定：相当于一年的规定服务年限；来源未给出数字",
      },
      grade: "assumed",
    },
  },
  moves: [dispatchCredit],
  sources: ["S189", "E227"],
  expects: "no effect",
  stacksWith: ["dispatch-contract"],
  target: { types: ["county"] },
  apply(write, p) {
    write.raise(dispatchCredit, p.months);
  },
});
