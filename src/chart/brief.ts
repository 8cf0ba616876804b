import type { Language } from "../base/text.ts";
import type { Comparison } from "../sim/comparison.ts";
import type { BriefNote } from "../sim/findings.ts";
import { assumptions } from "./brief/assumptions.ts";
import { costTable, senderTable } from "./brief/costs.ts";
import { effectTable } from "./brief/effects.ts";
import { judged } from "./brief/judged.ts";
import { keyFigures, question, recommendation } from "./brief/lead.ts";
import { mechanism } from "./brief/mechanism.ts";
import { risks } from "./brief/risks.ts";
import { style } from "./brief/style.ts";
import { type Subject, subjectOf } from "./brief/subject.ts";
import type { Drawing } from "./chart.ts";
import retention, { retentionCurves } from "./charts/retention.ts";
import { duration } from "./format.ts";
import { command } from "./report/closing.ts";
import { type Html, html, trusted } from "./report/html.ts";
import { say } from "./report/phrases.ts";

export interface BriefOptions {
  /** Id of the package that the brief is about; null for the one that the comparison speaks for. */
  readonly package: string | null;
  /** The picture of `briefDrawing` as SVG text, drawn by the host; null where there is none. */
  readonly picture: string | null;
  /** What analyses have found; of those of other packages nothing is told. */
  readonly notes?: readonly BriefNote[];
  /** How it is replayed where packages are files that go with the brief; by their ids otherwise. */
  readonly from?: {
    /** Commands that make what the files build on. */
    readonly before: readonly string[];
    /** Names of the packages' files, by id. */
    readonly files: ReadonlyMap<string, string>;
  };
}

/** Packages of more levers than this are set more closely, so that four sides hold them. */
const MANY = 12;
const MOST = 45;

/** How closely the page is set. */
const density = ({ package: p }: Subject): string => {
  if (p.levers.length > MOST) return "many most";
  return p.levers.length > MANY ? "many" : "few";
};

/** Of the picture, in pixels: the first side holds it beside the table of effects. */
const HEIGHT = 125;

/** The comparison as the brief draws it: the package and the baseline. */
const paired = (c: Comparison, { package: p, baseline }: Subject): Comparison => ({ ...c, packages: [baseline, p] });

/** Retention under the package and under the status quo, for the host to draw; null where there is nothing to draw. */
export const briefDrawing = (c: Comparison, asked: string | null, lang: Language): Drawing | null =>
  retentionCurves(paired(c, subjectOf(c, asked)), lang, "medium", HEIGHT);

const picture = (c: Comparison, svg: string | null, lang: Language): Html | null =>
  svg === null ? null : html`<figure><figcaption>${retention.caption(c, lang)}</figcaption>${trusted(svg)}</figure>`;

const replayWords = ({ from }: BriefOptions, lang: Language): string =>
  from === undefined
    ? say(
        lang,
        "The same version gives the same hash, on any machine. Scenarios of your own go by the paths of their files; from the folder of the result alone: medtide replay <folder> --all.",
        "同一版本在任何机器上得到同一哈希值。自建情景以文件路径代替标识；也可仅凭结果文件夹复现：medtide replay <文件夹> --all。",
      )
    : say(
        lang,
        "The same version gives the same hash, on any machine, in a folder that holds the scenario files taken from the lab with this brief, and the roster where there is one.",
        "将政策实验室随本简报导出的情景文件（及所用花名册）放入同一文件夹，同一版本在任何机器上得到同一哈希值。",
      );

/** Words of a command that fit on a line of a phone are not broken. */
const WHOLE = 40;
const commandLine = (line: string): Html[] =>
  line.split(" ").map((word) => (word.length > WHOLE ? html`${word} ` : html`<span>${word}</span> `));

const replay = (c: Comparison, options: BriefOptions, lang: Language): Html =>
  html`<p>${replayWords(options, lang)}</p><pre>${[
    ...(options.from?.before ?? []),
    command(c, options.from?.files),
  ].map((line, at) => html`${at === 0 ? "" : "\n"}${commandLine(line)}`)}</pre>
<p class="facts">medtide ${c.version} · ${say(lang, "seed", "随机种子")} <code>${c.seed}</code> · ${say(lang, `${c.replicates} replicates`, `重复 ${c.replicates} 次`)} · ${say(lang, "hash", "哈希")} <code>${c.hash}</code></p>`;

const sections = (c: Comparison, subject: Subject, options: BriefOptions, lang: Language): Html[] => {
  const { picture: svg } = options;
  const notes = (options.notes ?? []).filter((note) => note.package === subject.package.id);
  const wide = (body: Html | null): Html | null => (body === null ? null : html`<div class="scroll">${body}</div>`);
  const parts: readonly (readonly [en: string, zh: string, ...body: (Html | null)[]])[] = [
    [
      "Expected effect",
      "预期效果",
      picture(c, svg, lang),
      html`<div class="scroll effects">${effectTable(c, subject, lang)}</div>`,
    ],
    ["Cost, and who pays", "成本与支付方", wide(costTable(c, subject, lang)), wide(senderTable(c, subject, lang))],
    ["How it works", "作用机制", wide(mechanism(subject, lang, notes))],
    ["What could go wrong", "前提条件与风险", risks(c, subject, lang, notes)],
    ["How good the model is", "模型可信度：证据对照表", wide(judged(c, lang))],
    ["Assumptions and sources", "假设与来源", assumptions(c, subject, lang)],
    ["How to replay this", "如何复现", replay(c, options, lang)],
  ];
  const numerals = "一二三四五六七八九";
  return parts.map(
    ([en, zh, ...body], at) =>
      html`<section><h2>${say(lang, `${at + 1} ${en}`, `${numerals[at]}、${zh}`)}</h2>${body}</section>`,
  );
};

/** Nothing may be fetched and nothing may run. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/**
 * What a commission hands upward: two to four printed sides on one package, as one page that needs no network. Refuses, by
 * `Faults`, a package that is not there.
 */
export const brief = (c: Comparison, options: BriefOptions, lang: Language): string => {
  const subject = subjectOf(c, options.package);
  const title = question(c, subject, lang);
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="medtide ${c.version}">
<link rel="icon" href="data:,">
<title>${title} · ${say(lang, "medtide", "medtide 医潮")}</title>
<style>${trusted(style(lang))}</style>
</head>
<body>
<main class="${density(subject)}">
<div class="head"><b>${say(lang, "POLICY BRIEF · SIMULATION", "政策模拟简报")}</b><span>${c.region.name[lang]} · ${duration(c.months, lang)} · medtide ${c.version}</span></div>
<h1>${title}</h1>
${recommendation(c, subject, lang)}
${keyFigures(c, subject, lang)}
${sections(c, subject, options, lang)}
</main>
</body>
</html>
`.markup;
};
