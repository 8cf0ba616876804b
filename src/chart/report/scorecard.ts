import type { Language } from "../../base/text.ts";
import type { Comparison, ScorecardPart, ScorecardRow } from "../../sim/comparison.ts";
import { interval, number } from "../format.ts";
import { judgedOn, targetParts } from "../targets.ts";
import { type Html, html } from "./html.ts";
import { say } from "./phrases.ts";

/** Enough decimals to tell a value from the bounds. */
const decimalsOf = ({ low, high }: ScorecardPart): number => (high - low < 3 ? 2 : 1);

const strip = (part: ScorecardPart): Html => {
  const { low, high, value, valueLow, valueHigh } = part;
  const span = high - low || 1;
  const all = [
    low - span * 0.6,
    high + span * 0.6,
    ...[value, valueLow, valueHigh].flatMap((v) => (v === null ? [] : [v])),
  ];
  const from = Math.min(...all);
  const to = Math.max(...all);
  const at = (v: number): string => `${(4 + ((v - from) / (to - from)) * 92).toFixed(1)}%`;
  const wide = (a: number, b: number): string => `${(((b - a) / (to - from)) * 92).toFixed(1)}%`;
  return html`<span class="strip" aria-hidden="true"><i></i><u style="left:${at(low)};width:${wide(low, high)}"></u>${
    valueLow === null || valueHigh === null
      ? null
      : html`<s style="left:${at(valueLow)};width:${wide(valueLow, valueHigh)}"></s>`
  }${value === null ? null : html`<b style="left:${at(value)}"></b>`}</span>`;
};

const verdict = ({ inside, fixture }: ScorecardPart, own: string, lang: Language): string => {
  if (inside === null) return fixture === own ? say(lang, "not known", "无法判定") : say(lang, "not here", "不在此判");
  return inside ? say(lang, "inside", "达标") : say(lang, "outside", "未达标");
};

const nameOf = (row: ScorecardRow, part: ScorecardPart, lang: Language): string =>
  targetParts[row.id + part.part]?.[lang] ?? `${row.name[lang]} (${part.part})`;

const partLine = (row: ScorecardRow, part: ScorecardPart, own: string, lang: Language): Html => {
  const places = decimalsOf(part);
  const { value, valueLow, valueHigh } = part;
  const tolerance = interval(number(part.low, places), number(part.high, places), lang);
  const obtained = value === null ? "–" : number(value, places);
  const range =
    valueLow === null || valueHigh === null
      ? ""
      : ` (${interval(number(valueLow, places), number(valueHigh, places), lang)})`;
  const state = part.inside === null ? "not" : part.inside ? "in" : "out";
  return html`<details class="${state}"><summary><span class="id">${row.id}${part.part}</span><span>${nameOf(row, part, lang)}</span>${strip(part)}<span class="value">${obtained}</span><span class="verdict">${verdict(part, own, lang)}</span></summary>
<dl><dt>${say(lang, "obtained", "所得")}</dt><dd>${obtained}${range}${range === "" ? "" : say(lang, ", 95 % interval", "，95% 区间")}</dd>
<dt>${say(lang, "tolerance", "容许范围")}</dt><dd>${tolerance}</dd>
${lang === "en" && part.population !== "" ? html`<dt>of whom</dt><dd>${part.population}</dd>` : null}
<dt>${say(lang, "judged on", "判定所用区域")}</dt><dd>${part.fixture}</dd>
<dt>${say(lang, "evidence", "证据编号")}</dt><dd>${part.evidence.split(";").join("; ")}</dd>
${lang === "en" && part.note !== "" ? html`<dt>note</dt><dd>${part.note}</dd>` : null}</dl></details>`;
};

/** Each target with its tolerance as a strip and the value as a dot on it; a miss is as large as a hit. */
export const scorecard = (c: Comparison, lang: Language): Html => {
  const judged = c.scorecard.filter(({ inside }) => inside !== null);
  const own = judgedOn(c);
  const inside = judged.filter((row) => row.inside === true).length;
  const question = html`<p class="question">${say(lang, "How good is the model?", "模型可信吗？")}</p>`;
  if (judged.length === 0 && c.scorecard.every(({ parts }) => parts.every(({ value }) => value === null))) {
    return html`<section class="answer">${question}<p class="lead">${say(lang, "No target was judged in this comparison.", "本次比较未对照任何证据目标。")}</p></section>`;
  }
  return html`<section class="answer">${question}
<p class="lead">${say(lang, `${inside} of ${judged.length} targets from the evidence are met.`, `证据对照表：${judged.length} 项中 ${inside} 项达标。`)}</p>
<p class="quiet">${say(lang, "All parts of a target must lie inside. Grey: tolerance; dot: obtained; tap for the source.", "各分项均落在范围内才算达标；灰条为容许范围，点为所得，点按看出处。")}</p>
<div class="card">${c.scorecard.map((row) => html`<div>${row.parts.map((part) => partLine(row, part, own, lang))}</div>`)}</div>
</section>`;
};
