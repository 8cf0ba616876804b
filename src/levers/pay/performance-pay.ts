import { performanceLink, performanceShare } from "../../model/pay-table.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "performance-pay",
  group: "pay",
  name: { en: "Performance-pay reform", zh: "绩效工资改革" },
  why: {
    en: "More of the pay follows the work done: those who do more gain what the others lose, and busy centres have more to share out.",
    zh: "收入中更多部分随工作量分配：多劳者所得来自少劳者，业务繁忙的机构可分配的总量也更大。",
  },
  payer: "facility",
  cost: {
    en: "None booked: the same sum is shared out differently, and what extra work adds to it comes out of the facility's revenue",
    zh: "不另列支：原有总量重新分配，增量来自机构业务收入",
  },
  params: {
    share: {
      name: { en: "Performance share of pay", zh: "绩效工资占比" },
      kind: "share",
      unit: "share",
      default: 0.45,
      range: [0.2, 0.7],
      source: { en: "S134; S135: from 20 % to 40–50 %", zh: "S134、S135：由 20% 提升至 40%–50%" },
      grade: "measured",
    },
    link: {
      name: { en: "Link to work done", zh: "与工作量挂钩程度" },
      kind: "share",
      unit: "share",
      default: 0.6,
      range: [0, 1],
      source: {
        en: "assumed: between the “big pot” (0) and full proportion (1); S136 gives the spread",
        zh: "假定：介于“大锅饭”（0）与完全多劳多得（1）之间；S136 给出差距",
      },
      grade: "assumed",
    },
  },
  moves: [performanceShare, performanceLink],
  sources: ["S059", "S060", "S134", "S135", "S136"],
  expects: { outcome: "intention", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(performanceShare, p.share);
    write.raise(performanceLink, p.link);
  },
});
