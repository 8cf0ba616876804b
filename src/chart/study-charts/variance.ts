import { colon, type Language } from "../../base/text.ts";
import { outcomes } from "../../sim/outcomes.ts";
import type { VarianceParts } from "../../sim/pictures.ts";
import { type Drawing, type Frame, vegaLite, widths } from "../chart.ts";
import { number } from "../format.ts";
import type { StudyChart } from "../study-chart.ts";
import { textWidth } from "../text-width.ts";
import { short } from "../view.ts";

const BAR = 30;

interface Block {
  readonly row: number;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly tip: string;
}

/** Shares laid end to end; what chance has put below 0 is nothing, and the bar is as long as the rest is. */
const blocksOf = ({ rows }: VarianceParts, lang: Language, room: (share: number) => number): Block[] =>
  rows.flatMap(({ parts }, row) => {
    const known = parts.map(({ name, share }) => ({ name, share: Math.max(0, share.value ?? 0) }));
    const total = known.reduce((sum, { share }) => sum + share, 0) || 1;
    let from = 0;
    return known.map(({ name, share }): Block => {
      const start = from;
      from += (100 * share) / total;
      const percent = `${number((100 * share) / total)}${lang === "zh" ? "%" : " %"}`;
      return {
        row,
        name: name[lang],
        from: short(start),
        // A hair between neighbours.
        to: short(from - Math.min(0.25, share)),
        label: room(share / total) > textWidth(percent, 12) + 6 ? percent : "",
        tip: `${name[lang]}${colon[lang]}${percent}`,
      };
    });
  });

function build(data: VarianceParts, lang: Language, frame: Frame): Drawing | null {
  if (data.rows.every(({ parts }) => parts.every(({ share }) => share.value === null))) return null;
  const width = widths[frame] - 24;
  const blocks = blocksOf(data, lang, (share) => share * width);
  const domain = [...new Set(blocks.map(({ name }) => name))];
  const lines = data.rows.map(({ outcome }, row) => ({ name: outcomes[outcome].name[lang], row }));
  const step = BAR + 26;
  const place = ({ row, ...rest }: Block) => ({ ...rest, top: row * step + 20, bottom: row * step + 20 + BAR });
  const pixel = (field: string) => ({ field, type: "quantitative" as const, scale: null, axis: null });
  const x = {
    field: "from",
    type: "quantitative" as const,
    title: lang === "zh" ? "占结论方差的比例，%" : "share of the variance of the conclusion, %",
    scale: { domain: [0, 100], nice: false },
    axis: { grid: false, values: [0, 25, 50, 75, 100], titleAnchor: "start" as const, titleAlign: "left" as const },
  };
  return vegaLite({
    width,
    height: data.rows.length * step,
    data: { name: "blocks", values: blocks.map(place) },
    layer: [
      {
        mark: { type: "rect", opacity: 0.5 },
        encoding: {
          x,
          x2: { field: "to" },
          y: pixel("top"),
          y2: { field: "bottom" },
          tooltip: { field: "tip" },
          color: {
            field: "name",
            type: "nominal",
            scale: { domain },
            legend: {
              orient: "top",
              title: null,
              columns: Math.max(1, Math.floor(width / (Math.max(...domain.map((name) => textWidth(name, 12))) + 40))),
              symbolType: "square",
            },
          },
        },
      },
      {
        mark: { type: "text", baseline: "middle", style: "ink" },
        transform: [
          { calculate: "(datum.from + datum.to) / 2", as: "middle" },
          { calculate: "(datum.top + datum.bottom) / 2", as: "centre" },
        ],
        encoding: { x: { ...x, field: "middle" }, y: pixel("centre"), text: { field: "label" } },
      },
      {
        data: { values: lines.map(({ name, row }) => ({ name, y: row * step + 10 })) },
        mark: { type: "text", align: "left", baseline: "middle", style: "ink" },
        encoding: { x: { value: 0 }, y: pixel("y"), text: { field: "name" } },
      },
    ],
  });
}

export default {
  id: "variance",
  title: () => ({ en: "How sure the conclusion is: where its variance comes from", zh: "结论有多确定：方差从何而来" }),
  caption: () => ({
    en: "The variance of the difference to the status quo from run to run, laid end to end by what causes it: luck, parameters by the grade of their evidence, the rival rule of choice, and what they do only together; an estimate below 0 counts as 0 and the rest as 100 %, and the intervals are below.",
    zh: "各次运行间“与现状之差”的方差按来源依次排列：随机性、不同证据等级的参数、行为规则的选择，以及仅由其共同作用造成的部分；小于 0 的估计计为 0，其余按 100% 折算，区间见下图。",
  }),
  build,
} as const satisfies StudyChart<"variance">;
