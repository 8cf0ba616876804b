import { trainingPlaces } from "../../model/dispatch.ts";
import { recognition } from "../../model/factors/recognition.ts";
import { trainingAccess } from "../../model/factors/training.ts";
import { prizeMoney, prizes } from "../../model/prizes.ts";
import { lever } from "../lever.ts";
import { accessFrom, placesNow, trainingCost } from "../usual-training.ts";

/** Doctors who feel recognised without the lever. */
const recognisedNow = (recognition.initial as Readonly<Record<"township", number>>).township;

export default lever({
  id: "prize-fund",
  group: "pay",
  name: { en: "Prize fund of donors", zh: "社会基金与奖励" },
  why: {
    en: "Donors pay prizes that any doctor of primary care may win and send some to training: a small chance of money counts for what it is worth on average, and being thought worth a prize is a recognition.",
    zh: "社会捐资设奖并资助进修：基层医师人人有机会获奖，其货币价值按平均所得计，获得社会肯定本身也是一种认可。",
  },
  payer: "society",
  cost: {
    en: "RMB for each prize, and 2,000 RMB for each sponsored month in training; pay goes on as before",
    zh: "每项奖金（元），另资助进修每人每月 2000 元；原工资照发",
  },
  params: {
    prizes: {
      name: { en: "Prizes a year in a county", zh: "每县年奖励名额" },
      kind: "count",
      unit: "prizes a year",
      default: 100,
      range: [0, 500],
      source: "S181",
      grade: "measured",
    },
    amount: {
      name: { en: "Prize", zh: "奖金" },
      kind: "amount",
      unit: "RMB once",
      default: 10_000,
      range: [1000, 100_000],
      source: {
        en: "assumed: a tenth of the donation of S179 over a year's prizes",
        zh: "假定：S179 所述捐款的十分之一，按一年的奖项分摊",
      },
      grade: "assumed",
    },
    places: {
      name: {
        en: "Sponsored training places a year in a county of 1,000 posts",
        zh: "年资助进修名额（按每县千个岗位计）",
      },
      kind: "count",
      unit: "places a year",
      default: 50,
      range: [0, 200],
      source: "S180",
      grade: "measured",
    },
    recognised: {
      name: { en: "Doctors who feel recognised by it", zh: "由此感到被认可的医师比例" },
      kind: "share",
      unit: "share",
      default: 0.1,
      range: [0, 0.5],
      source: { en: "assumed: winners and those beside them", zh: "假定：获奖者及身边同事" },
      grade: "assumed",
    },
  },
  moves: [prizes, prizeMoney, trainingPlaces, trainingAccess, recognition],
  sources: ["S179", "S180", "S181"],
  expects: { outcome: "satisfactionDevelopment", direction: "up" },
  stacksWith: ["training-places"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    // How many there are is set; what is in them grows with strength and compliance.
    write.set(prizes, p.prizes);
    write.pay(prizeMoney, p.amount);
    write.add(trainingPlaces, p.places);
    write.add(trainingAccess, accessFrom(p.places));
    write.add(recognition, (1 - recognisedNow) * p.recognised);
    if (p.places > 0) write.spendPer("training-month", (trainingCost * p.places) / (p.places + placesNow));
  },
});
