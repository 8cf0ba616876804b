import type { Language, Text } from "../base/text.ts";
import { number } from "../chart/format.ts";
import { cellText } from "../chart/report/findings-table.ts";
import { named, stageNames } from "../chart/words.ts";
import type { FailedRun, StudyRuns } from "../host/node/run-study.ts";
import type { Findings, FindingsTable, StudyReport } from "../sim/findings.ts";
import { kinds } from "../study/kinds.ts";
import type { Study } from "../study/study.ts";
import { version } from "../study/version.gen.ts";
import { alignFigures } from "./columns.ts";
import type { Session } from "./session.ts";

const failedText = ({ scenario, replicate, stage, message }: FailedRun): Text => ({
  en: `scenario ${scenario}, replicate ${replicate} (${stage}): ${message}`,
  zh: `情景 ${scenario}，重复序号 ${replicate}（${named(stageNames, stage, "zh")}）：${message}`,
});

const same = (words: string): Text => ({ en: words, zh: words });

/** What the page of a study tells, from what was found. */
export function reportOf(study: Study, runs: StudyRuns, deviations: readonly Text[] | null): StudyReport {
  const kind = kinds.get(study.kind);
  const { data: _, files: __, ...findings } = runs.findings;
  const region = study.bases[0]?.region.name ?? same("");
  return {
    name: study.name,
    kind: kind?.name ?? same(study.kind),
    means: kind?.means ?? same(""),
    facts: [
      [{ en: "Runs", zh: "运行次数" }, same(number(runs.runs))],
      [{ en: "Failed", zh: "失败" }, same(number(runs.failed.length))],
      [{ en: "Scenarios", zh: "情景数" }, same(number(runs.scenarios))],
      [{ en: "Region", zh: "区域" }, region],
      [{ en: "Months", zh: "月数" }, same(String(study.months))],
      [{ en: "Seed", zh: "随机种子" }, same(study.seed)],
      [{ en: "Version", zh: "版本" }, same(`medtide ${version}`)],
      [{ en: "Hash", zh: "哈希值" }, same(runs.hash)],
    ],
    findings,
    deviations,
    failed: runs.failed.map(failedText),
    version,
  };
}

/** Rows of a table that a terminal shows. */
const ROWS = 10;

/** A row, and below it the intervals of its figures, where there are any. */
const rowLines = (row: FindingsTable["rows"][number], lang: Language): string[][] => {
  const cells = row.map((cell) => cellText(cell, lang));
  const values = cells.map(({ value }) => value);
  if (cells.every(({ interval }) => interval === null)) return [values];
  return [values, cells.map(({ interval }) => (interval === null ? "" : `(${interval})`))];
};

const tableLines = ({ title, columns, rows, note }: FindingsTable, lang: Language, width: number): string[] => {
  const more = number(rows.length - ROWS);
  return [
    "",
    title[lang],
    ...alignFigures(
      [columns.map((column) => column[lang]), ...rows.slice(0, ROWS).flatMap((row) => rowLines(row, lang))],
      width,
    ),
    ...(rows.length > ROWS ? [lang === "zh" ? `… 另有 ${more} 行，见报告` : `… ${more} more rows in the report`] : []),
    ...(note === undefined ? [] : [note[lang]]),
  ];
};

/** What a study has found, for a terminal. */
export const findingsLines = ({ headline, lines, tables, stopped }: Findings, { lang }: Session): string[] => [
  headline[lang],
  ...lines.map((line) => line[lang]),
  ...tables.flatMap((table) => tableLines(table, lang, process.stdout.columns ?? Number.POSITIVE_INFINITY)),
  "",
  lang === "zh" ? `停止原因：${stopped.zh}` : `Why it stopped: ${stopped.en}`,
];
