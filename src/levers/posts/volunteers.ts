import { volunteerVisits } from "../../model/guests.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "volunteers",
  group: "posts",
  name: { en: "Volunteer clinics", zh: "志愿服务" },
  why: {
    en: "Volunteers hold clinics at centres and take some visits off their doctors while they are there; nothing of it stays.",
    zh: "志愿医疗队到基层开展义诊，短期分担部分诊疗，但不留下长期力量。",
  },
  payer: "society",
  cost: { en: "RMB for each visit: travel and supplies", zh: "每诊疗人次支付（元）：交通与耗材" },
  params: {
    count: {
      name: { en: "Visits by volunteers", zh: "每月志愿诊疗人次（每 10 万居民）" },
      kind: "count",
      unit: "visits a month per 100,000 residents",
      default: 10,
      range: [0, 1000],
      source: { en: "S182; a province taken as 50 million people", zh: "S182；全省按 5000 万人计" },
      grade: "derived",
    },
    amount: {
      name: { en: "Travel and supplies", zh: "每人次交通与耗材" },
      kind: "amount",
      unit: "RMB a visit",
      default: 30,
      range: [0, 300],
      source: { en: "assumed: work is free, the rest is not", zh: "假定：诊疗不收费，其余须支出" },
      grade: "assumed",
    },
  },
  moves: [volunteerVisits],
  sources: ["S182"],
  // At the scale of the source a centre has one visit in some thousands less: in the sense that is named, and hardly more than nothing.
  expects: { outcome: "burnout", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(volunteerVisits, p.count);
    write.spendEach("volunteer-visit", p.amount);
  },
});
