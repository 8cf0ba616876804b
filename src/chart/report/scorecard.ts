import type { Language } from "../../base/text.ts";
import type { Comparison, EffectPartRow, EffectRow, ScorecardPart, ScorecardRow } from "../../sim/comparison.ts";
import { interval, number } from "../format.ts";
import { targetRemark } from "../target-remarks.ts";
import { effectParts, judgedOn, placesOf, targetParts } from "../targets.ts";
import { type Html, html } from "./html.ts";
import { say } from "./phrases.ts";

type Measured = Pick<ScorecardPart, "low" | "high" | "value" | "valueLow" | "valueHigh">;

const strip = (part: Measured): Html => {
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

/** In or out, in words; `own` is the fixture that this comparison is judged on. */
export const verdict = (
  { inside, fixture }: Pick<ScorecardPart, "inside" | "fixture">,
  own: string,
  lang: Language,
): string => {
  if (inside === null) return fixture === own ? say(lang, "not known", "无法判定") : say(lang, "not here", "不在此判");
  return inside ? say(lang, "inside", "达标") : say(lang, "outside", "未达标");
};

export const nameOf = (row: ScorecardRow, part: ScorecardPart, lang: Language): string =>
  targetParts[row.id + part.part]?.[lang] ?? `${row.name[lang]} (${part.part})`;

/** A figure with its interval, as a line of the details. */
const withInterval = (
  value: number | null,
  low: number | null,
  high: number | null,
  places: number,
  lang: Language,
): string => {
  if (value === null) return "–";
  if (low === null || high === null) return number(value, places);
  return `${number(value, places)} (${interval(number(low, places), number(high, places), lang)})`;
};

interface Line {
  readonly id: string;
  readonly name: string;
  readonly verdict: string;
  /** Null where the part is not judged. */
  readonly inside: boolean | null;
  readonly part: Pick<ScorecardPart, "population" | "fixture" | "evidence" | "note"> & Measured;
  /** Further lines of the details, after what was obtained. */
  readonly more: readonly (readonly [string, string])[];
}

/** One part of a target: a strip that opens to where it comes from. */
const line = ({ id, name, verdict: said, inside, part, more }: Line, lang: Language): Html => {
  const places = placesOf(part);
  const state = inside === null ? "not" : inside ? "in" : "out";
  return html`<details class="${state}"><summary><span class="id">${id}</span><span>${name}</span>${strip(part)}<span class="value">${part.value === null ? "–" : number(part.value, places)}</span><span class="verdict">${said}</span></summary>
<dl><dt>${say(lang, "obtained", "所得")}</dt><dd>${withInterval(part.value, part.valueLow, part.valueHigh, places, lang)}${part.valueLow === null ? null : say(lang, ", 95 % interval", "，95% 区间")}</dd>
${more.map(([what, figure]) => html`<dt>${what}</dt><dd>${figure}</dd>`)}
<dt>${say(lang, "tolerance", "容许范围")}</dt><dd>${interval(number(part.low, places), number(part.high, places), lang)}</dd>
${part.population === "" ? null : html`<dt>${say(lang, "of whom", "对象")}</dt><dd>${targetRemark(part.population, lang)}</dd>`}
<dt>${say(lang, "judged on", "判定所用区域")}</dt><dd>${targetRemark(part.fixture, lang)}</dd>
<dt>${say(lang, "evidence", "证据编号")}</dt><dd>${part.evidence
    .split(";")
    .map((id) => targetRemark(id, lang))
    .join(say(lang, "; ", "、"))}</dd>
${part.note === "" ? null : html`<dt>${say(lang, "note", "说明")}</dt><dd>${targetRemark(part.note, lang)}</dd>`}</dl></details>`;
};

/** What a part of a published effect measures. */
export const effectNameOf = (row: EffectRow, part: EffectPartRow, lang: Language): string =>
  effectParts[row.id + part.part]?.[lang] ?? `${row.name[lang]} (${part.part})`;

const partLine = (row: ScorecardRow, part: ScorecardPart, own: string, lang: Language): Html =>
  line(
    {
      id: row.id + part.part,
      name: nameOf(row, part, lang),
      verdict: verdict(part, own, lang),
      inside: part.inside,
      part,
      more: [],
    },
    lang,
  );

const effectLine = (row: EffectRow, part: EffectPartRow, lang: Language): Html => {
  const places = placesOf(part);
  const { value, low, high } = part.obtained;
  const inside = part.distance === null ? null : part.distance === 0;
  const missed =
    inside === false ? [[say(lang, "outside by", "偏离"), number(part.distance ?? 0, places)] as const] : [];
  return line(
    {
      id: row.id + part.part,
      name: effectNameOf(row, part, lang),
      verdict: verdict({ inside, fixture: part.fixture }, part.fixture, lang),
      inside,
      part: { ...part, value, valueLow: low, valueHigh: high },
      more: [
        ...missed,
        ...(part.input === null ? [] : [[say(lang, "same source as", "同源输入"), part.input[lang]] as const]),
        ...part.beside.map(
          ({ name, obtained }) =>
            [name[lang], withInterval(obtained.value, obtained.low, obtained.high, places, lang)] as const,
        ),
      ],
    },
    lang,
  );
};

/** What policies did elsewhere against what they do here, measured once with the parameters that ship. */
export const effectScorecard = ({ effects }: Comparison, lang: Language): Html | null => {
  if (!effects) return null;
  const { rows, replicates, version, applies } = effects;
  const judged = rows.filter(({ inside }) => inside !== null);
  const inside = judged.filter((row) => row.inside === true).length;
  const borrowed = rows.flatMap(({ id, parts }) => parts.filter(({ input }) => input !== null).map((p) => id + p.part));
  const dependent =
    borrowed.length === 0
      ? ""
      : say(
          lang,
          ` No independent test, since an input has the same source: ${borrowed.join(", ")}.`,
          `因有输入出自同一来源而非独立检验：${borrowed.join("、")}。`,
        );
  return html`<section class="answer">
<p class="question">${say(lang, "Do policies do here what they did elsewhere?", "政策在模型中的效果与已发表的一致吗？")}</p>
<p class="lead">${say(lang, `${inside} of ${judged.length} published effects come out.`, `政策效果对照表：${judged.length} 项中 ${inside} 项达标。`)}</p>
<p class="quiet">${say(lang, `Measured with the parameters of version ${version} in scenarios of their own, ${replicates} replicates.`, `以 ${version} 版参数在专设情景中测得，重复 ${replicates} 次。`)}${dependent}${
    applies
      ? null
      : html` <b>${say(lang, "This comparison has other parameters: it does not apply here.", "本次比较所用参数不同，以下结果不适用。")}</b>`
  }</p>
<div class="card">${rows.map((row) => html`<div>${row.parts.map((part) => effectLine(row, part, lang))}</div>`)}</div>
</section>`;
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
