import { dividend, dividendMonths } from "../../model/factors/pay.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "equity-share",
  group: "pay",
  name: { en: "Share in the surplus", zh: "股权激励" },
  why: {
    en: "Key staff share in what the facility earns beyond its costs, once they have served long enough; whoever goes gives it up and starts anew elsewhere.",
    zh: "骨干人员服务满规定年限后参与机构盈余分红；离开即放弃，到新机构须重新计算年限。",
  },
  payer: "facility",
  cost: {
    en: "RMB a month for each attending doctor or above who has served long enough: share × surplus for each of them",
    zh: "每名服务达年限的主治及以上医师每月支付（元）：分红比例 × 人均盈余",
  },
  params: {
    share: {
      name: { en: "Share of the surplus", zh: "分红比例" },
      kind: "share",
      unit: "share",
      default: 0.1,
      range: [0, 0.5],
      source: "S142",
      grade: "measured",
    },
    surplus: {
      name: { en: "Surplus for each key doctor", zh: "骨干人均年盈余" },
      kind: "amount",
      unit: "RMB/year",
      default: 40_000,
      range: [0, 200_000],
      source: {
        en: "assumed: about 2,400 visits a doctor and year at 80 RMB with a tenth left over, two doctors to each key doctor; it does not follow the work done",
        zh: "假定：每名医师年均约 2400 人次、次均 80 元、结余一成，每名骨干对应两名医师；不随工作量变动",
      },
      grade: "assumed",
    },
    months: {
      name: { en: "Months of service before it is paid", zh: "分红所需服务期" },
      kind: "months",
      unit: "months",
      default: 36,
      range: [0, 120],
      source: { en: "S144: three years", zh: "S144：三年" },
      grade: "derived",
    },
  },
  moves: [dividend, dividendMonths],
  sources: ["S142", "S143", "S144"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  target: { types: ["township", "community"], titles: ["attending", "associate-chief", "chief"] },
  apply(write, p) {
    write.pay(dividend, (p.share * p.surplus) / 12);
    write.set(dividendMonths, p.months);
  },
});
