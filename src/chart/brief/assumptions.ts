import { bracketed, colon, comma, type Language, listComma, semicolon } from "../../base/text.ts";
import type { Comparison, PackageResult } from "../../sim/comparison.ts";
import { duration } from "../format.ts";
import { type Html, html } from "../report/html.ts";
import { say } from "../report/phrases.ts";
import { leverOf, type Origin, type Setting, settingsOf, termsOf, valueText } from "../settings.ts";
import { named, payerNames } from "../words.ts";
import { citations, publications } from "./citations.gen.ts";
import type { Subject } from "./subject.ts";

const marks: Readonly<Record<Origin, string>> = { measured: "●", derived: "◐", assumed: "○", own: "◇" };

const settingText = (setting: Setting, lang: Language): Html => {
  const { parameter, origin, evidence } = setting;
  const from =
    origin === "own" || evidence.length === 0 ? null : html` <small>${evidence.join(listComma[lang])}</small>`;
  return html`${parameter.name[lang]} <b>${valueText(setting, lang)}</b> ${marks[origin]}${from}`;
};

const leverLine = (lever: PackageResult["levers"][number], lang: Language): Html => {
  const payer = leverOf(lever.id)?.payer;
  const terms = [...(payer === undefined ? [] : [named(payerNames, payer, lang)]), ...termsOf(lever, lang)];
  const separator = semicolon[lang];
  return html`<li><b>${lever.name[lang]}</b><small>${bracketed(terms.join(comma[lang]), lang)}</small>${colon[lang]}${settingsOf(lever).map((setting, at) => html`${at === 0 ? "" : separator}${settingText(setting, lang)}`)}</li>`;
};

/** Runs of neighbouring ids in short: S089–S092. */
const shortIds = (ids: readonly string[]): string[] => {
  const sorted = [...ids].sort();
  const parts: string[][] = [];
  for (const id of sorted) {
    const last = parts.at(-1);
    const before = last?.at(-1);
    const follows = before !== undefined && before[0] === id[0] && Number(id.slice(1)) === Number(before.slice(1)) + 1;
    if (last !== undefined && follows) last.push(id);
    else parts.push([id]);
  }
  return parts.flatMap((run) => (run.length < 3 ? run : `${run[0]}–${run.at(-1)}`));
};

/** The publications that the settings in use rest on, with the rows that are taken from each. */
const sources = ({ package: p }: Subject, lang: Language): Html | null => {
  const ids = new Set(p.levers.flatMap((lever) => settingsOf(lever).flatMap(({ evidence }) => evidence)));
  const cited = new Map<number, string[]>();
  for (const id of ids) {
    const publication = citations[id];
    if (publication !== undefined) cited.set(publication, [...(cited.get(publication) ?? []), id]);
  }
  if (cited.size === 0) return null;
  return html`<h3>${say(lang, "Sources", "来源")}</h3><ul class="sources">${[...cited].map(
    ([publication, own]) =>
      html`<li>${publications[publication]?.[lang]}<small>${bracketed(shortIds(own).join(listComma[lang]), lang)}</small></li>`,
  )}</ul>`;
};

/** What the package is made of: every setting with its value, its grade and its source. */
export const assumptions = (c: Comparison, subject: Subject, lang: Language): Html => {
  const { package: p } = subject;
  return html`${p.description === null ? null : html`<p>${p.description[lang]}</p>`}
<p class="note">${say(
    lang,
    `${c.region.name.en}, ${c.region.doctors} doctors in ${c.region.facilities} facilities; ${duration(c.months, lang)} after ${duration(c.burnIn, lang)} under the status quo; ${c.replicates} replicates. Settings: ${marks.measured} figure of the source (what was proposed or reported, not a proven effect), ${marks.derived} worked out from sources, ${marks.assumed} assumed, ${marks.own} chosen by the package. All levers from month 1 unless said. In parentheses who pays.`,
    `${c.region.name.zh}，${c.region.facilities} 家机构、${c.region.doctors} 名医师；先按现状运行 ${duration(c.burnIn, lang)}，再模拟 ${duration(c.months, lang)}；重复 ${c.replicates} 次。参数标记：${marks.measured} 取自来源（提案或报道的数额，并非已证实的效果），${marks.derived} 由来源推算，${marks.assumed} 假定，${marks.own} 本方案自定。除注明外各项政策自第 1 个月起生效；括号内为支付方。`,
  )}</p>
<ul class="settings">${p.levers.map((lever) => leverLine(lever, lang))}</ul>
${sources(subject, lang)}`;
};
