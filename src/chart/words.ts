import type { Text } from "../base/text.ts";
import type { LeverGroup } from "../levers/lever.ts";
import type { Destination, FactorGroup, Payer } from "../model/kinds.ts";

/** Where doctors come from and go to, in the words of the report. */
export const placeNames: Readonly<Record<Destination | "entry", Text>> = {
  tertiary: { en: "Tertiary hospital", zh: "三级医院" },
  county: { en: "County hospitals", zh: "县级医院" },
  township: { en: "Township centres", zh: "乡镇卫生院" },
  community: { en: "Community centres", zh: "社区卫生服务中心" },
  village: { en: "Village clinics", zh: "村卫生室" },
  "same-tier": { en: "Same tier, elsewhere", zh: "外地同级机构" },
  private: { en: "Private sector", zh: "民营机构" },
  other: { en: "Other work, elsewhere", zh: "转行或离开本地" },
  retirement: { en: "Retirement", zh: "退休" },
  entry: { en: "Newly entering", zh: "系统外进入" },
};

/** The short forms that fit beside a narrow picture. */
export const shortPlaceNames: Readonly<Record<Destination | "entry", Text>> = {
  tertiary: { en: "Tertiary", zh: "三级医院" },
  county: { en: "County", zh: "县级医院" },
  township: { en: "Township", zh: "乡镇" },
  community: { en: "Community", zh: "社区" },
  village: { en: "Village", zh: "村" },
  "same-tier": { en: "Same tier", zh: "外地同级" },
  private: { en: "Private", zh: "民营" },
  other: { en: "Other", zh: "转行离开" },
  retirement: { en: "Retired", zh: "退休" },
  entry: { en: "Entering", zh: "新进" },
};

export const payerNames: Readonly<Record<Payer, Text>> = {
  county: { en: "County budget", zh: "县财政" },
  province: { en: "Provincial budget", zh: "省财政" },
  central: { en: "Central budget", zh: "中央财政" },
  "insurance-fund": { en: "Insurance fund", zh: "医保基金" },
  facility: { en: "Facilities", zh: "医疗机构" },
  consortium: { en: "Consortium", zh: "医联体" },
  society: { en: "Society", zh: "社会" },
};

export const causeNames: Readonly<Record<FactorGroup | "schooling" | "opportunity" | "luck", Text>> = {
  schooling: { en: "Schooling of the children", zh: "子女入学" },
  family: { en: "Family, schooling included", zh: "家庭（含子女入学）" },
  material: { en: "Pay and housing", zh: "收入与住房" },
  development: { en: "Titles, training, equipment", zh: "职称、培训与设备" },
  recognition: { en: "Recognition, autonomy, security", zh: "认可、自主与保障" },
  place: { en: "The place itself", zh: "地点" },
  strain: { en: "Burnout", zh: "职业倦怠" },
  opportunity: { en: "Opportunity less inertia", zh: "机会（扣除惯性）" },
  luck: { en: "Luck of the offer", zh: "机遇（随机）" },
};

export const leverGroupNames: Readonly<Record<LeverGroup, Text>> = {
  pay: { en: "pay", zh: "薪酬" },
  career: { en: "career", zh: "职业发展" },
  posts: { en: "posts", zh: "编制岗位" },
  conditions: { en: "working conditions", zh: "工作条件" },
  family: { en: "family", zh: "家庭" },
  dispatch: { en: "dispatch", zh: "下沉" },
  payment: { en: "payment", zh: "医保支付" },
  governance: { en: "governance", zh: "治理" },
};

/** Moves, and what comes back. */
export const flowNames: Readonly<Record<string, Text>> = {
  move: { en: "move", zh: "流动" },
  dispatch: { en: "dispatch", zh: "下沉" },
  training: { en: "training", zh: "进修" },
};

/** Where a run broke off. */
export const stageNames: Readonly<Record<string, Text>> = {
  "burn-in": { en: "burn-in", zh: "预热" },
  months: { en: "months", zh: "逐月模拟" },
  record: { en: "record", zh: "记录结果" },
  replicate: { en: "replicate", zh: "重复运行" },
  worker: { en: "worker", zh: "工作线程" },
};

/** A name for an id that a later version may bring: the id itself. */
export const named = (names: Readonly<Record<string, Text>>, id: string, lang: "en" | "zh"): string =>
  names[id]?.[lang] ?? id;
