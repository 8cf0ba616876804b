import { annuityEmployer, annuityOwn } from "../../model/factors/pay.ts";
import { addedSecurity } from "../../model/factors/security.ts";
import { facilityTypes, titles } from "../../model/kinds.ts";
import { contractParity } from "../../model/pay-table.ts";
import { lever } from "../lever.ts";
import { usualPay } from "../usual-pay.ts";

/** What contract staff earn, as a share of established pay: contributions are reckoned on it. */
const contractPay = contractParity.initial as number;

/** Established posts have an annuity already; it is part of their security. */
const without = ["contract", "village"] as const;

export default lever({
  id: "annuity",
  group: "pay",
  name: { en: "Occupational annuity", zh: "职业年金" },
  why: {
    en: "Contract staff and village doctors get the annuity that established posts already have: deferred pay is worth less to them than cash and their own part is missed now, but it gives the post some of the security it lacks.",
    zh: "为编外人员和乡村医生建立在编人员已有的职业年金：延期收入的当期价值低于现金，个人缴费还减少当月收入，但弥补了无编岗位缺少的部分保障。",
  },
  payer: "county",
  cost: {
    en: "RMB a month for each contract or village doctor: employer's rate × usual pay at the title; equal pay books the same for contract staff, so beside it aim this at village posts",
    zh: "每名编外医师或乡村医生每月支付（元）：单位缴费比例 × 同职称基准收入；同工同酬已为编外人员列支年金，两者并用时本项宜仅面向乡村医生",
  },
  params: {
    employer: {
      name: { en: "Employer's contribution", zh: "单位缴费比例" },
      kind: "share",
      unit: "share of pay",
      default: 0.08,
      range: [0, 0.2],
      source: "S145",
      grade: "measured",
    },
    own: {
      name: { en: "Own contribution", zh: "个人缴费比例" },
      kind: "share",
      unit: "share of pay",
      default: 0.04,
      range: [0, 0.1],
      source: "S146",
      grade: "measured",
    },
    security: {
      name: { en: "Security of an established post that the annuity brings", zh: "年金提供的编制保障程度" },
      kind: "share",
      unit: "share",
      default: 0.25,
      range: [0, 1],
      source: {
        en: "assumed: a pension is a part of what makes a post secure, keeping it is the larger part",
        zh: "假定：养老待遇只是编制保障的一部分，岗位稳定占更大部分",
      },
      grade: "assumed",
    },
  },
  moves: [annuityEmployer, annuityOwn, addedSecurity],
  sources: ["S145", "S146"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  // Security is raised, not added: beside equal pay contract staff gain the money alone.
  stacksWith: ["equal-pay"],
  target: { types: ["township", "community", "village"] },
  apply(write, p) {
    write.raise(annuityEmployer, p.employer, { posts: without });
    write.raise(annuityOwn, p.own, { posts: without });
    write.raise(addedSecurity, p.security, { posts: without });
    for (const type of facilityTypes)
      for (const title of titles)
        for (const post of without) {
          const pay = (post === "contract" ? contractPay : 1) * usualPay(type, title);
          write.spendPer("month", p.employer * pay, { types: [type], titles: [title], posts: [post] });
        }
  },
});
