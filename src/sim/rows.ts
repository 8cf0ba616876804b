import type { Text } from "../base/text.ts";

/** A column of a result table: every value is a number; codes are positions in the list named by `codes`. */
export interface Column {
  readonly id: string;
  readonly unit: string;
  readonly meaning: Text;
  /** The closed list that a code points into, e.g. "facilityTypes". */
  readonly codes?: string;
}
export interface TableSchema {
  readonly id: string;
  readonly meaning: Text;
  readonly columns: readonly Column[];
}
const column = (id: string, unit: string, en: string, zh: string, codes?: string): Column =>
  codes === undefined ? { id, unit, meaning: { en, zh } } : { id, unit, meaning: { en, zh }, codes };

const key = [
  column("scenario", "position", "Position of the scenario in the manifest", "情景在清单中的序号"),
  column(
    "replicate",
    "position",
    "Replicate, from 0; equal numbers share the same luck",
    "重复运行序号，从 0 起；同号共享随机数",
  ),
];
const type = column("type", "code", "Facility type", "机构类型", "facilityTypes");
const year = column("year", "year", "Year of the run, from 1", "运行年份，从 1 起");
const groupColumns = (prefix: string, en: string, zh: string, unit: string): Column[] =>
  [
    ["Material", "pay and housing", "物质"],
    ["Development", "titles, training, equipment", "发展"],
    ["Recognition", "recognition, autonomy, security", "精神"],
    ["Place", "place", "地点"],
    ["Family", "family", "家庭"],
    ["Strain", "burnout", "倦怠"],
  ].map(([id, g, z]) => column(`${prefix}${id}`, unit, `${en}: ${g}`, `${zh}：${z}`));

/** Every result table, column by column. Rows are ordered by scenario, replicate and then the remaining keys. */
export const schemas = {
  months: {
    id: "months",
    meaning: { en: "Stocks and states by month and facility type", zh: "按月份与机构类型的存量与状态" },
    columns: [
      ...key,
      column("month", "month", "Month of the run, from 1", "运行月份，从 1 起"),
      type,
      column("doctors", "doctors", "Doctors employed, end of month", "月末在岗医师"),
      column(
        "authorised",
        "posts",
        "Authorised established posts, county-managed ones counted where used",
        "核定编制（县管乡用计入使用地）",
      ),
      column("filled", "posts", "Of these filled", "其中已用"),
      column("open", "posts", "Of these open to applicants", "其中可招聘"),
      column("frozen", "posts", "Of these frozen, or vacated this month", "其中冻结或当月空出"),
      column("contract", "doctors", "Contract doctors", "编外（临聘）医师"),
      column("joined", "doctors", "Doctors who joined from anywhere", "新进医师"),
      column("left", "doctors", "Voluntary separations", "自愿离开"),
      column("retired", "doctors", "Retirements", "退休"),
      column("dispatchedHere", "doctors", "Doctors of elsewhere dispatched here", "下沉到本类机构的医师"),
      column("inTraining", "doctors", "Doctors away for training", "外出进修医师"),
      column("burnout", "share", "Burned out (index above 0.5)", "职业倦怠率（指数高于 0.5）"),
      column("pay", "RMB/month", "Mean pay", "平均月收入"),
      column("workload", "ratio", "Work over capacity, usual staffing 1", "工作负荷，通常配置为 1"),
      column("visits", "visits", "Visits", "诊疗人次"),
      column("trust", "share", "Trust", "信任度"),
      column("quality", "index", "Quality", "服务质量"),
    ],
  },
  system: {
    id: "system",
    meaning: { en: "Demand and money of the whole region by month", zh: "全区域按月的需求与资金" },
    columns: [
      ...key,
      column("month", "month", "Month of the run, from 1", "运行月份，从 1 起"),
      column("firstContact", "share", "First contacts made in primary care", "基层首诊率"),
      column("primaryVisits", "share", "Visits made in primary care", "基层诊疗占比"),
      column("outsideVisits", "share", "Visits made outside the county", "县域外诊疗占比"),
      column("inpatients", "cases", "Inpatient cases of residents", "居民住院人次"),
      column("fundSpending", "RMB", "Insurance spending", "医保支出"),
      column("fundSurplus", "RMB", "Capitation surplus, negative when overspent", "打包付费结余，超支为负"),
      column("underService", "share", "Care withheld", "服务不足"),
    ],
  },
  flows: {
    id: "flows",
    meaning: { en: "Moves by origin and destination, a year", zh: "按来源与去向的年度流动" },
    columns: [
      ...key,
      year,
      column(
        "origin",
        "code",
        "Facility type left; the number of types stands for entry from outside",
        "来源机构类型；类型数表示从系统外进入",
        "origins",
      ),
      column("destination", "code", "Where to", "去向", "destinations"),
      column(
        "kind",
        "code",
        "0 a change of employer or exit, 1 dispatch of six months or more, 2 training",
        "0 调动或离开，1 六个月以上下沉，2 进修",
        "moveKinds",
      ),
      column("count", "doctors", "Doctors", "医师数"),
    ],
  },
  causes: {
    id: "causes",
    meaning: { en: "Causes of voluntary leaving by facility type, a year", zh: "按机构类型的年度离开原因" },
    columns: [
      ...key,
      year,
      type,
      column("leavers", "doctors", "Voluntary leavers", "自愿离开者"),
      ...groupColumns(
        "pivotal",
        "Leavers who would have stayed had this not been worse here",
        "若此项不差则会留下者",
        "doctors",
      ),
      ...groupColumns("split", "Sum of the gain in worth from", "去留价值差之和", "utility"),
      column("splitOpportunity", "utility", "Sum of class constants less inertia", "机会（类别常数减惯性）之和"),
      column("splitLuck", "utility", "Sum of Gumbel differences", "运气（Gumbel 差）之和"),
    ],
  },
  surveys: {
    id: "surveys",
    meaning: { en: "What a survey of all doctors would find, each December", zh: "每年十二月对全体医师的“问卷”" },
    columns: [
      ...key,
      year,
      type,
      column("doctors", "doctors", "Doctors asked", "受访医师"),
      column("intention", "share", "Turnover intention", "离职意愿"),
      column("material", "share", "Satisfied with pay and housing", "物质满意度"),
      column("development", "share", "Satisfied with development", "发展满意度"),
      column("recognition", "share", "Satisfied with recognition", "精神满意度"),
      column("bachelor", "share", "Bachelor's degree or above", "本科及以上"),
      column("senior", "share", "Associate chief or chief", "副高及以上"),
      column("aged50", "share", "Aged 50 or over", "50 岁及以上"),
      column("under35", "share", "Under 35", "35 岁以下"),
    ],
  },
  retention: {
    id: "retention",
    meaning: {
      en: "Kaplan–Meier retention of doctors in post at month 0",
      zh: "期初在岗医师的留任曲线（Kaplan–Meier）",
    },
    columns: [
      ...key,
      column(
        "curve",
        "code",
        "0 township doctors at their facility, 1 township doctors in primary care, 2 county-hospital doctors at their facility",
        "0 乡镇医师留在本机构，1 乡镇医师留在基层，2 县级医院医师留在本机构",
        "retentionCurves",
      ),
      column("month", "month", "Months since the start", "起始后月数"),
      column("survival", "share", "Still in post", "仍在岗"),
      column("atRisk", "doctors", "Doctors observed", "观察人数"),
    ],
  },
  facilities: {
    id: "facilities",
    meaning: {
      en: "Each township and community centre over the whole run",
      zh: "各乡镇卫生院、社区卫生服务中心全程结果",
    },
    columns: [
      ...key,
      column("facility", "position", "Position in the region's list", "在区域名单中的序号"),
      column("remoteness", "share", "Remoteness", "偏远度"),
      column("doctors", "doctors", "Mean number of doctors", "平均医师数"),
      column("vacancy", "share", "Mean vacancy of established posts", "平均空编率"),
      column("retention3", "share", "Doctors of month 0 still here after 3 years", "期初医师 3 年留任率"),
      column("left", "doctors", "Voluntary separations", "自愿离开"),
    ],
  },
  costs: {
    id: "costs",
    meaning: { en: "Money booked by lever and payer, a year", zh: "按政策工具与支付方的年度支出" },
    columns: [
      ...key,
      year,
      column("lever", "position", "Position in the catalogue of levers", "在政策工具目录中的序号", "levers"),
      column("payer", "code", "Who pays", "支付方", "payers"),
      column("rmb", "RMB", "Booked and paid", "列支金额"),
    ],
  },
  reviews: {
    id: "reviews",
    meaning: {
      en: "What reviews of a closed loop went by: no table where there is none",
      zh: "闭环考核所依据的指标；无闭环时无此表",
    },
    columns: [
      ...key,
      column(
        "month",
        "month",
        "Month of the run whose policy the review decided on, from 1",
        "考核所决定政策的运行月份，从 1 起",
      ),
      column("indicator", "code", "What was measured", "指标", "indicators"),
      column("known", "month", "Last month that the figure is of", "指标数据截至月份"),
      column("actual", "share", "What it really was", "真实值"),
      column("measured", "share", "What the review was told", "考核所见值"),
      column("target", "share", "What it should be", "目标值"),
    ],
  },
  strengths: {
    id: "strengths",
    meaning: {
      en: "Strength of levers under a closed loop, whenever it changed: no table where there is none",
      zh: "闭环下各政策工具的力度，每次变动一行；无闭环时无此表",
    },
    columns: [
      ...key,
      column("month", "month", "First month of this strength", "该力度起始月份"),
      column("lever", "position", "Position in the catalogue of levers", "在政策工具目录中的序号", "levers"),
      column(
        "asked",
        "share",
        "What the rule asks for, of the strength that the package intends",
        "规则要求的力度（占原定力度）",
      ),
      column("granted", "share", "What the budget allows of it", "预算允许的力度"),
    ],
  },
} as const satisfies Record<string, TableSchema>;
export type TableId = keyof typeof schemas;
/** Tables that a run has only where they have rows. */
export const loopTables = ["reviews", "strengths"] as const;
type LoopTableId = (typeof loopTables)[number];

/** Rows of one table, column by column. */
export type Table = Readonly<Record<string, Float64Array>>;
export type Tables = Readonly<Record<Exclude<TableId, LoopTableId>, Table> & Partial<Record<LoopTableId, Table>>>;
