import type { Language } from "../base/text.ts";

/** What the table of targets says of populations, evidence, regions and in notes, in Chinese; the table itself speaks English. */
const chinese: Readonly<Record<string, string>> = {
  "all visits": "全部诊疗",
  "bonded doctors included": "含服务期内医师",
  "county-managed against status-quo": "县管乡用与维持现状相比",
  "director-autonomy; equity-share": "院长负责制；股权激励",
  "dispatch-orders": "指令性下沉",
  "doctors of county hospitals": "县级医院医师",
  "doctors of township + community": "乡镇与社区医师",
  "county hospitals": "县级医院",
  "entrants with school-age children; school-access": "有学龄子女的新进医师；子女入学绿色通道",
  "equipment-upgrade": "标准化建设",
  "leavers from primary care": "离开基层的医师",
  "psychological-support": "心理健康服务",
  "public-trust": "健康中国基层行",
  "rural residents": "农村居民",
  "silver-age": "银龄医生",
  "targeted cohorts": "定向培养队列",
  "targeted students": "定向医学生",
  "tertiary + county": "三级与县级医院",
  "tight consortium": "紧密型医联体",
  township: "乡镇卫生院",
  "township + community": "乡镇与社区",
  "township + community + village": "乡镇、社区与村",
  "township doctors": "乡镇医师",
  "township leavers except retirement": "乡镇离开者（退休除外）",
  "training-places": "上级医院进修",
  "training-places unbonded": "上级医院进修，无服务期约束",
  "village doctors": "乡村医生",
  "2023 value; 2024 not read": "2023 年数值；未查得 2024 年",
  "E137 and S082 use other instruments: shown not judged": "E137、S082 采用其他量表：仅列出，不作判定",
  "essay's 15-20 (S069) is the stress county": "文献所称 15–20%（S069）为高流失县情形",
  "initial state is an input; judged after five recorded years": "初始状态为输入；五个记录年后判定",
  "no effect was found": "未发现影响",
  "pivotal as in model.md 4.3": "关键原因的定义见 model.md 4.3",
  same: "同上",
  "stated 38": "陈述值为 38",
  stories: "案例",
  "story only: direction; never fitted; effect of releasing frozen posts alone shown beside":
    "仅为案例：只看方向；从不拟合；另列仅释放冻结编制的影响",
  "whole six-year contracts: about 99.1 % a year": "六年完整履约：相当于每年约 99.1%",
  "evidence README": "证据说明 README",
  "national-totals (5.082 M in 2024)": "全国总数表（2024 年 508.2 万）",
  "national-totals (52.9 of 101.5)": "全国总数表（101.5 亿人次中的 52.9 亿）",
  "typical-county": "典型县",
  "stress-county": "高流失县",
  "china-2024": "全国 2024 年",
};

/** A remark of the table of targets, in the reader's language where it is known. */
export const targetRemark = (remark: string, lang: Language): string =>
  lang === "zh" ? (chinese[remark] ?? remark) : remark;
