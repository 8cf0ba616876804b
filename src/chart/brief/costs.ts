import type { Language } from "../../base/text.ts";
import { payers as payerIds } from "../../model/kinds.ts";
import type { Comparison, Interval } from "../../sim/comparison.ts";
import { duration, figureOf, inline, isClear, money, noClearEffect, plainText, pointsText } from "../format.ts";
import { type Html, html } from "../report/html.ts";
import { say } from "../report/phrases.ts";
import { named, payerNames, placeNames } from "../words.ts";
import type { Subject } from "./subject.ts";

/** Levers that are named with what they cost; the rest come together. */
const NAMED = 5;

/** To three figures: more than the mean of a few runs supports would look exact. */
const rough = (rmb: number): number => Number(rmb.toPrecision(3));

const dearest = ({ package: p }: Subject, lang: Language): Html | null => {
  const sums = new Map<string, number>();
  for (const { lever, rmbPerYear } of p.leverCosts) sums.set(lever, (sums.get(lever) ?? 0) + rmbPerYear);
  const sorted = [...sums].filter(([, rmb]) => rmb > 0).sort(([, a], [, b]) => b - a);
  if (sorted.length < 2) return null;
  const name = (id: string): string => p.levers.find((lever) => lever.id === id)?.name[lang] ?? id;
  const first = sorted.slice(0, NAMED).map(([id, rmb]) => `${name(id)} ${money(rough(rmb), lang)}`);
  const rest = sorted.slice(NAMED).reduce((sum, [, rmb]) => sum + rmb, 0);
  const all =
    rest > 0
      ? [...first, say(lang, `all others ${money(rough(rest), lang)}`, `其余 ${money(rough(rest), lang)}`)]
      : first;
  return html`<p class="note">${say(lang, `By lever, a year: ${all.join("; ")}.`, `按政策工具（年均）：${all.join("；")}。`)}</p>`;
};

/** Who pays how much: a year, over the whole horizon, and for each doctor-year gained. */
export const costTable = (c: Comparison, subject: Subject, lang: Language): Html => {
  const { package: p } = subject;
  const { cost, costPerDoctorYear } = p.outcomes;
  const sumOf = (id: string): number =>
    p.payers.filter(({ payer }) => payer === id).reduce((sum, { rmbPerYear }) => sum + rmbPerYear, 0);
  const paying = payerIds.map((id) => ({ id, rmb: sumOf(id) })).filter(({ rmb }) => rmb !== 0);
  const total = paying.reduce((sum, { rmb }) => sum + rmb, 0);
  const each = (rmb: number): string =>
    costPerDoctorYear.value === null || total === 0 ? "–" : money(rough((costPerDoctorYear.value * rmb) / total), lang);
  const years = c.months / 12;
  const whole = duration(c.months, lang);
  if (paying.length === 0)
    return html`<p>${say(lang, "No lever of this package books any money.", "该方案的政策工具未列支任何费用。")}</p>`;
  return html`<table>
<thead><tr><th scope="col">${say(lang, "Payer", "支付方")}</th><th scope="col">${say(lang, "A year", "年均")}</th><th scope="col">${say(lang, `Over ${whole}`, `${whole}合计`)}</th><th scope="col">${say(lang, "Per additional doctor-year", "分摊至每多留任一人年")}</th></tr></thead>
<tbody>${paying.map(
    ({ id, rmb }) =>
      html`<tr><th scope="row">${named(payerNames, id, lang)}</th><td>${money(rough(rmb), lang)}</td><td>${money(rough(rmb * years), lang)}</td><td>${each(rmb)}</td></tr>`,
  )}
<tr class="sum"><th scope="row">${say(lang, "Together", "合计")}</th><td>${inline(figureOf("cost", cost, lang))}</td><td>${money(rough(total * years), lang)}</td><td>${inline(figureOf("costPerDoctorYear", costPerDoctorYear, lang))}</td></tr></tbody></table>
<p class="note">${say(
    lang,
    "In brackets 95 % intervals. Prices of today, not discounted; only what levers book, without the doctors' usual pay.",
    "括号内为 95% 区间。现价，未折现；仅含政策工具列支，不含医师原有薪酬。",
  )}</p>
${dearest(subject, lang)}`;
};

/** A change of the senders as a cell; what is not clear is marked. */
const cell = (i: Interval, text: string): Html =>
  html`<td>${text}${isClear(i) === false && i.low !== i.high ? " ≈" : null}</td>`;

/** What changes for the hospitals that send doctors down. */
export const senderTable = (c: Comparison, { package: p }: Subject, lang: Language): Html | null =>
  p.senders.length === 0
    ? null
    : html`<h3>${say(lang, "What changes for sending hospitals", "对输出医院的影响")}</h3><table>
<thead><tr><th scope="col">${say(lang, "Hospitals", "医院")}</th><th scope="col">${say(lang, "Doctors in post", "在岗医师（人）")}</th><th scope="col">${say(lang, "Post vacancy", "空编率")}</th><th scope="col">${say(lang, "Workload (usual = 1)", "工作负荷（通常为 1）")}</th><th scope="col">${say(lang, "Dispatched, doctor-years a year", "下沉（人年/年）")}</th></tr></thead>
<tbody>${p.senders.map(
        (s) =>
          html`<tr><th scope="row">${named(placeNames, s.type, lang)}</th>${cell(s.doctors, plainText(s.doctors, 1, lang, true))}${cell(s.vacancy, pointsText(s.vacancy, lang))}${cell(s.workload, plainText(s.workload, 3, lang, true))}${cell(s.dispatchedYears, plainText(s.dispatchedYears, 1, lang, true))}</tr>`,
      )}</tbody></table>
<p class="note">${say(lang, `Differences to the baseline, mean of ${duration(c.months, lang)}, in brackets 95 % intervals. ≈: ${noClearEffect.en}.`, `较基线变化，${duration(c.months, lang)}平均，括号内为 95% 区间。≈：${noClearEffect.zh}。`)}</p>`;
