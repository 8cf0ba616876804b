import { parameterTable } from "../parameter.ts";

/** Entry, life course, posts and dispatch (model.md §4.3, §4.6, §4.8). */
export const supplyParameters = parameterTable({
  graduates: { name: { en: "Graduates who look here a year", zh: "年求职毕业生" }, unit: "per 1,000 posts of the county", default: 45, range: [20, 90], source: "calibrated; starting value 52 per 1,120 doctors", grade: "derived", role: "uncertainty", calibrated: true },
  midCareer: { name: { en: "Mid-career arrivals who look here a year", zh: "年中期来者（返乡、外县、调入）" }, unit: "per 1,000 posts of the county", default: 14, range: [4, 40], source: "calibrated; starting value 15–18 per 1,120 doctors", grade: "derived", role: "uncertainty", calibrated: true },
  graduateSecondary: { name: { en: "Graduates with secondary schooling", zh: "毕业生中专占比" }, unit: "share", default: 0.1, range: [0, 0.3], source: "assumed: villages only", grade: "assumed", role: "uncertainty" },
  graduateCollege: { name: { en: "Graduates with a college diploma", zh: "毕业生大专占比" }, unit: "share", default: 0.4, range: [0.2, 0.6], source: "assumed; township stock E193", grade: "assumed", role: "uncertainty" },
  graduateBachelor: { name: { en: "Graduates with a bachelor's degree", zh: "毕业生本科占比" }, unit: "share", default: 0.45, range: [0.2, 0.7], source: "assumed; the rest hold a master's degree (S016)", grade: "assumed", role: "uncertainty" },
  entrantHomeTown: { name: { en: "Entrants born in a township of the county", zh: "新进者本县乡镇籍占比" }, unit: "share", default: 0.45, range: [0.2, 0.7], source: "assumed", grade: "assumed", role: "uncertainty" },
  entrantHomeSeat: { name: { en: "Entrants born in the county seat", zh: "新进者本县县城籍占比" }, unit: "share", default: 0.25, range: [0.1, 0.5], source: "assumed", grade: "assumed", role: "uncertainty" },
  frozenShare: { name: { en: "Vacant established posts that are frozen", zh: "空编冻结比例" }, unit: "share", default: 0.6, range: [0.3, 0.9], source: "S053", grade: "assumed", role: "uncertainty" },
  frozenHospital: { name: { en: "Vacant hospital posts that are frozen", zh: "医院空编冻结比例" }, unit: "share", default: 0.2, range: [0, 0.6], source: "assumed: hospitals earn what their posts cost", grade: "assumed", role: "uncertainty" },
  retirementAge: { name: { en: "Retirement age", zh: "退休年龄" }, unit: "years", default: 62, range: [60, 65], source: "model.md §4.8", grade: "assumed", role: "constant" },
  retirementVillage: { name: { en: "Retirement age, village doctors", zh: "乡村医生退出年龄" }, unit: "years", default: 67, range: [60, 72], source: "model.md §4.8", grade: "assumed", role: "constant" },
  birthWait: { name: { en: "Mean wait for a child from 25", zh: "25 岁起平均生育等待" }, unit: "months", default: 60, range: [24, 120], source: "assumed", grade: "assumed", role: "uncertainty" },
  birthAge: { name: { en: "No first child after", zh: "首育年龄上限" }, unit: "years", default: 42, range: [38, 45], source: "assumed", grade: "assumed", role: "constant" },
  elderWait: { name: { en: "Mean wait for parents' need from 38", zh: "38 岁起父母照护需要平均等待" }, unit: "months", default: 180, range: [60, 360], source: "assumed", grade: "assumed", role: "uncertainty" },
  marriedTie: { name: { en: "Entrants whose spouse's work ties them", zh: "新进者配偶在当地工作占比" }, unit: "share", default: 0.3, range: [0.1, 0.6], source: "assumed", grade: "assumed", role: "uncertainty" },
  ordersEffort: { name: { en: "Effort of those dispatched by order", zh: "指令性下沉的投入程度" }, unit: "share", default: 0.4, range: [0.1, 0.7], source: "assumed", grade: "assumed", role: "uncertainty" },
  contractEffort: { name: { en: "Effort under a measured contract", zh: "契约化下沉的投入程度" }, unit: "share", default: 0.85, range: [0.6, 1], source: "assumed", grade: "assumed", role: "uncertainty" },
  ordersMatch: { name: { en: "Specialty match of dispatch by order", zh: "指令性下沉的专业匹配" }, unit: "share", default: 0.5, range: [0.2, 0.8], source: "assumed", grade: "assumed", role: "uncertainty" },
  dispatchDislike: { name: { en: "Dislike of a term away", zh: "对下沉的不愿程度" }, unit: "utility", default: 1.5, range: [0.5, 3], source: "assumed", grade: "assumed", role: "uncertainty" },
  dispatchExtraWork: { name: { en: "Worth of pay for work at lower tiers", zh: "下沉劳务费的效用" }, unit: "per ln pay", default: 1.4, range: [0.9, 4.5], source: "E025; E028 is an upper bound", grade: "derived", role: "uncertainty" },
});
