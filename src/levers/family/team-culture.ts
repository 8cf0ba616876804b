import { voice } from "../../model/factors/fairness.ts";
import { recognition } from "../../model/factors/recognition.ts";
import { lever } from "../lever.ts";
import { newlyRecognised } from "../usual-recognition.ts";

export default lever({
  id: "team-culture",
  group: "family",
  name: { en: "Team culture and open hours", zh: "团队文化与院长接待日" },
  why: {
    en: "Where the director listens and answers, more doctors feel recognised, and a gap in pay that has been explained hurts less; the pay itself stays as it is.",
    zh: "院长定期接待、意见有回应，更多医师感到被认可；收入差距经公开说明后不公平感减轻，但收入本身并未改变。",
  },
  payer: "facility",
  cost: {
    en: "RMB a month for each facility: hearings, surveys, team activities",
    zh: "每个机构每月（元）：接待日、问卷与团队活动",
  },
  params: {
    share: {
      name: { en: "Doctors who are heard", zh: "意见得到回应的医师比例" },
      kind: "share",
      unit: "share",
      default: 0.4,
      range: [0, 1],
      source: {
        en: "assumed: two in five come to a hearing or answer a survey and see something done",
        zh: "假定：五分之二参加座谈或问卷并得到回应",
      },
      grade: "assumed",
    },
    fairness: {
      name: { en: "Unfairness that an explanation takes away", zh: "沟通说明缓解的不公平感" },
      kind: "share",
      unit: "share",
      default: 0.3,
      range: [0, 1],
      source: {
        en: "assumed: most of it is about the money, which stays as it is",
        zh: "假定：不公平感主要源于收入本身，而收入未变",
      },
      grade: "assumed",
    },
    amount: {
      name: { en: "Monthly cost of a facility", zh: "每机构月费用" },
      kind: "amount",
      unit: "RMB/month",
      default: 1500,
      range: [200, 10_000],
      source: {
        en: "assumed: a survey each half year (S148), a hearing and an activity a month",
        zh: "假定：每半年一次问卷（S148），每月一次座谈和一次活动",
      },
      grade: "assumed",
    },
  },
  moves: [recognition, voice],
  sources: ["S148"],
  expects: { outcome: "satisfactionSpiritual", direction: "up" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    // Being heard is part of being recognised: assumed, half of it.
    write.add(recognition, newlyRecognised(0.5) * p.share);
    write.raise(voice, p.share * p.fairness);
    write.spendPerPlace(p.amount);
  },
});
