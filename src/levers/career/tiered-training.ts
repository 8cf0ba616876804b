import { trainingAccess } from "../../model/factors/training.ts";
import { productivity } from "../../model/steps/finance.ts";
import { lever } from "../lever.ts";

/** Credits a year that are required (S130), of which a third is had now (S050), mostly in lecture halls: assumed. */
const required = 25;
const now = { credits: required / 3, clinical: 0.2 } as const;

/** Hours of a credit: 40 hours a year are a third of what 25 credits ask for (S049, S050). */
const hours = 120 / required;
/** Working hours of a year: 251 days of eight, though many work longer (S081). */
const working = 251 * 8;

/** What a lecture teaches against practice: assumed. */
const lecture = 0.5;
/** Part of the access to training that is courses; the rest is places at hospitals, which this lever leaves alone: assumed. */
const courses = 0.5;

/** Fees, teachers and materials of an hour, RMB: assumed. */
const hourlyCost = 30;

/** What a year of credits brings, against the required ones taken in practice. */
const brings = (credits: number, clinical: number): number =>
  (credits / required) * (clinical + (1 - clinical) * lecture);

export default lever({
  id: "tiered-training",
  group: "career",
  name: { en: "Tiered training with a credit bank", zh: "分层培训/学分银行" },
  why: {
    en: "Credits that must be earned every year, most of them in practice, make training regular: doctors learn more and like the post better, and patients wait while they are away.",
    zh: "按年修满学分、以临床实践为主，使培训常态化，医师能力与发展满意度提高；但培训占用工时，接诊能力略减。",
  },
  payer: "province",
  cost: {
    en: "30 RMB for each hour of training beyond the usual 40 a year; working time lost is not booked",
    zh: "超出原有年 40 学时的部分，每学时 30 元；占用工时不另列支",
  },
  params: {
    credits: {
      name: { en: "Credits a year", zh: "年度学分" },
      kind: "count",
      unit: "credits a year",
      default: 25,
      range: [10, 40],
      source: "S130",
      grade: "measured",
    },
    clinical: {
      name: { en: "Credits earned in practice", zh: "临床实践学分占比" },
      kind: "share",
      unit: "share",
      default: 0.6,
      range: [0.1, 1],
      source: { en: "S131: at least 60 %", zh: "S131：不低于 60%" },
      grade: "measured",
    },
  },
  moves: [trainingAccess, productivity],
  sources: ["S049", "S050", "S081", "S109", "S110", "S130", "S131"],
  expects: { outcome: "satisfactionDevelopment", direction: "up" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    const more = (p.credits - now.credits) * hours;
    write.add(trainingAccess, courses * Math.max(0, brings(p.credits, p.clinical) - brings(now.credits, now.clinical)));
    write.add(productivity, -more / working);
    write.spendPer("month", (hourlyCost * more) / 12);
  },
});
