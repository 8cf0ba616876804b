import { factor } from "../factor.ts";
import { EDUCATIONS, isPrimary, OTHER, OUTSIDE, TERTIARY } from "../kinds.ts";
import type { Params } from "../parameters.ts";
import { type PaymentBasis, term } from "../terms.ts";

const money = (id: string, en: string, zh: string, unit: string, paid: PaymentBasis, high: number) =>
  term({
    id,
    name: { en, zh },
    axes: "person",
    unit,
    initial: 0,
    range: [0, high],
    source: "policy",
    grade: "assumed",
    paid,
  });

export const allowance = money("allowance", "Monthly allowances", "月度津补贴", "fen a month", "month", 5_000_000);
export const doctorAllowance = money(
  "doctorAllowance",
  "Monthly allowance for a doctor's degree",
  "博士月度补贴",
  "fen a month",
  "month-doctor",
  5_000_000,
);
export const signOnPayment = money(
  "signOnPayment",
  "Payment on joining, bachelor's or master's degree",
  "安家补贴（本科、硕士）",
  "fen once",
  "joining",
  100_000_000,
);
export const doctorSignOn = money(
  "doctorSignOn",
  "Payment on joining, doctor's degree",
  "安家补贴（博士）",
  "fen once",
  "joining-doctor",
  100_000_000,
);
export const completionPayment = money(
  "completionPayment",
  "Payment on completing years of service",
  "服务期满奖励",
  "fen once",
  "completion",
  100_000_000,
);
export const completionMonths = term({
  id: "completionMonths",
  name: { en: "Months of service to complete", zh: "服务期（月）" },
  axes: "person",
  unit: "months",
  initial: 60,
  range: [1, 480],
  source: "S099",
  grade: "measured",
});

/** Pay outside grows with schooling; inside it is in the pay table. */
export const educationPay = (params: Params): readonly number[] => [
  params.educationPaySecondary,
  params.educationPayCollege,
  params.educationPayBachelor,
  params.educationPayMaster,
  params.educationPayDoctor,
];

const BACHELOR = 2;
const DOCTOR = 4;

export default factor({
  id: "pay",
  name: { en: "Pay", zh: "收入水平" },
  why: {
    en: "Higher pay for the place's prices makes it worth more; each doctor weighs pay differently.",
    zh: "扣除物价后的收入越高，岗位吸引力越大；每位医师对收入的看重程度不同。",
  },
  group: "material",
  drifts: true,
  beta: { default: 1.4, range: [0.9, 1.8], source: "E097; E098", grade: "derived" },
  add(worth, pairs, beta, { world, terms, params, month, pay, payLogs }) {
    const { payWeight, education, since, facility } = world.doctors;
    const facilityType = world.facilities.type;
    const placeType = terms.places.type;
    const signOn = terms.of(signOnPayment);
    const doctorOn = terms.of(doctorSignOn);
    const doctorMonthly = terms.of(doctorAllowance);
    const completion = terms.of(completionPayment);
    const service = terms.of(completionMonths);
    const schooling = educationPay(params);
    const cityPay = params.referencePay * params.priceCity;
    const perJoiningFen = 0.01 / params.signOnMonths;
    for (let k = 0; k < pairs.count; k++) {
      const i = pairs.doctor[k];
      const cell = pairs.cell[k];
      const type = placeType[pairs.placeClass[k]];
      let monthly = pay[cell];
      const degree = education[i];
      if (type > 4) monthly *= schooling[degree];
      if (degree === DOCTOR) monthly += 0.01 * doctorMonthly[cell];
      // Recruits are paid for joining; who changes within primary care is none.
      const recruit = pairs.here[k] === 0 && (facility[i] < 0 || !isPrimary(facilityType[facility[i]]));
      if (recruit && degree >= BACHELOR) monthly += (degree === DOCTOR ? doctorOn[cell] : signOn[cell]) * perJoiningFen;
      if (completion[cell] > 0) {
        const total = service[cell];
        const left = pairs.here[k] === 1 ? total - (month - since[i]) : total;
        if (left >= 0) {
          // An equal monthly worth over the whole service, discounted from the month in which it is paid.
          let factorLeft = 1;
          for (let m = 0; m < left; m += 12) factorLeft *= discountYear(params.discount);
          monthly += (completion[cell] * 0.01 * factorLeft) / total;
        }
      }
      const city = type === TERTIARY || type === OTHER || type === OUTSIDE + TERTIARY;
      worth[k] +=
        beta * payWeight[i] * payLogs.of(cell * EDUCATIONS + degree, monthly / (city ? cityPay : params.referencePay));
    }
  },
});

function discountYear(monthly: number): number {
  let yearly = 1;
  for (let m = 0; m < 12; m++) yearly *= monthly;
  return yearly;
}
