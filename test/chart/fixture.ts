// TEST FIXTURE. Every number in here is invented so that charts and report have something plausible to show; none is a result.
import type { Text } from "../../src/base/text.ts";
import { factorGroups } from "../../src/model/kinds.ts";
import type {
  Comparison,
  EffectPartRow,
  EffectRow,
  Estimate,
  Interval,
  PackageResult,
  ScorecardRow,
  SeriesPoint,
} from "../../src/sim/comparison.ts";
import { type OutcomeId, outcomeIds } from "../../src/sim/outcomes.ts";

const names: readonly (readonly [id: string, en: string, zh: string, gain: number, millions: number])[] = [
  ["status-quo", "Status quo", "维持现状", 0, 0],
  ["county-managed", "County-managed, township-used", "县管乡用", 0.062, 3.1],
  ["grassroots-ten", "Ten measures for primary care", "基层十条", 0.048, 9.4],
  ["title-reform", "Title reform", "职称改革", 0.021, 1.2],
  ["family-first", "Family first", "家庭优先", 0.081, 7.8],
  ["capitation", "Capitation with surplus kept", "打包付费与结余留用", 0.004, 0.9],
  ["contract-dispatch", "Contract-based dispatch", "契约化下沉", 0.012, 4.6],
  ["tight-consortium", "Tight medical consortium", "紧密型县域医共体", 0.035, 5.2],
  ["cross-province-group", "Cross-province medical group", "跨省紧密型医疗集团", -0.008, 6.9],
  ["retention-ecosystem", "Retention ecosystem", "留才生态", 0.118, 16.5],
];

/** A repeatable sequence within −1 … 1; nothing more than texture. */
const texture = (start: number) => {
  let state = start;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
};

const estimate = (value: number, difference: number | null, half: number): Estimate => ({
  value,
  valueLow: value - half * 1.6,
  valueHigh: value + half * 1.6,
  difference,
  low: difference === null ? null : difference - half,
  high: difference === null ? null : difference + half,
  varianceReduction: difference === null ? null : 6.3,
  why: difference === null ? "baseline" : null,
});
const around = (value: number, half: number): Interval => ({ value, low: value - half, high: value + half });

const base: Readonly<Record<OutcomeId, number>> = {
  retention1: 0.871,
  retention3: 0.642,
  retention5: 0.498,
  leavingPrimary: 0.0631,
  leavingHospital: 0.0382,
  townshipVacancy: 0.231,
  countyVacancy: 0.082,
  flowUp: 0.0214,
  flowDown: 0.0061,
  burnout: 0.512,
  intention: 0.318,
  satisfactionMaterial: 0.412,
  satisfactionSpiritual: 0.523,
  satisfactionDevelopment: 0.371,
  firstContact: 0.352,
  quality: 0.548,
  townshipGini: 0.214,
  cost: 0,
  costPerDoctorYear: 0,
};
/** Response of an outcome to one point of retention after three years. */
const response: Partial<Record<OutcomeId, number>> = {
  retention1: 0.35,
  retention3: 1,
  retention5: 1.3,
  leavingPrimary: -0.14,
  leavingHospital: 0.02,
  townshipVacancy: -0.6,
  countyVacancy: 0.1,
  flowUp: -0.05,
  flowDown: 0.04,
  burnout: -0.5,
  intention: -0.6,
  satisfactionMaterial: 0.9,
  satisfactionSpiritual: 0.4,
  satisfactionDevelopment: 0.7,
  firstContact: 0.2,
  quality: 0.3,
  townshipGini: -0.1,
};

const outcomesOf = (at: number, gain: number, millions: number): Record<OutcomeId, Estimate> => {
  const noise = texture(at + 7);
  const half: Partial<Record<OutcomeId, number>> = {
    leavingPrimary: 0.002,
    leavingHospital: 0.002,
    flowUp: 0.0016,
    flowDown: 0.0009,
  };
  const result = {} as Record<OutcomeId, Estimate>;
  for (const id of outcomeIds) {
    const difference = gain * (response[id] ?? 0);
    result[id] = estimate(
      base[id] + difference,
      at === 0 ? null : difference,
      (half[id] ?? 0.011) * (1 + 0.3 * noise()),
    );
  }
  const cost = millions * 1e6;
  result.cost = estimate(cost, at === 0 ? null : cost, cost * 0.03);
  const perYear = gain > 0.01 ? cost / (gain * 1100) : null;
  result.costPerDoctorYear = {
    value: perYear,
    valueLow: perYear === null ? null : perYear * 0.78,
    valueHigh: perYear === null ? null : perYear * 1.35,
    difference: null,
    low: null,
    high: null,
    varianceReduction: null,
    why: at === 0 ? "baseline" : perYear === null ? "no gain" : null,
  };
  return result;
};

const monthly = (months: number, at: (month: number) => number, half: number, from = 1): SeriesPoint[] =>
  Array.from({ length: months + 1 - from }, (_, index) => {
    const value = at(index + from);
    return { at: index + from, value, low: value - half, high: value + half };
  });

const move = (
  origin: string,
  destination: string,
  perYear: number,
  kind: "move" | "dispatch" | "training" = "move",
) => ({
  origin,
  destination,
  kind,
  perYear,
  per100DoctorYears: origin === "entry" ? null : perYear / 3,
});

const flowsOf = (gain: number): PackageResult["flows"] => [
  move("entry", "tertiary", 21),
  move("entry", "county", 17),
  move("entry", "township", 18 + gain * 60),
  move("entry", "village", 9),
  move("entry", "community", 3),
  move("village", "retirement", 8),
  move("village", "township", 2.1),
  move("village", "other", 4),
  move("township", "county", 8.4 - gain * 30),
  move("township", "tertiary", 1.6),
  move("township", "community", 0.8),
  move("township", "same-tier", 2.1),
  move("township", "private", 2.7),
  move("township", "other", 4.2 - gain * 12),
  move("township", "retirement", 7.1),
  move("township", "county", 4.4, "training"),
  move("community", "county", 1.1),
  move("community", "retirement", 1.4),
  move("county", "tertiary", 6.8),
  move("county", "private", 2.9),
  move("county", "same-tier", 3.3),
  move("county", "retirement", 9.2),
  move("county", "township", 0.9 + gain * 20),
  move("county", "township", 3.5 + gain * 40, "dispatch"),
  move("county", "tertiary", 5.1, "training"),
  move("tertiary", "private", 4.4),
  move("tertiary", "same-tier", 6.2),
  move("tertiary", "retirement", 8.8),
  move("tertiary", "county", 2.2, "dispatch"),
];

const pivotal: Readonly<Record<string, number>> = {
  material: 0.44,
  development: 0.36,
  recognition: 0.17,
  place: 0.21,
  family: 0.47,
  strain: 0.14,
};
const split: Readonly<Record<string, number>> = {
  material: 0.31,
  development: 0.22,
  recognition: 0.07,
  place: 0.12,
  family: 0.34,
  strain: 0.08,
  opportunity: -0.52,
  luck: 0.38,
};
const causesOf = (gain: number): PackageResult["causes"] => [
  ...factorGroups.map((cause) => ({
    cause,
    pivotal: around(pivotal[cause]! * (1 - (cause === "family" ? 3 : 0.6) * gain), 0.022),
    split: split[cause]! * (1 - gain),
  })),
  ...["opportunity", "luck"].map((cause) => ({
    cause,
    pivotal: { value: null, low: null, high: null },
    split: split[cause]!,
  })),
];

const townshipNames: readonly (readonly [string, string])[] = [
  ["Chengguan", "城关镇"],
  ["Liuhe", "柳河镇"],
  ["Dongping", "东坪镇"],
  ["Shiqiao", "石桥镇"],
  ["Nanwan", "南湾乡"],
  ["Baishui", "白水镇"],
  ["Qingtang", "清塘镇"],
  ["Hekou", "河口乡"],
  ["Longtan", "龙潭镇"],
  ["Maoping", "茅坪乡"],
  ["Xiaoxi", "小溪乡"],
  ["Gaofeng", "高峰乡"],
  ["Yunling", "云岭乡"],
  ["Banzhu", "斑竹乡"],
  ["Dashan", "大山乡"],
  ["Tianchi", "天池乡"],
];
const townshipsOf = (at: number, gain: number): PackageResult["townships"] =>
  townshipNames.map(([en, zh], index) => {
    const remoteness = index / 15;
    const noise = texture(index * 13 + 5)() * 0.03;
    const change = -gain * (0.3 + remoteness);
    return {
      facility: `township-${index + 1}`,
      name: { en, zh },
      remoteness,
      doctors: around(34 - 22 * remoteness + gain * 30, 1.2),
      vacancy: around(0.12 + 0.24 * remoteness + noise + change, 0.018),
      retention3: around(0.74 - 0.22 * remoteness - noise + gain, 0.03),
      vacancyDifference: at === 0 ? { value: null, low: null, high: null } : around(change, 0.02),
    };
  });

const packageAt = (at: number, months: number): PackageResult => {
  const [id, en, zh, gain, millions] = names[at]!;
  const noise = texture(at * 31 + 3);
  const hazard = 0.0122 - gain * 0.055;
  const rmb = millions * 1e6;
  return {
    id,
    name: { en, zh },
    description:
      at === 0
        ? { en: "Nothing changes.", zh: "一切照旧。" }
        : {
            en: `What the proposal “${en}” asks for, as far as the levers reach.`,
            zh: `按“${zh}”提案设定，限于现有政策工具所及。`,
          },
    lacks:
      at % 3 === 1 ? [{ en: "Green channels for settling down are not represented.", zh: "未模拟落户绿色通道。" }] : [],
    levers:
      at === 0
        ? []
        : [
            {
              id: "county-managed",
              name: { en: "County-managed posts", zh: "县管乡用" },
              settings: { share: 0.6, from: 13, phaseIn: 12 },
            },
          ],
    outcomes: outcomesOf(at, gain, millions),
    scale: 1,
    belowBudget: null,
    chanceBestRetention: at === 9 ? 0.91 : at === 4 ? 0.09 : 0,
    chanceBestValue: at === 0 ? null : at === 1 ? 0.83 : at === 3 ? 0.17 : 0,
    retention: monthly(
      months,
      (month) => {
        let s = 1;
        for (let m = 0; m < month; m++) s *= 1 - hazard * (1 - m / 400);
        return s;
      },
      0.012,
      0,
    ),
    retentionHospital: monthly(months, (month) => 1 - month * 0.003, 0.01, 0),
    vacancy: monthly(months, (month) => 0.231 - gain * 0.6 * Math.min(1, month / 40) + noise() * 0.003, 0.008),
    burnoutByMonth: monthly(months, (month) => 0.512 - gain * 0.5 * Math.min(1, month / 30) + noise() * 0.003, 0.009),
    flows: flowsOf(gain),
    causes: causesOf(gain),
    schoolingPivotal: around(0.412 * (1 - 3 * gain), 0.024),
    payers:
      at === 0
        ? []
        : [
            { payer: "county", rmbPerYear: rmb * 0.5 },
            { payer: "province", rmbPerYear: rmb * 0.2 },
            ...(at % 2 === 0
              ? [
                  { payer: "central", rmbPerYear: rmb * 0.12 },
                  { payer: "facility", rmbPerYear: rmb * 0.18 },
                ]
              : [{ payer: "insurance-fund", rmbPerYear: rmb * 0.3 }]),
          ],
    leverCosts: at === 0 ? [] : [{ lever: "county-managed", payer: "county", rmbPerYear: rmb * 0.5 }],
    townships: townshipsOf(at, gain),
    senders: ["tertiary", "county"].map((type, which) => ({
      type,
      doctors: around(-gain * (which === 0 ? 8 : 40), 1.1),
      vacancy: around(gain * (which === 0 ? 0.02 : 0.1), 0.004),
      workload: around(gain * (which === 0 ? 0.05 : 0.2), 0.006),
      dispatchedYears: around(at === 6 ? 14 : gain * 20, 0.8),
    })),
  };
};

const part = (
  letter: string,
  outcome: string,
  low: number,
  high: number,
  value: number | null,
  evidence: string,
  elsewhere = false,
): ScorecardRow["parts"][number] => ({
  part: letter,
  outcome,
  population: "test fixture",
  fixture: elsewhere ? "china-2024" : "typical-county",
  low,
  high,
  value: elsewhere ? null : value,
  valueLow: value === null || elsewhere ? null : value * 0.97,
  valueHigh: value === null || elsewhere ? null : value * 1.03,
  inside: elsewhere ? null : value !== null && value >= low && value <= high,
  evidence,
  note: "",
});
const target = (id: string, en: string, zh: string, ...parts: ScorecardRow["parts"]): ScorecardRow => {
  const judged = parts.filter(({ inside }) => inside !== null);
  return {
    id,
    name: { en, zh },
    parts,
    inside: judged.length === 0 ? null : judged.every(({ inside }) => inside === true),
  };
};
const scorecard: readonly ScorecardRow[] = [
  target(
    "B1",
    "Leaving",
    "人员流失",
    part("a", "leavingPrimary", 5.3, 7.2, 6.31, "E056;E058"),
    part("b", "leavingHospital", 3, 5, 3.82, "E055"),
    part("c", "ratio", 1.3, 2.1, 1.65, "E057"),
  ),
  target(
    "B2",
    "Going up",
    "上行流动",
    part("a", "share up", 40, 55, 46.2, "E063"),
    part("b", "moving up", 0.5, 5, 3.2, "S074"),
  ),
  target("B3", "Schooling", "子女入学", part("a", "pivotal", 35, 55, 41.2, "S086")),
  target(
    "B4",
    "Turnover intention",
    "离职意愿",
    part("a", "intention", 25, 36, 31.8, "E075;E076;E099"),
    part("b", "village", 34, 54, 28.9, "E078"),
  ),
  target("B5", "Burnout", "职业倦怠", part("a", "burnout", 45, 58, 51.2, "E142;E145")),
  target("B6", "Relative pay", "相对收入", part("a", "pay", 45, 70, 61.3, "S056;S077")),
  target(
    "B7",
    "Education and titles",
    "学历与职称",
    part("a", "bachelor", 10, 45, 27.1, "E193;E190"),
    part("b", "senior", 1.5, 5, 3.1, "S020;S023"),
    part("c", "senior county", 6, 13, 14.6, "S019;S022"),
  ),
  target("B8", "Age", "年龄结构", part("a", "50+", 35, 47, 40.2, "S038"), part("b", "under 35", 15, 31, 20.7, "S039")),
  target(
    "B9",
    "First contact",
    "基层首诊",
    part("a", "first contact", 30, 40, 35.2, "S041"),
    part("b", "visits", 48, 56, null, "E187", true),
  ),
  target(
    "B10",
    "Density",
    "医师密度",
    part("a", "doctors", 3.43, 3.79, null, "national-totals", true),
    part("b", "GPs", 3.79, 4.4, null, "E169", true),
  ),
  target(
    "B11",
    "Posts",
    "编制",
    part("a", "vacancy", 18, 28, 23.1, "S032;S091"),
    part("b", "contract", 20, 50, 33.4, "S043"),
  ),
  target(
    "B12",
    "Bonds",
    "服务期",
    part("a", "honoured", 93, 98, 95.6, "E102;E109"),
    part("b", "after", 15, 45, 12.1, "E103;E110;E111"),
  ),
  target("B13", "Staying in hospitals", "医院留任", part("a", "stay", 94, 97.5, 96.1, "E042;E055")),
];

const effectPart = (
  letter: string,
  low: number,
  high: number,
  value: number | null,
  evidence: string,
  beside: EffectPartRow["beside"] = [],
): EffectPartRow => ({
  part: letter,
  outcome: "test fixture",
  population: "",
  fixture: "typical-county",
  low,
  high,
  scenario: "fixture",
  obtained: { value, low: value === null ? null : value * 0.9, high: value === null ? null : value * 1.1 },
  distance: value === null ? null : Math.max(0, low - value, value - high),
  input: letter === "b" ? { en: "an input", zh: "某项输入" } : null,
  beside,
  evidence,
  note: "",
});

const effects: readonly EffectRow[] = [
  {
    id: "E1",
    name: { en: "County-managed posts and vacancy", zh: "县管乡用与空编率" },
    parts: [
      effectPart("a", -20, -2, -10.7, "S091;S092", [
        {
          name: { en: "frozen posts released", zh: "仅释放冻结空编" },
          obtained: { value: -4.4, low: -5.1, high: -3.8 },
        },
      ]),
    ],
    inside: true,
  },
  {
    id: "E5",
    name: { en: "Directors who may decide", zh: "院长负责制" },
    parts: [effectPart("a", -70, -30, -16.4, "S143;S144")],
    inside: false,
  },
  {
    id: "E10",
    name: { en: "Places for training", zh: "进修名额" },
    parts: [effectPart("a", 20, 45, 22, "S149"), effectPart("b", 1.2, 7, null, "E100")],
    inside: null,
  },
];

/** Ten invented packages against each other. */
export const fixture = (changes: Partial<Comparison> = {}): Comparison => {
  const months = changes.months ?? 120;
  return {
    name: { en: "Ten packages (test fixture)", zh: "十种政策组合（测试数据）" },
    region: { id: "typical-county", name: { en: "Typical county", zh: "典型县" }, doctors: 1100, facilities: 219 },
    months,
    burnIn: 60,
    replicates: 30,
    failed: [],
    seed: "fixture",
    version: "0.0.0-test",
    hash: "0".repeat(64),
    baseline: "status-quo",
    budget: null,
    packages: names.map((_, at) => packageAt(at, months)),
    scorecard,
    effects: { version: "0.0.0-test", seed: "effects", replicates: 40, rows: effects, applies: true },
    grades: { measured: 0.34, derived: 0.25, assumed: 0.41 },
    ...changes,
  };
};

const noInterval = <T extends Interval>(i: T): T => ({ ...i, low: null, high: null });

/** The same with one replicate: values without intervals. */
export const oneReplicate = (): Comparison => {
  const c = fixture({ replicates: 1 });
  const bare = (e: Estimate): Estimate => ({
    ...e,
    valueLow: null,
    valueHigh: null,
    low: null,
    high: null,
    varianceReduction: null,
    why: e.why ?? "one replicate",
  });
  return {
    ...c,
    packages: c.packages.map((p) => ({
      ...p,
      outcomes: Object.fromEntries(outcomeIds.map((id) => [id, bare(p.outcomes[id])])) as Record<OutcomeId, Estimate>,
      retention: p.retention.map(noInterval),
      vacancy: p.vacancy.map(noInterval),
      burnoutByMonth: p.burnoutByMonth.map(noInterval),
      causes: p.causes.map((cause) => ({ ...cause, pivotal: noInterval(cause.pivotal) })),
      schoolingPivotal: noInterval(p.schoolingPivotal),
      townships: p.townships.map((t) => ({
        ...t,
        doctors: noInterval(t.doctors),
        vacancy: noInterval(t.vacancy),
        retention3: noInterval(t.retention3),
        vacancyDifference: noInterval(t.vacancyDifference),
      })),
      senders: p.senders.map((s) => ({
        ...s,
        doctors: noInterval(s.doctors),
        vacancy: noInterval(s.vacancy),
        workload: noInterval(s.workload),
        dispatchedYears: noInterval(s.dispatchedYears),
      })),
    })),
  };
};

const nothing: Interval = { value: null, low: null, high: null };
const noEstimate: Estimate = {
  value: null,
  valueLow: null,
  valueHigh: null,
  difference: null,
  low: null,
  high: null,
  varianceReduction: null,
  why: "no gain",
};

/** Nothing is known: every figure is null and every list that may be empty is empty. */
export const emptyHanded = (): Comparison => {
  const c = fixture();
  return {
    ...c,
    packages: c.packages.slice(0, 3).map((p) => ({
      ...p,
      outcomes: Object.fromEntries(outcomeIds.map((id) => [id, noEstimate])) as Record<OutcomeId, Estimate>,
      chanceBestRetention: 0,
      chanceBestValue: null,
      retention: [],
      retentionHospital: [],
      vacancy: p.vacancy.map(({ at }) => ({ at, ...nothing })),
      burnoutByMonth: [],
      flows: [],
      causes: [],
      schoolingPivotal: nothing,
      payers: [],
      leverCosts: [],
      townships: [],
      senders: [],
    })),
    failed: [{ scenario: "family-first", replicate: 4, stage: "posts", message: "posts do not balance in month 17" }],
    scorecard: [],
  };
};

/** The baseline alone. */
export const baselineAlone = (): Comparison => {
  const c = fixture();
  return { ...c, packages: c.packages.slice(0, 1) };
};

const hostileText: Text = { en: '<img src=x onerror="alert(1)">', zh: "</script><script>alert(2)</script>" };
/** Names that would become markup if a page took them at their word. */
export const hostile = (): Comparison => {
  const c = fixture({
    name: hostileText,
    seed: "'\"><svg onload=alert(3)>",
    region: { id: "x", name: hostileText, doctors: 1100, facilities: 219 },
  });
  return {
    ...c,
    packages: c.packages.map((p, at) =>
      at === 1
        ? {
            ...p,
            name: hostileText,
            description: hostileText,
            lacks: [hostileText],
            townships: p.townships.map((t) => ({ ...t, name: hostileText })),
          }
        : p,
    ),
    failed: [{ scenario: "<b>x</b>", replicate: 0, stage: "<i>", message: "<!-- --><script>alert(4)</script>" }],
  };
};
