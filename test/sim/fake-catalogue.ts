import type { Text } from "../../src/base/text.ts";
import { type Lever, lever } from "../../src/levers/lever.ts";
import { choice } from "../../src/levers/lever-parameter.ts";
import type { Term } from "../../src/model/terms.ts";
import type { Catalogue } from "../../src/sim/catalogue.ts";

const text = (en: string, zh: string): Text => ({ en, zh });

// Not declared by `term`: the model's own list of terms is shared by all tests of a process.
const pay: Term = {
  slot: 0,
  id: "pay",
  name: text("Allowance", "津贴"),
  axes: "person",
  unit: "RMB/month",
  initial: 0,
  range: [0, 10_000],
  source: "assumed",
  grade: "assumed",
  paid: "month",
};
const schooling: Term = {
  slot: 1,
  id: "schoolAccess",
  name: text("Access to schools", "子女入学机会"),
  axes: "place",
  unit: "share",
  initial: { county: 0.7, township: 0.2 },
  range: [0, 1],
  source: "assumed",
  grade: "assumed",
};
const fund: Term = {
  slot: 2,
  id: "surplusKept",
  name: text("Surplus kept", "结余留用"),
  axes: "county",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "assumed",
  grade: "assumed",
};

const shared = {
  why: text("Because", "因为"),
  payer: "county",
  cost: text("None", "无"),
  sources: ["S001"],
  expects: "no effect",
  apply: () => {},
} as const;
const amount = {
  name: text("Amount", "金额"),
  kind: "amount",
  unit: "RMB/month",
  default: 2000,
  range: [0, 6000],
  source: "S137",
  grade: "measured",
} as const;
const share = {
  name: text("Share", "比例"),
  kind: "share",
  unit: "share",
  default: 0.8,
  range: [0, 1],
  source: "S152",
  grade: "measured",
} as const;
const portable = {
  name: text("Portable", "可携带"),
  kind: "switch",
  unit: "switch",
  default: 0,
  range: [0, 1],
  source: "assumed",
  grade: "assumed",
} as const;

const pace = choice({
  name: text("Pace", "节奏"),
  of: [
    { id: "slow", name: text("slow", "缓行") },
    { id: "even", name: text("even", "匀速") },
    { id: "brisk", name: text("brisk", "快行") },
  ],
  default: "even",
  source: "assumed",
  grade: "assumed",
});

const levers: readonly Lever[] = [
  lever({
    ...shared,
    id: "remote-allowance",
    group: "pay",
    name: text("Remote allowance", "偏远津贴"),
    params: { amount, portable },
    moves: [pay],
    target: { types: ["township"] },
  }),
  lever({
    ...shared,
    id: "school-access",
    group: "family",
    name: text("School access", "子女入学绿色通道"),
    params: { places: share, pace },
    moves: [pay, schooling],
    target: {},
  }),
  lever({
    ...shared,
    id: "capitation",
    group: "payment",
    name: text("Capitation", "按人头打包付费"),
    params: { share },
    moves: [fund],
    conflicts: ["school-access"],
    target: {},
  }),
  lever({
    ...shared,
    id: "review",
    group: "governance",
    name: text("Review", "考核"),
    params: { pace },
    moves: [],
    target: {},
  }),
];

/** Three levers, one for each kind of term, and one that moves none, small enough to know by heart. */
export const fakeCatalogue: Catalogue = {
  rules: [
    { id: "random-utility", name: text("Random utility", "随机效用"), why: text("Best.", "最优。"), theory: "A 1974" },
    {
      id: "satisficing",
      name: text("Satisficing", "满意准则"),
      why: text("Enough.", "够好。"),
      theory: "B 1955",
      aligned: { intention: "satisficingIntention", inertia: "satisficingInertia" },
    },
  ],
  levers,
  parameters: {
    openMonthly: {
      name: text("Looking", "留意机会"),
      unit: "a month",
      default: 0.5,
      range: [0.15, 1],
      source: "assumed",
      grade: "assumed",
      role: "uncertainty",
    },
  },
  betas: { schooling: { name: text("Schooling", "子女入学"), default: 0.7, range: [0.39, 1.25] } },
  terms: [pay, schooling, fund],
};
