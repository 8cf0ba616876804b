import { colon, type Language } from "../../base/text.ts";
import type { TargetStrips } from "../../sim/pictures.ts";
import type { Drawing, Frame } from "../chart.ts";
import { interval, number } from "../format.ts";
import { strips } from "../strips.ts";
import type { StudyChart } from "../study-chart.ts";
import { placesOf, targetParts } from "../targets.ts";

/** Half widths of the tolerance from its middle to the edge of the picture. */
const EDGE = 3;

const verdict = (inside: boolean, held: boolean, lang: Language): string => {
  const said = inside ? { en: "inside", zh: "达标" } : { en: "outside", zh: "未达标" };
  const out = held ? { en: ", held out", zh: "，留出" } : { en: "", zh: "" };
  return `${said[lang]}${out[lang]}`;
};

function build({ rows }: TargetStrips, lang: Language, frame: Frame): Drawing | null {
  if (rows.every(({ mean }) => mean === null)) return null;
  return strips(
    {
      rows: rows.map((row) => {
        const { target, low, high, mean, spread, taken, heldOut } = row;
        const half = (high - low) / 2 || 1;
        const at = (value: number): number => (value - (low + high) / 2) / half;
        const written = (value: number): string => number(value, placesOf(row));
        const inside = mean !== null && mean >= low && mean <= high;
        const name = targetParts[target]?.[lang] ?? target;
        const figure = mean === null ? "–" : `${written(mean)} · ${verdict(inside, heldOut, lang)}`;
        return {
          name,
          band: [-1, 1],
          whisker: spread === null ? null : [at(spread[0]), at(spread[1])],
          dot: mean === null ? null : at(mean),
          taken: taken === null ? null : at(taken),
          hollow: !inside,
          figure,
          brief: mean === null ? "–" : written(mean),
          tip: `${name}${colon[lang]}${figure} · ${interval(written(low), written(high), lang)}`,
        };
      }),
      domain: [-EDGE, EDGE],
      ticks: [
        { at: -1, label: lang === "zh" ? "下限" : "lowest allowed" },
        { at: 1, label: lang === "zh" ? "上限" : "highest allowed" },
      ],
      title: lang === "zh" ? "相对各目标允许范围的位置" : "place relative to the tolerance of each target",
    },
    frame,
  );
}

export default {
  id: "targets",
  title: () => ({ en: "New runs at draws of the posterior, against the targets", zh: "后验预测与证据目标" }),
  caption: () => ({
    en: "Grey strip: the tolerance of the target; dot: mean of the new runs, hollow where it is outside; whisker: middle 90 % of single runs; diamond: the set of parameters in use; an arrow points to what lies beyond the picture.",
    zh: "灰带：目标的允许范围；圆点：新运行的均值（空心为未达标）；须线：单次运行的 90% 区间；菱形：取用参数所得；箭头表示超出图外。",
  }),
  build,
} as const satisfies StudyChart<"targets">;
