import type { Language } from "../../base/text.ts";
import type { Comparison } from "../../sim/comparison.ts";
import { chart, type Drawing, type Frame } from "../chart.ts";
import { curves } from "../curves.ts";

/** The picture itself; where space is scarce, at a height in pixels of its own. */
export const retentionCurves = (c: Comparison, lang: Language, frame: Frame, height?: number): Drawing | null =>
  curves(c, lang, frame, {
    series: ({ retention }) => retention,
    title: lang === "zh" ? "仍在原机构的乡镇医师，%" : "Township doctors still at their facility, %",
    shape: "step-after",
    top: 100,
    ...(height === undefined ? {} : { height }),
  });

export default chart({
  id: "retention",
  title: { en: "Who stays, and for how long", zh: "谁留下，留多久" },
  section: "staying",
  caption: (c, lang) =>
    lang === "zh"
      ? `期初在岗的乡镇医师中仍在原机构的比例（Kaplan–Meier）；色带为 ${c.replicates} 次重复运行的 95% 区间。`
      : `Share of the township doctors of month 0 who are still at their facility (Kaplan–Meier); bands are 95 % intervals over ${c.replicates} replicates.`,
  build: (c, lang, frame) => retentionCurves(c, lang, frame),
});
