import { allowance } from "../../model/factors/pay.ts";
import { commutingRelief } from "../../model/factors/remoteness.ts";
import { lever } from "../lever.ts";

/** A bus with its driver, RMB a month: assumed. */
const busCost = 9000;
/** Doctors whom one bus carries (S161). */
const seats = 5;

export default lever({
  id: "commuting-support",
  group: "pay",
  name: { en: "Commuting support", zh: "交通补贴与通勤班车" },
  why: {
    en: "Fares are paid back, more the farther the centre; where a bus runs, doctors may live in the county seat and the distance counts for less.",
    zh: "按路途远近补贴交通费；开通通勤班车后，医师可住在县城，偏远带来的不便随之减轻。",
  },
  payer: "county",
  cost: {
    en: "RMB a month for each doctor in post; for a bus with driver 9,000 RMB a month for every 5 doctors who ride in it",
    zh: "每名在岗医师每月支付（元）；班车每 5 名乘坐医师每月 9000 元（含司机）",
  },
  params: {
    near: {
      name: { en: "Monthly, in the nearest place", zh: "最近处月补贴" },
      kind: "amount",
      unit: "RMB/month",
      default: 300,
      range: [0, 400],
      source: { en: "S160: 300 to 500", zh: "S160：300 至 500 元" },
      grade: "measured",
    },
    far: {
      name: { en: "Monthly, in the most remote place", zh: "最偏远处月补贴" },
      kind: "amount",
      unit: "RMB/month",
      default: 500,
      range: [400, 1500],
      source: { en: "S160: 300 to 500", zh: "S160：300 至 500 元" },
      grade: "measured",
    },
    shuttle: {
      name: { en: "Doctors carried by a bus", zh: "班车覆盖比例" },
      kind: "share",
      unit: "share",
      default: 0.25,
      range: [0, 1],
      source: { en: "assumed: the bus of S161 in a centre of twenty", zh: "假定：S161 所述班车，按二十人的卫生院计" },
      grade: "assumed",
    },
    relief: {
      name: { en: "Remoteness that a bus takes away", zh: "班车缓解偏远的程度" },
      kind: "share",
      unit: "share",
      default: 0.4,
      range: [0, 1],
      source: {
        en: "assumed: the way is paid for and safe, but takes its time",
        zh: "假定：路途有补贴且安全，但仍耗时",
      },
      grade: "assumed",
    },
  },
  moves: [allowance, commutingRelief],
  sources: ["S160", "S161"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  stacksWith: ["remote-allowance"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.pay(allowance, p.near);
    write.pay(allowance, p.far - p.near, {}, (remoteness) => remoteness);
    write.raise(commutingRelief, p.shuttle * p.relief);
    write.spendPer("month", (busCost * p.shuttle) / seats);
  },
});
