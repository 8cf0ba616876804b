import { colon, type Language } from "../../base/text.ts";
import type { Posteriors } from "../../sim/pictures.ts";
import type { Drawing, Frame } from "../chart.ts";
import { interval, number } from "../format.ts";
import { strips } from "../strips.ts";
import type { StudyChart } from "../study-chart.ts";

/** Enough decimals to tell values of a range apart. */
const placesOf = (low: number, high: number): number => (high - low >= 100 ? 0 : high - low >= 10 ? 1 : 2);

function build({ rows }: Posteriors, lang: Language, frame: Frame): Drawing | null {
  if (rows.length === 0) return null;
  return strips(
    {
      rows: rows.map(({ name, unit, low, high, prior, posterior, median, taken }) => {
        const at = (value: number): number => (value - low) / (high - low);
        const written = (value: number): string => number(value, placesOf(low, high));
        const [from, to] = posterior;
        const figure = `${written(median)} (${interval(written(from), written(to), lang)})`;
        const of = unit[lang] === "" ? "" : ` ${unit[lang]}`;
        return {
          name: name[lang],
          band: [at(prior[0]), at(prior[1])],
          whisker: [at(from), at(to)],
          dot: at(median),
          taken: taken === null ? null : at(taken),
          hollow: false,
          figure,
          brief: written(median),
          tip: `${name[lang]}${colon[lang]}${figure}${of}${taken === null ? "" : ` · ${written(taken)}`}`,
        };
      }),
      domain: [0, 1],
      ticks: [
        { at: 0, label: lang === "zh" ? "下限" : "lower end" },
        { at: 0.5, label: lang === "zh" ? "中点" : "middle" },
        { at: 1, label: lang === "zh" ? "上限" : "upper end" },
      ],
      title: lang === "zh" ? "在各参数先验范围中的位置" : "place within the prior range of each parameter",
    },
    frame,
  );
}

export default {
  id: "posteriors",
  title: () => ({ en: "What the targets have taught", zh: "由证据目标学到了什么" }),
  caption: () => ({
    en: "Grey strip: the middle 95 % of what was believed before; dot and whisker: median and middle 95 % after, in figures at the right; diamond: the value in use; a whisker as wide as its strip has learned nothing.",
    zh: "灰带：校准前（先验）的 95% 区间；圆点与须线：校准后（后验）的中位数与 95% 区间，右侧为数值；菱形：取用值；须线与灰带同宽表示未获得信息。",
  }),
  build,
} as const satisfies StudyChart<"posteriors">;
