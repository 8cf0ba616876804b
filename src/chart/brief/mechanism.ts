import { type Language, listComma } from "../../base/text.ts";
import type { Interval, PackageResult } from "../../sim/comparison.ts";
import type { BriefNote } from "../../sim/findings.ts";
import { shareText } from "../format.ts";
import { type Html, html } from "../report/html.ts";
import { say } from "../report/phrases.ts";
import { leverOf } from "../settings.ts";
import { causeNames, leverGroupNames, named } from "../words.ts";
import type { Subject } from "./subject.ts";

/** Packages of so many levers have each of them explained; of larger ones only their groups are told. */
const EXPLAINED = 8;

const causes = ["schooling", "family", "material", "development", "recognition", "place", "strain"];
const pivotalOf = (p: PackageResult, cause: string): Interval | undefined =>
  cause === "schooling" ? p.schoolingPivotal : p.causes.find((entry) => entry.cause === cause)?.pivotal;

const causeTable = ({ package: p, baseline }: Subject, lang: Language): Html | null =>
  baseline.causes.length === 0
    ? null
    : html`<table>
<thead><tr><th scope="col">${say(lang, "Would have stayed, had this not been worse here", "关键原因：若此项不差便会留下")}</th><th scope="col">${baseline.name[lang]}</th><th scope="col">${say(lang, "Package", "方案")}</th></tr></thead>
<tbody>${causes.map((cause) => {
        const [before, after] = [pivotalOf(baseline, cause), pivotalOf(p, cause)];
        if (before === undefined || after === undefined) return null;
        return html`<tr><th scope="row">${named(causeNames, cause, lang)}</th><td>${shareText(before, lang)}</td><td>${shareText(after, lang)}</td></tr>`;
      })}</tbody></table>
<p class="note">${say(
        lang,
        "Share of those who leave township and community centres, in brackets 95 % intervals; causes overlap and may exceed 100 % together. Fewer leave under a package that works: what remains weighs more in the shares.",
        "占离开乡镇与社区机构医师的比例，括号内为 95% 区间；各原因可重叠，合计可超过 100%。方案有效时离开者减少，余下原因的占比会相应上升。",
      )}</p>`;

const ways = ({ package: p }: Subject, lang: Language): Html => {
  if (p.levers.length === 0) return html`<p>${say(lang, "The package holds no lever.", "该方案不含政策工具。")}</p>`;
  if (p.levers.length <= EXPLAINED)
    return html`<ul>${p.levers.map(({ id, name }) => {
      const why = leverOf(id)?.why[lang];
      return html`<li><b>${name[lang]}</b>${why === undefined ? null : say(lang, `: ${why}`, `：${why}`)}</li>`;
    })}</ul>`;
  const groups = Object.entries(leverGroupNames).flatMap(([group, title]) => {
    const own = p.levers.filter(({ id }) => leverOf(id)?.group === group);
    if (own.length === 0) return [];
    const list = own.map(({ name }) => name[lang]).join(listComma[lang]);
    return html`<li><b>${say(lang, `${title.en} (${own.length})`, `${title.zh}（${own.length} 项）`)}</b>${say(lang, `: ${list}`, `：${list}`)}</li>`;
  });
  return html`<ul class="ways">${groups}</ul>`;
};

const found = (notes: readonly BriefNote[], lang: Language): Html[] =>
  notes.flatMap((note) =>
    note.on === "ways" ? [html`<h3>${note.title[lang]}</h3><p class="note">${note.text[lang]}</p>`] : [],
  );

/** Why doctors leave, before and after, how each lever is thought to change that, and what analyses have found. */
export const mechanism = (subject: Subject, lang: Language, notes: readonly BriefNote[]): Html =>
  html`${causeTable(subject, lang)}<h3>${say(lang, "How the levers are thought to work", "政策工具及其作用路径")}</h3>${ways(subject, lang)}${found(notes, lang)}`;
