// The picture of a search: numbers in it are invented.
import { describe, expect, test } from "vitest";
import { type Frame, widths } from "../../../src/chart/chart.ts";
import frontier from "../../../src/chart/study-charts/frontier.ts";
import { toSvg } from "../../../src/host/node/draw.ts";
import type { FrontierDot, FrontierPlane } from "../../../src/sim/pictures.ts";

const frontierChart = frontier.build;

const dot = (cost: number | null, retention: number, rank: number | null, feasible = true): FrontierDot => ({
  x: cost,
  y: retention,
  rank,
  feasible,
  tip: { en: "two levers <b>", zh: "两项工具" },
});
const plane: FrontierPlane = {
  x: "cost",
  y: "retention3",
  dots: [
    dot(0, 0.6, 1),
    dot(4e6, 0.66, 2),
    dot(6e6, 0.65, 3),
    dot(7.5e6, 0.7, 4),
    dot(5e6, 0.62, null),
    dot(1.2e7, 0.74, null, false),
    dot(null, 0.7, null),
  ],
  limit: 8e6,
};
const frames = Object.keys(widths) as Frame[];

interface Shown {
  readonly data?: { readonly name?: string; readonly values: readonly { readonly x: number; readonly y: number }[] };
  readonly mark: { readonly type: string };
}
const layersOf = (of: FrontierPlane): readonly Shown[] =>
  (frontierChart(of, "en", "wide")!.spec as unknown as { layer: readonly Shown[] }).layer;
const named = (of: FrontierPlane, name: string) =>
  layersOf(of).find((layer) => layer.data?.name === name)!.data!.values;
const lineOf = (of: FrontierPlane) => layersOf(of).find(({ mark }) => mark.type === "line")!.data!.values;

describe.each(["en", "zh"] as const)("in %s", (lang) => {
  test.each(frames)("it draws at %s width, whole and in that language alone", async (frame) => {
    const svg = await toSvg(frontierChart(plane, lang, frame)!, { lang, dark: false });
    expect(Number(/width="([\d.]+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(widths[frame]);
    expect(svg).not.toMatch(/NaN|undefined|<b>/);
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? "");
    for (const rank of ["1", "2", "3", "4"]) expect(words).toContain(rank);
    expect(words.some((text) => /\p{Script=Han}/u.test(text))).toBe(lang === "zh");
    expect(words.some((text) => /[a-z]{2,}/.test(text))).toBe(lang === "en");
  });

  test("its caption is one sentence and speaks of a budget where there is one", () => {
    const stop = lang === "zh" ? /。/g : /\.(?= |$)/g;
    for (const limit of [8e6, null]) expect(frontier.caption({ ...plane, limit })[lang].match(stop)).toHaveLength(1);
    expect(frontier.caption(plane)[lang]).toMatch(/budget|预算/);
    expect(frontier.caption({ ...plane, limit: null })[lang]).not.toMatch(/budget|预算/);
  });
});

test("values are in the unit of their outcome, and the dashed line joins what nothing in the plane beats", () => {
  expect(named(plane, "frontier").map(({ x, y }) => [x, y])).toEqual([
    [0, 60],
    [4, 66],
    [6, 65],
    [7.5, 70],
  ]);
  // The third costs more than the second and keeps fewer: it is there for an objective that the picture does not show.
  expect(lineOf(plane).map(({ x }) => x)).toEqual([0, 4, 7.5]);
});

test("where less is better on both, the edge is to the left and below", () => {
  const both: FrontierPlane = {
    ...plane,
    y: "townshipVacancy",
    dots: [dot(0, 0.3, 1), dot(1e6, 0.4, 2), dot(2e6, 0.2, 3)],
  };
  expect(lineOf(both).map(({ y }) => y)).toEqual([30, 20]);
});

test("the budget is a line where there is one", () => {
  const rules = (limit: number | null) => layersOf({ ...plane, limit }).filter(({ mark }) => mark.type === "rule");
  expect(rules(8e6)[0]!.data!.values).toEqual([{ x: 8 }]);
  expect(rules(null)).toEqual([]);
});

test("without a frontier there is no picture, with one dot there is", async () => {
  expect(frontierChart({ ...plane, dots: [dot(1, 0.5, null)] }, "en", "wide")).toBeNull();
  const one = frontierChart({ ...plane, dots: [dot(0, 0.6, 1)], limit: null }, "en", "narrow")!;
  expect(await toSvg(one, { lang: "en", dark: true })).not.toMatch(/NaN/);
});
