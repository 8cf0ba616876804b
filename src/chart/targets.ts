import type { Text } from "../base/text.ts";
import type { Comparison } from "../sim/comparison.ts";

/** The fixture whose parts count in a comparison: the baseline's own where targets name it, else the region's. */
export const judgedOn = ({ baseline, region, scorecard }: Comparison): string =>
  scorecard.some(({ parts }) => parts.some(({ fixture }) => fixture === baseline)) ? baseline : region.id;

/** What each part of a target measures, in few words: the table of targets itself speaks English only. */
export const targetParts: Readonly<Record<string, Text>> = {
  B1a: { en: "Leaving, primary care, % a year", zh: "乡镇与社区医师流失率，%/年" },
  B1b: { en: "Leaving, county hospitals, % a year", zh: "县级医院医师流失率，%/年" },
  B1c: { en: "Ratio of the two", zh: "两者之比" },
  B2a: { en: "Township leavers who go up, %", zh: "乡镇离开者中流向上级机构的比例，%" },
  B2b: { en: "Township doctors moving up, % a year", zh: "乡镇医师上行率，%/年" },
  B3a: { en: "Leave because of schooling, %", zh: "子女入学为关键原因的离开，%" },
  B4a: { en: "Turnover intention, primary care, %", zh: "乡镇与社区医师离职意愿，%" },
  B4b: { en: "Turnover intention, village doctors, %", zh: "乡村医生离职意愿，%" },
  B5a: { en: "Burned out, primary care, %", zh: "乡镇与社区医师职业倦怠率，%" },
  villageBurnout: { en: "Burned out, village doctors, %", zh: "乡村医生职业倦怠率，%" },
  B6a: { en: "Township pay, % of hospital pay", zh: "乡镇医师收入相当于县级医院的比例，%" },
  B7a: { en: "Bachelor or above, township, %", zh: "乡镇医师本科及以上，%" },
  B7b: { en: "Senior titles, township, %", zh: "乡镇医师副高及以上，%" },
  B7c: { en: "Senior titles, county hospitals, %", zh: "县级医院医师副高及以上，%" },
  B8a: { en: "Aged 50 or over, primary care, %", zh: "基层医师 50 岁及以上，%" },
  B8b: { en: "Under 35, primary care, %", zh: "基层医师 35 岁以下，%" },
  B9a: { en: "First contact in primary care, %", zh: "基层首诊率，%" },
  B9b: { en: "Primary share of visits, %", zh: "基层诊疗量占比，%" },
  B10a: { en: "Doctors per 1,000 people", zh: "每千人口医师数" },
  B10b: { en: "GPs per 10,000 people", zh: "每万人口全科医师数" },
  B11a: { en: "Vacant township posts, %", zh: "乡镇空编率，%" },
  B11b: { en: "Contract staff, township, %", zh: "乡镇编外医师占比，%" },
  B12a: { en: "Bonds honoured to their end, %", zh: "服务期履约率，%" },
  B12b: { en: "In post 2 years after the bond, %", zh: "服务期满 24 个月后仍在岗，%" },
  B13a: { en: "Staying a year, hospitals, %", zh: "三级与县级医院医师年度留任率，%" },
};

/** The same of published effects. */
export const effectParts: Readonly<Record<string, Text>> = {
  E1a: { en: "County-managed: vacancy after 5 years, points", zh: "县管乡用：5 年后空编率，百分点" },
  E2a: {
    en: "Tight consortium: primary visits, points",
    zh: "紧密型医联体：5 年后基层诊疗占比，百分点",
  },
  E3a: { en: "Rank and allowance: odds of intention", zh: "职称加每月 3000 元补贴：离职意愿比数比" },
  E4a: { en: "Normal ÷ special track: leaving", zh: "普通与定向渠道：离开基层的风险比" },
  E4b: { en: "In post 2 years after the bond, %", zh: "定向培养：服务期满 24 个月后仍在岗，%" },
  E5a: { en: "Autonomy, equity: leaving, %", zh: "院长负责制与股权激励：3 年后流失率变化，%" },
  E6a: {
    en: "School places: parents' choice, points",
    zh: "子女入学：有学龄子女者选乡镇，百分点",
  },
  E7a: { en: "Psychological support: burnout, %", zh: "心理支持：2 年后职业倦怠变化，%" },
  E8a: { en: "Silver-age doctors: visits a year", zh: "银龄医生：每人年诊疗人次" },
  E9a: { en: "Trust campaign: trust, points", zh: "健康中国基层行：信任度，百分点" },
  E9b: { en: "Trust campaign: primary visits, %", zh: "健康中国基层行：基层诊疗量变化，%" },
  E10a: { en: "Training places: satisfaction, points", zh: "进修名额：进修满意度，百分点" },
  E10b: { en: "Long training: odds of leaving", zh: "无服务约束的长期进修：离开的比数比" },
  E11a: { en: "Equipment: recruits per 15 centres", zh: "标准化建设：每 15 家 5 年新进人数" },
  E12a: { en: "Dispatch by order: leaving, %", zh: "指令性下沉：3 年后流失率变化，%" },
};

/** Enough decimals to tell a value from the bounds. */
export const placesOf = ({ low, high }: { readonly low: number; readonly high: number }): number =>
  high - low < 3 || (low > 0 && low < 2) ? 2 : high - low < 300 ? 1 : 0;
