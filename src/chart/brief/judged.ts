import type { Language } from "../../base/text.ts";
import type { Comparison, Interval } from "../../sim/comparison.ts";
import { interval, number } from "../format.ts";
import { type Html, html } from "../report/html.ts";
import { say } from "../report/phrases.ts";
import { effectNameOf, nameOf, verdict } from "../report/scorecard.ts";
import { judgedOn, placesOf } from "../targets.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly part: { readonly low: number; readonly high: number };
  readonly value: Interval["value"];
  readonly inside: boolean | null;
  readonly verdict: string;
}

const rowOf = ({ id, name, part, value, inside, verdict: said }: Row, lang: Language): Html => {
  const places = placesOf(part);
  const isWhole = Number.isInteger(part.low) && Number.isInteger(part.high);
  const bound = (value: number): string => number(value, isWhole ? 0 : places);
  const mark = inside === null ? "" : inside ? "✓ " : "✕ ";
  return html`<tr class="${inside === false ? "out" : inside === null ? "not" : "in"}"><th scope="row">${id} ${name}</th><td>${interval(bound(part.low), bound(part.high), lang)}</td><td><b>${value === null ? "–" : number(value, places)}</b></td><td class="words">${mark}${said}</td></tr>`;
};

const table = (title: string, rows: readonly Row[], lang: Language): Html =>
  html`<div><h3>${title}</h3><table class="judged">
<thead><tr><th scope="col">${say(lang, "Target", "对照目标")}</th><th scope="col">${say(lang, "Tolerance", "容许范围")}</th><th scope="col">${say(lang, "Obtained", "模型所得")}</th><th scope="col" class="words">${say(lang, "Verdict", "结论")}</th></tr></thead>
<tbody>${rows.map((row) => rowOf(row, lang))}</tbody></table></div>`;

const baselineRows = (c: Comparison, lang: Language): Row[] => {
  const own = judgedOn(c);
  return c.scorecard.flatMap((row) =>
    row.parts.map((part) => ({
      id: row.id + part.part,
      name: nameOf(row, part, lang),
      part,
      value: part.value,
      inside: part.inside,
      verdict: verdict(part, own, lang),
    })),
  );
};

const effectRows = (c: Comparison, lang: Language): Row[] =>
  (c.effects?.rows ?? []).flatMap((row) =>
    row.parts.map((part) => {
      const inside = part.distance === null ? null : part.distance === 0;
      return {
        id: row.id + part.part,
        name: effectNameOf(row, part, lang),
        part,
        value: part.obtained.value,
        inside,
        verdict: verdict({ inside, fixture: part.fixture }, part.fixture, lang),
      };
    }),
  );

const count = (rows: readonly { readonly inside: boolean | null }[]): readonly [inside: number, judged: number] => [
  rows.filter(({ inside }) => inside === true).length,
  rows.filter(({ inside }) => inside !== null).length,
];

/** How well the model meets what is known, hits and misses alike. */
export const judged = (c: Comparison, lang: Language): Html => {
  const [met, targets] = count(c.scorecard);
  const [shown, published] = count(c.effects?.rows ?? []);
  const effects = effectRows(c, lang);
  if (targets === 0 && effects.length === 0)
    return html`<p>${say(lang, "No target was judged in this comparison.", "本次比较未对照任何证据目标。")}</p>`;
  const ofRegion =
    targets === 0
      ? say(
          lang,
          `No target of the status quo is about ${c.region.name.en}: its level is not checked against observations here.`,
          `现状对照目标均不针对${c.region.name.zh}，其现状水平未经观测数据核对。`,
        )
      : say(
          lang,
          `${met} of ${targets} targets of the status quo are met.`,
          `现状对照 ${targets} 项中 ${met} 项达标。`,
        );
  const ofPolicies =
    published === 0
      ? ""
      : say(
          lang,
          ` Of ${published} published effects of policies ${shown} come out within tolerance.`,
          `已发表的政策效果 ${published} 项中 ${shown} 项落在容许范围内。`,
        );
  return html`<p>${ofRegion}${ofPolicies}${say(
    lang,
    " A target with several parts is met only if all are. Conclusions that rest on a missed target deserve less trust.",
    "含多个分项者须全部达标才算达标。结论若依赖未达标的项目，可信度相应降低。",
  )}${
    c.effects && !c.effects.applies
      ? html` <b>${say(lang, "The published effects were measured with other parameters than these.", "政策效果对照所用参数与本次比较不同。")}</b>`
      : null
  }</p><div class="two">${targets === 0 ? null : table(say(lang, "Status quo", "现状"), baselineRows(c, lang), lang)}${effects.length === 0 ? null : table(say(lang, "Published effects of policies", "已发表的政策效果"), effects, lang)}</div>`;
};
