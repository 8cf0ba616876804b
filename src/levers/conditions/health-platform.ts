import type { FacilityType } from "../../model/kinds.ts";
import { publicHealthShare } from "../../model/steps/burnout.ts";
import { productivity } from "../../model/steps/finance.ts";
import { lever } from "../lever.ts";

/** Platform of a county, RMB a month: assumed. */
const platform = 50_000;

/** Terminals and data, RMB a month for each facility: assumed. */
const terminals = 500;

const usual = publicHealthShare.initial as Readonly<Partial<Record<FacilityType, number>>>;

export default lever({
  id: "health-platform",
  group: "conditions",
  name: { en: "Online health management", zh: "互联网+健康管理" },
  why: {
    en: "Records and follow-ups kept on one platform take less of the day, which leaves more of it for patients and less of what wears doctors out.",
    zh: "健康档案与随访统一在平台办理，公共卫生工作占用时间减少，可用于诊疗的时间增加，工作负担随之减轻。",
  },
  payer: "province",
  cost: {
    en: "50,000 RMB a month for each county's platform and 500 RMB for each facility",
    zh: "每县平台每月 5 万元，每家机构每月 500 元",
  },
  params: {
    efficiency: {
      name: { en: "Public-health work done in the same time", zh: "同等时间完成的公卫工作量" },
      kind: "factor",
      unit: "×",
      default: 1.5,
      range: [1, 2],
      source: { en: "S116: half as much again, or more", zh: "S116：效率提升 50% 以上" },
      grade: "measured",
    },
    share: {
      name: { en: "Public-health work done on it", zh: "线上办理比例" },
      kind: "share",
      unit: "share",
      default: 0.6,
      range: [0, 1],
      source: {
        en: "assumed: examinations and visits to homes stay as they are",
        zh: "假定：体检和入户随访仍在线下进行",
      },
      grade: "assumed",
    },
  },
  moves: [publicHealthShare, productivity],
  sources: ["S079", "S080", "S116"],
  expects: { outcome: "burnout", direction: "down" },
  target: { types: ["township", "community", "village"] },
  apply(write, p) {
    const remains = 1 - p.share + p.share / p.efficiency;
    for (const [type, share] of Object.entries(usual)) {
      const only = { types: [type as FacilityType] };
      write.lower(publicHealthShare, share * remains, only);
      // What is no longer spent on records is there for patients.
      write.add(productivity, (share * (1 - remains)) / (1 - share), only);
    }
    write.spend(platform);
    write.spendPerPlace(terminals);
  },
});
