import type { Language, Text } from "../../base/text.ts";
import type { Comparison, PackageResult } from "../../sim/comparison.ts";
import { duration, money, number } from "../format.ts";
import { settingsText } from "../settings.ts";
import { named, stageNames } from "../words.ts";
import { swatch } from "./first-screen.ts";
import { type Html, html } from "./html.ts";
import { say } from "./phrases.ts";

const scaleNote = (p: PackageResult, lang: Language): string | null => {
  if (p.belowBudget !== null)
    return say(
      lang,
      `Cannot spend the budget: ${money(p.belowBudget, lang)} a year at full intensity.`,
      `无法花完预算：满负荷时年均 ${money(p.belowBudget, lang)}。`,
    );
  return p.scale === 1
    ? null
    : say(lang, `All intensities × ${number(p.scale, 2)}.`, `各项强度 × ${number(p.scale, 2)}。`);
};

/** What each package is made of, and what its source asks for that it does not hold yet. */
export const contents = (c: Comparison, lang: Language): Html =>
  html`<ul class="packages">${c.packages.map(
    (p) => html`<li><h3>${swatch(c, p.id)}${p.name[lang]} <small><code>${p.id}</code></small></h3>
${p.description === null ? null : html`<p>${p.description[lang]}</p>`}
${scaleNote(p, lang) === null ? null : html`<p class="quiet">${scaleNote(p, lang)}</p>`}
${p.levers.length === 0 ? null : html`<ul>${p.levers.map((l) => html`<li>${l.name[lang]} <small>${settingsText(l, lang)}</small></li>`)}</ul>`}
${p.lacks.length === 0 ? null : html`<p style="margin-top:6px"><b>${say(lang, "Still lacks", "尚缺")}</b></p><ul>${p.lacks.map((text) => html`<li>${text[lang]}</li>`)}</ul>`}</li>`,
  )}</ul>`;

type Limit = "grades" | "response" | "vacancy" | "evidence" | "neighbours" | "retirement" | "intervals";

/** What is known to limit every comparison, by subject. */
export const knownLimits = ({ grades }: Comparison): Readonly<Record<Limit, Text>> => {
  const { measured, derived, assumed } = grades;
  const whole = (part: number): string => number(part * 100);
  return {
    grades: {
      en: `Of the numbers in the model ${whole(measured)} % are measured, ${whole(derived)} % derived from evidence and ${whole(assumed)} % assumed; the more a conclusion rests on the last kind, the more care it needs.`,
      zh: `模型的数字中，实测 ${whole(measured)}%、由证据推算 ${whole(derived)}%、假定 ${whole(assumed)}%；结论越依赖假定，越应谨慎。`,
    },
    response: {
      en: "The factor k, which turns preferences told to a survey into real moves, cannot be observed and is calibrated: what schooling means to leavers pulls it up, the mild response to pay pulls it down, and its value is a compromise.",
      zh: "把问卷中的偏好换算为真实去留的系数 k 无法直接观测，只能校准：子女入学的重要性要求它大，对收入的温和反应要求它小，取值是两者的折中。",
    },
    vacancy: {
      en: "Vacancy is mostly administration: frozen posts recruit nobody, so releasing them lowers the rate whether or not a single doctor has become more willing to come.",
      zh: "空编多半是管理问题：冻结的编制不招人，放开编制本身就会使空编率下降，与医师是否愿意来无关。",
    },
    evidence: {
      en: "Coefficients come from stated preferences and cross-sections: what people say they would do is not what they do, and what goes together is not yet a cause.",
      zh: "行为系数来自陈述偏好实验与横断面调查：人们说会怎么做，不等于真会怎么做；横断面上的相关也不等于因果。",
    },
    neighbours: {
      en: "One county is not a closed market: neighbours are taken not to follow, and where they did, part of every effect would be competed away.",
      zh: "一个县不是封闭市场：这里假定邻县不跟进；若邻县采取同样政策，县际竞争会抵消一部分效果。",
    },
    retirement: {
      en: "Over ten years the retirement of doctors above fifty decides most of the stock; keeping doctors can only change the rest.",
      zh: "十年的存量主要由 50 岁以上医师退休决定：留任政策能改变的，是退休之外的那部分。",
    },
    intervals: {
      en: "Intervals in charts and tables are luck alone; doubt about parameters and rival rules of choice needs a sensitivity study and is not mixed into them.",
      zh: "图表中的区间只含随机性；参数与行为规则的不确定性另需敏感性分析，未与区间混为一谈。",
    },
  };
};

/** What a reader must know before taking a figure home. */
export const limits = (c: Comparison, lang: Language): Html =>
  html`<ul class="limits">${Object.values(knownLimits(c)).map((text) => html`<li>${text[lang]}</li>`)}</ul>`;

/** A word for a shell: quoted whenever it holds anything that could be read as more than a word. */
export const quoted = (word: string): string =>
  /^[\w.,:/@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** The command that gives a comparison again; from files of the packages by id, where it was made of such. */
export const command = (c: Comparison, files: ReadonlyMap<string, string> | null = null): string =>
  [
    "npx medtide compare",
    ...(files === null
      ? [...c.packages.map(({ id }) => quoted(id)), `--baseline ${quoted(c.baseline)}`]
      : c.packages.filter(({ id }) => id !== c.baseline).map(({ id }) => quoted(files.get(id) ?? id))),
    `--seed ${quoted(c.seed)}`,
    `--replicates ${c.replicates}`,
    `--months ${c.months}`,
    ...(c.budget === null ? [] : [`--budget ${c.budget}`]),
  ].join(" ");

export const replay = (
  c: Comparison,
  lang: Language,
): Html => html`<p>${say(lang, "The same version with the same request gives the same hash, on any machine and with any number of threads.", "同一版本、同一命令，在任何机器、任何线程数下得到同一哈希值。")}</p>
<pre><code>${command(c)}</code></pre>
<dl class="facts">
<dt>${say(lang, "Version", "版本")}</dt><dd>medtide ${c.version}</dd>
<dt>${say(lang, "Seed", "随机种子")}</dt><dd><code>${c.seed}</code></dd>
<dt>${say(lang, "Hash", "哈希值")}</dt><dd><code>${c.hash}</code></dd>
<dt>${say(lang, "Region", "区域")}</dt><dd>${c.region.name[lang]} (<code>${c.region.id}</code>)</dd>
<dt>${say(lang, "Replicates", "重复运行")}</dt><dd>${c.replicates}</dd>
<dt>${say(lang, "Recorded", "记录时长")}</dt><dd>${duration(c.months, lang)}${say(lang, `, after ${duration(c.burnIn, lang)} of burn-in`, `，预热 ${duration(c.burnIn, lang)}`)}</dd>
${c.rule === undefined ? null : html`<dt>${say(lang, "Rule of choice", "决策规则")}</dt><dd>${c.rule.name[lang]} (<code>${c.rule.id}</code>)</dd>`}
${c.budget === null ? null : html`<dt>${say(lang, "Budget", "预算")}</dt><dd>${money(c.budget, lang)}${say(lang, " a year, to which every package is scaled", "/年，各组合均按此调整")}</dd>`}
</dl>`;

export const failures = (
  c: Comparison,
  lang: Language,
): Html => html`<p>${say(lang, "These runs broke off; every figure above leaves them out.", "以下运行中断，以上数字均未计入。")}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${say(lang, "Failed runs", "失败的运行")}"><table><thead><tr><th scope="col">${say(lang, "Package", "政策组合")}</th><th scope="col">${say(lang, "Replicate", "重复序号")}</th><th scope="col">${say(lang, "Stage", "阶段")}</th><th scope="col">${say(lang, "Message", "信息")}</th></tr></thead>
<tbody>${c.failed.map((f) => html`<tr><th scope="row">${f.scenario}</th><td>${f.replicate}</td><td>${named(stageNames, f.stage, lang)}</td><td style="white-space:normal">${f.message}</td></tr>`)}</tbody></table></div>`;
