import type { Language } from "../../base/text.ts";
import type { Peelings } from "../../sim/pictures.ts";
import { type Drawing, type Frame, vegaLite, widths } from "../chart.ts";
import { number } from "../format.ts";
import type { StudyChart } from "../study-chart.ts";
import { type Layer, short } from "../view.ts";

function build({ share, path: steps, boxes }: Peelings, lang: Language, frame: Frame): Drawing | null {
  if (boxes.length === 0) return null;
  const percent = (x: number): number => short(100 * x, 1);
  const name = (at: number): string => (lang === "zh" ? `情形 ${at + 1}` : `box ${at + 1}`);
  const path = steps.map(({ coverage, density, restrictions }, step) => ({
    box: name(0),
    step,
    x: percent(coverage),
    y: percent(density),
    tip:
      lang === "zh"
        ? `${restrictions} 项限制：覆盖率 ${number(percent(coverage))}%，密度 ${number(percent(density))}%`
        : `${restrictions} restrictions: coverage ${number(percent(coverage))} %, density ${number(percent(density))} %`,
  }));
  const told = boxes.map(({ coverage, density }, at) => ({ box: name(at), x: percent(coverage), y: percent(density) }));
  const axis = (field: "x" | "y", title: string | null) => ({
    field,
    type: "quantitative" as const,
    title,
    scale: { domain: [0, 100], nice: false },
    axis: { values: [0, 25, 50, 75, 100], grid: true },
  });
  const x = axis(
    "x",
    lang === "zh" ? "覆盖率：失效点中落入的比例，%" : "coverage: share of the failing points that are in, %",
  );
  const y = axis("y", null);
  const colour = {
    field: "box",
    type: "nominal" as const,
    scale: { domain: ["", ...told.map(({ box }) => box)] },
    legend: null,
  };
  const label: Layer = {
    data: { values: told },
    mark: { type: "text", align: "left", dx: 10, dy: -10, style: "ink" },
    encoding: { x, y, text: { field: "box" } },
  };
  return vegaLite({
    width: widths[frame] - 64,
    height: { narrow: 220, medium: 260, wide: 280 }[frame],
    title: {
      text: lang === "zh" ? "密度：其中失效点的比例，%" : "density: share of the points in it that fail, %",
      fontWeight: "normal",
      fontSize: 12,
    },
    layer: [
      {
        data: { values: [{ y: percent(share) }] },
        mark: { type: "rule", strokeDash: [2, 3] },
        encoding: { y },
      },
      {
        data: { name: "path", values: path },
        mark: { type: "line", strokeWidth: 1.5 },
        encoding: { x, y, color: colour, order: { field: "step" } },
      },
      {
        data: { values: path },
        mark: { type: "point", filled: true, size: 22, opacity: 0.6 },
        encoding: { x, y, color: colour, tooltip: { field: "tip" } },
      },
      {
        data: { name: "told", values: told },
        mark: { type: "point", filled: true, size: 110, opacity: 1 },
        encoding: { x, y, color: colour },
      },
      label,
    ],
  });
}

export default {
  id: "peelings",
  title: () => ({ en: "How the boxes were found", zh: "情形如何得出" }),
  caption: () => ({
    en: "Each small dot is a step of peeling the first box, from all points at the right to small boxes at the left: what it gains in density it gives up in coverage; large dots are the boxes of the table, the dotted line is the density of all points.",
    zh: "小点为第一个情形逐步剥离的过程，自右（全部点）至左（小情形）：密度越高，覆盖越少；大点为表中各情形，点线为全部点的密度。",
  }),
  build,
} as const satisfies StudyChart<"peelings">;
