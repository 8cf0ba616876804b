import type { Language, Text } from "../base/text.ts";
import type { Comparison } from "../sim/comparison.ts";
import type { Chapter } from "../sim/findings.ts";
import { all } from "./all.gen.ts";
import { type Chart, type Section, sections } from "./chart.ts";
import { duration, money, number } from "./format.ts";
import { contents, failures, limits, replay } from "./report/closing.ts";
import { drawings } from "./report/drawings.ts";
import { findingsTable } from "./report/findings-table.ts";
import { firstScreen } from "./report/first-screen.ts";
import { type Html, html, inlineScript, jsonScript, trusted } from "./report/html.ts";
import { headings, say } from "./report/phrases.ts";
import { script } from "./report/script.ts";
import { style } from "./report/style.ts";
import { headlineTable, outcomeTable, senderTable, townshipTable } from "./report/tables.ts";
import { type BoundChart, chartsOf } from "./study-pictures.ts";

export interface ReportOptions {
  /** The language shown first; the page holds both. */
  readonly lang: Language;
  /** Texts of the browser builds of Vega and Vega-Lite. */
  readonly bundles: { readonly vega: string; readonly vegaLite: string };
  /** What analyses add, in the order of the page. */
  readonly chapters?: readonly Chapter[];
}

type Drawn = ReturnType<typeof drawings>;

const figure = (chart: Chart, c: Comparison, lang: Language, drawn: Drawn): Html => {
  const known = drawn.charts[lang]?.[chart.id] !== undefined;
  return html`<figure><h3>${chart.title[lang]}</h3><figcaption>${known ? chart.caption(c, lang) : say(lang, "There is nothing to draw in this comparison.", "本次比较没有可绘制的内容。")}</figcaption>${
    known ? html`<div class="plot" data-chart="${chart.id}" data-label="${chart.title[lang]}"></div>` : null
  }</figure>`;
};

/** The charts of a chapter, told apart from those of the others. */
export const chapterCharts = ({ id, pictures }: Chapter): readonly BoundChart[] =>
  chartsOf(pictures).map((chart) => ({ ...chart, id: `${id}-${chart.id}` }));

const chapterBody = (chapter: Chapter, lang: Language, drawn: Drawn): Html[] => [
  html`<ul class="limits">${chapter.lines.map((line) => html`<li>${line[lang]}</li>`)}</ul>`,
  ...chapterCharts(chapter)
    .filter(({ id }) => drawn.charts[lang]?.[id] !== undefined)
    .map(
      ({ id, title, caption }) =>
        html`<figure><h3>${title[lang]}</h3><figcaption>${caption[lang]}</figcaption><div class="plot" data-chart="${id}" data-label="${title[lang]}"></div></figure>`,
    ),
  ...chapter.tables.map((table) => findingsTable(table, lang, html`<h3>${table.title[lang]}</h3>`)),
];

interface Part {
  readonly id: string;
  readonly title: Text;
  readonly body: readonly (Html | null)[];
}

const partsOf = (c: Comparison, chapters: readonly Chapter[], lang: Language, drawn: Drawn): Part[] => {
  const figures = (section: Section): Html[] =>
    all.filter((chart: Chart) => chart.section === section).map((chart: Chart) => figure(chart, c, lang, drawn));
  const extra: Partial<Record<Section, Html | null>> = {
    flows: senderTable(c, lang),
    places: townshipTable(c, lang),
  };
  const part = (id: keyof typeof headings, body: Part["body"]): Part => ({ id, title: headings[id], body });
  return [
    part("packages", [headlineTable(c, lang)]),
    ...sections.map((section) => part(section, [...figures(section), extra[section] ?? null])),
    ...chapters.map((chapter) => ({ id: chapter.id, title: chapter.title, body: chapterBody(chapter, lang, drawn) })),
    part("outcomes", [outcomeTable(c, lang)]),
    part("contents", [contents(c, lang)]),
    part("limits", [limits(c, lang)]),
    part("replay", [replay(c, lang)]),
    ...(c.failed.length === 0 ? [] : [part("failed", [failures(c, lang)])]),
  ];
};

const summary = (c: Comparison, lang: Language): string => {
  const years = duration(c.months, lang);
  const budget =
    c.budget === null
      ? ""
      : say(lang, `, each scaled to ${money(c.budget, lang)} a year`, `，均按每年 ${money(c.budget, lang)} 调整`);
  return say(
    lang,
    `${c.region.name.en}: ${number(c.region.doctors)} doctors in ${number(c.region.facilities)} facilities · ${c.packages.length} packages, ${years}, ${c.replicates} replicates${budget} · in brackets 95 % intervals`,
    `${c.region.name.zh}：${number(c.region.facilities)} 家机构、${number(c.region.doctors)} 名医师 · ${c.packages.length} 个政策组合，${years}，${c.replicates} 次重复运行${budget} · 括号内为 95% 区间`,
  );
};

const page = (c: Comparison, chapters: readonly Chapter[], lang: Language, drawn: Drawn): Html => {
  const parts = partsOf(c, chapters, lang, drawn);
  const other = lang === "zh" ? "en" : "zh";
  return html`<main lang="${lang}">
<div class="bar"><p>${summary(c, lang)}</p><button class="toggle" type="button" data-to="${other}" lang="${other}">${lang === "zh" ? "English" : "中文"}</button></div>
<h1>${c.name[lang]}</h1>
${firstScreen(c, lang)}
<div class="body">
<nav aria-label="${say(lang, "Contents", "目录")}">${parts.map(({ id, title }) => html`<a href="#${lang}-${id}">${title[lang]}</a>`)}</nav>
<div>${parts.map(({ id, title, body }) => html`<section class="part${id === "outcomes" ? " broad" : ""}" id="${lang}-${id}"><h2>${title[lang]}</h2>${body}</section>`)}</div>
</div>
</main>`;
};

/** Nothing may be fetched; the drawing libraries compile expressions, hence the eval. */
const policy =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** The whole comparison as one page that needs no network: both languages, light and dark, screen and paper. */
export const report = (c: Comparison, { lang, bundles, chapters = [] }: ReportOptions): string => {
  const drawn = drawings(c, chapters.flatMap(chapterCharts));
  const title = (l: Language): string => `${c.name[l]} · medtide${l === "zh" ? " 医潮" : ""}`;
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="medtide ${c.version}">
<link rel="icon" href="data:,">
<title>${title(lang)}</title>
<style>${trusted(style())}</style>
</head>
<body>
${page(c, chapters, "en", drawn)}
${page(c, chapters, "zh", drawn)}
${jsonScript("titles", { en: title("en"), zh: title("zh") })}
${jsonScript("drawings", drawn)}
${inlineScript(bundles.vega)}
${inlineScript(bundles.vegaLite)}
${inlineScript(script)}
</body>
</html>
`.markup;
};
