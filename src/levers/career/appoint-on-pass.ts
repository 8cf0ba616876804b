import { facilityTypes } from "../../model/kinds.ts";
import { appointOnPass, extraSeniorPosts } from "../../model/titles.ts";
import { lever } from "../lever.ts";
import { usualPay } from "../usual-pay.ts";

/** Doctors who have passed and wait for a post, as a share of all, at most: assumed. */
const waiting = 0.1;

export default lever({
  id: "appoint-on-pass",
  group: "career",
  name: { en: "Appointment follows the pass", zh: "评聘结合" },
  why: {
    en: "More senior posts let those who pass be appointed and paid instead of waiting for a colleague to retire.",
    zh: "增设高级岗位，使评审通过者及时聘任并兑现待遇，不必等待同事退休腾岗。",
  },
  payer: "county",
  cost: {
    en: "RMB a month for each doctor: share of added posts × what an associate chief earns beyond an attending doctor, as if all of them were filled",
    zh: "每名医师每月支付（元）：新增岗位占比 × 副高与中级的工资差，按全部聘满估算",
  },
  params: {
    share: {
      name: { en: "Senior posts added, of all doctors", zh: "新增高级岗位占医师比例" },
      kind: "share",
      unit: "share",
      default: 0.05,
      range: [0, 0.3],
      source: {
        en: "assumed: brings townships near county hospitals' share of senior titles (S019, S022, S020, S023)",
        zh: "假定：使乡镇高级职称占比接近县级医院（S019、S022、S020、S023）",
      },
      grade: "assumed",
    },
  },
  moves: [extraSeniorPosts, appointOnPass],
  sources: ["S019", "S020", "S022", "S023", "S070"],
  expects: { outcome: "satisfactionDevelopment", direction: "up" },
  stacksWith: ["primary-title-track", "title-allowance"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.add(extraSeniorPosts, p.share);
    // Posts are whole, and 5 % of a small centre is none: what rounding withholds is the county's to give to those who
    // passed and found no post in their centre.
    write.raise(appointOnPass, Math.min(1, p.share / waiting));
    for (const type of facilityTypes)
      write.spendPer("month", p.share * (usualPay(type, "associate-chief") - usualPay(type, "attending")), {
        types: [type],
      });
  },
});
