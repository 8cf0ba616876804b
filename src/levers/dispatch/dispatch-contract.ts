import { dispatchContract, dispatchFee, dispatchMatch, dispatchMonths, dispatchPlaces } from "../../model/dispatch.ts";
import { lever } from "../lever.ts";

const hosts = { types: ["township"] } as const;
const senders = { types: ["county"] } as const;

export default lever({
  id: "dispatch-contract",
  group: "dispatch",
  name: { en: "Dispatch by contract", zh: "契约化下沉" },
  why: {
    en: "Hospital doctors who sign for a fee and for goals go willingly, to centres that need their specialty, and put in more than those who are ordered.",
    zh: "医院医师自愿签约下沉，按需派驻、有酬有责，投入程度高于指令性下沉。",
  },
  payer: "consortium",
  cost: { en: "RMB for each doctor and month dispatched", zh: "每名下沉医师每月支付（元）" },
  params: {
    count: {
      name: { en: "Doctors at a centre at a time", zh: "每院在岗下沉医师" },
      kind: "count",
      unit: "doctors per centre",
      default: 2,
      range: [0, 8],
      source: { en: "assumed: one more than the rule asks for (E227)", zh: "假定：比规定多一名（E227）" },
      grade: "assumed",
    },
    amount: {
      name: { en: "Fee", zh: "劳务费" },
      kind: "amount",
      unit: "RMB/month",
      default: 3000,
      range: [0, 15_000],
      source: { en: "assumed: S189 asks for a fee and gives no figure", zh: "假定：S189 提出劳务费，未给出数字" },
      grade: "assumed",
    },
    term: {
      name: { en: "Term", zh: "下沉周期" },
      kind: "months",
      unit: "months",
      default: 12,
      range: [6, 36],
      source: { en: "assumed: at least the six months of E227", zh: "假定：不少于 E227 规定的六个月" },
      grade: "assumed",
    },
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
  moves: [dispatchPlaces, dispatchContract, dispatchFee, dispatchMonths, dispatchMatch],
  sources: ["S189", "E025", "E226", "E227"],
  expects: { outcome: "quality", direction: "up" },
  // A place is filled by order or by contract, for the term of the one or the other.
  conflicts: ["dispatch-orders"],
  stacksWith: ["dispatch-credit", "dispatch-match"],
  // The fee is paid to doctors of county hospitals, everything else is a matter of the centre that receives them.
  target: { types: ["county", "township"] },
  apply(write, p) {
    write.raise(dispatchPlaces, p.count, hosts);
    write.raise(dispatchContract, 1, hosts);
    write.set(dispatchMonths, p.term, hosts);
    write.raise(dispatchMatch, p.share, hosts);
    write.pay(dispatchFee, p.amount, senders);
  },
});
