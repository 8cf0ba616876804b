import { describe, expect, it } from "vitest";
import { report } from "../../src/chart/report.ts";
import type { Comparison } from "../../src/sim/comparison.ts";
import { baselineAlone, emptyHanded, fixture, hostile, oneReplicate } from "./fixture.ts";

const bundles = { vega: "/* vega */", vegaLite: "/* vega-lite */" };
const write = (c: Comparison): string => report(c, { lang: "zh", bundles });
/** One language's page as a reader sees it: markup and scripts dropped. */
const pageOf = (html: string, lang: "en" | "zh"): string => {
  const [, page = ""] = new RegExp(`<main lang="${lang}">([^]*?)</main>`).exec(html) ?? [];
  return page.replace(/<(?!\/?(?:p|li|td|th|dd|dt|h\d|span|b|small)\b)[^>]*>/g, " ");
};
const textOf = (html: string, lang: "en" | "zh"): string =>
  pageOf(html, lang)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

describe("the report", () => {
  const html = write(fixture());

  it("is one file that asks nobody for anything", () => {
    expect(html).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;;/);
    expect(html).not.toMatch(/(?:src|href|action|poster)="(?!#|data:)/);
    expect(html).not.toMatch(/@import|url\((?!data:)/);
    expect(html.match(/<html lang="zh">/g)).toHaveLength(1);
  });

  it("answers the four questions first, in their order", () => {
    const text = textOf(html, "en");
    const at = [
      "What happens if nothing changes?",
      "Which package does most per yuan?",
      "How sure are we?",
      "How good is the model?",
      "The packages at a glance",
    ].map((q) => text.indexOf(q));
    expect(at.every((place) => place >= 0)).toBe(true);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
  });

  it("names the cheapest package with difference, interval, unit and horizon", () => {
    const text = textOf(html, "en");
    expect(text).toMatch(
      /County-managed, township-used: RMB.45,000 for each township doctor-year gained \(35,000–61,000\)/,
    );
    expect(text).toMatch(/3-year retention, against the baseline \+6\.2 points \(5\.4–7\.0\)/);
    expect(textOf(html, "zh")).toMatch(/县管乡用：每多留任一人年 4\.5 万元/);
  });

  it("shows every part of every target, misses as large as hits, with source ids", () => {
    const alone = write(fixture({ effects: null }));
    for (const lang of ["en", "zh"] as const) {
      const text = textOf(alone, lang);
      for (const row of fixture().scorecard)
        for (const part of row.parts) {
          expect(text).toContain(`${row.id}${part.part}`);
          expect(text).toContain(part.evidence.split(";").join(lang === "en" ? "; " : "、"));
        }
      expect(text.match(lang === "en" ? / outside /g : / 未达标 /g)).toHaveLength(3);
      expect(text.match(lang === "en" ? / not here /g : / 不在此判 /g)).toHaveLength(3);
    }
    expect(textOf(html, "en")).toContain("9 of 12 targets");
  });

  it("shows the published effects beside them: misses with their distance, and what is not judged", () => {
    const english = textOf(html, "en");
    expect(english).toContain("1 of 2 published effects come out.");
    expect(english).toContain(
      "Measured with the parameters of version 0.0.0-test in scenarios of their own, 40 replicates",
    );
    expect(english).toMatch(/E5a Autonomy, equity: leaving, % .16\.4 outside/);
    expect(english).toMatch(/outside by 13\.6/);
    expect(english).toMatch(/frozen posts released .4\.4 \(.5\.1 to .3\.8\)/);
    expect(english).toContain("since an input has the same source: E10b.");
    expect(english).toMatch(/same source as an input/);
    expect(english).toMatch(/E10b .*? – not known/);
    expect(textOf(html, "zh")).toContain("政策效果对照表：2 项中 1 项达标。");
    expect(textOf(html, "zh")).toMatch(/偏离 13\.6/);
  });

  it("says when they do not apply to the parameters of this comparison, and nothing where there are none", () => {
    const { effects } = fixture();
    const text = textOf(write(fixture({ effects: { ...effects!, applies: false } })), "en");
    expect(text).toContain("This comparison has other parameters: it does not apply here.");
    expect(textOf(html, "en")).not.toContain("it does not apply");
    const without = write(fixture({ effects: null }));
    for (const lang of ["en", "zh"] as const)
      expect(textOf(without, lang)).not.toMatch(/published effects|政策效果对照/);
  });

  it("says when there is no clear effect, what is assumed and how to replay it", () => {
    const text = textOf(html, "en");
    expect(text).toContain("no clear effect");
    expect(text).toMatch(/34.% are measured, 25.% derived from evidence and 41.% assumed/);
    expect(text).toContain("npx medtide compare status-quo county-managed");
    expect(text).toContain("--seed fixture --replicates 30 --months 120");
    expect(text).toContain("0".repeat(64));
    expect(textOf(html, "zh")).toContain("未见明确效果");
  });

  it("leaves no English in the Chinese page but ids and the command", () => {
    const text = textOf(html, "zh")
      .replace(/npx medtide.*?版本/, "")
      .replace(
        /[a-z]+(?:-[a-z0-9]+)+|typical-county|capitation|share|from|phaseIn|medtide|fixture|test|national-totals|china-\d+|English|Kaplan|Meier/g,
        "",
      );
    expect(text.match(/[A-Za-z]{3,}/g) ?? []).toEqual([]);
  });

  it("leaves no Chinese in the English page but the button", () => {
    expect(textOf(html, "en").replace("中文", "")).not.toMatch(/\p{Script=Han}/u);
  });

  it("never prints a missing number", () => {
    for (const c of [fixture(), oneReplicate(), emptyHanded(), baselineAlone()]) {
      const text = textOf(write(c), "en") + textOf(write(c), "zh");
      expect(text).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
    }
  });

  it("lists failed runs where there are any", () => {
    expect(textOf(write(emptyHanded()), "en")).toContain("posts do not balance in month 17");
    expect(textOf(html, "en")).not.toContain("Runs that failed");
  });

  it("takes names as text wherever they stand", () => {
    const evil = write(hostile());
    expect(evil).not.toMatch(/<img|<svg onload|<b>x|<i>"/);
    expect(evil.match(/<script\b/g)).toHaveLength(html.match(/<script\b/g)!.length);
    expect(evil.match(/<\/script>/g)).toHaveLength(html.match(/<\/script>/g)!.length);
    expect(evil).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
    expect(textOf(evil, "en")).toContain("--seed &#39;&#39;\\&#39;&#39;");
  });

  it("cannot be closed by the scripts that it carries", () => {
    const tricky = report(fixture(), {
      lang: "en",
      bundles: { vega: 'x = "</script><!--"', vegaLite: "y = '</SCRIPT>'" },
    });
    expect(tricky.match(/<\/script>/gi)).toHaveLength(html.match(/<\/script>/gi)!.length);
    expect(tricky).not.toContain("<!--");
  });
});
