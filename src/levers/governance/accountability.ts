import { grantBonus, grantPenalty, leavingLimit, satisfactionGoal } from "../../model/grants.ts";
import { lever } from "../lever.ts";

// Bonus and penalty nearly cancel out in the typical county: near centres gain what remote ones lose, and nothing that is
// watched over a county moves. The county's own score (S162: −points above 15 %) is left out: nothing in the model reads a county's score.
export default lever({
  id: "accountability",
  group: "governance",
  name: { en: "Grants that hang on retention", zh: "人才流失问责与财政拨款挂钩" },
  why: {
    en: "A centre's grant is cut in the year after too many left and raised after nearly all would stay; performance pay follows the grant, so those who stay where others leave are paid less.",
    zh: "上年流失率超限的机构扣减财政拨款，满意度达标的增加拨款，绩效工资随之增减；流失多的地方，留下的人收入反而下降。",
  },
  caveat: {
    en: "What centres near the county seat gain, remote ones lose; nothing that is watched over the whole county moves.",
    zh: "近处机构所得即偏远机构所失，全县合计的指标并无变化。",
  },
  payer: "county",
  cost: {
    en: "RMB a month that doctors' performance pay gains, less what it loses",
    zh: "医师绩效工资增加额减去扣减额（元/月）",
  },
  params: {
    penalty: {
      name: { en: "Grant lost where too many leave", zh: "流失超限扣减比例" },
      kind: "share",
      unit: "share of the grant",
      default: 0.05,
      range: [0, 0.2],
      source: "S173",
      grade: "measured",
    },
    limit: {
      name: { en: "Leaving in a year that is too much", zh: "年流失率上限" },
      kind: "share",
      unit: "share a year",
      default: 0.1,
      range: [0.02, 0.3],
      source: "S172",
      grade: "measured",
    },
    bonus: {
      name: { en: "Grant gained where doctors are satisfied", zh: "满意达标增加比例" },
      kind: "share",
      unit: "share of the grant",
      default: 0.05,
      range: [0, 0.2],
      source: "S175",
      grade: "measured",
    },
    goal: {
      name: { en: "Satisfied doctors (rather staying than going)", zh: "满意度目标（愿意留任者占比）" },
      kind: "share",
      unit: "share of doctors",
      default: 0.9,
      range: [0.5, 1],
      source: "S174",
      grade: "measured",
    },
  },
  moves: [grantPenalty, leavingLimit, grantBonus, satisfactionGoal],
  sources: ["S172", "S173", "S174", "S175"],
  expects: "no effect",
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(grantPenalty, p.penalty);
    write.set(leavingLimit, p.limit);
    write.raise(grantBonus, p.bonus);
    write.set(satisfactionGoal, p.goal);
    write.bookPool("grant");
  },
});
