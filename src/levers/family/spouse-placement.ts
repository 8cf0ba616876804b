import { spouseSupport } from "../../model/factors/spouse.ts";
import { lever } from "../lever.ts";

/** Doctors of a year who have newly come and have a spouse at work elsewhere: assumed, one in ten and three in ten of them (marriedTie). */
const newcomers = 0.03;

export default lever({
  id: "spouse-placement",
  group: "family",
  name: { en: "Jobs for spouses", zh: "配偶就业安置" },
  why: {
    en: "Who may bring a spouse to a job need not choose between post and family; it helps those who come, not those whose spouse works here already.",
    zh: "随任配偶就业有着落，医师便不必在岗位与家庭团聚之间取舍；受益的主要是新来者，而非配偶已在本地就业者。",
  },
  payer: "county",
  cost: {
    en: "RMB a month for each doctor: share placed × newcomers with a spouse at work × wage subsidy over a placement's first year",
    zh: "每名医师每月支付（元）：安置比例 × 新进且配偶在职者占比 × 首年岗位补贴",
  },
  params: {
    share: {
      name: { en: "Spouses placed", zh: "配偶安置比例" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: {
        en: "assumed: half; S183 tells of two in one centre, not of how many asked",
        zh: "假定：一半；S183 述及一院两名，未说明申请人数",
      },
      grade: "assumed",
    },
    amount: {
      name: { en: "Wage subsidy in the first year", zh: "首年岗位补贴" },
      kind: "amount",
      unit: "RMB/month",
      default: 800,
      range: [200, 3000],
      source: { en: "assumed: part of a local wage", zh: "假定：当地工资的一部分" },
      grade: "assumed",
    },
  },
  moves: [spouseSupport],
  sources: ["S183", "E112"],
  expects: { outcome: "townshipVacancy", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(spouseSupport, p.share);
    write.spendPer("month", newcomers * p.share * p.amount);
  },
});
