import { siphoningChecked } from "./dispatch.ts";
import type { Params } from "./parameters.ts";
import { capitation, eitherOf, stayingShare, supervision, surplusKept } from "./payment.ts";
import type { Month } from "./step.ts";
import { term } from "./terms.ts";

const share = (id: string, axes: "county" | "place", en: string, zh: string) =>
  term({ id, name: { en, zh }, axes, unit: "share", initial: 0, range: [0, 1], source: "policy", grade: "assumed" });

export const patientSteering = share(
  "patientSteering",
  "county",
  "Hold of a consortium's lead on where patients are treated",
  "牵头医院对患者流向的掌控程度",
);
export const sharedBudget = share(
  "sharedBudget",
  "county",
  "How far lead and members live off one budget",
  "牵头医院与成员单位统一预算的程度",
);
/** Whom such a lead draws up leaves the county, and members' staff train there. */
export const leadOutside = share(
  "leadOutside",
  "county",
  "How far the lead is a hospital beyond the county's own",
  "牵头医院为县域外上级医院的程度",
);
export const tertiarySends = share(
  "tertiarySends",
  "place",
  "Dispatched doctors whom the prefecture's hospital sends",
  "下沉医师中由地市三级医院派出的比例",
);
/** Of no hospital in the model: they come for a time, as silver-age doctors and volunteers do. */
export const groupDoctors = term({
  id: "groupDoctors",
  name: { en: "Doctors of a group's hospitals elsewhere", zh: "集团域外医院派驻医师" },
  axes: "place",
  unit: "per centre",
  initial: 0,
  range: [0, 20],
  source: "policy",
  grade: "assumed",
});

/**
 * What a lead makes of its hold on patients, from −1 (draws up) to 1 (sends down), by what a patient is worth to it against
 * the hospital's fee: a margin as far as it is paid by the case, and what treating them below saves as far as it lives off
 * one capitated budget with the centres and may keep the surplus. `closed` is the share of that gap which better prices
 * below take away.
 */
export function steering(m: Month, county: number, feeBelow: number, feeHospital: number, closed = 0): number {
  const { terms, params: p } = m;
  const hold = terms.of(patientSteering)[county];
  if (hold === 0) return 0;
  const capitated = terms.of(capitation)[county] * terms.of(sharedBudget)[county];
  const saved = capitated * terms.of(surplusKept)[county] * (1 - feeBelow / feeHospital);
  const checked = eitherOf(terms.of(supervision)[county], terms.of(siphoningChecked)[county]);
  return hold * (1 - closed) * (saved - (1 - capitated) * p.hospitalMargin * (1 - checked));
}

/** The share treated below once a lead has drawn up or sent down those who go where they are told. */
export function steered(p: Params, below: number, direction: number): number {
  if (direction === 0) return below;
  return below + p.steerable * direction * (direction > 0 ? 1 - below : below);
}

/** Share of simple cases treated in townships, as payment and a consortium's lead would have it. */
export const casesBelow = (m: Month, county: number, incentive: number, closed: number, reviewed: number): number =>
  steered(
    m.params,
    stayingShare(m.params, incentive, closed, reviewed),
    steering(m, county, m.params.feeCaseTownship, m.params.feeCaseCounty, closed),
  );
