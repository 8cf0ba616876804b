import type { Language } from "../../base/text.ts";
import type { Comparison, Estimate } from "../../sim/comparison.ts";
import { type OutcomeId, outcomeIds, outcomes } from "../../sim/outcomes.ts";
import { differenceOf, duration, figureOf, isClear, isMoney, noClearEffect } from "../format.ts";
import { type Html, html } from "../report/html.ts";
import { say } from "../report/phrases.ts";
import type { Subject } from "./subject.ts";

/** What an interval says, in words that need no colour. */
const judgement = (id: OutcomeId, e: Estimate, lang: Language): Html => {
  const clear = isClear(e);
  if (clear === null) return html`<td>${say(lang, "not known", "无法判断")}</td>`;
  if (!clear) return html`<td class="none">≈ ${noClearEffect[lang]}</td>`;
  const { better } = outcomes[id];
  if (better === "neither") return html`<td>◇ ${say(lang, "clear change", "变化明确")}</td>`;
  return e.low! > 0 === (better === "more")
    ? html`<td><b>+ ${say(lang, "better", "改善")}</b></td>`
    : html`<td><b>− ${say(lang, "worse", "变差")}</b></td>`;
};

/** Every outcome under the status quo and under the package. */
export const effectTable = (c: Comparison, { package: p, baseline }: Subject, lang: Language): Html => {
  const years = duration(c.months, lang);
  return html`<table>
<thead><tr><th scope="col">${say(lang, "Outcome (unit)", "指标（单位）")}</th><th scope="col">${baseline.name[lang]}</th><th scope="col">${say(lang, "Package", "方案")}</th><th scope="col">${say(lang, "Difference", "较基线变化")}</th><th scope="col">${say(lang, "95 % interval", "95% 区间")}</th><th scope="col" class="words">${say(lang, "Reading", "判断")}</th></tr></thead>
<tbody>${outcomeIds
    .filter((id) => !isMoney(id))
    .map((id) => {
      const e = p.outcomes[id];
      const change = differenceOf(id, e, lang);
      return html`<tr><th scope="row">${outcomes[id].name[lang]} <small>${outcomes[id].unit[lang]}</small></th><td>${figureOf(id, baseline.outcomes[id], lang).bare}</td><td>${figureOf(id, e, lang).bare}</td><td><b>${change?.bare ?? "–"}</b></td><td>${change?.interval ?? "–"}</td>${judgement(id, e, lang)}</tr>`;
    })}</tbody></table>
<p class="note">${say(
    lang,
    `Retention: doctors of month 0, after the years named; all else: mean of ${years}. Differences of shares in points, paired over ${c.replicates} replicates with the same luck. ≈: zero lies within the interval; the difference may be luck.`,
    `留任率针对期初在岗医师、按所示年限；其余为 ${years}平均。比例类指标的变化以百分点计；差异由 ${c.replicates} 次共用随机数的重复运行配对得出。≈ 表示区间包含零，差异可能只是随机波动。`,
  )}</p>`;
};
