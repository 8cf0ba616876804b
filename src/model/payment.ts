import { COMMUNITY, TOWNSHIP } from "./kinds.ts";
import type { Params } from "./parameters.ts";
import type { Source } from "./source.ts";
import type { Month } from "./step.ts";
import { term } from "./terms.ts";

const county = (id: string, en: string, zh: string, unit: string, initial: number, high: number, source: Source) =>
  term({ id, name: { en, zh }, axes: "county", unit, initial, range: [0, high], source, grade: "assumed" });

export const capitation = county(
  "capitation",
  "Population under capitation",
  "按人头打包付费覆盖率",
  "share",
  0,
  1,
  "policy",
);
export const surplusKept = county("surplusKept", "Surplus kept", "结余留用比例", "share", 0, 1, "S186");
export const overspendShared = county("overspendShared", "Overspend borne", "超支分担比例", "share", 0, 1, "S186");
export const audit = county("audit", "Audit against under-service", "基金监管力度", "share", 0.02, 1, {
  en: "assumed: some audit always exists",
  zh: "假定：始终存在一定监管",
});
export const supervision = county("supervision", "Cases reviewed", "病例审核覆盖率", "share", 0, 1, {
  en: "policy: what a review finds to be drawn up or withheld is not paid and does not happen again",
  zh: "政策：审核查出的虚增或推诿不予支付且不再发生",
});

const place = (id: string, en: string, zh: string, unit: string, initial: number, high: number, source: Source) =>
  term({ id, name: { en, zh }, axes: "place", unit, initial, range: [0, high], source, grade: "assumed" });

export const caseUplift = place("caseUplift", "Uplift for simple cases", "基层病种支付上浮", "share", 0, 2, "S187");
export const upliftToStaff = place(
  "upliftToStaff",
  "Doctors' share of the uplift",
  "上浮部分用于医师的比例",
  "share",
  0.3,
  1,
  "assumed",
);
export const remoteCoefficient = place(
  "remoteCoefficient",
  "Coefficient on signed services, most remote place",
  "最偏远处签约服务系数加成",
  "× usual revenue",
  0,
  10,
  "S188",
);
export const coefficientToStaff = place(
  "coefficientToStaff",
  "Doctors' share of the coefficient",
  "系数加成用于医师的比例",
  "share",
  0.35,
  1,
  "assumed",
);
export const outcomeWeight = place(
  "outcomeWeight",
  "Performance pay that follows outcomes",
  "绩效中按健康结果分配的比例",
  "share",
  0,
  1,
  "policy",
);
export const outcomeByProgress = place(
  "outcomeByProgress",
  "Progress rather than level in outcomes",
  "结果考核中进步幅度的权重",
  "share",
  1,
  1,
  "assumed",
);

/**
 * Share of the gap between a county's and a township's price for a simple case that the uplift closes, and with it of
 * the gain from drawing the case up.
 */
export function gapClosed(p: Params, uplift: number): number {
  if (uplift === 0) return 0;
  const gap = p.feeCaseCounty - p.feeCaseTownship;
  const raised = uplift * p.feeCaseTownship;
  return raised < gap ? raised / gap : 1;
}

/** Share of simple cases treated in townships; what is drawn up under fee for service is in the usual share already. */
export const stayingShare = (p: Params, incentive: number, closed: number, reviewed: number): number =>
  Math.max(
    0,
    Math.min(1, p.simpleInTownship - p.siphoning * (1 - incentive) * (1 - closed) * (1 - reviewed) + p.siphoning),
  );

/** Share that at least one of two checks catches, each by itself; exactly either where the other is 0. */
export const eitherOf = (a: number, b: number): number => a + b - a * b;

/** Residents of a county's townships and communities: what its cases are shared out by. */
export function residentsOf(m: Month, county: number): number {
  let residents = 0;
  for (const type of [TOWNSHIP, COMMUNITY])
    for (const f of m.geography.ofType[county][type]) residents += m.geography.residents[f];
  return residents;
}

/** Mean over a county's residents of what `of` says of their township or community. */
export function residentMean(m: Month, county: number, of: (place: number) => number): number {
  const { placeClass } = m.world.facilities;
  let sum = 0;
  for (const type of [TOWNSHIP, COMMUNITY])
    for (const f of m.geography.ofType[county][type]) sum += m.geography.residents[f] * of(placeClass[f]);
  return sum === 0 ? 0 : sum / residentsOf(m, county);
}
