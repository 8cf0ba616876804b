import { chart } from "../chart.ts";
import { curves } from "../curves.ts";

export default chart({
  id: "vacancy",
  title: { en: "Empty posts in the townships", zh: "乡镇空编" },
  section: "staying",
  caption: (c, lang) =>
    lang === "zh"
      ? `乡镇卫生院编制中未使用的比例，其中相当部分是冻结编制而非缺人；色带为 ${c.replicates} 次重复运行的 95% 区间。`
      : `Share of authorised established posts of township centres that nobody fills, much of it frozen by administration; bands are 95 % intervals over ${c.replicates} replicates.`,
  build: (c, lang, frame) =>
    curves(c, lang, frame, {
      series: ({ vacancy }) => vacancy,
      title: lang === "zh" ? "乡镇空编率，%" : "Township post vacancy rate, %",
      shape: "linear",
    }),
});
