import { coefficientToStaff, remoteCoefficient } from "../../model/payment.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "remote-coefficient",
  group: "payment",
  name: { en: "Coefficient for signed services in remote places", zh: "边远地区签约服务系数加成" },
  why: {
    en: "Insurance pays more for a signed resident the more remote they live, and the doctors who serve them share in it: pay grows with remoteness and with the people served, not with posts.",
    zh: "医保按偏远程度对家庭医生签约服务加成支付，由服务团队医师分享；收入随偏远程度和签约人数增长，而不随编制增长。",
  },
  payer: "insurance-fund",
  cost: {
    en: "RMB a month: signed residents × what insurance pays for one × coefficient × remoteness, while the fund has a reserve",
    zh: "每月支付（元）：签约人数 × 医保签约付费 × 加成系数 × 偏远程度，以基金结余为限",
  },
  params: {
    coefficient: {
      name: { en: "Beyond the usual payment, most remote place", zh: "最偏远处加成系数" },
      kind: "factor",
      unit: "× usual payment",
      default: 1,
      range: [0, 3],
      source: {
        en: "assumed: twice the usual payment; S188 asks for it and gives no figure",
        zh: "假定：为通常支付标准的两倍；S188 提出此项，未给出数字",
      },
      grade: "assumed",
    },
    staffShare: {
      name: { en: "Doctors' share of it", zh: "用于医师的比例" },
      kind: "share",
      unit: "share",
      default: 0.35,
      range: [0, 1],
      source: { en: "assumed: 70 % to the team, half of which are doctors", zh: "假定：70% 归团队，其中医师占一半" },
      grade: "assumed",
    },
  },
  moves: [remoteCoefficient, coefficientToStaff],
  sources: ["S188"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  target: { types: ["township", "community", "village"] },
  apply(write, p) {
    write.raise(remoteCoefficient, p.coefficient);
    write.set(coefficientToStaff, p.staffShare);
    write.bookPool("remote");
  },
});
