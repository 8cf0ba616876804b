import { recognition } from "../../model/factors/recognition.ts";
import { lever } from "../lever.ts";
import { newlyRecognised } from "../usual-recognition.ts";

export default lever({
  id: "honours",
  group: "family",
  name: { en: "Honours and publicity", zh: "荣誉表彰与宣传" },
  why: {
    en: "An award and its story in the local press tell the doctor who is honoured, and some colleagues beside them, that primary care is seen; it fades unless repeated each year.",
    zh: "每年表彰并宣传优秀基层医师，使受表彰者及其身边同事感到基层工作被看见；若不逐年持续，作用即消退。",
  },
  payer: "county",
  cost: {
    en: "RMB for each award: ceremony and publicity, spread over the year",
    zh: "每项表彰的活动与宣传费用（元），按月分摊",
  },
  params: {
    count: {
      name: { en: "Awards a year for 100 doctors", zh: "每百名医师年表彰数" },
      kind: "count",
      unit: "awards a year",
      default: 10,
      range: [0, 30],
      source: {
        en: "assumed: one in ten; S117 tells of 100 in a city, not of how many doctors it has",
        zh: "假定：十分之一；S117 述及一市 100 名，未说明全市医师数",
      },
      grade: "assumed",
    },
    reach: {
      name: { en: "Doctors who feel recognised by an award", zh: "每项表彰使多少医师感到被认可" },
      kind: "count",
      unit: "doctors",
      default: 2,
      range: [1, 5],
      source: { en: "assumed: the one who is honoured and one beside", zh: "假定：受表彰者本人及身边一名同事" },
      grade: "assumed",
    },
    amount: {
      name: { en: "Cost of an award", zh: "每项表彰费用" },
      kind: "amount",
      unit: "RMB",
      default: 3000,
      range: [500, 20_000],
      source: { en: "assumed: ceremony and publicity, no prize money", zh: "假定：仪式与宣传，不含奖金" },
      grade: "assumed",
    },
  },
  moves: [recognition],
  sources: ["S117", "S118", "S119"],
  expects: { outcome: "satisfactionSpiritual", direction: "up" },
  target: { types: ["township", "community", "village"] },
  apply(write, p) {
    // The same doctor may be reached twice, so only those who did not feel recognised before are gained.
    write.add(recognition, newlyRecognised(Math.min(1, (p.count * p.reach) / 100)));
    write.spendPer("month", ((p.count / 100) * p.amount) / 12);
  },
});
