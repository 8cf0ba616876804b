import { comma, type Language } from "../../base/text.ts";
import { type Comparison, type Interval, noInterval, type PackageResult } from "../../sim/comparison.ts";
import { type OutcomeId, outcomeIds, outcomes } from "../../sim/outcomes.ts";
import {
  differenceOf,
  duration,
  type Figure,
  figureOf,
  isClear,
  isMoney,
  noClearEffect,
  number,
  plainFigure,
} from "../format.ts";
import { baselineOf, byDifference, featured, othersOf } from "../packages.ts";
import { named, placeNames } from "../words.ts";
import { swatch } from "./first-screen.ts";
import { type Html, html } from "./html.ts";
import { say } from "./phrases.ts";

const headline: readonly OutcomeId[] = ["retention3", "townshipVacancy", "leavingPrimary", "costPerDoctorYear", "cost"];
const rates: readonly OutcomeId[] = ["retention1", "retention3", "retention5"];

/** When a figure holds: at a time, or as a mean over the years that were recorded. */
const horizon = (id: OutcomeId, c: Comparison, lang: Language): string => {
  if (rates.includes(id)) return say(lang, "after the years named", "按所示年限");
  return say(lang, `mean of ${duration(c.months, lang)}`, `${duration(c.months, lang)}平均`);
};

const inOrder = (c: Comparison): PackageResult[] => {
  const baseline = baselineOf(c);
  return [...(baseline === undefined ? [] : [baseline]), ...[...othersOf(c)].sort(byDifference("retention3"))];
};

/** The package with the best value of an outcome for which more (or less) is better. */
const bestOf = (id: OutcomeId, packages: readonly PackageResult[]): string | undefined => {
  const { better } = outcomes[id];
  if (better === "neither" || id === "cost") return undefined;
  const known = packages.filter((p) => p.outcomes[id].value !== null);
  const sign = better === "more" ? 1 : -1;
  return known.sort((a, b) => sign * (b.outcomes[id].value! - a.outcomes[id].value!))[0]?.id;
};

/** Units as short as a sign stand in the cell, longer ones in the heading. */
const told = (id: OutcomeId, f: Figure, lang: Language): string =>
  outcomes[id].unit[lang].startsWith("%") ? f.value : f.bare;

const cell = (id: OutcomeId, p: PackageResult, isBest: boolean, lang: Language, factor: boolean): Html => {
  const e = p.outcomes[id];
  const value = figureOf(id, e, lang);
  const difference = e.why === "baseline" ? null : differenceOf(id, e, lang);
  const shown = difference === null ? value.interval : null;
  return html`<td${isBest ? html` class="best"` : null}><b>${told(id, value, lang)}</b>${shown === null ? null : html`<small>${shown}</small>`}${
    difference === null || e.value === null
      ? null
      : html`<small>${told(id, difference, lang)}</small>${difference.interval === null ? null : html`<small>${difference.interval}</small>`}${
          isClear(e) === false ? html`<small>${noClearEffect[lang]}</small>` : null
        }`
  }${factor && e.varianceReduction !== null ? html`<small>×${number(e.varianceReduction, 1)}</small>` : null}</td>`;
};

const nameCell = (c: Comparison, p: PackageResult, lang: Language): Html =>
  html`<th scope="row">${swatch(c, p.id)}${p.name[lang]}</th>`;

/** The four headline figures of every package, and what it costs. */
export const headlineTable = (c: Comparison, lang: Language): Html => {
  const packages = inOrder(c);
  const best = new Map(headline.map((id) => [id, bestOf(id, packages)]));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say(lang, "Headline figures", "核心指标")}"><table>
<thead><tr><th scope="col">${say(lang, "Package", "政策组合")}</th>${headline.map(
    (id) =>
      html`<th scope="col" title="${outcomes[id].meaning[lang]}">${outcomes[id].name[lang]}<small>${id === "retention3" ? say(lang, "township doctors, %", "乡镇医师，%") : `${outcomes[id].unit[lang] === "%" || outcomes[id].unit[lang].startsWith("%") ? `${outcomes[id].unit[lang]}${comma[lang]}` : ""}${horizon(id, c, lang)}`}</small></th>`,
  )}</tr></thead>
<tbody>${packages.map(
    (p) =>
      html`<tr${p.id === c.baseline ? html` class="baseline"` : null}>${nameCell(c, p, lang)}${headline.map((id) => cell(id, p, best.get(id) === p.id, lang, false))}</tr>`,
  )}</tbody></table></div>
<p class="quiet">${say(lang, "Each cell: the value, below it the difference to the baseline and its 95 % interval. The best value of a column is bold with a dot. Hover over a heading for its definition.", "每格依次为数值、较基线变化及其 95% 区间；各列最优值加粗并带圆点；指向表头可看定义。")}</p>`;
};

/** Every outcome of every package. */
export const outcomeTable = (c: Comparison, lang: Language): Html => {
  const packages = inOrder(c);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say(lang, "All outcomes", "全部结果")}"><table>
<thead><tr><th scope="col">${say(lang, "Outcome", "指标")}</th>${packages.map((p) => html`<th scope="col">${swatch(c, p.id)}${p.name[lang]}</th>`)}</tr></thead>
<tbody>${outcomeIds.map((id) => {
    const best = bestOf(id, packages);
    return html`<tr><th scope="row" title="${outcomes[id].meaning[lang]}">${outcomes[id].name[lang]}${isMoney(id) ? null : html`<br><small>${outcomes[id].unit[lang]}</small>`}</th>${packages.map((p) => cell(id, p, best === p.id, lang, true))}</tr>`;
  })}</tbody></table></div>
<p class="quiet">${say(lang, `Value, difference to the baseline, 95 % interval; retention after the years named, everything else as a mean of ${duration(c.months, lang)}. ×: how many times more replicates independent luck would have needed for the same interval.`, `依次为数值、较基线变化、95% 区间；留任率按所示年限，其余为 ${duration(c.months, lang)}平均。×：若不共用随机数，得到同样窄的区间所需重复次数的倍数。`)}</p>
<dl class="facts">${outcomeIds.map((id) => html`<dt>${outcomes[id].name[lang]}</dt><dd>${outcomes[id].meaning[lang]}</dd>`)}</dl>`;
};

const hundred = (x: number | null): number | null => (x === null ? null : x * 100);
const percent = ({ value, low, high }: Interval): Interval => ({
  value: hundred(value),
  low: hundred(low),
  high: hundred(high),
});

/** A figure above its interval, whose unit the heading names. */
const stacked = (i: Interval, decimals: number, lang: Language): Html => {
  const { value, interval } = plainFigure(i, decimals, lang);
  return html`<td><b>${value}</b>${interval === null ? null : html`<small>${interval}</small>`}</td>`;
};

/** The same of a difference, which may be none. */
const change = (i: Interval, decimals: number, lang: Language): Html => {
  const { value, interval } = plainFigure(i, decimals, lang, true);
  return html`<td><b>${value}</b>${interval === null ? null : html`<small>${interval}</small>`}${isClear(i) === false ? html`<small>${noClearEffect[lang]}</small>` : null}</td>`;
};

/** Township by township: the status quo and the change under the featured package. */
export const townshipTable = (c: Comparison, lang: Language): Html | null => {
  const townships = [...(baselineOf(c)?.townships ?? [])].sort((a, b) => a.remoteness - b.remoteness);
  if (townships.length === 0) return null;
  const best = featured(c);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say(lang, "Townships", "各乡镇")}"><table>
<thead><tr><th scope="col">${say(lang, "Facility", "机构")}</th><th scope="col">${say(lang, "Remoteness", "偏远度")}<small>0–1</small></th><th scope="col">${say(lang, "Doctors", "医师")}<small>${say(lang, "mean number", "平均人数")}</small></th><th scope="col">${say(lang, "Still in post after 3 years", "3 年留任率")}<small>%</small></th><th scope="col">${say(lang, "Vacancy", "空编率")}<small>${say(lang, "status quo, %", "维持现状，%")}</small></th>${
    best === undefined
      ? null
      : html`<th scope="col">${say(lang, "Change of vacancy", "空编率变化")}<small>${best.name[lang]}${say(lang, ", points", "，个百分点")}</small></th>`
  }</tr></thead>
<tbody>${townships.map((t) => {
    const difference = best?.townships.find(({ facility }) => facility === t.facility)?.vacancyDifference ?? noInterval;
    return html`<tr><th scope="row">${t.name[lang]}</th><td>${number(t.remoteness, 2)}</td>${stacked(t.doctors, 1, lang)}${stacked(percent(t.retention3), 1, lang)}${stacked(percent(t.vacancy), 1, lang)}${best === undefined ? null : change(percent(difference), 1, lang)}</tr>`;
  })}</tbody></table></div>
<p class="quiet">${say(lang, `Means of ${duration(c.months, lang)} with 95 % intervals; differences are paired.`, `${duration(c.months, lang)}平均及 95% 区间；变化为配对差异。`)}</p>`;
};

/** What sending hospitals lose under each package. */
export const senderTable = (c: Comparison, lang: Language): Html | null => {
  const rows = othersOf(c)
    .slice()
    .sort(byDifference("retention3"))
    .flatMap((p) => p.senders.map((s) => ({ p, s })));
  if (rows.length === 0) return null;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say(lang, "Senders", "输出医院")}"><table>
<thead><tr><th scope="col">${say(lang, "Package", "政策组合")}</th><th scope="col">${say(lang, "Sender", "输出方")}</th><th scope="col">${say(lang, "Doctors in post", "在岗医师")}<small>${say(lang, "doctors", "人")}</small></th><th scope="col">${say(lang, "Post vacancy", "空编率")}<small>${say(lang, "points", "个百分点")}</small></th><th scope="col">${say(lang, "Workload", "工作负荷")}<small>${say(lang, "usual staffing 1", "通常配置为 1")}</small></th><th scope="col">${say(lang, "Dispatched", "下沉")}<small>${say(lang, "doctor-years a year", "人年/年")}</small></th></tr></thead>
<tbody>${rows.map(
    ({ p, s }) =>
      html`<tr>${nameCell(c, p, lang)}<td>${named(placeNames, s.type, lang)}</td>${change(s.doctors, 1, lang)}${change(percent(s.vacancy), 1, lang)}${change(s.workload, 3, lang)}${change(s.dispatchedYears, 1, lang)}</tr>`,
  )}</tbody></table></div>
<p class="quiet">${say(lang, `Paired differences to the baseline, mean of ${duration(c.months, lang)}, 95 % intervals.`, `较基线的配对差异，${duration(c.months, lang)}平均，95% 区间。`)}</p>`;
};
