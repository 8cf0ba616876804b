import { internalAppointment } from "../../model/appointments.ts";
import { titles } from "../../model/kinds.ts";
import { contractParity } from "../../model/pay-table.ts";
import { lever } from "../lever.ts";
import { usualPay } from "../usual-pay.ts";

/** What contract staff are paid against established colleagues without any lever. */
const parity = contractParity.initial as number;

export default lever({
  id: "post-not-status",
  group: "posts",
  name: { en: "Posts by merit, not by status", zh: "岗位管理" },
  why: {
    en: "Contract staff compete for open established posts of their own centre and are appointed by merit, with the pay and security of the post; what they leave is open to others.",
    zh: "变身份管理为岗位管理：编外人员可竞聘本院在编岗位，择优聘用、同岗同待遇，腾出的编外岗位再行招聘。",
  },
  payer: "facility",
  cost: {
    en: "RMB a month for each doctor appointed: pay at the title of an established post less that of a contract",
    zh: "每名竞聘上岗医师每月支付（元）：同职称编内与编外收入之差",
  },
  params: {
    share: {
      name: { en: "Open established posts put up for competition", zh: "面向编外竞聘的岗位比例" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: { en: "assumed: half, the rest stays for open recruitment", zh: "假定：一半，其余留作公开招聘" },
      grade: "assumed",
    },
  },
  moves: [internalAppointment],
  sources: ["S095", "S096"],
  expects: { outcome: "townshipVacancy", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(internalAppointment, p.share);
    for (const type of ["county", "township", "community"] as const)
      for (const title of titles)
        write.spendEach("appointed-month", (1 - parity) * usualPay(type, title), { types: [type], titles: [title] });
  },
});
