import { paperWeight, titlePortable } from "../../model/titles.ts";
import { lever } from "../lever.ts";

/** Weight of papers in the usual criterion. */
const papersNow = paperWeight.initial as number;

export default lever({
  id: "primary-title-track",
  group: "career",
  name: { en: "Separate title track for primary care", zh: "基层职称单列" },
  why: {
    en: "Senior titles are judged by patients treated instead of papers written, so primary-care doctors pass; a title that hospitals accept also helps them leave.",
    zh: "高级职称评审重临床、轻论文，基层医师更易通过；若职称可带走，也更便于其流向上级医院。",
  },
  payer: "province",
  cost: {
    en: "None booked: a rule of evaluation; titles passed still need a senior post, whose pay is in the budget",
    zh: "不另列支：属评审规则调整；通过后仍须有高级岗位方可聘任，其工资已在预算内",
  },
  params: {
    share: {
      name: { en: "Weight of papers moved to clinical work", zh: "论文权重转为临床业绩的比例" },
      kind: "share",
      unit: "share",
      default: 0.8,
      range: [0, 1],
      source: {
        en: "assumed: nearly all of it; S123 and S124 name visits and satisfaction instead of papers",
        zh: "假定：几乎全部；S123、S124 以接诊量和满意度代替论文",
      },
      grade: "assumed",
    },
    portable: {
      name: { en: "The title counts in hospitals", zh: "职称可流转至医院" },
      kind: "switch",
      unit: "switch",
      default: 1,
      range: [0, 1],
      source: { en: "assumed: as now, a title is a title everywhere", zh: "假定：维持现状，职称在各级机构通用" },
      grade: "assumed",
    },
  },
  moves: [paperWeight, titlePortable],
  sources: ["S044", "S045", "S070", "S123", "S124", "S125"],
  expects: { outcome: "satisfactionDevelopment", direction: "up" },
  stacksWith: ["appoint-on-pass", "title-allowance"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.lower(paperWeight, papersNow * (1 - p.share));
    write.set(titlePortable, p.portable);
  },
});
