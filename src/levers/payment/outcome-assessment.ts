import { outcomeByProgress, outcomeWeight } from "../../model/payment.ts";
import { lever } from "../lever.ts";

/** Assessing a centre, RMB a month: assumed, a few days of two assessors a year. */
const monthlyCost = 500;

export default lever({
  id: "outcome-assessment",
  group: "payment",
  name: { en: "Pay by health outcomes", zh: "健康结果考核" },
  why: {
    en: "A part of the county's performance pay is shared out by outcomes each year: it prompts health management, so fewer fall ill and the chronically ill come back to primary care, whose work grows; and it moves money from places that do worse to those that do better.",
    zh: "县域绩效的一部分每年按健康结果分配，促使机构重视健康管理，患病减少、慢病患者回到基层随访，基层工作量随之增加；同时资金也由结果差的机构流向结果好的机构。",
  },
  payer: "facility",
  cost: {
    en: "500 RMB a month for each facility assessed; what is shared out is the places' own performance pay",
    zh: "每家受考核机构每月 500 元；参与分配的是机构原有绩效工资",
  },
  params: {
    weight: {
      name: { en: "Part of performance pay that follows outcomes", zh: "按结果分配的绩效比例" },
      kind: "share",
      unit: "share",
      default: 0.3,
      range: [0, 1],
      source: { en: "assumed: no figure in the proposals", zh: "假定：政策建议未给出数字" },
      grade: "assumed",
    },
    progress: {
      name: { en: "Weight of progress against level", zh: "进步幅度（相对水平）的权重" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: {
        en: "assumed: 0 rewards those who are good already, 1 those who have become better",
        zh: "假定：0 奖励原本水平高者，1 奖励进步大者",
      },
      grade: "assumed",
    },
  },
  moves: [outcomeWeight, outcomeByProgress],
  sources: [],
  expects: { outcome: "burnout", direction: "up" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(outcomeWeight, p.weight);
    write.set(outcomeByProgress, p.progress);
    write.spendPerPlace(monthlyCost);
    write.bookPool("outcome");
  },
});
