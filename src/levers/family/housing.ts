import { housing } from "../../model/factors/housing.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "housing",
  group: "family",
  name: { en: "Flats for doctors", zh: "人才公寓" },
  why: {
    en: "A flat supplied with the post saves rent and a long way to work, and is given up on leaving.",
    zh: "随岗位提供公寓，节省租金与通勤，离岗即须退还。",
  },
  payer: "county",
  cost: {
    en: "RMB a month for each doctor: share housed × price of a flat, spread over its years of use",
    zh: "每名医师每月支付（元）：入住比例 × 每套造价，按使用年限分摊",
  },
  params: {
    share: {
      name: { en: "Doctors housed", zh: "入住比例" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: {
        en: "S158: 200 flats in one county, for about half of its township doctors",
        zh: "S158：一县 200 套，约可供半数乡镇医师",
      },
      grade: "derived",
    },
    amount: {
      name: { en: "Price of a flat", zh: "每套造价" },
      kind: "amount",
      unit: "RMB per flat",
      default: 50_000,
      range: [20_000, 400_000],
      source: { en: "S159: 10 million for 200 flats", zh: "S159：1000 万元建 200 套" },
      grade: "measured",
    },
    yearsOfUse: {
      name: { en: "Years of use", zh: "使用年限" },
      kind: "count",
      unit: "years",
      default: 20,
      range: [5, 50],
      source: "assumed",
      grade: "assumed",
    },
  },
  moves: [housing],
  sources: ["S158", "S159"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  stacksWith: ["settling-bonus"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(housing, p.share);
    write.spendPer("month", (p.share * p.amount) / (p.yearsOfUse * 12));
  },
});
