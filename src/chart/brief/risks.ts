import type { Language, Text } from "../../base/text.ts";
import type { Comparison, PackageResult } from "../../sim/comparison.ts";
import type { BriefNote } from "../../sim/findings.ts";
import { duration, isClear, money, plainText } from "../format.ts";
import { knownLimits } from "../report/closing.ts";
import { type Html, html } from "../report/html.ts";
import { say } from "../report/phrases.ts";
import { leverOf, settingsOf } from "../settings.ts";
import { named, payerNames, placeNames } from "../words.ts";
import type { Subject } from "./subject.ts";

/** What may go wrong: a word to find it by, and a sentence. */
interface Risk {
  readonly what: Text;
  readonly how: Text;
}

const evidence = (c: Comparison, { package: p }: Subject): Risk => {
  const settings = p.levers.flatMap((lever) => settingsOf(lever));
  const assumed = settings.filter(({ origin }) => origin === "assumed").length;
  const own = settings.filter(({ origin }) => origin === "own").length;
  const { grades } = knownLimits(c);
  return {
    what: { en: "The numbers hold", zh: "参数成立" },
    how: {
      en: `Settings of the package: ${settings.length}, of which ${assumed} assumed and ${own} chosen by the package itself. ${grades.en}`,
      zh: `本方案 ${settings.length} 项参数中，${assumed} 项为假定、${own} 项由方案自行设定。${grades.zh}`,
    },
  };
};

/** Levers that are named with their compliance; of more, only the range is told. */
const NAMED = 6;

const arrival = ({ package: p }: Subject): Risk => {
  const partly = p.levers.flatMap(({ name, settings }) => {
    const { compliance } = settings;
    return typeof compliance === "number" && compliance < 1 ? [{ name, share: Math.round(compliance * 100) }] : [];
  });
  const what: Text = { en: "Measures arrive in full", zh: "政策足额落地" };
  if (partly.length === 0)
    return {
      what,
      how: {
        en: "Every lever is taken to reach all whom it is meant for, in full and on time (compliance 100 %). What is paid late or not at all keeps nobody.",
        zh: "模型假定各项政策全部、足额、按期到达对象（执行率 100%）；拖欠或打折执行的部分不会产生效果。",
      },
    };
  const shares = partly.map(({ share }) => share);
  const range = [...new Set([Math.min(...shares), Math.max(...shares)])].join("–");
  const few = partly.length <= NAMED;
  return {
    what,
    how: {
      en: `Taken to arrive in part: ${few ? partly.map(({ name, share }) => `${name.en} ${share} %`).join("; ") : `${partly.length} levers, ${range} %`}; all else in full.`,
      zh: `假定部分落地：${few ? partly.map(({ name, share }) => `${name.zh} ${share}%`).join("；") : `${partly.length} 项，执行率 ${range}%`}；其余按全部落实计。`,
    },
  };
};

const funding = (c: Comparison, { package: p }: Subject): Risk | null => {
  const largest = [...p.payers].sort((a, b) => b.rmbPerYear - a.rmbPerYear)[0];
  if (largest === undefined || !(largest.rmbPerYear > 0)) return null;
  const amount = (lang: Language): string => money(Number(largest.rmbPerYear.toPrecision(3)), lang);
  return {
    what: { en: "The money lasts", zh: "资金持续" },
    how: {
      en: `The largest payer, ${named(payerNames, largest.payer, "en").toLowerCase()}, has to find ${amount("en")} a year for ${duration(c.months, "en")}; a measure that ends early loses its effect, and trust.`,
      zh: `最大支付方为${named(payerNames, largest.payer, "zh")}，须连续 ${duration(c.months, "zh")}、每年承担 ${amount("zh")}；中途停发，效果与公信力随之丧失。`,
    },
  };
};

/** What the senders clearly lose, each figure with its name. */
const losses = (p: PackageResult, lang: Language): string[] =>
  p.senders.flatMap(({ type, doctors, workload }) => {
    const fewer = isClear(doctors) === true && doctors.high! < 0;
    const busier = isClear(workload) === true && workload.low! > 0;
    const parts = [
      fewer
        ? say(
            lang,
            `${plainText(doctors, 1, lang, true)} doctors in post`,
            `在岗医师 ${plainText(doctors, 1, lang, true)} 人`,
          )
        : null,
      busier
        ? say(lang, `workload ${plainText(workload, 3, lang, true)}`, `工作负荷 ${plainText(workload, 3, lang, true)}`)
        : null,
    ].filter((text) => text !== null);
    return parts.length === 0
      ? []
      : [
          say(
            lang,
            `${named(placeNames, type, lang).toLowerCase()}: ${parts.join(", ")}`,
            `${named(placeNames, type, lang)}${parts.join("、")}`,
          ),
        ];
  });

const senders = ({ package: p }: Subject): Risk | null =>
  losses(p, "en").length === 0
    ? null
    : {
        what: { en: "The hospitals above can bear it", zh: "上级医院承受得起" },
        how: {
          en: `What they lose, against the baseline – ${losses(p, "en").join("; ")}. Overworked hospitals lose doctors of their own and send fewer.`,
          zh: `较基线变化：${losses(p, "zh").join("；")}。负荷过重的医院会流失自己的医师，下沉也难以为继。`,
        },
      };

/** Packages of more levers than this lie outside whatever has been observed. */
const STACKED = 12;

const stacked = ({ package: p }: Subject): Risk | null =>
  p.levers.length <= STACKED
    ? null
    : {
        what: { en: "So much at once", zh: "多项政策叠加" },
        how: {
          en: `Published effects are those of single measures; nobody has observed ${p.levers.length} together. The sum lies outside the evidence and is the less certain, the larger it is.`,
          zh: `已发表的效果均来自单项政策，${p.levers.length} 项同时实施从未被观测过；叠加结果超出证据范围，数值越大越不确定。`,
        },
      };

const caveats = ({ package: p }: Subject): Risk[] =>
  p.levers.flatMap(({ id, name }) => {
    const caveat = leverOf(id)?.caveat;
    return caveat === undefined ? [] : [{ what: name, how: caveat }];
  });

const rule = (c: Comparison, notes: readonly BriefNote[]): Risk => ({
  what: { en: "Doctors choose as assumed", zh: "医师按假定方式决策" },
  how: notes.find(({ on }) => on === "rule")?.text ?? {
    en: `All figures rest on one theory of choice${c.rule === undefined ? "" : ` (${c.rule.name.en})`}; whether the ranking survives rival ones has to be run apart: medtide compare --rules all.`,
    zh: `全部结果基于同一种决策理论${c.rule === undefined ? "" : `（${c.rule.name.zh}）`}；换用其他决策规则后排序是否成立，须另行检验：medtide compare --rules all。`,
  },
});

const missing = ({ package: p }: Subject): Risk | null =>
  p.lacks.length === 0
    ? null
    : {
        what: { en: "Not in the model", zh: "提案中未能模拟的内容" },
        how: { en: p.lacks.map(({ en }) => en).join(" "), zh: p.lacks.map(({ zh }) => zh).join("") },
      };

const failures = (c: Comparison): Risk | null =>
  c.failed.length === 0
    ? null
    : {
        what: { en: "Runs that broke off", zh: "中断的运行" },
        how: {
          en: `${c.failed.length} runs failed and are left out of every figure.`,
          zh: `${c.failed.length} 次运行失败，以上数字均未计入。`,
        },
      };

const risksOf = (c: Comparison, subject: Subject, notes: readonly BriefNote[]): Risk[] => {
  const known = knownLimits(c);
  const vacancy = isClear(subject.package.outcomes.townshipVacancy) === true;
  const all: readonly (Risk | null)[] = [
    arrival(subject),
    funding(c, subject),
    senders(subject),
    { what: { en: "Neighbours do not follow", zh: "邻县不跟进" }, how: known.neighbours },
    stacked(subject),
    ...caveats(subject),
    missing(subject),
    vacancy ? { what: { en: "Vacancy is read rightly", zh: "正确看待空编率" }, how: known.vacancy } : null,
    evidence(c, subject),
    { what: { en: "Doctors respond so strongly", zh: "医师响应强度" }, how: known.response },
    rule(c, notes),
    { what: { en: "What people say is what they do", zh: "言行一致" }, how: known.evidence },
    { what: { en: "Stocks are not effects", zh: "存量不等于效果" }, how: known.retirement },
    { what: { en: "Intervals are luck alone", zh: "区间的含义" }, how: known.intervals },
    failures(c),
  ];
  return all.filter((risk) => risk !== null);
};

/** Conditions under which the effect would fail, and what the figures do not say. */
export const risks = (c: Comparison, subject: Subject, lang: Language, notes: readonly BriefNote[]): Html =>
  html`<p>${say(
    lang,
    "The effect rests on the conditions below; where one of them fails, the figures no longer hold.",
    "效果以下列条件为前提；其中任何一条不成立，上述数字即不再适用。",
  )}</p><ol class="risks">${risksOf(c, subject, notes).map(
    ({ what, how }) => html`<li><b>${what[lang]}</b>${say(lang, ". ", "：")}${how[lang]}</li>`,
  )}</ol>`;
