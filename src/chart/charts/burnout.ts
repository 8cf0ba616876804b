import { chart } from "../chart.ts";
import { curves } from "../curves.ts";

export default chart({
  id: "burnout",
  title: { en: "Burnout over time", zh: "职业倦怠的变化" },
  section: "strain",
  caption: (c, lang) =>
    lang === "zh"
      ? `乡镇与社区医师中倦怠指数高于 0.5 的比例；色带为 ${c.replicates} 次重复运行的 95% 区间。`
      : `Share of township and community doctors whose burnout index is above 0.5; bands are 95 % intervals over ${c.replicates} replicates.`,
  build: (c, lang, frame) =>
    curves(c, lang, frame, {
      series: ({ burnoutByMonth }) => burnoutByMonth,
      title: lang === "zh" ? "职业倦怠率，%" : "Burned out, %",
      shape: "linear",
    }),
});
