import { bondPenalty, localOrigin, obligationMonths, targetedCohort } from "../../model/obligation.ts";
import { parameters } from "../../model/parameters.ts";
import { lever } from "../lever.ts";

/** Targeted graduates a year in a county of 1,000 posts without the lever. */
const cohortNow = targetedCohort.initial as number;

/** Fees, lodging and living allowance of five years at medical school, RMB a student: assumed, 12,000 a year. */
const schooling = 60_000;

/** Chance a month that a bond is broken and its penalty paid. */
const breach = parameters.bondBreach.default / 12;

export default lever({
  id: "targeted-cohort",
  group: "posts",
  name: { en: "Targeted medical students", zh: "定向培养" },
  why: {
    en: "Students whose schooling is paid for owe years of service in a township; they come surely and stay bound, and many go when the bond ends.",
    zh: "免费培养的定向生须到乡镇服务若干年：来源有保证、服务期内稳定，但期满后不少人会离开。",
  },
  caveat: {
    en: "A higher penalty deters nobody in the model: results tell who stays after a bond, not whether bonds bind.",
    zh: "模型中违约金再高也不会减少违约：结果只反映期满后谁会留下，不说明约束是否有效。",
  },
  payer: "province",
  cost: {
    en: "60,000 RMB of schooling for each student beyond the usual cohort, paid while they study: RMB a month, spread over the county's doctors; less the penalties that broken bonds bring back",
    zh: "超出原有规模的定向生每人培养费 6 万元，在学期间逐月支付，按全县医师数分摊（元/月），并扣除收回的违约金",
  },
  params: {
    count: {
      name: { en: "Students a year in a county of 1,000 posts", zh: "年定向培养人数（按每县千个岗位计）" },
      kind: "count",
      unit: "doctors a year",
      default: 10,
      range: [0, 60],
      source: {
        en: "assumed: about three times what S090 comes to for a county of this size",
        zh: "假定：约为 S090 按该县规模折算的三倍",
      },
      grade: "assumed",
    },
    months: {
      name: { en: "Service obligation", zh: "服务期" },
      kind: "months",
      unit: "months",
      default: 72,
      range: [36, 120],
      source: { en: "S089: at least six years", zh: "S089：不少于六年" },
      grade: "measured",
    },
    penalty: {
      name: { en: "Penalty for breaking the bond", zh: "违约金" },
      kind: "amount",
      unit: "RMB once",
      default: 50_000,
      range: [0, 300_000],
      source: { en: "assumed: about what the schooling costs", zh: "假定：约等于培养费用" },
      grade: "assumed",
    },
    localShare: {
      name: { en: "Students from the county's townships", zh: "本县乡镇生源占比" },
      kind: "share",
      unit: "share",
      default: 0.8,
      range: [0, 1],
      source: {
        en: "assumed; that local origin keeps: E131, E035, E036",
        zh: "假定；本地生源有利于留任：E131、E035、E036",
      },
      grade: "assumed",
    },
  },
  moves: [targetedCohort, obligationMonths, bondPenalty, localOrigin],
  sources: ["S089", "S090", "E035", "E036", "E102", "E103", "E109", "E110", "E111", "E131"],
  expects: { outcome: "townshipVacancy", direction: "down" },
  target: { types: ["county", "township", "community", "village"] },
  apply(write, p) {
    write.raise(targetedCohort, p.count);
    write.set(obligationMonths, p.months);
    write.set(bondPenalty, p.penalty);
    write.set(localOrigin, p.localShare);
    // Cohorts are so many for every 1,000 posts: a fixed sum for each post-holder a month pays for all of them, whatever
    // their degree, and whether or not a centre has a post for them in the end.
    write.spendPer("month", (Math.max(0, p.count - cohortNow) / 1000) * (schooling / 12));
    write.spendPer("month", -p.penalty * breach, { posts: ["targeted"] });
  },
});
