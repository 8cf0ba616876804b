// The pictures of studies: every one in both languages at every width. The numbers are invented.
import { describe, expect, test } from "vitest";
import { type Frame, widths } from "../../../src/chart/chart.ts";
import { all } from "../../../src/chart/study-charts/all.gen.ts";
import { chartsOf } from "../../../src/chart/study-pictures.ts";
import { toSvg } from "../../../src/host/node/draw.ts";
import type { Interval } from "../../../src/sim/comparison.ts";
import type { Picture } from "../../../src/sim/pictures.ts";

const interval = (value: number, half: number): Interval => ({ value, low: value - half, high: value + half });
const unknown: Interval = { value: null, low: null, high: null };
const axis = {
  name: { en: "Living subsidy: monthly, everybody", zh: "生活补贴：全员月补贴" },
  unit: { en: "RMB a month", zh: "元/月" },
  words: null,
};
const rules = {
  name: { en: "Rule of choice", zh: "决策规则" },
  unit: { en: "", zh: "" },
  words: [
    { en: "Random utility", zh: "随机效用" },
    { en: "Satisficing", zh: "满意即可" },
  ],
};

const pictures: readonly Picture[] = [
  {
    chart: "settings",
    data: {
      outcome: "retention3",
      show: "difference",
      effects: [
        {
          axis,
          points: [600, 1200, 2400, 2900].map((x) => ({ x, y: x / 50_000 })),
          levels: [
            { x: 900, mean: interval(0.02, 0.01), points: 2 },
            { x: 2650, mean: interval(0.05, 0.02), points: 2 },
          ],
        },
        {
          axis: rules,
          points: [0, 1, 1].map((x) => ({ x, y: 0.01 * x - 0.003 })),
          levels: [
            { x: 0, mean: { value: -0.003, low: null, high: null }, points: 1 },
            { x: 1, mean: interval(0.007, 0.001), points: 2 },
          ],
        },
      ],
    },
  },
  {
    chart: "ranking",
    data: {
      outcome: "townshipVacancy",
      of: "elementary effects",
      rows: [
        { name: axis.name, main: interval(0.12, 0.03), second: interval(0.02, 0.01) },
        { name: rules.name, main: interval(0.01, 0.01), second: unknown },
      ],
    },
  },
  {
    chart: "ranking",
    data: {
      outcome: "cost",
      of: "shares of variance",
      rows: [{ name: axis.name, main: interval(0.7, 0.2), second: interval(-0.02, 0.1) }],
    },
  },
  {
    chart: "variance",
    data: {
      rows: [
        {
          outcome: "retention3",
          parts: [
            { id: "luck", name: { en: "luck", zh: "随机性" }, share: interval(0.5, 0.1) },
            { id: "rule", name: { en: "the rule", zh: "行为规则" }, share: interval(0.6, 0.1) },
            { id: "interplay", name: { en: "interplay", zh: "交互" }, share: interval(-0.1, 0.1) },
          ],
        },
      ],
    },
  },
  {
    chart: "posteriors",
    data: {
      rows: [
        {
          name: { en: "Inertia of staying in the place where one is", zh: "留任惯性" },
          unit: { en: "", zh: "" },
          low: 1,
          high: 3,
          prior: [1.1, 2.9],
          posterior: [1.6, 2.1],
          median: 1.8,
          taken: 1.85,
        },
      ],
    },
  },
  {
    chart: "targets",
    data: {
      rows: [
        { target: "B1a", low: 5, high: 7, mean: 6, spread: [5.5, 6.6], taken: 6.1, heldOut: false },
        { target: "B2a", low: 40, high: 50, mean: 90, spread: [70, 99], taken: 60, heldOut: true },
        { target: "B3a", low: 40, high: 50, mean: null, spread: null, taken: null, heldOut: false },
      ],
    },
  },
  {
    chart: "box",
    data: {
      x: axis,
      y: rules,
      dots: [
        { x: 600, y: 0, fails: true, level: true },
        { x: 2000, y: 1, fails: false, level: true },
        { x: 700, y: 0, fails: true, level: false },
      ],
      box: { x: [null, 1080], y: [-0.5, 0.5] },
      hidden: 1,
    },
  },
  {
    chart: "peelings",
    data: {
      share: 0.2,
      path: [
        { coverage: 1, density: 0.2, restrictions: 0 },
        { coverage: 0.8, density: 0.7, restrictions: 2 },
      ],
      boxes: [{ coverage: 0.8, density: 0.7 }],
    },
  },
  {
    chart: "marks",
    data: {
      title: { en: "What each lever adds", zh: "各工具的贡献" },
      caption: { en: "Blue and grey.", zh: "蓝与灰。" },
      unit: { en: "points", zh: "个百分点" },
      decimals: 1,
      marks: [
        { en: "", zh: "" },
        { en: "share", zh: "贡献" },
      ],
      told: 1,
      rows: [
        { name: axis.name, values: [unknown, interval(3, 1)] },
        { name: rules.name, values: [unknown, interval(0.2, 1)] },
      ],
    },
  },
  {
    chart: "courses",
    data: {
      title: { en: "What each review saw", zh: "各次考核所见" },
      caption: { en: "The dotted line is the target.", zh: "点线为目标值。" },
      unit: { en: "share, %", zh: "比例，%" },
      steps: true,
      panels: ["a", "b"].map((id) => ({
        name: { en: `indicator ${id}`, zh: "指标" },
        level: 15,
        lines: [{ name: { en: "true", zh: "真实值" }, points: [12, 24].map((month) => ({ month, value: month / 2 })) }],
      })),
    },
  },
  {
    chart: "frontier",
    data: {
      x: "cost",
      y: "retention3",
      dots: [{ x: 1e6, y: 0.05, rank: 1, feasible: true, tip: { en: "one lever", zh: "一项工具" } }],
      limit: 2e6,
    },
  },
];
const charts = chartsOf(pictures);
const frames = Object.keys(widths) as Frame[];

test("there is a sample of every chart, and a second one of a chart has a name of its own", () => {
  expect(new Set(pictures.map(({ chart }) => chart))).toEqual(new Set(all.map(({ id }) => id)));
  expect(charts.map(({ id }) => id)).toContain("ranking-2");
  expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
});

describe.each(["en", "zh"] as const)("in %s", (lang) => {
  test.each(charts.map((chart) => [chart.id, chart] as const))("%s draws at every width", async (_, chart) => {
    for (const frame of frames) {
      const svg = await toSvg(chart.build(lang, frame)!, { lang, dark: false });
      expect(svg).not.toMatch(/NaN|undefined/);
      expect(Number(/width="([\d.]+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(widths[frame] + 4);
      const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? "");
      expect(words.some((text) => /\p{Script=Han}/u.test(text))).toBe(lang === "zh");
    }
    const stop = lang === "zh" ? /。/g : /\.(?= |$)/g;
    expect(chart.caption[lang].match(stop)).toHaveLength(1);
  });
});

const specOf = (chart: string): string =>
  JSON.stringify(charts.find(({ id }) => id === chart)!.build("en", "wide")!.spec);

test("what lies beyond the picture of targets points outwards, and a miss is hollow", () => {
  const spec = specOf("targets");
  expect(spec).toContain("90.0 · outside, held out");
  expect(spec).toContain('"beyond":"▸"');
  expect(spec.match(/"hollow":true/g)).toHaveLength(2);
});

test("shares below nothing count as nothing, and the bar is whole", () => {
  const blocks = [...specOf("variance").matchAll(/"label":"([^"]*)"/g)].map(([, label]) => label);
  expect(blocks).toEqual(["45 %", "55 %", ""]);
});

test("a kind of mark without a name has no place in the legend, and an interval with zero is hollow", () => {
  const spec = specOf("marks");
  expect(spec).toContain('"values":["share"]');
  expect([...spec.matchAll(/"hollow":(true|false)/g)].map(([, hollow]) => hollow)).toEqual(["false", "true"]);
});

test("what is empty is not drawn", () => {
  const empty: readonly Picture[] = [
    { chart: "settings", data: { outcome: "cost", show: "value", effects: [] } },
    { chart: "ranking", data: { outcome: "cost", of: "shares of variance", rows: [] } },
    { chart: "variance", data: { rows: [] } },
    { chart: "posteriors", data: { rows: [] } },
    { chart: "targets", data: { rows: [] } },
    { chart: "peelings", data: { share: 0, path: [], boxes: [] } },
  ];
  for (const chart of chartsOf(empty)) expect(chart.build("en", "wide"), chart.id).toBeNull();
});
