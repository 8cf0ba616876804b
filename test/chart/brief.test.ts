import { describe, expect, it } from "vitest";
import type { Language, Text } from "../../src/base/text.ts";
import { brief, briefDrawing } from "../../src/chart/brief.ts";
import type { Comparison } from "../../src/sim/comparison.ts";
import { baselineAlone, emptyHanded, fixture, hostile, oneReplicate } from "./fixture.ts";

const write = (c: Comparison, lang: Language, asked: string | null = null): string =>
  brief(c, { package: asked, picture: null }, lang);
/** What a reader reads: markup dropped. */
const textOf = (page: string): string =>
  page
    .replace(/^.*?<main/s, "<main")
    .replace(/<\/?(?:b|small|span|em|code)[^>]*>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ");
const read = (c: Comparison, lang: Language, asked: string | null = null): string => textOf(write(c, lang, asked));

describe("the brief", () => {
  it("recommends the cheapest package with a clear gain, with interval, chance, and the strongest beside it", () => {
    const text = read(fixture(), "en");
    expect(text).toContain("What would keep township doctors in Typical county? 9 packages compared");
    expect(text).toContain(
      '"County-managed, township-used" would raise 3-year retention of township doctors by 6.2 points (95 % interval 5.4–7.0).',
    );
    expect(text).toMatch(/costs least for each additional doctor-year, in 83.% of resampled runs/);
    expect(text).toMatch(/One more doctor-year costs RMB.45,000 \(95.% interval 35,000–61,000\)/);
    expect(text).toMatch(/If effect counts more than cost: "Retention ecosystem" changes 3-year retention most/);
    expect(read(fixture(), "zh")).toContain(
      "“县管乡用”预计可使乡镇医师 3 年留任率提高 6.2 个百分点（95% 区间 5.4–7.0）。",
    );
  });

  it("is about the package that was asked for, and says where it stands among the others", () => {
    const text = read(fixture(), "zh", "title-reform");
    expect(text).toContain("实施“职称改革”，能否留住典型县的乡镇医师？");
    expect(text).toMatch(/在所比较的 9 个方案中，其留任效果居第 6 位/);
    expect(text).not.toContain("建议优先试点");
  });

  it("makes a headline of no clear effect, and recommends nothing then", () => {
    const text = read(fixture(), "zh", "capitation");
    expect(text).toMatch(
      /未见明确效果：“打包付费与结余留用”下乡镇医师 3 年留任率变化 \+0\.4 个百分点（95% 区间 .*），区间包含零/,
    );
    expect(text).toContain("不建议以提高留任率为由推行");
    expect(text).not.toMatch(/可考虑先行试点|宜小范围试点/);
    expect(read(fixture(), "en", "capitation")).toMatch(/No clear effect: under .* zero lies within the interval/);
    const c = fixture();
    const unclear = { ...c, packages: c.packages.filter(({ id }) => id === "status-quo" || id === "capitation") };
    expect(read(unclear, "zh")).toContain("所比较的方案均不足以作为留任政策推荐");
  });

  it("says so where others cost less and keep more", () => {
    const text = read(fixture(), "zh", "tight-consortium");
    expect(text).toContain("就留任而言不宜列为首选：“县管乡用”预计花费更少、留任效果更大。");
    expect(text).not.toMatch(/可考虑先行试点|宜小范围试点/);
    expect(read(fixture(), "en", "family-first")).toContain("Worth a trial before it is spread.");
  });

  it("concludes nothing from one replicate", () => {
    expect(read(oneReplicate(), "en")).toContain("Nothing can be concluded on");
    expect(read(oneReplicate(), "zh")).toContain("尚不能下结论");
  });

  it("tells key figures with difference, interval, unit, both values and horizon", () => {
    const text = read(fixture(), "zh");
    expect(text).toMatch(
      /3 年留任率 \+6\.2 个百分点 ?95% 区间 5\.4–7\.0 ?现状 64\.2% → 方案 70\.4% ?期初在岗医师，满 3 年时/,
    );
    expect(text).toMatch(/乡镇空编率 −3\.7 个百分点 ?95% 区间/);
    expect(text).toMatch(/每多留任一人年成本 4\.5 万元 ?95% 区间/);
  });

  it("splits the cost by payer: a year, the whole horizon, each doctor-year, and what senders lose", () => {
    const text = read(fixture(), "en");
    expect(text).toMatch(/County budget RMB.1\.55 million RMB.15\.5 million RMB.22,700/);
    expect(text).toMatch(/Together RMB.3\.1 million a year \(.*?\) RMB.31 million RMB.45,000 \(35,000–61,000\)/);
    expect(text).toMatch(/County hospitals .2\.5 \(.3\.6 to .1\.4\)/);
  });

  it("shows misses of the scorecard as it shows hits", () => {
    const text = read(fixture(), "zh");
    expect(text).toContain("现状对照 12 项中 9 项达标。已发表的政策效果 2 项中 1 项落在容许范围内");
    expect(text.match(/✕ 未达标/g)).toHaveLength(4);
    expect(text).toMatch(/E5a .*?−70 至 −30 −16\.4 ✕ 未达标/);
    const { effects } = fixture();
    expect(read(fixture({ effects: { ...effects!, applies: false } }), "en")).toContain(
      "measured with other parameters",
    );
  });

  it("says so where no target is about the region, and has no table of them", () => {
    const c = fixture();
    const unjudged = c.scorecard.map((row) => ({
      ...row,
      inside: null,
      parts: row.parts.map((part) => ({ ...part, inside: null, value: null })),
    }));
    const text = read({ ...c, scorecard: unjudged }, "zh");
    expect(text).toContain("现状对照目标均不针对典型县，其现状水平未经观测数据核对。已发表的政策效果 2 项");
    expect(text).not.toContain("不在此判");
  });

  it("names under what it fails: money, compliance, neighbours, the lever's own caveat, what the model lacks", () => {
    const c = fixture();
    const text = read(c, "en");
    expect(text).toContain("compliance 100 %");
    expect(text).toContain("Part of the fall in vacancy is only that frozen posts are filled at all");
    expect(text).toContain("Green channels for settling down are not represented.");
    expect(text).toMatch(/neighbours are taken not to follow/);
    const partly = {
      ...c,
      packages: c.packages.map((p) => ({
        ...p,
        levers: p.levers.map((l) => ({ ...l, settings: { ...l.settings, compliance: 0.7 } })),
      })),
    };
    expect(read(partly, "zh")).toContain("假定部分落地：县管乡用 70%");
  });

  it("tells a setting's own source from one that the package chose, and cites publications", () => {
    const c = fixture();
    const settings = (share: number) => ({
      ...c,
      packages: c.packages.map((p) => ({
        ...p,
        levers: p.levers.map((l) => ({ ...l, settings: { share, term: 36, terms: 1, from: 13, phaseIn: 12 } })),
      })),
    });
    const text = read(settings(0.6), "en");
    expect(text).toMatch(/Share of vacant posts 60.% ◐ S091, S092; Term before the right of return 36 months ● S094/);
    expect(text).toContain("from month 13, phased in over 12 months");
    expect(text).toMatch(/Anonymous lecture: .*\(S091, S092, S094\)/);
    expect(read(settings(0.4), "en")).toMatch(/Share of vacant posts 40.% ◇;/);
  });

  it("tells what analyses found, in place of what would have to be run, and from which files it is replayed", () => {
    const told: Text = { en: "Under rival rules +6.1 (5.0–7.2)", zh: "换用其他决策规则 +6.1（5.0–7.2）" };
    const title: Text = { en: "What each adds", zh: "各项贡献" };
    const page = brief(
      fixture(),
      {
        package: "county-managed",
        picture: null,
        notes: [
          { package: "county-managed", on: "rule", text: told },
          { package: "county-managed", on: "ways", title, text: { en: "Housing +0.4", zh: "人才公寓 +0.4" } },
          { package: "family-first", on: "ways", title, text: { en: "Of another", zh: "另一方案" } },
        ],
        from: { before: ["npx medtide new own a.xlsx"], files: new Map([["county-managed", "medtide-a.yaml"]]) },
      },
      "en",
    );
    expect(page).toContain(told.en);
    expect(page).toContain("<h3>What each adds</h3>");
    expect(page).toContain("Housing +0.4");
    expect(page).not.toContain("Of another");
    expect(page).not.toContain("compare --rules all");
    const [, block = ""] = /<pre>([\s\S]*?)<\/pre>/.exec(page) ?? [];
    const [before, after] = block.replace(/<[^>]*>/g, "").split("\n");
    expect(before?.trim()).toBe("npx medtide new own a.xlsx");
    expect(after).toMatch(/^npx medtide compare .*medtide-a\.yaml/);
    expect(after).not.toContain("--baseline");
  });

  it("gives the command, seed, replicates, version and hash that replay it", () => {
    const text = read(fixture(), "en");
    expect(text).toContain("npx medtide compare status-quo county-managed");
    expect(text).toContain("--baseline status-quo --seed fixture --replicates 30 --months 120");
    expect(text).toContain(`medtide 0.0.0-test · seed fixture · 30 replicates · hash ${"0".repeat(64)}`);
  });

  it("never prints a missing number", () => {
    for (const c of [
      fixture(),
      oneReplicate(),
      emptyHanded(),
      fixture({ budget: 8_000_000, scorecard: [], effects: null }),
    ])
      for (const lang of ["en", "zh"] as const)
        expect(read(c, lang)).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
  });

  it("takes names as text wherever they stand", () => {
    for (const lang of ["en", "zh"] as const) {
      const page = write(hostile(), lang, "county-managed");
      expect(page).not.toMatch(/<img|<svg|<script|<b>x|<i>"/);
      expect(page).toContain(lang === "en" ? "&lt;img src=x" : "&lt;script&gt;alert(2)");
    }
  });

  it("is one file that asks nobody for anything and runs nothing", () => {
    const page = write(fixture(), "zh");
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh">/);
    expect(page).toContain("default-src &#39;none&#39;; style-src");
    expect(page).not.toMatch(/(?:src|href|action)="(?!data:)|@import|url\((?!data:)|<script/);
  });

  it("draws the package against the baseline alone, and takes the host's picture as it is", () => {
    const drawing = JSON.stringify(briefDrawing(fixture(), "family-first", "zh"));
    expect(drawing).toContain("家庭优先");
    expect(drawing).not.toContain("县管乡用");
    expect(briefDrawing(emptyHanded(), null, "en")).toBeNull();
    const page = brief(fixture(), { package: null, picture: "<svg id='drawn'></svg>" }, "en");
    expect(page).toContain("<svg id='drawn'></svg>");
  });

  it("refuses the baseline, a package that is not there and a result without packages", () => {
    expect(() => write(fixture(), "en", "status-quo")).toThrow("status-quo: is the baseline; choose a package");
    expect(() => write(fixture(), "en", "famly-first")).toThrow("did you mean family-first?");
    expect(() => write(baselineAlone(), "en")).toThrow("holds one scenario alone");
  });
});
