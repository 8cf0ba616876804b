import { comma, type Language } from "../../base/text.ts";
import { type OutcomeId, outcomes, shownIn } from "../../sim/outcomes.ts";
import type { FrontierPlane } from "../../sim/pictures.ts";
import { type Drawing, type Frame, vegaLite, widths } from "../chart.ts";
import { differenceUnit } from "../format.ts";
import { type Line, placeLabels } from "../labels.ts";
import type { StudyChart } from "../study-chart.ts";
import { type Layer, niceBounds, short } from "../view.ts";

const axisText = (id: OutcomeId, lang: Language): string =>
  `${outcomes[id].name[lang]}${comma[lang]}${differenceUnit(id, lang)}`;

/** More numbers than this would hide the dots. */
const MOST_LABELS = 30;

/** Every candidate of a search, the frontier numbered; null where nothing is on it. Dashed: the edge of the frontier in this plane. */
function build({ x, y, dots, limit }: FrontierPlane, lang: Language, frame: Frame): Drawing | null {
  const [perX, perY] = [shownIn(x, lang).scale, shownIn(y, lang).scale];
  const shown = dots.flatMap((dot) =>
    dot.x === null || dot.y === null ? [] : [{ ...dot, x: short(dot.x * perX, 3), y: short(dot.y * perY, 3) }],
  );
  const front = shown.filter(({ rank }) => rank !== null).sort((a, b) => a.x - b.x || a.y - b.y);
  if (front.length === 0) return null;
  const width = widths[frame] - 60;
  const height = { narrow: 260, medium: 340, wide: 400 }[frame];
  const bound = limit === null ? null : short(limit * perX, 3);
  const [x0, x1] = niceBounds([...shown.map((dot) => dot.x), ...(bound === null ? [] : [bound])], 0.001);
  const [y0, y1] = niceBounds(
    shown.map((dot) => dot.y),
    0.001,
  );
  const px = (value: number): number => ((value - x0) / (x1 - x0)) * width;
  const py = (value: number): number => ((y1 - value) / (y1 - y0)) * height;
  const sign = (id: OutcomeId): number => (outcomes[id].better === "less" ? -1 : 1);
  const edge = front.filter(
    (dot) =>
      !front.some((other) => {
        const across = (other.x - dot.x) * sign(x);
        const up = (other.y - dot.y) * sign(y);
        return across >= 0 && up >= 0 && (across > 0 || up > 0);
      }),
  );
  const lines = edge.slice(1).map((dot, k): Line => [px(edge[k]!.x), py(edge[k]!.y), px(dot.x), py(dot.y)]);
  const numbered = front.slice(0, MOST_LABELS);
  const places = placeLabels(
    numbered.map((dot) => ({ x: px(dot.x), y: py(dot.y), text: String(dot.rank) })),
    lines,
    width,
    height,
  );
  const across = {
    field: "x",
    type: "quantitative" as const,
    title: axisText(x, lang),
    scale: { domain: [x0, x1], nice: false },
    axis: { tickCount: frame === "narrow" ? 4 : 8, grid: false },
  };
  const up = {
    field: "y",
    type: "quantitative" as const,
    title: null,
    scale: { domain: [y0, y1], nice: false },
    axis: { tickCount: 6 },
  };
  const pixel = (field: string) => ({ field, type: "quantitative" as const, scale: null, axis: null });
  const values = (some: typeof shown) => some.map((dot) => ({ x: dot.x, y: dot.y, tip: dot.tip[lang] }));
  const others = (feasible: boolean): Layer => ({
    data: { values: values(shown.filter((dot) => dot.rank === null && dot.feasible === feasible)) },
    mark: { type: "point", filled: feasible, size: 22, opacity: 0.35, style: "quiet" },
    encoding: { x: across, y: up, tooltip: { field: "tip" } },
  });
  const budget: Layer[] =
    bound === null
      ? []
      : [{ data: { values: [{ x: bound }] }, mark: { type: "rule", strokeDash: [2, 3] }, encoding: { x: across } }];
  return vegaLite({
    width,
    height,
    title: { text: axisText(y, lang), fontWeight: "normal", fontSize: 12 },
    layer: [
      others(false),
      others(true),
      ...budget,
      {
        data: { values: values(edge) },
        mark: { type: "line", strokeWidth: 1.5, strokeDash: [5, 4], style: "quiet" },
        encoding: { x: across, y: up, order: { field: "x" } },
      },
      {
        data: { name: "frontier", values: values(front) },
        mark: { type: "point", filled: true, size: 90, opacity: 1, style: "accent" },
        encoding: { x: across, y: up, tooltip: { field: "tip" } },
      },
      {
        data: {
          name: "ranks",
          values: numbered.map((dot, k) => ({ text: String(dot.rank), lx: places[k]!.x, ly: places[k]!.y })),
        },
        mark: { type: "text", align: "left", baseline: "middle", style: "ink" },
        encoding: { x: pixel("lx"), y: pixel("ly"), text: { field: "text" } },
      },
    ],
  });
}

export default {
  id: "frontier",
  title: ({ x, y }) => ({
    en: `${outcomes[y].name.en} against ${outcomes[x].name.en.toLowerCase()}, difference to the status quo`,
    zh: `“${outcomes[y].name.zh}”与“${outcomes[x].name.zh}”（较现状）`,
  }),
  caption: ({ limit }) => ({
    en: `Each dot is a package that was tried; the large, numbered ones are beaten by no other in all objectives at once, hollow ones break a limit${limit === null ? "" : ", the dotted line is the budget"}, and the dashed line joins the best of this picture.`,
    zh: `每个点为一个试过的组合：编号大点在全部目标上没有更优者，空心点超出限制${limit === null ? "" : "，点线为预算上限"}，虚线连接本图中的最优组合。`,
  }),
  build,
} as const satisfies StudyChart<"frontier">;
