import { dispatchMonths, dispatchPlaces } from "../../model/dispatch.ts";
import { lever } from "../lever.ts";

const hosts = { types: ["township"] } as const;
const senders = { types: ["county"] } as const;

export default lever({
  id: "dispatch-orders",
  group: "dispatch",
  name: { en: "Dispatch by order", zh: "指令性下沉" },
  why: {
    en: "Hospitals must send more doctors down, and send whom they can best spare; they bring a centre some help, but with little commitment, and nobody there stays for it.",
    zh: "以行政指令要求医院增派下沉医师，医院往往派出最易抽调的人员：基层得到一定帮扶，但投入有限，对当地医师去留并无明显影响。",
  },
  payer: "consortium",
  cost: {
    en: "1,000 RMB of travel and board for each doctor and month dispatched; no fee",
    zh: "每名下沉医师每月差旅食宿 1000 元，不另发劳务费",
  },
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
    term: {
      name: { en: "Term", zh: "下沉周期" },
      kind: "months",
      unit: "months",
      default: 6,
      range: [1, 24],
      source: "E227",
      grade: "measured",
    },
    amount: {
      name: { en: "Travel and board", zh: "差旅食宿费" },
      kind: "amount",
      unit: "RMB/month",
      default: 1000,
      range: [0, 5000],
      source: { en: "assumed: no figure known", zh: "假定：未见相关数据" },
      grade: "assumed",
    },
  },
  moves: [dispatchPlaces, dispatchMonths],
  sources: ["S027", "S028", "E226", "E227"],
  expects: { outcome: "quality", direction: "up" },
  conflicts: ["dispatch-contract"],
  stacksWith: ["dispatch-assessment", "dispatch-match"],
  // Those sent, whose travel is paid, belong to county hospitals; everything else is a matter of the centre that receives them.
  target: { types: ["county", "township"] },
  apply(write, p) {
    write.raise(dispatchPlaces, p.count, hosts);
    write.set(dispatchMonths, p.term, hosts);
    write.spendPer("dispatch-month", p.amount, senders);
  },
});
