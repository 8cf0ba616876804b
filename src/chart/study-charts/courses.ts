import type { Language } from "../../base/text.ts";
import type { Courses } from "../../sim/pictures.ts";
import { type Drawing, type Frame, vegaLite, widths } from "../chart.ts";
import type { StudyChart } from "../study-chart.ts";
import { textWidth, wrap } from "../text-width.ts";
import { niceBounds, short, ticks, type View } from "../view.ts";

const across: Readonly<Record<Frame, number>> = { narrow: 1, medium: 2, wide: 3 };
const GAP = 22;
const LEFT = 40;

function build({ panels, unit, steps }: Courses, lang: Language, frame: Frame): Drawing | null {
  const shown = panels.filter(({ lines }) => lines.some(({ points }) => points.length > 0));
  if (shown.length === 0) return null;
  const columns = Math.min(across[frame], shown.length);
  const width = (widths[frame] - 24 - columns * LEFT - (columns - 1) * GAP) / columns;
  const names = [...new Set(shown.flatMap(({ lines }) => lines.map(({ name }) => name[lang])))];
  const legendColumns = Math.floor((widths[frame] - 24) / (Math.max(...names.map((name) => textWidth(name, 12))) + 40));
  const years =
    Math.max(...shown.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(({ month }) => month)))) / 12;
  const colour = {
    field: "name",
    type: "nominal" as const,
    scale: { domain: names },
    legend: { orient: "top" as const, title: null, columns: Math.max(1, legendColumns) },
  };
  const panel = ({ name, level, lines }: Courses["panels"][number]): View => {
    const points = lines.flatMap((line) =>
      line.points.map(({ month, value }) => ({ name: line.name[lang], x: short(month / 12, 3), y: short(value, 3) })),
    );
    const [from, to] = niceBounds([...points.map(({ y }) => y), ...(level === null ? [] : [level])], 1);
    const x = {
      field: "x",
      type: "quantitative" as const,
      title: lang === "zh" ? "年" : "years",
      scale: { domain: [0, years], nice: false },
      axis: { grid: false, values: ticks(0, years, 6) },
    };
    const y = {
      field: "y",
      type: "quantitative" as const,
      title: null,
      scale: { domain: [from, to], nice: false },
      axis: { values: ticks(from, to, 5), grid: true },
    };
    return {
      width,
      height: 140,
      title: { text: wrap(name[lang], width, 13), frame: "group", fontSize: 12, offset: 8 },
      layer: [
        ...(level === null
          ? []
          : [
              {
                data: { values: [{ y: level }] },
                mark: { type: "rule" as const, strokeDash: [2, 3] },
                encoding: { y },
              },
            ]),
        {
          data: { values: points },
          layer: [
            {
              mark: { type: "line", strokeWidth: 1.75, interpolate: steps ? "step-after" : "linear" },
              encoding: { x, y, color: colour },
            },
            { mark: { type: "point", filled: true, size: 26, opacity: 1 }, encoding: { x, y, color: colour } },
          ],
        },
      ],
    } as View;
  };
  const rows = Array.from({ length: Math.ceil(shown.length / columns) }, (_, row) =>
    shown.slice(row * columns, (row + 1) * columns),
  );
  return vegaLite({
    title: { text: unit[lang], fontWeight: "normal", fontSize: 12 },
    spacing: 18,
    vconcat: rows.map((row) => ({ spacing: GAP, hconcat: row.map(panel) })),
  });
}

export default {
  id: "courses",
  title: ({ title }) => title,
  caption: ({ caption }) => caption,
  build,
} as const satisfies StudyChart<"courses">;
