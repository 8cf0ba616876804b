import { trainingMonths, trainingPlaces } from "../../model/dispatch.ts";
import { trainingAccess } from "../../model/factors/training.ts";
import { lever } from "../lever.ts";
import { accessFrom, placesNow, trainingCost } from "../usual-training.ts";

export default lever({
  id: "training-places",
  group: "career",
  name: { en: "Training places at the county hospital", zh: "上级医院进修" },
  why: {
    en: "With more places everybody is nearer to one, learns more and likes the post better; long training without a bond also opens doors elsewhere.",
    zh: "名额越多，人人越有机会进修，能力与满意度随之提高；但无服务约束的长期进修也便于另谋高就。",
  },
  payer: "county",
  cost: {
    en: "2,000 RMB for each doctor and month in training, for places beyond the usual; pay goes on as before",
    zh: "超出原有名额的部分，每人每月 2000 元；原工资照发",
  },
  params: {
    places: {
      name: { en: "Places a year in a county of 1,000 posts", zh: "年进修名额（按每县千个岗位计）" },
      kind: "count",
      unit: "places a year",
      default: 50,
      range: [0, 300],
      source: { en: "S133: 50 a year in one county", zh: "S133：一县每年 50 名" },
      grade: "measured",
    },
    months: {
      name: { en: "Length of training", zh: "进修时长" },
      kind: "months",
      unit: "months",
      default: 6,
      range: [3, 12],
      source: { en: "S132: 6 to 12", zh: "S132：6 至 12 个月" },
      grade: "measured",
    },
  },
  moves: [trainingPlaces, trainingMonths, trainingAccess],
  sources: ["S068", "S109", "S132", "S133", "S149", "S150", "S165", "E100"],
  expects: { outcome: "satisfactionDevelopment", direction: "up" },
  stacksWith: ["prize-fund"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    const beyond = Math.max(0, p.places - placesNow);
    write.raise(trainingPlaces, p.places);
    write.set(trainingMonths, p.months);
    write.add(trainingAccess, accessFrom(beyond));
    if (beyond > 0) write.spendPer("training-month", (trainingCost * beyond) / p.places);
  },
});
