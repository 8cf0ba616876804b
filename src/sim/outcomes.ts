import type { Language, Text } from "../base/text.ts";

/** A figure of a run that we watch, and in which sense more of it is better. */
export interface OutcomeDeclaration {
  readonly name: Text;
  readonly unit: Text;
  readonly better: "more" | "less" | "neither";
  readonly meaning: Text;
  /** Decimals that the figure supports, and the factor from the stored value to what is shown (shares are shown in %). */
  readonly decimals: number;
  readonly scale: number;
  /** The same for the unit in Chinese, where it is another: money is told in 万. */
  readonly inChinese?: { readonly decimals: number; readonly scale: number };
}
const share = (
  en: string,
  zh: string,
  better: OutcomeDeclaration["better"],
  enMeans: string,
  zhMeans: string,
  unitEn = "%",
  unitZh = "%",
): OutcomeDeclaration => ({
  name: { en, zh },
  unit: { en: unitEn, zh: unitZh },
  better,
  meaning: { en: enMeans, zh: zhMeans },
  decimals: 1,
  scale: 100,
});

/** The outcomes of a comparison in the order they are printed. Values are means over the recorded years unless the meaning says otherwise. */
export const outcomes = {
  retention1: share(
    "Retention, 1 year",
    "1 年留任率",
    "more",
    "Township doctors of month 0 still at their facility after 1 year (Kaplan–Meier)",
    "期初乡镇医师 1 年后仍在原机构的比例",
  ),
  retention3: share("Retention, 3 years", "3 年留任率", "more", "The same after 3 years", "同上，3 年"),
  retention5: share("Retention, 5 years", "5 年留任率", "more", "The same after 5 years", "同上，5 年"),
  leavingPrimary: share(
    "Leaving, primary care",
    "基层流失率",
    "less",
    "Voluntary separations from township and community centres over mean headcount",
    "乡镇与社区机构自愿离开人数与平均在岗人数之比",
    "% a year",
    "%/年",
  ),
  leavingHospital: share(
    "Leaving, county hospitals",
    "县级医院流失率",
    "less",
    "Voluntary separations from county hospitals over mean headcount",
    "县级医院自愿离开人数与平均在岗人数之比",
    "% a year",
    "%/年",
  ),
  townshipVacancy: share(
    "Township vacancy",
    "乡镇空编率",
    "less",
    "1 − filled ÷ authorised established posts of township centres",
    "乡镇卫生院编制未使用比例",
  ),
  countyVacancy: share(
    "County vacancy",
    "县级空编率",
    "less",
    "The same for county hospitals",
    "县级医院编制未使用比例",
  ),
  flowUp: {
    name: { en: "Flow up", zh: "上行流动" },
    unit: { en: "per 100 doctor-years", zh: "每百医师年" },
    better: "neither",
    meaning: { en: "Moves to a higher tier and training of six months or more", zh: "调往上级机构及六个月以上进修" },
    decimals: 2,
    scale: 100,
  },
  flowDown: {
    name: { en: "Flow down", zh: "下行流动" },
    unit: { en: "per 100 doctor-years", zh: "每百医师年" },
    better: "more",
    meaning: { en: "Moves to a lower tier and dispatch of six months or more", zh: "调往下级机构及六个月以上下沉" },
    decimals: 2,
    scale: 100,
  },
  burnout: share(
    "Burnout",
    "职业倦怠率",
    "less",
    "Township and community doctors with an index above 0.5",
    "乡镇与社区医师倦怠指数高于 0.5 的比例",
  ),
  intention: share(
    "Turnover intention",
    "离职意愿",
    "less",
    "Mean intention of township and community doctors, as surveys ask it",
    "乡镇与社区医师平均离职意愿",
  ),
  satisfactionMaterial: share(
    "Satisfaction, material",
    "物质满意度",
    "more",
    "Township and community doctors satisfied with pay and housing",
    "乡镇与社区医师对收入与住房满意的比例",
  ),
  satisfactionSpiritual: share(
    "Satisfaction, recognition",
    "精神满意度",
    "more",
    "The same for recognition, autonomy and security",
    "同上：认可、自主、保障",
  ),
  satisfactionDevelopment: share(
    "Satisfaction, development",
    "发展满意度",
    "more",
    "The same for titles, training and equipment",
    "同上：职称、培训、设备",
  ),
  firstContact: share(
    "First contact in primary care",
    "基层首诊率",
    "more",
    "First contacts made in primary care",
    "首诊在基层的比例",
  ),
  quality: {
    name: { en: "Primary-care quality", zh: "基层服务质量" },
    unit: { en: "index 0–100", zh: "指数 0–100" },
    better: "more",
    meaning: {
      en: "Competence × match × equipment less under-service, by visits",
      zh: "能力×匹配×设备，扣除服务不足，按诊疗量加权",
    },
    decimals: 1,
    scale: 100,
  },
  townshipGini: {
    name: { en: "Inequality between townships", zh: "乡镇间医师配置不均衡度" },
    unit: { en: "Gini × 100", zh: "基尼系数×100" },
    better: "less",
    meaning: {
      en: "Gini coefficient of own doctors per resident over township centres: 0 where all have alike",
      zh: "各乡镇卫生院人均（按服务人口）本院医师数的基尼系数，0 表示完全均衡",
    },
    decimals: 1,
    scale: 100,
  },
  cost: {
    name: { en: "Cost", zh: "年均成本" },
    unit: { en: "million RMB a year", zh: "万元/年" },
    better: "less",
    meaning: { en: "Money booked by all levers over all payers", zh: "全部政策工具、全部支付方列支" },
    decimals: 2,
    scale: 1e-6,
    inChinese: { decimals: 0, scale: 1e-4 },
  },
  costPerDoctorYear: {
    name: { en: "Cost per additional doctor-year", zh: "每多留任一人年成本" },
    unit: { en: "RMB", zh: "万元" },
    better: "less",
    meaning: {
      en: "Additional cost ÷ additional township doctor-years against the baseline",
      zh: "较基线新增成本 ÷ 新增乡镇医师人年",
    },
    decimals: 0,
    scale: 1,
    inChinese: { decimals: 1, scale: 1e-4 },
  },
} as const satisfies Record<string, OutcomeDeclaration>;
export type OutcomeId = keyof typeof outcomes;
/** How a figure of an outcome is shown in a language: everything but data for machines, which has the English unit. */
export const shownIn = (
  id: OutcomeId,
  lang: Language,
): { readonly unit: string; readonly decimals: number; readonly scale: number } => {
  const { unit, decimals, scale, inChinese }: OutcomeDeclaration = outcomes[id];
  return { unit: unit[lang], ...(lang === "zh" && inChinese !== undefined ? inChinese : { decimals, scale }) };
};
export const outcomeIds = Object.keys(outcomes) as OutcomeId[];
