import { colon, type Language } from "../base/text.ts";
import type { StudyReport } from "../sim/findings.ts";
import { findingsTable } from "./report/findings-table.ts";
import { type Html, html, inlineScript, jsonScript, trusted } from "./report/html.ts";
import { say } from "./report/phrases.ts";
import { colours, style } from "./report/style.ts";
import { type BoundChart, chartsOf } from "./study-pictures.ts";

const deviationsOf = ({ deviations }: StudyReport, lang: Language): Html | null => {
  if (deviations === null) return null;
  return html`<section class="part"><h2>${say(lang, "Deviations from the registered plan", "与注册计划的偏离")}</h2>${
    deviations.length === 0
      ? html`<p>${say(lang, "None: the study was run as registered.", "无：研究按注册计划执行。")}</p>`
      : html`<ul class="limits">${deviations.map((each) => html`<li>${each[lang]}</li>`)}</ul>`
  }</section>`;
};

/** Failed runs that the page lists; all of them are in findings.json. */
const SHOWN = 50;

const failedOf = ({ failed }: StudyReport, lang: Language): Html | null =>
  failed.length === 0
    ? null
    : html`<section class="part"><h2>${say(lang, "Runs that failed", "失败的运行")}</h2><p>${say(
        lang,
        `${failed.length} runs broke off; every figure above leaves them out.`,
        `${failed.length} 次运行中断，以上数字均未计入。`,
      )}</p><ul class="limits">${failed.slice(0, SHOWN).map((each) => html`<li>${each[lang]}</li>`)}</ul></section>`;

/** Widths that a page carries of each picture: its style shows the one that fits. */
export const pageFrames = ["wide", "narrow"] as const;
export type PageFrame = (typeof pageFrames)[number];

/** The pictures of a page as SVG that the host has drawn, by chart, language and width. */
export type Pictures = Readonly<Record<string, Readonly<Record<Language, Readonly<Record<PageFrame, string>>>>>>;

/** The colours of a drawing as the page's own, so that it follows the page from light to dark. */
const themed = (svg: string): string =>
  svg.replace(/\b(fill|stroke)="(#[0-9a-f]{6})"/gi, (whole, property: string, colour: string) => {
    const name = colours.get(colour.toLowerCase());
    return name === undefined ? whole : `${property}="var(${name})"`;
  });

const figureOfChart = ({ id, title, caption }: BoundChart, pictures: Pictures, lang: Language): Html | null => {
  const drawn = pictures[id]?.[lang];
  if (drawn === undefined) return null;
  return html`<figure><h2>${title[lang]}</h2><figcaption>${caption[lang]}</figcaption>${pageFrames.map(
    (frame) =>
      html`<div class="plot ${frame}-only" role="img" aria-label="${title[lang]}">${trusted(themed(drawn[frame]))}</div>`,
  )}</figure>`;
};

const page = (r: StudyReport, pictures: Pictures, lang: Language): Html => {
  const other = lang === "zh" ? "en" : "zh";
  const { headline, lines, tables, stopped } = r.findings;
  return html`<main lang="${lang}">
<div class="bar"><p>${r.kind[lang]}${colon[lang]}${r.means[lang]}</p><button class="toggle" type="button" data-to="${other}" lang="${other}">${lang === "zh" ? "English" : "中文"}</button></div>
<h1>${r.name[lang]}</h1>
<div class="answer"><p class="lead">${headline[lang]}</p><ul>${lines.map((line) => html`<li>${line[lang]}</li>`)}<li>${say(lang, `Why it stopped: ${stopped.en}`, `停止原因：${stopped.zh}`)}</li></ul></div>
${chartsOf(r.findings.pictures).map((chart) => figureOfChart(chart, pictures, lang))}
${tables.map((table) => html`<section class="part broad">${findingsTable(table, lang, html`<h2>${table.title[lang]}</h2>`)}</section>`)}
${deviationsOf(r, lang)}
${failedOf(r, lang)}
<section class="part"><h2>${say(lang, "How to replay this", "如何复现")}</h2>
<p>${say(lang, "The same version with the same study file gives the same hash, on any machine and with any number of threads.", "同一版本、同一研究文件，在任何机器、任何线程数下得到同一哈希值。")}</p>
<dl class="facts">${r.facts.map(([term, words]) => html`<dt>${term[lang]}</dt><dd>${words[lang]}</dd>`)}</dl></section>
</main>`;
};

const toggle = `
(() => {
  const titles = JSON.parse(document.getElementById("titles").textContent);
  const speak = (lang) => { document.documentElement.lang = lang; document.title = titles[lang]; };
  for (const button of document.querySelectorAll(".toggle")) button.addEventListener("click", () => speak(button.dataset.to));
  const asked = location.hash.slice(1);
  if (asked === "en" || asked === "zh") speak(asked);
})();
`;
const policy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** What a study has found as one page that needs no network: both languages, screen and paper. */
export const studyReport = (r: StudyReport, lang: Language, pictures: Pictures = {}): string => {
  const title = (l: Language): string => `${r.name[l]} · medtide${l === "zh" ? " 医潮" : ""}`;
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="medtide ${r.version}">
<link rel="icon" href="data:,">
<title>${title(lang)}</title>
<style>${trusted(style())}</style>
</head>
<body>
${page(r, pictures, "en")}
${page(r, pictures, "zh")}
${jsonScript("titles", { en: title("en"), zh: title("zh") })}
${inlineScript(toggle)}
</body>
</html>
`.markup;
};
