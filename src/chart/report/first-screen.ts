import { type Language, listComma } from "../../base/text.ts";
import type { Comparison, PackageResult } from "../../sim/comparison.ts";
import type { OutcomeId } from "../../sim/outcomes.ts";
import { differenceOf, duration, type Figure, figureOf, inline, isClear, number } from "../format.ts";
import { baselineOf, bestRetention, bestValue, colourDomain, othersOf } from "../packages.ts";
import { light } from "../theme.ts";
import { type Html, html } from "./html.ts";
import { say } from "./phrases.ts";
import { effectScorecard, scorecard } from "./scorecard.ts";

/** The dot in a package's colour: the same position in the same list as in the charts. */
export const swatch = (c: Comparison, id: string): Html => {
  const colour = Math.max(0, colourDomain(c).indexOf(id)) % (light.packages.length + 1);
  return html`<span class="swatch" style="background:var(--p${colour})"></span>`;
};

const nothing: Figure = { value: "–", bare: "–", interval: null };

const figure = (label: string, { value, interval }: Figure): Html =>
  html`<div><dt>${label}</dt><dd><b>${value}</b>${interval === null ? null : html`<span>(${interval})</span>`}</dd></div>`;

const percent = (share: number, lang: Language): string => `${number(share * 100)}${say(lang, " %", "%")}`;

const names = (packages: readonly PackageResult[], lang: Language): string =>
  packages.map(({ name }) => name[lang]).join(listComma[lang]);

const unchanged = (c: Comparison, lang: Language): Html => {
  const baseline = baselineOf(c);
  const value = (id: OutcomeId): Figure =>
    baseline === undefined ? nothing : figureOf(id, baseline.outcomes[id], lang);
  const stay = baseline?.outcomes.retention3.value ?? null;
  const years = duration(c.months, lang);
  return html`<section class="answer">
<p class="question">${say(lang, "What happens if nothing changes?", "若一切照旧，会怎样？")}</p>
${
  stay === null
    ? null
    : html`<p class="lead">${say(lang, `Of 100 township doctors, about ${number(stay * 100)} would still be at their facility after 3 years.`, `每 100 名乡镇医师中，3 年后约有 ${number(stay * 100)} 名仍在原机构。`)}</p>`
}
<dl class="figures">
${figure(say(lang, "still in post after 3 years", "3 年留任率（乡镇医师）"), value("retention3"))}
${figure(say(lang, `township posts vacant, mean of ${years}`, `乡镇空编率，${years}平均`), value("townshipVacancy"))}
${figure(say(lang, `leave primary care, mean of ${years}`, `基层流失率，${years}平均`), value("leavingPrimary"))}
</dl>
</section>`;
};

const difference = (id: OutcomeId, p: PackageResult, lang: Language): Figure =>
  differenceOf(id, p.outcomes[id], lang) ?? nothing;

const perYuan = (c: Comparison, lang: Language): Html => {
  const best = bestValue(c);
  const strongest = bestRetention(c);
  const question = html`<p class="question">${say(lang, "Which package does most per yuan?", "哪个组合每元成效最大？")}</p>`;
  if (best === undefined) {
    return html`<section class="answer">${question}
<p class="lead">${say(lang, "No clear effect: no package adds township doctor-years beyond doubt.", "未见明确效果：没有组合能确定地增加乡镇医师在岗人年。")}</p>
</section>`;
  }
  const price = figureOf("costPerDoctorYear", best.outcomes.costPerDoctorYear, lang);
  const other =
    strongest === undefined || strongest.id === best.id
      ? null
      : html`<p class="quiet" style="margin:8px 0 0">${swatch(c, strongest.id)}${say(
          lang,
          `Largest effect at any price: ${strongest.name.en}, ${inline(difference("retention3", strongest, lang))} after 3 years, at ${inline(figureOf("costPerDoctorYear", strongest.outcomes.costPerDoctorYear, lang))} a doctor-year.`,
          `不计成本效果最大：${strongest.name.zh}，3 年留任率 ${inline(difference("retention3", strongest, lang))}，每多留任一人年 ${inline(figureOf("costPerDoctorYear", strongest.outcomes.costPerDoctorYear, lang))}。`,
        )}</p>`;
  return html`<section class="answer">${question}
<p class="lead">${swatch(c, best.id)}${say(lang, `${best.name.en}: ${price.value} for each township doctor-year gained`, `${best.name.zh}：每多留任一人年 ${price.value}`)}${price.interval === null ? null : html` <small>(${price.interval})</small>`}</p>
<dl class="figures">
${figure(say(lang, "3-year retention, against the baseline", "3 年留任率，较基线"), difference("retention3", best, lang))}
${figure(say(lang, "township vacancy, against the baseline", "乡镇空编率，较基线"), difference("townshipVacancy", best, lang))}
${figure(say(lang, "cost of the package", "组合年均成本"), figureOf("cost", best.outcomes.cost, lang))}
</dl>
${other}
</section>`;
};

const certainty = (c: Comparison, lang: Language): Html => {
  const others = othersOf(c);
  const best = bestValue(c);
  const strongest = [...others].sort((a, b) => b.chanceBestRetention - a.chanceBestRetention)[0];
  const known = others.filter(({ outcomes }) => isClear(outcomes.retention3) !== null);
  const unclear = known.filter(({ outcomes }) => isClear(outcomes.retention3) === false);
  const assumed = percent(c.grades.assumed, lang);
  const lead = (): string => {
    if (known.length === 0) return say(lang, "No interval can be given from these runs.", "这些运行不足以给出区间。");
    if (best?.chanceBestValue === null || best === undefined)
      return say(
        lang,
        `${known.length - unclear.length} of ${known.length} packages change 3-year retention clearly.`,
        `${known.length} 个组合中有 ${known.length - unclear.length} 个明确改变了 3 年留任率。`,
      );
    return say(
      lang,
      `In ${percent(best.chanceBestValue, lang)} of resampled runs, ${best.name.en} costs least per doctor-year.`,
      `在 ${percent(best.chanceBestValue, lang)} 的重抽样中，“${best.name.zh}”的每人年成本最低。`,
    );
  };
  return html`<section class="answer">
<p class="question">${say(lang, "How sure are we?", "有多大把握？")}</p>
<p class="lead">${lead()}</p>
<ul>
${
  strongest === undefined || strongest.chanceBestRetention === 0
    ? null
    : html`<li>${say(lang, `${strongest.name.en} keeps most doctors after 3 years in ${percent(strongest.chanceBestRetention, lang)} of them.`, `“${strongest.name.zh}”在 ${percent(strongest.chanceBestRetention, lang)} 的重抽样中 3 年留任率最高。`)}</li>`
}
${unclear.length === 0 ? null : html`<li>${say(lang, "No clear effect on 3-year retention: ", "3 年留任率未见明确效果：")}${names(unclear, lang)}</li>`}
<li>${say(lang, `Intervals are luck alone, over ${c.replicates} ${c.replicates === 1 ? "replicate" : "replicates"}; doubt about parameters and about the rule of choice comes on top.`, `区间只反映 ${c.replicates} 次重复运行的随机性，未含参数与行为规则的不确定性。`)}</li>
<li>${say(lang, `${assumed} of the numbers in the model are assumed rather than measured or derived.`, `模型中 ${assumed} 的数字为假定，而非实测或推算。`)}</li>
${c.failed.length === 0 ? null : html`<li><a href="#${lang}-failed">${say(lang, `${c.failed.length} ${c.failed.length === 1 ? "run" : "runs"} failed and ${c.failed.length === 1 ? "is" : "are"} left out.`, `${c.failed.length} 次运行失败，未计入。`)}</a></li>`}
</ul>
</section>`;
};

/** The questions that a reader comes with, in their order. */
export const firstScreen = (c: Comparison, lang: Language): Html => html`<div class="first">
<div>${unchanged(c, lang)}${perYuan(c, lang)}${certainty(c, lang)}</div>
<div>${scorecard(c, lang)}</div>
<div class="wide">${effectScorecard(c, lang)}</div>
</div>`;
