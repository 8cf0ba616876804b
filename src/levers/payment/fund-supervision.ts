import { supervision } from "../../model/payment.ts";
import { lever } from "../lever.ts";

/** Reviewing every case of a county, RMB a month: assumed, some twenty reviewers and their software. */
const fullReview = 200_000;

export default lever({
  id: "fund-supervision",
  group: "payment",
  name: { en: "Supervision of the insurance fund", zh: "医保基金监管" },
  why: {
    en: "Care that a review finds withheld, or a simple case that it finds drawn up to the hospital, is not paid for: both become rarer, and cases stay below with the work that they make.",
    zh: "审核发现的服务不足和常见病上转不予支付，两者随之减少；病例留在基层，工作量也留在基层。",
  },
  payer: "county",
  cost: {
    en: "200,000 RMB a month in each county for reviewing every case, in proportion for fewer",
    zh: "每县全面审核每月 20 万元，部分审核按比例计",
  },
  params: {
    share: {
      name: { en: "Cases reviewed", zh: "病例审核比例" },
      kind: "share",
      unit: "share",
      default: 0.3,
      range: [0, 1],
      source: { en: "assumed: no figure in the proposals", zh: "假定：政策建议未给出数字" },
      grade: "assumed",
    },
  },
  moves: [supervision],
  sources: [],
  expects: { outcome: "burnout", direction: "up" },
  target: { types: ["county", "township", "community", "village"] },
  apply(write, p) {
    write.raise(supervision, p.share);
    write.spend(fullReview * p.share);
  },
});
