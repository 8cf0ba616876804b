import { colon, type Language } from "../base/text.ts";
import { type Interval, noInterval } from "../sim/comparison.ts";
import type { MarkRows } from "../sim/pictures.ts";
import { type Drawing, type Frame, vegaLite, widths } from "./chart.ts";
import { type Dot, dotPanel } from "./dots.ts";
import { interval, number, supported } from "./format.ts";
import { textWidth } from "./text-width.ts";

/** Vertical distance of the marks of a row. */
const APART = 9;

const written = ({ value, low, high }: Interval, most: number, lang: Language): string => {
  if (value === null) return "–";
  if (value === 0 && low === 0 && high === 0) return "0";
  if (low === null || high === null) return number(value, most);
  const places = supported(low, high, most);
  return `${number(value, places)} (${interval(number(low, places), number(high, places), lang)})`;
};

/** Rows of dots with whiskers, several kinds of mark to a row, named in a legend; null without a value. */
export function markRows(
  { rows, marks, told, unit, decimals }: Omit<MarkRows, "title" | "caption">,
  hollow: (value: Interval, mark: number) => boolean,
  lang: Language,
  frame: Frame,
): Drawing | null {
  const dots = rows.flatMap(({ name, values }, row) =>
    values.flatMap(({ value, low, high }, mark): Dot[] => {
      if (value === null) return [];
      const label = marks[mark]?.[lang] ?? "";
      const tip = `${name[lang]}${colon[lang]}${label} ${written({ value, low, high }, decimals, lang)}`;
      return [{ p: label, row, value, low, high, hollow: hollow({ value, low, high }, mark), tip }];
    }),
  );
  if (dots.length === 0) return null;
  const names = rows.map(({ name }) => name[lang]);
  const figures = told === null ? [] : rows.map(({ values }) => written(values[told] ?? noInterval, decimals, lang));
  const narrow = frame === "narrow";
  const nameWidth = Math.max(...names.map((name) => textWidth(name, 12))) + 14;
  const figureWidth = told === null ? 0 : Math.max(...figures.map((text) => textWidth(text, 12))) + 18;
  const full = widths[frame] - 24;
  const above = narrow || nameWidth > full / 2;
  const panel = dotPanel(
    {
      field: "p",
      type: "nominal",
      scale: { domain: marks.map((mark) => mark[lang]) },
      // A kind of mark without a name is not there.
      legend: {
        orient: "top",
        title: null,
        values: marks.map((mark) => mark[lang]).filter((mark) => mark !== ""),
        ...(narrow ? { columns: 1 } : {}),
      },
    },
    {
      rows: names,
      dots,
      unit: unit[lang],
      width: above ? full - (narrow ? 0 : figureWidth) : full - nameWidth - figureWidth,
      names: above ? "above" : "left",
      zeroLine: true,
      apart: APART,
      ...(told === null ? {} : { figures }),
    },
  );
  return vegaLite(panel as Parameters<typeof vegaLite>[0]);
}
