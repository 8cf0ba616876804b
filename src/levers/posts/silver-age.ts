import { silverDays, silverPlaces, silverTeaching, silverTerm } from "../../model/guests.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "silver-age",
  group: "posts",
  name: { en: "Silver-age doctors", zh: "银龄医生" },
  why: {
    en: "Retired specialists work at a centre for some days a month: they take visits off its doctors, treat what these would send on, and teach beside it; they fill no post.",
    zh: "返聘退休专科医师每月到基层坐诊若干天：分担门诊、提高诊疗水平并带教，不占用编制。",
  },
  payer: "province",
  cost: { en: "RMB a month for each silver-age doctor serving", zh: "每名在岗银龄医生每月支付（元）" },
  params: {
    count: {
      name: { en: "Places at a centre", zh: "每院银龄岗位" },
      kind: "count",
      unit: "doctors per centre",
      default: 1,
      range: [0, 6],
      source: {
        en: "assumed: one a centre; the 200 of a province in S121 are far fewer",
        zh: "假定：一院一名；S121 所述全省 200 名远少于此",
      },
      grade: "assumed",
    },
    days: {
      name: { en: "Days a month", zh: "每月服务天数" },
      kind: "count",
      unit: "days a month",
      default: 8,
      range: [2, 20],
      source: {
        en: "assumed: two days a week; S121 and S122 come to about one",
        zh: "假定：每周两天；按 S121、S122 折算约为一天",
      },
      grade: "assumed",
    },
    teaching: {
      name: { en: "Share of days spent teaching", zh: "带教时间占比" },
      kind: "share",
      unit: "share",
      default: 0.2,
      range: [0, 1],
      source: { en: "assumed: a day in five", zh: "假定：五天中一天" },
      grade: "assumed",
    },
    term: {
      name: { en: "Term", zh: "聘期" },
      kind: "months",
      unit: "months",
      default: 24,
      range: [3, 60],
      source: { en: "assumed: two years", zh: "假定：两年" },
      grade: "assumed",
    },
    amount: {
      name: { en: "Pay of a silver-age doctor", zh: "月服务补助" },
      kind: "amount",
      unit: "RMB/month",
      default: 4000,
      range: [0, 15_000],
      source: { en: "assumed: 500 RMB a day", zh: "假定：每天 500 元" },
      grade: "assumed",
    },
  },
  moves: [silverPlaces, silverDays, silverTeaching, silverTerm],
  sources: ["S121", "S122"],
  expects: { outcome: "quality", direction: "up" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(silverPlaces, p.count);
    write.set(silverDays, p.days);
    write.set(silverTeaching, p.teaching);
    write.set(silverTerm, p.term);
    write.spendEach("silver-month", p.amount);
  },
});
