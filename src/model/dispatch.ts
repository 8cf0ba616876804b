import type { Month } from "./step.ts";
import { term } from "./terms.ts";

export const dispatchPlaces = term({
  id: "dispatchPlaces",
  name: { en: "Doctors dispatched to a centre at a time", zh: "每院在岗下沉医师" },
  axes: "place",
  unit: "doctors",
  initial: { township: 1 },
  range: [0, 20],
  source: {
    en: "E227; E226: at least one relatively fixed doctor a centre, in nine counties of ten",
    zh: "E227、E226：十分之九的县做到每院至少一名相对固定的医师",
  },
  grade: "measured",
});
export const dispatchMonths = term({
  id: "dispatchMonths",
  name: { en: "Term of a dispatch", zh: "下沉周期" },
  axes: "place",
  unit: "months",
  initial: 6,
  range: [1, 60],
  source: "E227",
  grade: "measured",
});
export const dispatchContract = term({
  id: "dispatchContract",
  name: { en: "Share dispatched by contract", zh: "契约化下沉比例" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "S189",
  grade: "assumed",
});
export const dispatchMatch = term({
  id: "dispatchMatch",
  name: { en: "Specialty match of dispatch beyond the usual", zh: "按需派驻程度" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const orderedMatch = term({
  id: "orderedMatch",
  name: { en: "Specialty match of those sent by order beyond the usual", zh: "指令性下沉的按需派驻程度" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const dispatchAssessed = term({
  id: "dispatchAssessed",
  name: { en: "Dispatch that is assessed", zh: "下沉工作考核覆盖率" },
  axes: "place",
  unit: "share of doctors sent by order",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const siphoningChecked = term({
  id: "siphoningChecked",
  name: { en: "Drawing patients up that joint scoring holds back", zh: "联合考核对上转虹吸的约束" },
  axes: "county",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const dispatchFee = term({
  id: "dispatchFee",
  name: { en: "Fee for dispatched doctors", zh: "下沉劳务费" },
  axes: "person",
  unit: "fen a month",
  initial: 0,
  range: [0, 5_000_000],
  source: "S189",
  grade: "assumed",
  paid: "dispatch-month",
});
export const dispatchHonour = term({
  id: "dispatchHonour",
  name: { en: "Recognition of those who go, beyond the usual", zh: "下沉医师额外获得的认可" },
  axes: "county",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const trainingPlaces = term({
  id: "trainingPlaces",
  name: { en: "Places for training at the county hospital", zh: "进修名额" },
  axes: "county",
  unit: "a year per 1,000 posts of the county",
  initial: 11,
  range: [0, 500],
  source: { en: "S068: fewer than one in ten take part", zh: "S068：参与者不足十分之一" },
  grade: "derived",
});
export const trainingMonths = term({
  id: "trainingMonths",
  name: { en: "Length of training", zh: "进修时长" },
  axes: "county",
  unit: "months",
  initial: 6,
  range: [1, 24],
  source: "S132",
  grade: "measured",
});
/** Breadth: what staff know of other departments helps them learn, and makes use of whichever specialist is sent. */
export const rotation = term({
  id: "rotation",
  name: { en: "Time staff spend in a second department", zh: "轮岗时间占比" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});

/** Specialty match of whoever is sent to a place: what is usual there, and beyond it what the table of a term asks for. */
export function matchAt(m: Month, place: number, asked: Float64Array): number {
  const { ordersMatch } = m.params;
  const usual = ordersMatch + (1 - ordersMatch) * m.terms.of(rotation)[place];
  return usual + (1 - usual) * asked[place];
}
