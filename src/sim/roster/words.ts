import type { Text } from "../../base/text.ts";
import type { educations, FacilityType, Post, Specialty, Title } from "../../model/kinds.ts";

/** A legal value of a column: its code, how it is written in both languages, and what people write for it besides. */
export interface Word {
  readonly code: string;
  readonly name: Text;
  readonly also?: readonly string[];
  /** Parts of what is written that are enough to know it by, where no word fits whole; the first word that has one prevails. */
  readonly holds?: readonly string[];
}

const words = <Code extends string>(list: readonly (Word & { readonly code: Code })[]): readonly Word[] => list;

export const typeWords = words<FacilityType>([
  {
    code: "tertiary",
    name: { en: "tertiary hospital", zh: "三级医院" },
    also: ["tertiary", "三级", "三甲", "三乙", "三级甲等", "三级乙等", "市级医院", "地市级医院", "市级"],
    holds: ["三级"],
  },
  {
    code: "county",
    name: { en: "county hospital", zh: "县级医院" },
    also: [
      "county",
      "hospital",
      "县医院",
      "县级",
      "二级",
      "二级医院",
      "二级甲等",
      "妇幼保健院",
      "区级医院",
      "县市区医院",
    ],
    holds: ["县级", "县人民医院", "县中医", "二级", "妇幼保健"],
  },
  {
    code: "township",
    name: { en: "township health centre", zh: "乡镇卫生院" },
    also: ["township", "township centre", "township center", "卫生院", "中心卫生院", "乡级", "镇级"],
    holds: ["卫生院"],
  },
  {
    code: "community",
    name: { en: "community health centre", zh: "社区卫生服务中心" },
    also: ["community", "community centre", "社区", "社区卫生服务站"],
    holds: ["社区卫生"],
  },
  {
    code: "village",
    name: { en: "village clinic", zh: "村卫生室" },
    also: ["village", "clinic", "卫生室", "村级", "村卫生所", "村医务室"],
    holds: ["村卫生", "卫生室"],
  },
]);

export const sexWords = words([
  { code: "male", name: { en: "male", zh: "男" }, also: ["m", "man", "男性", "1"] },
  { code: "female", name: { en: "female", zh: "女" }, also: ["f", "woman", "女性", "2"] },
]);

export const educationWords = words<(typeof educations)[number]>([
  {
    code: "doctor",
    name: { en: "doctorate", zh: "博士" },
    also: ["phd", "md", "doctor"],
    holds: ["博士"],
  },
  { code: "master", name: { en: "master", zh: "硕士" }, also: ["研究生"], holds: ["硕士", "研究生"] },
  {
    code: "bachelor",
    name: { en: "bachelor", zh: "本科" },
    also: ["大学", "学士", "university"],
    holds: ["本科", "学士"],
  },
  {
    code: "college",
    name: { en: "college", zh: "大专" },
    also: ["专科", "高职", "junior college"],
    holds: ["大专", "专科", "高职"],
  },
  {
    code: "secondary",
    name: { en: "secondary or lower", zh: "中专及以下" },
    also: ["secondary", "高中", "初中", "中等专业", "secondary school"],
    holds: ["中专", "高中", "初中", "中等", "小学", "无学历"],
  },
]);

export const titleWords = words<Title>([
  {
    code: "chief",
    name: { en: "chief (senior)", zh: "正高" },
    also: ["chief", "chief physician", "正高级", "主任医师", "主任中医师"],
    holds: ["正高"],
  },
  {
    code: "associate-chief",
    name: { en: "associate chief (deputy senior)", zh: "副高" },
    also: ["associate chief", "associate chief physician", "副高级"],
    holds: ["副高", "副主任"],
  },
  {
    code: "attending",
    name: { en: "attending (intermediate)", zh: "中级" },
    also: ["attending", "attending physician", "intermediate"],
    holds: ["中级", "主治", "主管"],
  },
  {
    code: "resident",
    name: { en: "resident (junior)", zh: "初级（师）" },
    also: ["resident", "resident physician", "junior", "初级", "师级", "医师", "执业医师", "住院医师", "中医师"],
    holds: ["初级师", "住院医师"],
  },
  {
    code: "assistant",
    name: { en: "assistant or none", zh: "初级（士）或无职称" },
    also: [
      "assistant",
      "assistant physician",
      "none",
      "无",
      "无职称",
      "未定级",
      "未评",
      "士级",
      "员级",
      "医士",
      "助理",
      "乡村医生",
      "村医",
    ],
    holds: ["初级士", "助理", "医士", "无职称", "未评", "乡村医生"],
  },
]);

export const postWords = words<Post>([
  {
    code: "county-managed",
    name: { en: "county-managed, township-used", zh: "县管乡用" },
    also: ["county-managed", "county managed", "县聘乡用", "县招乡用", "县招乡管村用"],
    holds: ["县管乡用", "县聘乡用"],
  },
  {
    code: "targeted",
    name: { en: "targeted (bound by an obligation)", zh: "定向" },
    also: ["targeted", "定向生", "定向医学生", "免费医学生", "订单定向", "特岗", "特岗全科医生"],
    holds: ["定向", "免费医学生"],
  },
  {
    code: "village",
    name: { en: "village doctor", zh: "乡村医生" },
    also: ["village", "村医", "乡医", "乡聘村用", "大学生乡村医生"],
    holds: ["乡村医生", "乡聘村用"],
  },
  {
    code: "contract",
    name: { en: "contract", zh: "编外（临聘）" },
    also: ["临聘", "编外", "聘用", "合同", "合同制", "临时", "劳务派遣", "人事代理", "非在编", "不在编", "temporary"],
    holds: ["编外", "临聘", "非编", "合同", "派遣", "人事代理"],
  },
  {
    code: "established",
    name: { en: "established", zh: "在编" },
    also: ["编内", "编制内", "有编", "正式", "事业编", "事业编制", "全额事业编", "permanent"],
    holds: ["在编", "事业编"],
  },
]);

export const specialtyWords = words<Specialty>([
  {
    code: "chinese-medicine",
    name: { en: "Chinese medicine", zh: "中医" },
    also: ["chinese medicine", "tcm", "针灸", "推拿"],
    holds: ["中医", "中西医", "针灸", "推拿", "民族医", "蒙医", "藏医"],
  },
  {
    code: "shortage",
    name: {
      en: "shortage (paediatrics, anaesthesia, emergency, imaging, pathology, psychiatry, obstetrics)",
      zh: "紧缺专业（儿科、麻醉、急诊、影像、病理、精神、妇产）",
    },
    also: [
      "shortage",
      "紧缺",
      "紧缺专业",
      "paediatrics",
      "pediatrics",
      "anaesthesia",
      "emergency",
      "imaging",
      "radiology",
      "pathology",
      "psychiatry",
      "obstetrics",
    ],
    holds: ["儿科", "麻醉", "急诊", "急救", "影像", "放射", "超声", "病理", "精神", "重症", "妇产", "产科", "妇科"],
  },
  {
    code: "general",
    name: { en: "general practice", zh: "全科" },
    also: ["general", "gp", "family medicine", "全科医学"],
    holds: ["全科"],
  },
  {
    code: "surgery",
    name: { en: "surgery", zh: "外科" },
    also: ["surgical", "骨科", "泌尿"],
    holds: ["外科", "骨科", "泌尿"],
  },
  {
    code: "internal",
    name: { en: "internal medicine", zh: "内科" },
    also: ["internal", "medicine"],
    holds: ["内科", "心血管", "呼吸", "消化", "神经", "肾", "内分泌"],
  },
  {
    code: "other",
    name: { en: "other", zh: "其他" },
    also: [
      "其它",
      "口腔",
      "公共卫生",
      "预防保健",
      "眼科",
      "耳鼻喉",
      "皮肤",
      "检验",
      "康复",
      "public health",
      "dentistry",
    ],
    holds: ["口腔", "公共卫生", "公卫", "预防", "眼", "耳鼻", "皮肤", "检验", "康复", "保健"],
  },
]);

export const answerWords = words([
  { code: "yes", name: { en: "yes", zh: "是" }, also: ["y", "true", "1", "有", "需要"] },
  { code: "no", name: { en: "no", zh: "否" }, also: ["n", "false", "0", "无", "没有", "不需要"] },
]);

export const homeWords = words([
  { code: "same-township", name: { en: "this township", zh: "本乡镇" }, also: ["township", "本乡", "本镇", "本村"] },
  {
    code: "same-county",
    name: { en: "this county", zh: "本县" },
    also: ["county", "县内", "本区", "本市"],
  },
  {
    code: "other-township",
    name: { en: "another township of this county", zh: "本县其他乡镇" },
    also: ["other township", "县内其他乡镇", "邻乡"],
  },
  {
    code: "elsewhere",
    name: { en: "elsewhere", zh: "外县" },
    also: ["other", "外地", "外省", "县外", "外市", "省外"],
    holds: ["外县", "外省", "外地"],
  },
]);

/** What stands in the place of a child's month of birth for those who have none. */
export const childWords = words([
  { code: "none", name: { en: "none", zh: "无" }, also: ["no", "0", "无子女", "没有", "未育", "未婚"] },
]);

/** Stages of a child, where its month of birth is not kept. The ages, in months, that each covers are in `childStages`. */
export const childStageWords = words([
  { code: "none", name: { en: "none", zh: "无" }, also: ["no", "无子女", "没有", "未育", "未婚"] },
  { code: "under3", name: { en: "under 3", zh: "3 岁以下" }, also: ["infant", "婴幼儿", "婴儿", "3岁以内"] },
  {
    code: "preschool",
    name: { en: "preschool (3 to 5)", zh: "学前（3–5 岁）" },
    also: ["preschool", "幼儿园", "学龄前", "学前"],
  },
  { code: "primary", name: { en: "primary school", zh: "小学" }, also: ["primary"] },
  { code: "secondary", name: { en: "secondary school", zh: "中学" }, also: ["secondary", "初中", "高中"] },
  { code: "grown", name: { en: "grown up", zh: "已成年" }, also: ["adult", "grown", "成年", "大学", "工作"] },
]);

/** Middle of each stage, in months. */
export const childStages: Readonly<Record<string, number>> = {
  none: -1,
  under3: 18,
  preschool: 54,
  primary: 108,
  secondary: 180,
  grown: 300,
};

/** How far away a place is, where nobody has a number for it. */
export const remotenessWords = words([
  { code: "0", name: { en: "near", zh: "近" }, also: ["城郊", "较近"] },
  { code: "0.4", name: { en: "middle", zh: "中等" }, also: ["中", "一般", "medium"] },
  { code: "0.7", name: { en: "far", zh: "远" }, also: ["较远", "偏远"] },
  { code: "1", name: { en: "very far", zh: "很远" }, also: ["边远", "高寒", "最偏远", "边远山区", "remote"] },
]);
