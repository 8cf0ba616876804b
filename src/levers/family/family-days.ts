import { recognition } from "../../model/factors/recognition.ts";
import { familySupport } from "../../model/steps/burnout.ts";
import { lever } from "../lever.ts";

/** Doctors who feel recognised without the lever. */
const recognisedNow = (recognition.initial as Readonly<Record<"township", number>>).township;

/** Doctors whose family came and who feel recognised by it for a quarter: assumed, one in five. */
const recognised = 0.2;

/** Days a year from which one follows on the other: a day is assumed to be felt for a quarter. */
const allYear = 4;

export default lever({
  id: "family-days",
  group: "family",
  name: { en: "Family days", zh: "家庭关怀日" },
  why: {
    en: "Relatives who have seen the centre stand behind the work, which helps to bear it, and the doctor is honoured before those who matter most; the effect of a day fades.",
    zh: "家属走进机构、理解工作，医师便多一份支持来承受压力，也在最亲近的人面前得到肯定；单次活动的作用会逐渐消退。",
  },
  payer: "facility",
  cost: { en: "RMB for each doctor who comes with the family, and day", zh: "每名携家属参加的医师每次活动费用（元）" },
  params: {
    share: {
      name: { en: "Doctors whose family comes", zh: "家属参加比例" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: {
        en: "assumed: half; S184 tells of 100 relatives in one county",
        zh: "假定：一半；S184 述及一县 100 名家属",
      },
      grade: "assumed",
    },
    count: {
      name: { en: "Days a year", zh: "每年次数" },
      kind: "count",
      unit: "days a year",
      default: 2,
      range: [1, 4],
      source: { en: "assumed: twice; the proposal says yearly", zh: "假定：两次；建议为每年一次" },
      grade: "assumed",
    },
    amount: {
      name: { en: "Cost of a day", zh: "每次费用" },
      kind: "amount",
      unit: "RMB",
      default: 300,
      range: [50, 1500],
      source: { en: "assumed: a meal and an outing for three", zh: "假定：三人一餐及一次活动" },
      grade: "assumed",
    },
  },
  moves: [familySupport, recognition],
  sources: ["S184"],
  expects: { outcome: "burnout", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    const felt = p.share * Math.min(1, p.count / allYear);
    write.raise(familySupport, felt);
    write.add(recognition, (1 - recognisedNow) * recognised * felt);
    write.spendPer("month", (p.share * p.count * p.amount) / 12);
  },
});
