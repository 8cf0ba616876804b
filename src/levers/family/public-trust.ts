import { publicTrust } from "../../model/trust.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "public-trust",
  group: "family",
  name: { en: "Primary-care trust campaign", zh: "健康中国基层行" },
  why: {
    en: "Free consultations and stories of good doctors win over part of those who do not trust primary care yet; trust then grows slowly, brings more patients first to the centre, and with them more work.",
    zh: "义诊与宣传争取一部分尚不信任基层的居民；信任缓慢上升，首诊更多留在基层，工作量也随之增加。",
  },
  payer: "province",
  cost: {
    en: "RMB a month for each centre, in proportion to the residents reached",
    zh: "每个机构每月（元），与覆盖居民比例成正比",
  },
  params: {
    reach: {
      name: { en: "Residents reached", zh: "居民覆盖比例" },
      kind: "share",
      unit: "share",
      default: 0.6,
      range: [0, 1],
      source: { en: "assumed: three in five in the course of a campaign", zh: "假定：一轮宣传覆盖五分之三" },
      grade: "assumed",
    },
    persuaded: {
      name: { en: "Doubters among them who are won over", zh: "其中被争取的不信任者比例" },
      kind: "share",
      unit: "share",
      default: 0.4,
      range: [0, 1],
      source: {
        en: "assumed: less than half; S176 and S177 are left to judge it by",
        zh: "假定：不到一半；S176、S177 留作检验",
      },
      grade: "assumed",
    },
    amount: {
      name: { en: "Monthly cost of reaching everybody", zh: "全覆盖月成本" },
      kind: "amount",
      unit: "RMB/month",
      default: 8000,
      range: [1000, 50_000],
      source: { en: "assumed: two days of free consultations a month", zh: "假定：每月两天义诊" },
      grade: "assumed",
    },
  },
  moves: [publicTrust],
  sources: ["S176", "S177", "S178"],
  expects: { outcome: "firstContact", direction: "up" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(publicTrust, p.reach * p.persuaded);
    write.spendPerPlace(p.amount * p.reach);
  },
});
