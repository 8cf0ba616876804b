import { dispatchMatch, orderedMatch } from "../../model/dispatch.ts";
import { lever } from "../lever.ts";

/** Asking a centre what it needs and planning for it, RMB a month: assumed, a few days' work a year at both ends. */
const planning = 300;

export default lever({
  id: "dispatch-match",
  group: "dispatch",
  name: { en: "Dispatch by need", zh: "按需派驻" },
  why: {
    en: "Centres say which specialties they lack and are sent those, so that a doctor dispatched can do there what they are trained for.",
    zh: "由基层提出专科需求、上级医院按需派驻，下沉医师专业对口，才能真正发挥作用。",
  },
  payer: "consortium",
  cost: { en: "300 RMB a month for each centre: asking and planning", zh: "每所中心每月 300 元：需求调查与派驻计划" },
  params: {
    share: {
      name: { en: "Specialty match beyond the usual", zh: "按需派驻程度" },
      kind: "share",
      unit: "share",
      default: 0.7,
      range: [0, 1],
      source: { en: "assumed: needs are asked for, not always met", zh: "假定：会征询需求，但不一定满足" },
      grade: "assumed",
    },
  },
  moves: [dispatchMatch, orderedMatch],
  sources: ["E226", "E227"],
  expects: { outcome: "quality", direction: "up" },
  stacksWith: ["dispatch-orders", "dispatch-contract", "dispatch-assessment"],
  target: { types: ["township"] },
  apply(write, p) {
    write.raise(dispatchMatch, p.share);
    write.raise(orderedMatch, p.share);
    write.spendPerPlace(planning);
  },
});
