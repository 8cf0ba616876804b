import type { Language } from "../../base/text.ts";
import type { Comparison, Estimate, PackageResult } from "../../sim/comparison.ts";
import { type OutcomeId, outcomes } from "../../sim/outcomes.ts";
import { differenceOf, duration, type Figure, figureOf, isClear, money, noClearEffect, number } from "../format.ts";
import { bestRetention, byDifference, othersOf } from "../packages.ts";
import { type Html, html } from "../report/html.ts";
import { say } from "../report/phrases.ts";
import type { Subject } from "./subject.ts";

/** "95 % interval 4.9–7.4", or why there is none. */
const intervalWords = ({ interval }: Figure, known: boolean, lang: Language): string | null => {
  if (interval === null) return null;
  return known ? say(lang, `95 % interval ${interval}`, `95% 区间 ${interval}`) : interval;
};

const hasInterval = ({ low, high }: Pick<Estimate, "low" | "high">): boolean => low !== null && high !== null;

/** "+6.2 points (95 % interval 4.9–7.4)". */
const told = (figure: Figure, known: boolean, lang: Language): string => {
  const words = intervalWords(figure, known, lang);
  if (words === null) return figure.value;
  return say(lang, `${figure.value} (${words})`, `${figure.value}（${words}）`);
};

const toldDifference = (id: OutcomeId, p: PackageResult, lang: Language): string => {
  const e = p.outcomes[id];
  const figure = differenceOf(id, e, lang);
  return figure === null ? "–" : told(figure, hasInterval(e), lang);
};

const toldValue = (id: OutcomeId, p: PackageResult, lang: Language): string => {
  const e = p.outcomes[id];
  return told(figureOf(id, e, lang), hasInterval({ low: e.valueLow, high: e.valueHigh }), lang);
};

/** What the brief asks, as its title. */
export const question = (c: Comparison, { package: p, asked }: Subject, lang: Language): string => {
  const { en, zh } = c.region.name;
  const count = othersOf(c).length;
  if (asked || count === 1)
    return say(
      lang,
      `Would "${p.name.en}" keep township doctors in ${en}?`,
      `实施“${p.name.zh}”，能否留住${zh}的乡镇医师？`,
    );
  return say(
    lang,
    `What would keep township doctors in ${en}? ${count} packages compared`,
    `如何留住${zh}的乡镇医师：${count} 个政策方案的模拟比较`,
  );
};

/** The conclusion in one sentence; where the interval spans zero, that is the conclusion. */
const conclusion = ({ package: p, verdict }: Subject, lang: Language): string => {
  const change = toldDifference("retention3", p, lang);
  switch (verdict) {
    case "gain":
      return say(
        lang,
        `"${p.name.en}" would raise 3-year retention of township doctors by ${change.replace("+", "")}.`,
        `“${p.name.zh}”预计可使乡镇医师 3 年留任率提高 ${change.replace("+", "")}。`,
      );
    case "loss":
      return say(
        lang,
        `"${p.name.en}" would lower 3-year retention of township doctors: ${change}.`,
        `“${p.name.zh}”预计会使乡镇医师 3 年留任率下降：${change}。`,
      );
    case "unclear":
      return say(
        lang,
        `No clear effect: under "${p.name.en}" 3-year retention of township doctors changes by ${change}; zero lies within the interval.`,
        `未见明确效果：“${p.name.zh}”下乡镇医师 3 年留任率变化 ${change}，区间包含零。`,
      );
    case "unknown":
      return say(
        lang,
        `Nothing can be concluded on "${p.name.en}": these runs give no interval for 3-year retention.`,
        `对“${p.name.zh}”尚不能下结论：现有运行无法给出 3 年留任率变化的区间。`,
      );
  }
};

const price = (p: PackageResult, lang: Language): string | null =>
  p.outcomes.costPerDoctorYear.value === null ? null : toldValue("costPerDoctorYear", p, lang);

/** Position of a package among the others by an order; those of equal value are not told apart. */
const placeIn = (sorted: readonly PackageResult[], p: PackageResult): number =>
  sorted.findIndex(({ id }) => id === p.id) + 1;

const ranks = (c: Comparison, { package: p }: Subject, lang: Language): string | null => {
  const others = othersOf(c);
  if (others.length < 2) return null;
  const byEffect = placeIn([...others].sort(byDifference("retention3")), p);
  const priced = others
    .filter(({ outcomes: o }) => o.costPerDoctorYear.value !== null)
    .sort((a, b) => a.outcomes.costPerDoctorYear.value! - b.outcomes.costPerDoctorYear.value!);
  const byPrice = placeIn(priced, p);
  return say(
    lang,
    `Of the ${others.length} packages compared it ranks ${byEffect} by effect on 3-year retention${byPrice === 0 ? "; it has no cost per doctor-year, since no doctor-years are gained for certain" : `, and ${byPrice} of ${priced.length} by cost per doctor-year (1 is cheapest)`}.`,
    `在所比较的 ${others.length} 个方案中，其留任效果居第 ${byEffect} 位${byPrice === 0 ? "；因未能确定增加医师人年，无法计算单位成本" : `，每多留任一人年的成本在可计算的 ${priced.length} 个方案中由低到高居第 ${byPrice} 位`}。`,
  );
};

/** Packages that cost less in all and clearly keep more, the strongest first. */
const dominating = (c: Comparison, p: PackageResult): PackageResult[] =>
  othersOf(c)
    .filter(
      ({ outcomes: { cost, retention3 } }) =>
        cost.value !== null &&
        cost.value < p.outcomes.cost.value! &&
        retention3.difference! > p.outcomes.retention3.difference! &&
        isClear(retention3) === true,
    )
    .sort(byDifference("retention3"));

const pick = (c: Comparison, { package: p, asked, verdict }: Subject, lang: Language): string => {
  const cost = price(p, lang);
  const dearness =
    cost === null ? "" : say(lang, ` One more doctor-year costs ${cost}.`, `每多留任一人年约需 ${cost}。`);
  if (verdict === "unclear" || verdict === "unknown") {
    if (!asked)
      return say(
        lang,
        "None of the packages compared can be recommended for retention; the one with the largest change is shown below as an example.",
        "所比较的方案均不足以作为留任政策推荐；以下仅以变化最大者为例说明。",
      );
    return say(
      lang,
      "Not recommended as a measure to keep doctors. Other aims may speak for it: see the outcomes that change clearly in section 1.",
      "不建议以提高留任率为由推行；如有其他政策目的，请看第一部分中变化明确的指标。",
    );
  }
  if (verdict === "loss") return say(lang, "Not recommended.", "不建议推行。") + dearness;
  const better = dominating(c, p);
  if (better.length > 0) {
    const names = better.slice(0, 2);
    return (
      say(
        lang,
        `Not a first choice for retention: ${names.map(({ name }) => `"${name.en}"`).join(" and ")}${better.length > 2 ? ` and ${better.length - 2} more` : ""} would cost less and keep more.`,
        `就留任而言不宜列为首选：${names.map(({ name }) => `“${name.zh}”`).join("、")}${better.length > 2 ? `等 ${better.length} 个方案` : ""}预计花费更少、留任效果更大。`,
      ) + dearness
    );
  }
  if (asked || p.chanceBestValue === null)
    return say(lang, "Worth a trial before it is spread.", "可考虑先行试点，再决定是否推广。") + dearness;
  const chance = number(p.chanceBestValue * 100);
  return (
    say(
      lang,
      `Recommended for trial first: among the packages with a clear gain it costs least for each additional doctor-year, in ${chance} % of resampled runs.`,
      `建议优先试点：在效果明确的方案中，其每多留任一人年的成本最低，该结论在 ${chance}% 的重抽样中成立。`,
    ) + dearness
  );
};

/** The strongest package at any price, where that is another one than the recommended. */
const stronger = (c: Comparison, { package: p, asked, verdict }: Subject, lang: Language): string | null => {
  const strongest = bestRetention(c);
  if (asked || verdict !== "gain" || strongest === undefined || strongest.id === p.id) return null;
  const cost = price(strongest, lang);
  return say(
    lang,
    `If effect counts more than cost: "${strongest.name.en}" changes 3-year retention most, ${toldDifference("retention3", strongest, lang)}${cost === null ? "" : `, at ${cost} for one more doctor-year`}.`,
    `若以效果大小为先：“${strongest.name.zh}”的 3 年留任率变化最大，为 ${toldDifference("retention3", strongest, lang)}${cost === null ? "" : `，但每多留任一人年需 ${cost}`}。`,
  );
};

const worse = ({ package: p }: Subject, lang: Language): string | null => {
  const names = (Object.keys(outcomes) as OutcomeId[]).flatMap((id) => {
    const e = p.outcomes[id];
    const { better, name } = outcomes[id];
    if (id === "cost" || better === "neither" || isClear(e) !== true) return [];
    return e.low! > 0 === (better === "less") ? [name[lang]] : [];
  });
  return names.length === 0
    ? null
    : say(
        lang,
        `Its price elsewhere, clearly worse: ${names.join("; ")}.`,
        `代价：下列指标明确变差——${names.join("、")}。`,
      );
};

const budgetWords = (c: Comparison, { package: p }: Subject, lang: Language): string | null => {
  if (c.budget === null) return null;
  const budget = money(c.budget, lang);
  return p.belowBudget === null
    ? say(
        lang,
        `All packages are scaled to ${budget} a year; the intensities of this one are multiplied by ${number(p.scale, 2)}.`,
        `各方案均按每年 ${budget} 调整；本方案各项强度乘以 ${number(p.scale, 2)}。`,
      )
    : say(
        lang,
        `It cannot spend the budget of ${budget}: at full intensity it costs ${money(p.belowBudget, lang)} a year.`,
        `本方案无法花完每年 ${budget} 的预算：满强度时年均 ${money(p.belowBudget, lang)}。`,
      );
};

/** Conclusion and recommendation. */
export const recommendation = (c: Comparison, subject: Subject, lang: Language): Html => {
  const points = [
    pick(c, subject, lang),
    stronger(c, subject, lang),
    subject.asked ? ranks(c, subject, lang) : null,
    worse(subject, lang),
    budgetWords(c, subject, lang),
    subject.verdict === "gain" && dominating(c, subject.package).length === 0
      ? say(
          lang,
          "Begin small and with places for comparison, check these figures every year, and reconsider as soon as a condition of section 4 fails.",
          "宜小范围试点并设对照，逐年核对本简报所列指标；第四部分所列条件一旦不成立，应重新评估。",
        )
      : null,
  ].filter((text) => text !== null);
  return html`<section class="box"><p class="label">${say(lang, "Conclusion and recommendation", "结论与建议")}</p>
<p class="lead">${conclusion(subject, lang)}</p>
<ul>${points.map((text) => html`<li>${text}</li>`)}</ul></section>`;
};

const keyIds = ["retention3", "townshipVacancy", "leavingPrimary", "costPerDoctorYear"] as const;

const card = (c: Comparison, { package: p, baseline }: Subject, id: (typeof keyIds)[number], lang: Language): Html => {
  const e = p.outcomes[id];
  const horizon =
    id === "retention3"
      ? say(lang, "doctors of month 0, after 3 years", "期初在岗医师，满 3 年时")
      : say(lang, `mean of ${duration(c.months, lang)}`, `${duration(c.months, lang)}平均`);
  if (id === "costPerDoctorYear") {
    const figure = figureOf(id, e, lang);
    return html`<div><dt>${outcomes[id].name[lang]}</dt><dd><b>${figure.value}</b><span>${intervalWords(figure, e.valueLow !== null, lang)}</span><small>${say(lang, "package as a whole: ", "方案年均成本 ")}${figureOf("cost", p.outcomes.cost, lang).value}</small><small>${horizon}</small></dd></div>`;
  }
  const change = differenceOf(id, e, lang)!;
  const from = figureOf(id, baseline.outcomes[id], lang).value;
  const to = figureOf(id, e, lang).value;
  return html`<div><dt>${outcomes[id].name[lang]}</dt><dd><b>${change.value}</b><span>${intervalWords(change, hasInterval(e), lang)}</span>${
    isClear(e) === false ? html`<em>${noClearEffect[lang]}</em>` : null
  }<small>${say(lang, `${from} → ${to}`, `现状 ${from} → 方案 ${to}`)}</small><small>${horizon}</small></dd></div>`;
};

/** The four figures that a reader takes along, each with difference, interval, unit and horizon. */
export const keyFigures = (c: Comparison, subject: Subject, lang: Language): Html =>
  html`<dl class="keys">${keyIds.map((id) => card(c, subject, id, lang))}</dl>`;
