import type { FacilityType } from "../../model/kinds.ts";
import { disputeRisk } from "../../model/steps/burnout.ts";
import { lever } from "../lever.ts";

/** Mediators and office of a county's committee, RMB a month: assumed, three people. */
const committee = 20_000;

const usual = disputeRisk.initial as Readonly<Partial<Record<FacilityType, number>>>;

export default lever({
  id: "dispute-mediation",
  group: "conditions",
  name: { en: "Mediation of disputes", zh: "医疗纠纷第三方调解" },
  why: {
    en: "When a committee outside the centre hears complaints and insurance pays, fewer doctors have to face a dispute themselves, and what they fear wears them out less.",
    zh: "由机构外的调解委员会受理投诉、保险承担赔付，医师直面纠纷减少，心理负担随之减轻。",
  },
  payer: "county",
  cost: {
    en: "20,000 RMB a month for a county's mediation committee, and the premium for each doctor covered",
    zh: "每县调解委员会每月 2 万元，另加每名受保医师的医疗责任险保费",
  },
  params: {
    share: {
      name: { en: "Disputes taken off doctors", zh: "由调解承接的纠纷比例" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: {
        en: "assumed: every second one; the sources name the baseline only (S084)",
        zh: "假定：一半；来源仅给出基线（S084）",
      },
      grade: "assumed",
    },
    amount: {
      name: { en: "Premium of liability insurance", zh: "医疗责任险保费" },
      kind: "amount",
      unit: "RMB/month",
      default: 60,
      range: [0, 400],
      source: {
        en: "assumed: some 700 RMB a year for a doctor in primary care",
        zh: "假定：基层医师每人每年约 700 元",
      },
      grade: "assumed",
    },
  },
  moves: [disputeRisk],
  sources: ["S084", "S085", "E086"],
  expects: { outcome: "burnout", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    for (const [type, risk] of Object.entries(usual))
      write.lower(disputeRisk, risk * (1 - p.share), { types: [type as FacilityType] });
    write.spend(committee);
    write.spendPer("month", p.amount);
  },
});
