import { term } from "./terms.ts";

const county = (id: string, en: string, zh: string, unit: string, initial: number, high: number, source: string) =>
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
export const audit = county(
  "audit",
  "Audit against under-service",
  "基金监管力度",
  "share",
  0.02,
  1,
  "assumed: some audit always exists",
);
