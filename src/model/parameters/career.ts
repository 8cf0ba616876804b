import { parameterTable } from "../parameter.ts";

/** Titles and learning (model.md §4.5, §4.9). */
export const careerParameters = parameterTable({
  passResident: { name: { en: "Pass chance a year: assistant to resident", zh: "年通过率：助理到执业（住院）" }, unit: "a year", default: 0.12, range: [0.03, 0.5], source: "assumed; licensed share of village doctors rose 23 points in ten years (E189)", grade: "assumed", role: "uncertainty" },
  passAttending: { name: { en: "Pass chance a year: resident to attending", zh: "年通过率：住院到主治" }, unit: "a year", default: 0.35, range: [0.1, 0.7], source: "assumed", grade: "assumed", role: "uncertainty" },
  passAssociate: { name: { en: "Best pass chance a year: associate chief", zh: "副高最高年通过率" }, unit: "a year", default: 0.53, range: [0.3, 0.8], source: "S044; S045: 15 % in primary care, less than a third of city hospitals", grade: "derived", role: "uncertainty" },
  passChief: { name: { en: "Best pass chance a year: chief", zh: "正高最高年通过率" }, unit: "a year", default: 0.3, range: [0.1, 0.6], source: "assumed", grade: "assumed", role: "uncertainty" },
  yearsToResident: { name: { en: "Years before resident", zh: "晋升住院医师年限" }, unit: "years", default: 1, range: [0, 5], source: "assumed: rules of evaluation", grade: "assumed", role: "constant" },
  yearsToAttending: { name: { en: "Years before attending", zh: "晋升主治年限" }, unit: "years", default: 5, range: [2, 8], source: "assumed: rules of evaluation", grade: "assumed", role: "constant" },
  yearsToAssociate: { name: { en: "Years before associate chief", zh: "晋升副高年限" }, unit: "years", default: 5, range: [2, 10], source: "assumed: rules of evaluation", grade: "assumed", role: "constant" },
  yearsToChief: { name: { en: "Years before chief", zh: "晋升正高年限" }, unit: "years", default: 5, range: [3, 10], source: "assumed: rules of evaluation", grade: "assumed", role: "constant" },
  yearsWithoutBachelor: { name: { en: "Extra years without a bachelor's degree", zh: "无本科学历的附加年限" }, unit: "years", default: 2, range: [0, 5], source: "assumed: rules of evaluation", grade: "assumed", role: "constant" },
  priorSuccess: { name: { en: "Weight of the usual pass share", zh: "晋升通过率先验权重" }, unit: "cases", default: 10, range: [2, 50], source: "assumed", grade: "assumed", role: "constant" },
  usuallyAppointed: { name: { en: "Senior passes that usually find a post", zh: "高级职称评审通过后通常获聘比例" }, unit: "share", default: 0.5, range: [0.1, 1], source: "assumed; S070", grade: "assumed", role: "constant" },
  visitingCompetence: { name: { en: "Competence of visiting doctors", zh: "下沉医师能力水平" }, unit: "index", default: 0.7, range: [0.4, 1], source: "assumed", grade: "assumed", role: "uncertainty" },
  waitMax: { name: { en: "Longest wait that is felt", zh: "可感知的最长等待" }, unit: "years", default: 8, range: [4, 15], source: "assumed", grade: "assumed", role: "constant" },
  learning: { name: { en: "Pace of learning", zh: "能力提升速度" }, unit: "a month", default: 0.01, range: [0.002, 0.03], source: "assumed", grade: "assumed", role: "uncertainty" },
  forgetting: { name: { en: "Pace of forgetting", zh: "能力衰减速度" }, unit: "a month", default: 0.004, range: [0, 0.02], source: "assumed", grade: "assumed", role: "uncertainty" },
  learningCaseload: { name: { en: "Learning from cases", zh: "诊疗实践学习权重" }, unit: "per usual workload", default: 0.35, range: [0, 1], source: "assumed", grade: "assumed", role: "uncertainty" },
  learningSecondment: { name: { en: "Learning away for training", zh: "进修学习权重" }, unit: "×", default: 2, range: [0.5, 5], source: "assumed; direction S110", grade: "assumed", role: "uncertainty" },
  learningTransfer: { name: { en: "Learning from dispatched colleagues", zh: "下沉带教学习权重" }, unit: "per dispatched doctor a doctor", default: 1, range: [0, 3], source: "assumed", grade: "assumed", role: "uncertainty" },
});
