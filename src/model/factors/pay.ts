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

export const primaryPupilAllowance = money(
  "primaryPupilAllowance",
  "Monthly allowance for a child at primary school",
  "小学阶段子女教育补贴",
  "fen a month",
  "primary-pupil",
  1_000_000,
);
export const secondaryPupilAllowance = money(
  "secondaryPupilAllowance",
  "Monthly allowance for a child at secondary school",
  "中学阶段子女教育补贴",
  "fen a month",
  "secondary-pupil",
  1_000_000,
);
export const dividend = money(
  "dividend",
  "Monthly share in the surplus after years of service",
  "服务达年限后的盈余分红",
  "fen a month",
  "served-month",
  5_000_000,
);
export const dividendMonths = term({
  id: "dividendMonths",
  name: { en: "Months of service before a share in the surplus", zh: "分红所需服务期（月）" },
  axes: "person",
  unit: "months",
  initial: 36,
  range: [0, 240],
  source: "policy",
  grade: "assumed",
});
export const annuityEmployer = term({
  id: "annuityEmployer",
  name: { en: "Employer's contribution to an annuity", zh: "职业年金单位缴纳比例" },
  axes: "person",
  unit: "share of pay",
  initial: 0,
  range: [0, 0.3],
  source: {
    en: "policy; what established posts have counts as their security",
    zh: "政策；在编人员已有部分计入编制保障",
  },
  grade: "assumed",
});
export const annuityOwn = term({
  id: "annuityOwn",
  name: { en: "Own contribution to an annuity", zh: "职业年金个人缴纳比例" },
  axes: "person",
  unit: "share of pay",
  initial: 0,
  range: [0, 0.2],
  source: "policy",
  grade: "assumed",
});

/** School by the age of the first child, in months: 0 none, 1 primary from 6, 2 secondary from 12 to 17. */
export function schoolStage(month: number, childBorn: number): 0 | 1 | 2 {
  const age = month - childBorn;
  if (age < 72 || age >= 216) return 0;
  return age < 144 ? 1 : 2;
}

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
  put(worth, pairs, beta, { world, terms, params, month, pay, payLogs, sentinel }) {
    const { payWeight, education, since, facility, childBorn } = world.doctors;
    const facilityType = world.facilities.type;
    const placeType = terms.places.type;
    const signOn = terms.of(signOnPayment);
    const doctorOn = terms.of(doctorSignOn);
    const doctorMonthly = terms.of(doctorAllowance);
    const completion = terms.of(completionPayment);
    const service = terms.of(completionMonths);
    const primaryPupil = terms.of(primaryPupilAllowance);
    const secondaryPupil = terms.of(secondaryPupilAllowance);
    const share = terms.of(dividend);
    const served = terms.of(dividendMonths);
    const byEmployer = terms.of(annuityEmployer);
    const byDoctor = terms.of(annuityOwn);
    const someSchool = terms.anywhere(primaryPupilAllowance) || terms.anywhere(secondaryPupilAllowance);
    const someShare = terms.anywhere(dividend);
    const someAnnuity = terms.anywhere(annuityEmployer) || terms.anywhere(annuityOwn);
    const schooling = educationPay(params);
    const cityPay = params.referencePay * params.priceCity;
    const perJoiningFen = 0.01 / params.signOnMonths;
    const yearly = discountYear(params.discount);
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
          monthly += (completion[cell] * 0.01 * discountMonths(yearly, left)) / total;
        }
      }
      if (someSchool && (primaryPupil[cell] > 0 || secondaryPupil[cell] > 0)) {
        const stage = schoolStage(month, childBorn[i]);
        if (stage > 0) monthly += 0.01 * (stage === 1 ? primaryPupil[cell] : secondaryPupil[cell]);
      }
      // The sentinel has none: whoever has one loses less by a fall of pay.
      if (someShare && share[cell] > 0 && i < sentinel) {
        const left = pairs.here[k] === 1 ? served[cell] - (month - since[i]) : served[cell];
        monthly += 0.01 * share[cell] * (left > 0 ? discountMonths(yearly, left) : 1);
      }
      // What is put aside cannot be spent: one's own part is missed in full, both parts count for less than cash.
      if (someAnnuity && (byEmployer[cell] > 0 || byDoctor[cell] > 0))
        monthly += pay[cell] * (params.annuityWorth * (byEmployer[cell] + byDoctor[cell]) - byDoctor[cell]);
      const city = type === TERTIARY || type === OTHER || type === OUTSIDE + TERTIARY;
      worth[k] =
        beta * payWeight[i] * payLogs.of(cell * EDUCATIONS + degree, monthly / (city ? cityPay : params.referencePay));
    }
  },
});

/** Worth now of what starts after so many months: whole years. */
function discountMonths(yearly: number, months: number): number {
  let worth = 1;
  for (let m = 0; m < months; m += 12) worth *= yearly;
  return worth;
}

function discountYear(monthly: number): number {
  let yearly = 1;
  for (let m = 0; m < 12; m++) yearly *= monthly;
  return yearly;
}
