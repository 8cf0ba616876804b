import { colon, type Language } from "../../base/text.ts";
import { payers as payerIds } from "../../model/kinds.ts";
import type { Comparison } from "../../sim/comparison.ts";
import { chart, vegaLite, widths } from "../chart.ts";
import { money } from "../format.ts";
import { othersOf } from "../packages.ts";
import { textWidth } from "../text-width.ts";
import { niceBounds, short } from "../view.ts";
import { named, payerNames } from "../words.ts";

const shown = (c: Comparison) =>
  othersOf(c)
    .map((p) => ({ p, total: p.payers.reduce((sum, { rmbPerYear }) => sum + rmbPerYear, 0) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total);

const build = (c: Comparison, lang: Language, narrow: boolean, full: number) => {
  const packages = shown(c);
  if (packages.length === 0) return null;
  const scale = lang === "zh" ? 1e-4 : 1e-6;
  const step = narrow ? 40 : 28;
  const middle = (row: number): number => row * step + (narrow ? 27 : 14);
  const used = payerIds.filter((id) => packages.some(({ p }) => p.payers.some(({ payer }) => payer === id)));
  const values = packages.flatMap(({ p }, row) => {
    let from = 0;
    return used.flatMap((id) => {
      const rmb = p.payers.filter(({ payer }) => payer === id).reduce((sum, { rmbPerYear }) => sum + rmbPerYear, 0);
      if (!(rmb > 0)) return [];
      const start = from;
      from += rmb;
      const payer = named(payerNames, id, lang);
      return {
        payer,
        from: short(start * scale, 3),
        to: short(from * scale, 3),
        top: middle(row) - 8,
        bottom: middle(row) + 8,
        tip: `${p.name[lang]}${colon[lang]}${payer} ${money(rmb, lang)}${lang === "zh" ? "/年" : " a year"}`,
      };
    });
  });
  const names = packages.map(({ p, total }, row) => ({
    name: p.name[lang],
    total: money(total, lang),
    end: short(total * scale, 3),
    y: middle(row),
  }));
  const nameWidth = narrow ? 0 : Math.max(...names.map(({ name }) => textWidth(name, 12))) + 14;
  const totalWidth = narrow ? 0 : Math.max(...names.map(({ total }) => textWidth(total, 12))) + 14;
  const width = full - nameWidth - totalWidth;
  const entry = Math.max(...used.map((id) => textWidth(named(payerNames, id, lang), 12))) + 40;
  const columns = Math.max(1, Math.min(used.length, Math.floor(width / entry)));
  const [, end] = niceBounds([0, ...names.map((n) => n.end)], 0.001);
  const pixel = (field: string) => ({ field, type: "quantitative" as const, scale: null, axis: null });
  const x = {
    type: "quantitative" as const,
    title: lang === "zh" ? "万元/年" : "million RMB a year",
    scale: { domain: [0, end], nice: false },
    axis: { grid: !narrow, tickCount: narrow ? 4 : 6, titleAnchor: "start" as const, titleAlign: "left" as const },
  };
  return vegaLite({
    width,
    height: packages.length * step,
    layer: [
      {
        data: { values },
        mark: { type: "rect", stroke: null, cornerRadius: 0, opacity: 1 },
        encoding: {
          x: { ...x, field: "from" },
          x2: { field: "to" },
          y: pixel("top"),
          y2: { field: "bottom" },
          color: {
            field: "payer",
            type: "nominal",
            scale: { domain: used.map((id) => named(payerNames, id, lang)), range: "heatmap" },
            legend: {
              orient: "top",
              title: null,
              columns,
              symbolType: "square",
              symbolSize: 120,
              columnPadding: 16,
            },
          },
          tooltip: { field: "tip" },
        },
      },
      {
        data: { values: names },
        encoding: { y: pixel("y") },
        layer: narrow
          ? [
              {
                mark: { type: "text", align: "left", style: "ink", dy: -17 },
                encoding: { x: { value: 0 }, text: { field: "name" } },
              },
              {
                mark: { type: "text", align: "right", style: "ink", dy: -17 },
                encoding: { x: { value: width }, text: { field: "total" } },
              },
            ]
          : [
              {
                mark: { type: "text", align: "right", style: "ink" },
                encoding: { x: { value: -10 }, text: { field: "name" } },
              },
              {
                mark: { type: "text", align: "left", style: "ink", dx: 8 },
                encoding: { x: { ...x, field: "end" }, text: { field: "total" } },
              },
            ],
      },
    ],
  });
};

export default chart({
  id: "payers",
  title: { en: "Who pays", zh: "谁来出钱" },
  section: "money",
  caption: (_, lang) =>
    lang === "zh"
      ? "各政策组合年均列支金额，按支付方划分，为各次重复运行的均值。"
      : "Money booked by the levers of each package in a mean year, by who pays; means over replicates.",
  build: (c, lang, frame) => build(c, lang, frame === "narrow", widths[frame] - 24),
});
