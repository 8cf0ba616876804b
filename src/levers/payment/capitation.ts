import { audit, capitation, overspendShared, surplusKept } from "../../model/payment.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "capitation",
  group: "payment",
  name: { en: "Capitation with surplus kept", zh: "医保按人头打包付费" },
  why: {
    en: "A county that keeps what it saves treats simple cases below and invests in health, and its doctors share in the surplus; it is also tempted to withhold care.",
    zh: "打包付费、结余留用，促使县域把常见病留在基层、重视健康管理，医务人员分享结余；但也可能诱发服务不足。",
  },
  caveat: {
    en: "Fees, savings and how far care is withheld are assumed: what is saved illustrates a mechanism and is no forecast; patients may be turned away.",
    zh: "费用水平、节余与服务不足的程度均为假定：节余只说明机制，不是预测；须防止推诿患者、服务不足。",
  },
  payer: "insurance-fund",
  cost: {
    en: "RMB of surplus paid out to doctors of the county; in years of overspend what they bear comes back",
    zh: "支付给县域医师的结余（元）；超支年份由其分担的部分冲减",
  },
  params: {
    share: {
      name: { en: "Surplus kept", zh: "结余留用比例" },
      kind: "share",
      unit: "share",
      default: 0.7,
      range: [0, 1],
      source: { en: "assumed: S186 asks for it and gives no figure", zh: "假定：S186 提出此项，未给出数字" },
      grade: "assumed",
    },
    overspend: {
      name: { en: "Overspend borne", zh: "超支分担比例" },
      kind: "share",
      unit: "share",
      default: 0.3,
      range: [0, 1],
      source: { en: "assumed: a reasonable part, in the words of S186", zh: "假定：S186 所称“合理”分担" },
      grade: "assumed",
    },
    audit: {
      name: { en: "Audit against under-service", zh: "基金监管力度" },
      kind: "share",
      unit: "share",
      default: 0.02,
      range: [0, 0.1],
      source: { en: "assumed: as now", zh: "假定：维持现状" },
      grade: "assumed",
    },
  },
  moves: [capitation, surplusKept, overspendShared, audit],
  sources: ["S186"],
  expects: { outcome: "satisfactionMaterial", direction: "up" },
  stacksWith: ["consortium-mode"],
  target: { types: ["county", "township", "community", "village"] },
  apply(write, p) {
    write.raise(capitation, 1);
    write.raise(surplusKept, p.share);
    write.raise(overspendShared, p.overspend);
    write.set(audit, p.audit);
    write.bookPool();
  },
});
