import { number } from "../chart/format.ts";
import type { LoopResult } from "../sim/comparison.ts";
import { alignFigures } from "./columns.ts";
import type { Session } from "./session.ts";

/** Of more reviews than this the first, the middle and the last are shown. */
const SHOWN = 3;

const percent = (share: number): string => number(share * 100, 1);

/** What a closed loop was told, what was true, and what it made of the levers. */
export function loopLines({ reviews, strengths }: LoopResult, { lang }: Session): string[] {
  const zh = lang === "zh";
  const all = [...new Set(reviews.map(({ month }) => month))];
  const months =
    all.length <= SHOWN ? all : [0, Math.floor((all.length - 1) / 2), all.length - 1].map((at) => all[at] as number);
  const heads = (of: readonly number[]): string[] => of.map((month) => (zh ? `第 ${month} 月` : `month ${month}`));
  const indicators = [...new Set(reviews.map(({ indicator }) => indicator))].map((id) => {
    const rows = reviews.filter(({ indicator }) => indicator === id);
    const shown = months.map((month) => {
      const row = rows.find((each) => each.month === month);
      return row === undefined ? "–" : `${percent(row.measured)} (${percent(row.actual)})`;
    });
    return [rows[0]?.name[lang] ?? id, percent(rows[0]?.target ?? Number.NaN), ...shown];
  });
  const begins = strengths[0]?.month ?? 1;
  const from = [begins, ...months];
  const levers = [...new Set(strengths.map(({ lever }) => lever))].map((id) => {
    const rows = strengths.filter(({ lever }) => lever === id);
    const shown = from.map((month) => percent(rows.find((each) => each.month === month)?.granted ?? Number.NaN));
    return [rows[0]?.name[lang] ?? id, ...shown];
  });
  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  const told = zh ? `闭环考核 ${all.length} 次：考核所见（真实值），%` : `Reviews (${all.length}): told (true), %`;
  const lines = indicators.length === 0 ? [] : [[told, zh ? "目标" : "target", ...heads(months)], ...indicators];
  const strength = zh ? "政策力度，占原定 %" : "Strength of levers, % of intended";
  return [
    ...(lines.length === 0 ? [] : [...alignFigures(lines, width), ""]),
    ...(levers.length === 0 ? [] : [...alignFigures([[strength, ...heads(from)], ...levers], width), ""]),
  ];
}
