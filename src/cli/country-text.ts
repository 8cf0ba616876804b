import { comma, type Language, type Text } from "../base/text.ts";
import { number, signed } from "../chart/format.ts";
import type { CountryFitRow } from "../sim/country/country-fit.ts";
import { figures, isShare, type Mark, marks } from "../sim/country/figures.ts";
import { alignFigures } from "./columns.ts";

const markNames: Readonly<Record<Mark, Text>> = {
  table: { en: "table", zh: "统计表" },
  scaled: { en: "scaled", zh: "按比例折算" },
  rate: { en: "national rate", zh: "全国比率" },
  fitted: { en: "fitted", zh: "迭代拟合" },
  known: { en: "own table", zh: "自有表" },
};

/** What is known of a country beside what its facilities come to: the nation's figures, or every row. */
export function countryLines(fit: readonly CountryFitRow[], all: boolean, lang: Language): string[] {
  const zh = lang === "zh";
  const shown = all
    ? fit
    : fit.filter(({ known, province, county }) =>
        province === null ? true : isOne(fit) && known !== null && county === null,
      );
  const value = (row: CountryFitRow, x: number | null): string =>
    x === null ? "–" : isShare(row.figure) ? `${number(100 * x, 2)}${zh ? "" : " "}%` : number(x);
  const gap = (row: CountryFitRow): string =>
    row.gap === null ? "–" : isShare(row.figure) ? signed(100 * row.gap, 2) : signed(row.gap, 0);
  const rows = shown.map((row) => [
    [row.province?.[lang], row.county, figures[row.figure].name[lang]].filter(Boolean).join(zh ? " " : ", "),
    value(row, row.known),
    value(row, row.got),
    gap(row),
    row.mark === null ? "" : markNames[row.mark][lang],
  ]);
  const head = zh ? ["已知总数", "已知", "合成", "相差", "来源"] : ["Known totals", "known", "made", "gap", "from"];
  const cells = fit.filter(({ province, county }) => province !== null && county === null);
  const counts = marks
    .map((mark) => ({ mark, n: cells.filter((row) => row.mark === mark).length }))
    .filter(({ n }) => n > 0)
    .map(({ mark, n }) => `${markNames[mark][lang]} ${number(n)}`)
    .join(comma[lang]);
  const known = fit.filter((row) => row.known !== null);
  const off = known.filter((row) => Math.abs(row.gap ?? 0) > (isShare(row.figure) ? 0.00005 : 0)).length;
  return [
    ...alignFigures([head, ...rows], process.stdout.columns ?? Number.POSITIVE_INFINITY),
    "",
    zh
      ? `已知数 ${number(known.length)} 项，其中 ${number(off)} 项未吻合`
      : `${number(known.length)} figures are known; ${number(off)} of them are not met`,
    zh ? `分省数 ${number(cells.length)} 项：${counts}` : `${number(cells.length)} figures of provinces: ${counts}`,
  ];
}

/** Whether the region is one province, of which no national figure is shown. */
const isOne = (fit: readonly CountryFitRow[]): boolean => fit.every(({ province }) => province !== null);
