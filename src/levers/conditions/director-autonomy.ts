import { autonomy } from "../../model/factors/autonomy.ts";
import { performanceLink, performanceShare } from "../../model/pay-table.ts";
import { releasedShare } from "../../model/posts.ts";
import { lever } from "../lever.ts";

/** Yearly assessment of a director against the contract, RMB a month for each centre: assumed. */
const assessment = 1000;

export default lever({
  id: "director-autonomy",
  group: "conditions",
  name: { en: "Responsibility of the director", zh: "院长负责制" },
  why: {
    en: "A director who answers for the centre may arrange its work, share out performance pay by work done and fill posts that fall vacant; doctors value a place that manages itself, and those who do little earn less.",
    zh: "院长对机构负责，可自主安排业务、按工作量分配绩效、自行招聘补充空岗；医师看重自主管理的机构，但工作量少者收入会减少。",
  },
  caveat: {
    en: "Its source is the story of single centres, not a measured effect.",
    zh: "依据是个别卫生院的案例，并非实测效果。",
  },
  payer: "facility",
  cost: {
    en: "1,000 RMB a month for each centre, to assess its director; pay is only shared out differently, and posts are in the establishment's budget",
    zh: "每家机构每月 1000 元，用于院长目标考核；绩效仅调整分配，编制本身已在预算内",
  },
  params: {
    autonomy: {
      name: { en: "Autonomy of the centre", zh: "机构自主管理程度" },
      kind: "share",
      unit: "share",
      default: 0.7,
      range: [0.3, 1],
      source: {
        en: "assumed: above the prefecture's hospitals; sources tell of results only (S170, S171)",
        zh: "假定：高于市级医院；来源仅述及成效（S170、S171）",
      },
      grade: "assumed",
    },
    share: {
      name: { en: "Performance share of pay", zh: "绩效工资占比" },
      kind: "share",
      unit: "share",
      default: 0.4,
      range: [0.2, 0.7],
      source: { en: "S134; S135: the lower end of 40–50 %", zh: "S134、S135：取 40%–50% 的下限" },
      grade: "measured",
    },
    link: {
      name: { en: "Link to work done", zh: "与工作量挂钩程度" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0.2, 1],
      source: {
        en: "assumed as in hospitals, whose directors decide already",
        zh: "假定：与医院相同，医院院长已有此权限",
      },
      grade: "assumed",
    },
    hiring: {
      name: { en: "Frozen posts the centre may fill itself", zh: "可自主招聘的冻结空编比例" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: {
        en: "assumed: every second one; the establishment's office keeps a say",
        zh: "假定：一半；机构编制部门仍保留部分审批权",
      },
      grade: "assumed",
    },
  },
  moves: [autonomy, performanceShare, performanceLink, releasedShare],
  sources: ["S134", "S135", "S143", "S144", "S170", "S171"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(autonomy, p.autonomy);
    write.raise(performanceShare, p.share);
    write.raise(performanceLink, p.link);
    write.raise(releasedShare, p.hiring);
    write.spendPerPlace(assessment);
  },
});
