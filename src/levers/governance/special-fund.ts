import { trainingPlaces } from "../../model/dispatch.ts";
import { housing } from "../../model/factors/housing.ts";
import { doctorSignOn, signOnPayment } from "../../model/factors/pay.ts";
import { trainingAccess } from "../../model/factors/training.ts";
import { psychologicalSupport } from "../../model/steps/burnout.ts";
import { lever } from "../lever.ts";

/** Recruits a year whom the budget reckons with, of those in post: assumed, as many as leave and retire. */
const recruits = 0.08;

/** Doctors for whom the fund is meant in a county of 1,000 posts: assumed, half. */
const doctorsPer1000 = 500;

/** As the levers for training, counselling and flats have it: six months at 2,000 RMB, 100 RMB a month, 50,000 RMB over 20 years. */
const training = { placesNow: trainingPlaces.initial as number, places: 50, access: 0.35, monthly: 2000, months: 6 };
const counselling = 100;
const flat = 50_000 / 240;

export default lever({
  id: "special-fund",
  group: "governance",
  name: { en: "Special fund for primary-care talent", zh: "基层人才专项基金" },
  why: {
    en: "One budget pays for joining, for training places and for counselling and flats: how it is divided decides whether it draws people in or keeps those who are there.",
    zh: "一笔专项资金分用于引进补贴、进修培训和心理、住房保障；分配比例决定其重在引才还是留才。",
  },
  payer: "province",
  cost: {
    en: "RMB: payments on joining as they fall due, 2,000 for each month in training beyond the usual places, and the rest for each doctor a month",
    zh: "引进补贴按实际到岗支付；超出原有名额的进修每人每月 2000 元；其余按在岗医师每月支付（元）",
  },
  params: {
    amount: {
      name: { en: "Budget a year for each doctor", zh: "年度资金（按医师人均）" },
      kind: "amount",
      unit: "RMB a year",
      default: 3000,
      range: [500, 12_000],
      source: {
        en: "S163: 500 million a year, over some 170,000 staff of primary care in a province (assumed)",
        zh: "S163：每年 5 亿元，按全省基层卫生人员约 17 万人计（假定）",
      },
      grade: "derived",
    },
    recruiting: {
      name: { en: "Part for recruiting", zh: "人才引进占比" },
      kind: "share",
      unit: "share",
      default: 0.4,
      range: [0, 1],
      source: { en: "S164: 200 of 500 million", zh: "S164：5 亿元中的 2 亿元" },
      grade: "measured",
    },
    training: {
      name: { en: "Part for training", zh: "培养培训占比" },
      kind: "share",
      unit: "share",
      default: 0.4,
      range: [0, 1],
      source: { en: "S165: 200 of 500 million", zh: "S165：5 亿元中的 2 亿元" },
      grade: "measured",
    },
  },
  moves: [signOnPayment, doctorSignOn, trainingPlaces, trainingAccess, psychologicalSupport, housing],
  sources: ["S163", "S164", "S165", "S166"],
  expects: { outcome: "satisfactionDevelopment", direction: "up" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    // Two parts that ask for more than there is share it; safeguards get what is left (S166).
    const asked = Math.max(1, p.recruiting + p.training);
    const recruiting = (p.amount * p.recruiting) / asked;
    const trained = (p.amount * p.training) / asked;
    const safeguards = p.amount - recruiting - trained;

    write.pay(signOnPayment, recruiting / recruits);
    write.pay(doctorSignOn, recruiting / recruits);

    const places = (trained * doctorsPer1000) / (training.monthly * training.months);
    write.add(trainingPlaces, places);
    write.add(trainingAccess, (training.access * places) / (training.places - training.placesNow));
    write.spendPer("training-month", (training.monthly * places) / (training.placesNow + places));

    // Half each for counselling and flats.
    write.add(psychologicalSupport, safeguards / 24 / counselling);
    write.add(housing, safeguards / 24 / flat);
    write.spendPer("month", safeguards / 12);
  },
});
