import { expect, test } from "vitest";
import { cellText } from "../../src/chart/report/findings-table.ts";
import { studyReport } from "../../src/chart/study-report.ts";
import type { Estimate } from "../../src/sim/comparison.ts";
import type { StudyReport } from "../../src/sim/findings.ts";

const estimate: Estimate = {
  value: 0.82,
  valueLow: 0.8,
  valueHigh: 0.84,
  difference: 0.05,
  low: 0.03,
  high: 0.07,
  varianceReduction: 3,
  why: null,
};
const same = (words: string) => ({ en: words, zh: words });

const page: StudyReport = {
  name: { en: "A <b>bold</b> study", zh: "一项研究" },
  kind: { en: "Sweep", zh: "参数扫描" },
  means: { en: "Every point", zh: "各点" },
  facts: [[{ en: "Runs", zh: "运行次数" }, same("12")]],
  findings: {
    headline: { en: "Point 3 is best", zh: "试算点 3 最优" },
    lines: [{ en: "Surely", zh: "较为确定" }],
    stopped: { en: "all is done", zh: "均已完成" },
    tables: [
      {
        title: { en: "Points", zh: "试算点" },
        columns: [same("Point"), { en: "Housing", zh: "住房" }, same("Retention")],
        rows: [["3", { en: "on", zh: "采用" }, { outcome: "retention3", estimate, show: "difference" }]],
        note: { en: "All of them", zh: "全部" },
      },
    ],
    pictures: [{ chart: "peelings", data: { share: 0.2, path: [], boxes: [{ coverage: 0.8, density: 0.6 }] } }],
  },
  deviations: null,
  failed: [],
  version: "0.0.0",
};

test("a cell is words, or a figure with its interval", () => {
  expect(cellText("3", "zh")).toEqual({ value: "3", interval: null });
  expect(cellText({ en: "on", zh: "采用" }, "zh").value).toBe("采用");
  const value = cellText({ outcome: "retention3", estimate, show: "value" }, "en");
  expect(value.value).toBe("82.0 %");
  expect(value.interval).toMatch(/80.*84/);
  const difference = cellText({ outcome: "retention3", estimate, show: "difference" }, "en");
  expect(difference.value).toBe("+5.0 points");
  expect(difference.interval).toMatch(/3.*7/);
});

test("the page tells everything in both languages, and fetches nothing", () => {
  const html = studyReport(page, "zh");
  expect(html).toMatch(/^<!doctype html>\n<html lang="zh">/);
  for (const words of [
    "Point 3 is best",
    "试算点 3 最优",
    "Why it stopped: all is done",
    "停止原因：均已完成",
    "采用",
    "全部",
  ])
    expect(html).toContain(words);
  expect(html).toContain("A &lt;b&gt;bold&lt;/b&gt; study");
  expect(html).not.toMatch(/https?:\/\//);
  // Nothing is said of a registration or of failures where there is none.
  expect(html).not.toContain("registered plan");
  expect(html).not.toContain("Runs that failed");
});

test("a picture is shown where the host has drawn it, at both widths and in the colours of the page", () => {
  const drawn = (words: string) => ({
    wide: `<svg><text fill="#1b1f24">${words} wide</text></svg>`,
    narrow: `<svg><text fill="#123456">${words} narrow</text></svg>`,
  });
  const html = studyReport(page, "en", { peelings: { en: drawn("english"), zh: drawn("chinese") } });
  for (const words of ["english wide", "english narrow", "chinese wide", "chinese narrow"])
    expect(html.split(words)).toHaveLength(2);
  expect(html).toContain("How the boxes were found");
  expect(html).toContain(`<text fill="var(--ink)">english wide`);
  expect(html).toContain(`<text fill="#123456">english narrow`);
  expect(studyReport(page, "en")).not.toContain("How the boxes were found");
});

test("a target is told by its name", () => {
  expect(cellText({ target: "B1a" }, "zh").value).toBe("乡镇与社区医师流失率，%/年");
});

test("deviations from a registered plan are listed, and that there are none is said", () => {
  expect(studyReport({ ...page, deviations: [] }, "en")).toContain("None: the study was run as registered.");
  const html = studyReport({ ...page, deviations: [{ en: "seed: other", zh: "种子：不同" }] }, "en");
  expect(html).toContain("<li>seed: other</li>");
  expect(html).toContain("<li>种子：不同</li>");
});

test("failed runs are counted, and the first of them listed", () => {
  const failed = Array.from({ length: 60 }, (_, k) => same(`run ${k} broke`));
  const html = studyReport({ ...page, failed }, "en");
  expect(html).toContain("60 runs broke off");
  expect(html).toContain("run 49 broke");
  expect(html).not.toContain("run 50 broke");
});
