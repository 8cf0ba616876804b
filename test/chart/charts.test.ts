import { describe, expect, it } from "vitest";
import { all } from "../../src/chart/all.gen.ts";
import { type Chart, type Frame, widths } from "../../src/chart/chart.ts";
import { toSvg } from "../../src/host/node/draw.ts";
import type { Comparison } from "../../src/sim/comparison.ts";
import { baselineAlone, emptyHanded, fixture, hostile, oneReplicate } from "./fixture.ts";

const charts: readonly Chart[] = all;
const frames = Object.keys(widths) as Frame[];
const languages = ["en", "zh"] as const;

/** What a reader would see: the texts of an SVG, entities resolved. */
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>|<tspan[^>]*>([^<]*)<\/tspan>/g)]
    .map(([, text, span]) =>
      (text ?? span ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
    )
    .filter((text) => text !== "");

/** Numbers and names that are written alike in both languages; units of one Latin letter count too. */
const isNeutral = (text: string): boolean => /^[\d\s.,+−–()%·:→-]*$/.test(text);

const drawn = async (chart: Chart, c: Comparison, lang: "en" | "zh", frame: Frame, dark = false) => {
  const drawing = chart.build(c, lang, frame);
  return drawing === null ? null : toSvg(drawing, { lang, dark });
};

describe.each(charts)("$id", (chart) => {
  it("has a title and one sentence of caption in both languages", () => {
    for (const lang of languages) {
      expect(chart.title[lang]).not.toBe("");
      const caption = chart.caption(fixture(), lang);
      expect(caption.match(lang === "zh" ? /。/g : /\.(?= |$)/g)).toHaveLength(1);
    }
    expect(chart.title.zh).toMatch(/\p{Script=Han}/u);
  });

  it.each(frames)("draws at %s width, whole and in the language asked for", async (frame) => {
    for (const lang of languages) {
      const svg = await drawn(chart, fixture(), lang, frame);
      expect(svg).not.toBeNull();
      expect(Number(/width="([\d.]+)"/.exec(svg!)?.[1])).toBeLessThanOrEqual(widths[frame]);
      const texts = textsOf(svg!);
      expect(texts.filter((text) => /NaN|undefined|null|Infinity|\[object/.test(text))).toEqual([]);
      expect(svg).not.toMatch(/NaN/);
      const words = texts.filter((text) => !isNeutral(text));
      expect(words.length).toBeGreaterThan(0);
      if (lang === "zh") expect(words.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
      else expect(words.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
      for (const [, size] of svg!.matchAll(/font-size="([\d.]+)px"/g)) expect(Number(size)).toBeGreaterThanOrEqual(12);
    }
  });

  it("draws in the dark", async () => {
    expect(await drawn(chart, fixture(), "zh", "wide", true)).toContain("#15181c");
  });

  it("draws one replicate, the baseline alone and nothing at all, or says that there is nothing", async () => {
    for (const c of [oneReplicate(), baselineAlone(), emptyHanded()]) {
      for (const [lang, frame] of [
        ["en", "narrow"],
        ["zh", "wide"],
      ] as const) {
        const svg = await drawn(chart, c, lang, frame);
        if (svg !== null) expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        expect(chart.caption(c, lang)).not.toMatch(/undefined|NaN/);
      }
    }
  });

  it("takes names as text", async () => {
    const svg = await drawn(chart, hostile(), "en", "wide");
    expect(svg).not.toMatch(/<img|<script|<svg onload/);
  });

  it("is the same each time", () => {
    expect(JSON.stringify(chart.build(fixture(), "zh", "wide"))).toBe(
      JSON.stringify(chart.build(fixture(), "zh", "wide")),
    );
  });
});

it("gives every package the same colour in every chart", async () => {
  const svgs = await Promise.all(
    ["effects", "retention", "value", "senders"].map((id) =>
      drawn(charts.find((chart) => chart.id === id)!, fixture(), "en", "wide"),
    ),
  );
  for (const svg of svgs)
    for (const colour of ["#0072b2", "#d55e00", "#009e73", "#cc79a7"]) expect(svg).toContain(colour);
});
