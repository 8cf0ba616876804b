import type { Language } from "../../base/text.ts";
import type { BoxPlane } from "../../sim/pictures.ts";
import { type Drawing, type Frame, vegaLite, widths } from "../chart.ts";
import { axisTitle, besides, settingAxis } from "../setting-axis.ts";
import type { StudyChart } from "../study-chart.ts";
import { wrap } from "../text-width.ts";
import type { Layer } from "../view.ts";

/** How a point looks: failing ones are filled; those that break a restriction which is not shown are faint. */
const looks = [
  { fails: false, level: false, opacity: 0.2 },
  { fails: true, level: false, opacity: 0.25 },
  { fails: false, level: true, opacity: 0.8 },
  { fails: true, level: true, opacity: 1 },
] as const;

/** Width of words beside the picture. */
const WORD = 80;

function build({ x, y, dots, box }: BoxPlane, lang: Language, frame: Frame): Drawing | null {
  if (dots.length === 0) return null;
  const width = widths[frame] - (y.words === null ? 72 : WORD + 34);
  const height = { narrow: 260, medium: 320, wide: 360 }[frame];
  const across = settingAxis(
    x,
    dots.map((dot) => dot.x),
    lang,
    width,
  );
  const up = settingAxis(
    y,
    dots.map((dot) => dot.y),
    lang,
    height,
    WORD,
  );
  const channel = (field: string, { domain, axis }: typeof across, title: string[] | null) => ({
    field,
    type: "quantitative" as const,
    title,
    scale: { domain: [...domain], nice: false },
    axis,
  });
  const cx = channel("x", across, wrap(axisTitle(x, lang), width, 12));
  const cy = channel("y", up, null);
  const points = dots.map((dot, at) => ({
    ...dot,
    x: besides(x, dot.x, at),
    y: besides(y, dot.y, at + 7),
  }));
  const end = ([low, high]: readonly [number | null, number | null], [from, to]: readonly [number, number]) => [
    low ?? from,
    high ?? to,
  ];
  const [x1, x2] = end(box.x, across.domain);
  const [y1, y2] = end(box.y, up.domain);
  const drawn = looks.map(
    ({ fails, level, opacity }): Layer => ({
      data: {
        name: `${fails ? "failing" : "other"}${level ? "" : "-beside"}`,
        values: points
          .filter((dot) => dot.fails === fails && dot.level === level)
          .map((dot) => ({ x: dot.x, y: dot.y })),
      },
      mark: {
        type: "point",
        filled: fails,
        size: fails ? 46 : 34,
        opacity,
        strokeWidth: 1.25,
        style: fails ? "accent" : "quiet",
      },
      encoding: { x: cx, y: cy },
    }),
  );
  return vegaLite({
    width,
    height,
    title: { text: wrap(axisTitle(y, lang), width, 12), fontWeight: "normal", fontSize: 12 },
    layer: [
      {
        data: { name: "box", values: [{ x: x1, x2, y: y1, y2 }] },
        mark: { type: "rect", style: "accent", opacity: 0.12 },
        encoding: { x: cx, x2: { field: "x2" }, y: cy, y2: { field: "y2" } },
      },
      {
        data: {
          values: [
            { x: x1, y: y1 },
            { x: x2, y: y1 },
            { x: x2, y: y2 },
            { x: x1, y: y2 },
            { x: x1, y: y1 },
          ].map((corner, order) => ({ ...corner, order })),
        },
        mark: { type: "line", strokeWidth: 1.5, style: "accent" },
        encoding: { x: cx, y: cy, order: { field: "order" } },
      },
      ...drawn,
    ],
  });
}

export default {
  id: "box",
  title: () => ({ en: "Where it fails, over the two settings that tell best", zh: "失效情形：最能区分的两项设定" }),
  caption: ({ hidden }) => ({
    en: `Each dot is a point of the design, filled where it fails; the box is the first one of the table${hidden === 0 ? "" : `, and dots outside its other ${hidden === 1 ? "restriction" : "restrictions"} are faint`}.`,
    zh: `每个点为一个试算点，实心为失效；方框为表中第一个情形${hidden === 0 ? "" : `，不满足其余 ${hidden} 项限制的点以浅色表示`}。`,
  }),
  build,
} as const satisfies StudyChart<"box">;
