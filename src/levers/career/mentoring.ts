import { mentoring } from "../../model/steps/learning.ts";
import { lever } from "../lever.ts";

/** A specialist's fee for a day a week with their pupils, in their own time, RMB a month: assumed. */
const mentorFee = 1500;

/** Pupils that the weight of mentoring is meant for (S111, S112); more share a mentor's attention. */
const usualPupils = 2;

export default lever({
  id: "mentoring",
  group: "career",
  name: { en: "Mentors from county hospitals", zh: "导师制/师带徒" },
  why: {
    en: "A specialist who works with the same young doctors week after week teaches them what cases alone would not; the more pupils, the less for each.",
    zh: "上级专家长期固定带教青年医师，传授仅凭日常接诊难以掌握的本领；一名导师带教人数越多，每人所得越少。",
  },
  payer: "consortium",
  cost: {
    en: "1,500 RMB a month for each mentor, who teaches in their own time",
    zh: "每名导师每月 1500 元，利用业余时间带教",
  },
  params: {
    share: {
      name: { en: "Doctors with a mentor", zh: "有导师带教的比例" },
      kind: "share",
      unit: "share",
      default: 0.14,
      range: [0, 1],
      source: {
        en: "S111; S112: 40 at a time, of some 290 below a senior title in a county's centres",
        zh: "S111、S112：每批 40 名，全县基层机构高级职称以下医师约 290 名",
      },
      grade: "derived",
    },
    count: {
      name: { en: "Doctors for each mentor", zh: "每名导师带教人数" },
      kind: "count",
      unit: "doctors per mentor",
      default: 2,
      range: [1, 6],
      source: {
        en: "S111; S112: 20 mentors for 40 doctors in two years",
        zh: "S111、S112：两年内 20 名导师带教 40 名医师",
      },
      grade: "derived",
    },
  },
  moves: [mentoring],
  sources: ["S111", "S112", "S151"],
  expects: { outcome: "quality", direction: "up" },
  target: { types: ["township", "community"], titles: ["assistant", "resident", "attending"] },
  apply(write, p) {
    write.raise(mentoring, Math.min(1, (p.share * usualPupils) / p.count));
    write.spendPer("month", (mentorFee * p.share) / p.count);
  },
});
