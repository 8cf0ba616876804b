import { caseUplift, upliftToStaff } from "../../model/payment.ts";
import { lever } from "../lever.ts";

export default lever({
  id: "primary-disease-uplift",
  group: "payment",
  name: { en: "Uplift for simple cases treated in townships", zh: "基层病种支付倾斜" },
  why: {
    en: "A case that pays better below is treated below: the hospital gains less by drawing it up, the centre earns more and its doctors share in that, but have more work.",
    zh: "提高基层病种 DRG/DIP 支付标准，缩小县乡价差：县级医院上转常见病的收益下降，乡镇增收并用于医师绩效，工作量也随之增加。",
  },
  payer: "insurance-fund",
  cost: {
    en: "RMB beyond the usual payment for each simple inpatient case treated in a township or community, doctors' part and facilities' part, while the fund has a reserve",
    zh: "乡镇、社区收治的每例常见病住院在原支付标准之上的加付（元），含医师部分与机构留存部分，以基金结余为限",
  },
  params: {
    uplift: {
      name: { en: "Beyond the usual payment", zh: "支付标准上浮" },
      kind: "factor",
      unit: "× usual payment",
      default: 0.2,
      range: [0, 0.6],
      source: { en: "assumed: S187 asks for it and gives no figure", zh: "假定：S187 提出此项，未给出数字" },
      grade: "assumed",
    },
    staffShare: {
      name: { en: "Doctors' share of it", zh: "用于医师绩效的比例" },
      kind: "share",
      unit: "share",
      default: 0.3,
      range: [0, 1],
      source: {
        en: "assumed: half goes to staff, more than half of whom are doctors",
        zh: "假定：一半用于人员，其中医师占半数以上",
      },
      grade: "assumed",
    },
  },
  moves: [caseUplift, upliftToStaff],
  sources: ["S187"],
  expects: { outcome: "satisfactionMaterial", direction: "up" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(caseUplift, p.uplift);
    write.set(upliftToStaff, p.staffShare);
    write.bookPool("uplift");
  },
});
