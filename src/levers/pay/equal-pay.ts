import { addedSecurity } from "../../model/factors/security.ts";
import { facilityTypes, titles } from "../../model/kinds.ts";
import { contractParity } from "../../model/pay-table.ts";
import { lever } from "../lever.ts";
import { usualPay } from "../usual-pay.ts";

/** What contract staff earn now, as a share of established colleagues' pay. */
const parityNow = contractParity.initial as number;

/** Employer's contribution to the annuity that established staff have, as a share of pay (S145). */
const annuity = 0.08;

export default lever({
  id: "equal-pay",
  group: "pay",
  name: { en: "Equal pay for equal work", zh: "同工同酬" },
  why: {
    en: "Contract staff who earn and are insured like the established colleague beside them have less reason to go.",
    zh: "编外人员与身边在编同事同酬同保，离开的理由便少了。",
  },
  payer: "county",
  cost: {
    en: "RMB a month for each contract doctor: the gap to established pay that is closed, and 8 % of it all for an annuity (S145); estimated from base pay and title",
    zh: "每名编外医师每月支付（元）：所缩小的收入差距，另加 8% 职业年金（S145）；按基准收入与职称估算",
  },
  params: {
    share: {
      name: { en: "Share of the gap that is closed", zh: "差距缩小比例" },
      kind: "share",
      unit: "share",
      default: 1,
      range: [0, 1],
      source: {
        en: "S139: contract doctors reach 80,000 to 100,000 a year",
        zh: "S139：编外医师年收入可达 8 万至 10 万元",
      },
      grade: "derived",
    },
  },
  moves: [contractParity, addedSecurity],
  sources: ["S043", "S096", "S139", "S145"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  stacksWith: ["annuity"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    const closed = (1 - parityNow) * p.share;
    write.raise(contractParity, parityNow + closed, { posts: ["contract"] });
    write.raise(addedSecurity, p.share, { posts: ["contract"] });
    // The pay table lifts contract pay by the same share of base pay, so the county's bill is this gap for every contract doctor.
    for (const type of facilityTypes)
      for (const title of titles)
        write.spendPer("month", (closed + annuity * p.share) * usualPay(type, title), {
          types: [type],
          titles: [title],
          posts: ["contract"],
        });
  },
});
