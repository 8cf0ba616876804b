import { comma, type Language, listComma, type Text } from "../base/text.ts";
import { duration, figureOf, inline, interval, isClear, number, signed, supported } from "../chart/format.ts";
import { judgedOn } from "../chart/targets.ts";
import type { Comparison, Estimate, PackageResult } from "../sim/comparison.ts";
import { type OutcomeId, outcomeIds, outcomes } from "../sim/outcomes.ts";
import { alignFigures, alignWords } from "./columns.ts";
import { effectsLine } from "./effect-text.ts";
import { loopLines } from "./loop-text.ts";
import type { Session } from "./session.ts";

const baselineOf = (c: Comparison): PackageResult | undefined => c.packages.find(({ id }) => id === c.baseline);

const stated: Readonly<Partial<Record<OutcomeId, Text>>> = {
  retention3: { en: "3-year retention of township doctors", zh: "乡镇医师 3 年留任率" },
  townshipVacancy: { en: "vacant township posts", zh: "乡镇空编率" },
  leavingPrimary: { en: "leaving primary care", zh: "基层流失率" },
};

/** What happens when nothing is changed, as far as the run is long enough to tell. */
const withoutChange = (c: Comparison, p: PackageResult, lang: Language): string => {
  const figures = outcomeIds.flatMap((id) => {
    const label = stated[id];
    if (label === undefined || p.outcomes[id].value === null) return [];
    return [`${label[lang]} ${inline(figureOf(id, p.outcomes[id], lang))}`];
  });
  const years = duration(c.months, lang);
  return lang === "zh"
    ? `如不改变（${p.name.zh}，${years}）：${figures.join("，")}。`
    : `Without change (${p.name.en}, ${years}): ${figures.join(", ")}.`;
};

/** A figure on one line, its interval on the next. */
type Cell = readonly [string, string];

const cell = (
  value: number | null,
  low: number | null,
  high: number | null,
  decimals: number,
  lang: Language,
  sign: boolean,
): Cell => {
  if (value === null) return ["–", ""];
  if (low === null || high === null) return [(sign ? signed : number)(value, decimals), ""];
  const places = supported(low, high, decimals);
  return [(sign ? signed : number)(value, places), interval(number(low, places), number(high, places), lang)];
};

const times = (x: number | null, scale: number): number | null => (x === null ? null : x * scale);

interface Shown {
  readonly head: Readonly<Record<Language, readonly [string, string]>>;
  readonly of: (p: PackageResult, lang: Language) => Cell;
}

const difference = (id: "retention3" | "townshipVacancy", p: PackageResult, lang: Language): Cell => {
  const { difference: value, low, high } = p.outcomes[id];
  const { scale, decimals } = outcomes[id];
  return cell(times(value, scale), times(low, scale), times(high, scale), decimals, lang, true);
};

const money = (e: Estimate, scale: number, lang: Language): Cell =>
  cell(times(e.value, scale), times(e.valueLow, scale), times(e.valueHigh, scale), 2, lang, false);

const noGain: Text = { en: "no gain", zh: "未见增益" };

const shown: readonly Shown[] = [
  {
    head: { en: ["Stay 3 years,", "points"], zh: ["3 年留任率", "百分点"] },
    of: (p, lang) => difference("retention3", p, lang),
  },
  {
    head: { en: ["Vacant posts,", "points"], zh: ["乡镇空编率", "百分点"] },
    of: (p, lang) => difference("townshipVacancy", p, lang),
  },
  {
    head: { en: ["Cost a year,", "million RMB"], zh: ["年均成本", "万元"] },
    of: (p, lang) => money(p.outcomes.cost, lang === "zh" ? 1e-4 : 1e-6, lang),
  },
  {
    head: { en: ["1,000 RMB per", "doctor-year"], zh: ["每多留任一人年", "万元"] },
    of: (p, lang) => {
      const e = p.outcomes.costPerDoctorYear;
      return e.why === "no gain" ? [noGain[lang], ""] : money(e, lang === "zh" ? 1e-4 : 1e-3, lang);
    },
  },
  {
    head: { en: ["Chance", "of best, %"], zh: ["最优概率", "%"] },
    of: (p) => [number(p.chanceBestRetention * 100), ""],
  },
];

const byEffect = (a: PackageResult, b: PackageResult): number =>
  (b.outcomes.retention3.difference ?? Number.NEGATIVE_INFINITY) -
  (a.outcomes.retention3.difference ?? Number.NEGATIVE_INFINITY);

const table = (c: Comparison, { lang, color }: Session): string[] => {
  const others = c.packages.filter(({ id }) => id !== c.baseline).sort(byEffect);
  if (others.length === 0) return [];
  const lines = others.flatMap((p) => {
    const figures = shown.map(({ of }) => of(p, lang));
    return [
      [p.name[lang], ...figures.map(([value]) => value)],
      [`  ${p.id}`, ...figures.map(([, range]) => range)],
    ];
  });
  const head: readonly Text[] = [
    { en: "Difference to baseline", zh: "较基线变化" },
    { en: "  95 % interval", zh: "  95% 区间" },
  ];
  const heads = head.map((text, line) => [text[lang], ...shown.map((column) => column.head[lang][line] ?? "")]);
  const aligned = alignFigures([...heads, ...lines], process.stdout.columns ?? Number.POSITIVE_INFINITY);
  if (!color) return aligned;
  return aligned.map((line, at) => {
    const p = others[Math.floor((at - heads.length) / 2)];
    if (p === undefined || at < heads.length) return `\u001b[1m${line}\u001b[0m`;
    if ((at - heads.length) % 2 === 1) return `\u001b[2m${line}\u001b[0m`;
    const { retention3 } = p.outcomes;
    if (isClear(retention3) !== true) return line;
    return `\u001b[${(retention3.difference ?? 0) > 0 ? 32 : 31}m${line}\u001b[0m`;
  });
};

const short: Text = {
  en: "Some packages cannot spend the whole budget even at full strength: ",
  zh: "部分组合即使用足也无法花完预算：",
};

const budgetLines = (c: Comparison, lang: Language): string[] => {
  const names = c.packages
    .filter(({ belowBudget, levers }) => belowBudget !== null && levers.length > 0)
    .map(({ name }) => name[lang]);
  return names.length === 0 ? [] : [short[lang] + names.join(listComma[lang])];
};

const unjudged = (ids: readonly string[], months: string, lang: Language): string =>
  lang === "zh"
    ? `；另有 ${ids.length} 项在 ${months}内无法判定：${ids.join("、")}`
    : `; ${ids.length} not judged in ${months}: ${ids.join(", ")}`;

/** "9 of 10 targets inside; outside: B3 Schooling; 2 not judged in 12 months: B7, B12". */
const scorecardLine = (c: Comparison, lang: Language): string => {
  const zh = lang === "zh";
  const own = judgedOn(c);
  const ours = c.scorecard.filter(({ parts }) => parts.some(({ fixture }) => fixture === own));
  if (ours.length === 0) return zh ? "证据对照：本区域不对照任何目标" : "Scorecard: no target is judged on this region";
  const judged = ours.filter(({ inside }) => inside !== null);
  const open = ours.filter(({ inside }) => inside === null).map(({ id }) => id);
  const months = zh ? `${c.months} 个月` : `${c.months} month${c.months === 1 ? "" : "s"}`;
  if (judged.length === 0) {
    return zh ? `证据对照：${months}内无目标可判定` : `Scorecard: no target can be judged in ${months}`;
  }
  const rest = open.length === 0 ? "" : unjudged(open, months, lang);
  const outside = judged.filter(({ inside }) => inside === false).map(({ id, name }) => `${id} ${name[lang]}`);
  const within = judged.length - outside.length;
  const list = outside.join(listComma[lang]);
  if (zh) return `证据对照：${judged.length} 项中 ${within} 项达标${list === "" ? "" : `；未达标：${list}`}${rest}`;
  return `Scorecard: ${within} of ${judged.length} targets inside${list === "" ? "" : `; outside: ${list}`}${rest}`;
};

const failedLines = (c: Comparison, lang: Language): string[] => {
  if (c.failed.length === 0) return [];
  const [first] = c.failed;
  const reason = first === undefined ? "" : `${first.scenario}, ${first.replicate}: ${first.message}`;
  return [
    lang === "zh"
      ? `${c.failed.length} 次运行失败（首例：${reason}），其余结果已保留`
      : `${c.failed.length} runs failed (first: ${reason}); the rest is kept`,
  ];
};

const ruleLines = (c: Comparison, lang: Language): string[] =>
  c.rule === undefined ? [] : [lang === "zh" ? `决策规则：${c.rule.name.zh}` : `Rule of choice: ${c.rule.name.en}`];

/** What `compare` prints: the baseline, the packages by effect, the scorecard. */
export function comparisonLines(c: Comparison, session: Session): string[] {
  const { lang } = session;
  const baseline = baselineOf(c);
  return [
    ...(baseline === undefined ? [] : [withoutChange(c, baseline, lang), ""]),
    ...table(c, session),
    ...budgetLines(c, lang),
    "",
    ...ruleLines(c, lang),
    scorecardLine(c, lang),
    ...effectsLine(c, lang),
    ...failedLines(c, lang),
  ];
}

/** What `run` prints: every outcome with its interval. */
export function outcomeLines(c: Comparison, session: Session): string[] {
  const { lang } = session;
  const baseline = baselineOf(c);
  if (baseline === undefined) return failedLines(c, lang);
  const rows = outcomeIds
    .filter((id) => baseline.outcomes[id].value !== null)
    .map((id) => {
      const { value, interval: range } = figureOf(id, baseline.outcomes[id], lang);
      return [outcomes[id].name[lang], value, range === null ? "" : `(${range})`];
    });
  return [
    `${baseline.name[lang]}${comma[lang]}${duration(c.months, lang)}`,
    "",
    ...alignWords(rows),
    "",
    ...(baseline.loop === undefined ? [] : loopLines(baseline.loop, session)),
    ...ruleLines(c, lang),
    scorecardLine(c, lang),
    ...effectsLine(c, lang),
    ...failedLines(c, lang),
  ];
}
