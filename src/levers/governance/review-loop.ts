import { lever } from "../lever.ts";
import { choice } from "../lever-parameter.ts";
import { all as rules } from "../loop/rules/all.gen.ts";

/** One review, RMB in a county, and what asking one doctor adds to it: assumed, assessors' time and a printed survey. */
const reviewCost = 60_000;
const askingCost = 300;

const share = { kind: "share", unit: "share", range: [0.01, 0.99], grade: "assumed" } as const;

// The controller itself is src/sim/loop: between one review and the next it moves how strong the other levers of the package
// are. Measures of governance are left alone: a review does not review itself, nor the register that it reads.
export default lever({
  id: "review-loop",
  group: "governance",
  name: { en: "Closed loop of review", zh: "闭环动态调整" },
  why: {
    en: "Every review period what was measured some months before is held against targets, and the package's other levers are strengthened or weakened within a yearly budget; where the news is late or the answer strong, it overshoots.",
    zh: "每个考核周期将滞后且有误差的监测指标与目标比较，在年度预算内调整其他政策工具的力度；信息滞后过长或调整过猛时会矫枉过正。",
  },
  caveat: {
    en: "Reviews err, but nobody in the model answers strategically; figures that decide money invite embellishment.",
    zh: "考核数据有误差，但模型中无人策略性填报；与资金挂钩的数据在现实中可能被粉饰。",
  },
  payer: "county",
  cost: {
    en: "60,000 RMB a review in each county and 300 RMB for each doctor asked; what the levers that it moves cost is booked by them",
    zh: "每县每次考核 6 万元，每名受访医师另计 300 元；被调整的政策工具成本由其自身列支",
  },
  params: {
    rule: choice({
      name: { en: "Rule of adjustment", zh: "调整规则" },
      of: rules,
      default: "proportional",
      source: { en: "assumed: the simplest answer to a gap", zh: "假定：对差距最简单的应对" },
      grade: "assumed",
    }),
    period: {
      name: { en: "Months between reviews", zh: "考核周期" },
      kind: "months",
      unit: "months",
      default: 12,
      range: [1, 36],
      source: { en: "assumed: once a year, as assessments of counties are", zh: "假定：每年一次，与对县考核一致" },
      grade: "assumed",
    },
    delay: {
      name: { en: "Months until figures are known", zh: "信息滞后" },
      kind: "months",
      unit: "months",
      default: 3,
      range: [0, 36],
      source: { en: "assumed: a quarter to collect and check", zh: "假定：收集和核实需一个季度" },
      grade: "assumed",
    },
    budget: {
      name: {
        en: "Most that the moved levers and the reviews may cost a year",
        zh: "年度预算上限（被调整的政策与考核）",
      },
      kind: "amount",
      unit: "RMB a year",
      default: 10_000_000,
      range: [0, 1_000_000_000],
      source: { en: "assumed: of the size of a county's talent fund", zh: "假定：与县级人才专项资金规模相当" },
      grade: "assumed",
    },
    start: {
      name: { en: "Strength to begin with", zh: "起始力度" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: {
        en: "assumed: half of what is intended, so that both ways are open",
        zh: "假定：计划力度的一半，可增可减",
      },
      grade: "assumed",
    },
    gain: {
      name: { en: "Change of strength for a gap of one in log odds", zh: "每单位差距（对数优势）的力度调整" },
      kind: "factor",
      unit: "share",
      default: 0.5,
      range: [0.05, 5],
      source: {
        en: "assumed: half of the whole strength where the odds are off by a factor of 2.7",
        zh: "假定：优势相差 2.7 倍时调整全部力度的一半",
      },
      grade: "assumed",
    },
    sample: {
      name: { en: "Doctors asked at each review", zh: "每次问卷受访医师" },
      kind: "count",
      unit: "doctors",
      default: 200,
      range: [20, 2000],
      source: { en: "assumed: a common size of county surveys", zh: "假定：县级调查的常见样本量" },
      grade: "assumed",
    },
    error: {
      name: { en: "Misreporting of counts, standard error", zh: "统计上报误差（标准误）" },
      kind: "share",
      unit: "share",
      default: 0.05,
      range: [0, 0.5],
      source: { en: "assumed: one in twenty", zh: "假定：二十分之一" },
      grade: "assumed",
    },
    twoWayFlow: {
      ...share,
      name: { en: "Target: two-way flow, moves per doctor a year", zh: "目标：双向流动率（每名医师每年）" },
      default: 0.08,
      source: { en: "assumed: a quarter more than the usual", zh: "假定：比常态高四分之一" },
    },
    satisfactionMaterial: {
      ...share,
      name: { en: "Target: satisfied with pay and housing", zh: "目标：物质满意度" },
      default: 0.6,
      source: {
        en: "assumed: a tenth more than half, where surveys begin",
        zh: "假定：在调查起点一半之上再加十个百分点",
      },
    },
    satisfactionDevelopment: {
      ...share,
      name: { en: "Target: satisfied with development", zh: "目标：发展满意度" },
      default: 0.6,
      source: {
        en: "assumed: a tenth more than half, where surveys begin",
        zh: "假定：在调查起点一半之上再加十个百分点",
      },
    },
    satisfactionSpiritual: {
      ...share,
      name: { en: "Target: satisfied with recognition", zh: "目标：精神满意度" },
      default: 0.6,
      source: {
        en: "assumed: a tenth more than half, where surveys begin",
        zh: "假定：在调查起点一半之上再加十个百分点",
      },
    },
    townshipVacancy: {
      ...share,
      name: { en: "Target: vacant posts in townships", zh: "目标：乡镇空编率" },
      default: 0.15,
      source: { en: "assumed: below the usual", zh: "假定：低于常态" },
    },
    townshipRetention: {
      ...share,
      name: { en: "Target: township doctors kept in a year", zh: "目标：乡镇医师年留任率" },
      default: 0.95,
      source: { en: "assumed: a fifth less leaving than usual", zh: "假定：流失比常态少五分之一" },
    },
  },
  moves: [],
  sources: [],
  // By itself it does nothing but cost: what it brings about is what the levers do that it moves.
  expects: "no effect",
  target: {},
  apply(write, p) {
    if (rules[p.rule].next === null) return;
    write.spend((reviewCost + askingCost * p.sample) / p.period);
  },
});
