import { BYTE_ORDER_MARK, csvLine } from "../base/csv.ts";
import type { Language, Text } from "../base/text.ts";
import type { Comparison, PackageResult } from "../sim/comparison.ts";
import { outcomeIds, outcomes, shownIn } from "../sim/outcomes.ts";
import { flowNames, named, payerNames, placeNames } from "./words.ts";

type Cell = string | number | null;

/** One table of a comparison as people take it into a spreadsheet: figures with their units in the head, nothing rounded away. */
export interface ResultTable {
  readonly id: string;
  readonly name: Text;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

type Say = (en: string, zh: string) => string;

const outcomeTable = (c: Comparison, lang: Language, say: Say): ResultTable => ({
  id: "outcomes",
  name: { en: "Outcomes", zh: "指标" },
  columns: [
    say("package", "政策组合"),
    say("outcome", "指标"),
    say("unit", "单位"),
    say("value", "数值"),
    say("value, low", "数值下限"),
    say("value, high", "数值上限"),
    say("difference", "较基线变化"),
    say("difference, low", "变化下限"),
    say("difference, high", "变化上限"),
    say("meaning", "含义"),
  ],
  rows: c.packages.flatMap(({ name, outcomes: found }) =>
    outcomeIds.map((id): Cell[] => {
      const { scale, unit } = shownIn(id, lang);
      const e = found[id];
      const scaled = (value: number | null): number | null => (value === null ? null : value * scale);
      return [
        name[lang],
        outcomes[id].name[lang],
        unit,
        ...[e.value, e.valueLow, e.valueHigh, e.difference, e.low, e.high].map(scaled),
        outcomes[id].meaning[lang],
      ];
    }),
  ),
});

const series = {
  retention: { en: "Retention, township doctors", zh: "乡镇医师留任" },
  vacancy: { en: "Township vacancy", zh: "乡镇空编" },
  burnoutByMonth: { en: "Burnout", zh: "职业倦怠" },
} as const satisfies Partial<Record<keyof PackageResult, Text>>;

const seriesTable = (c: Comparison, id: keyof typeof series, lang: Language, say: Say): ResultTable => ({
  id: id.toLowerCase(),
  name: series[id],
  columns: [
    say("package", "政策组合"),
    say("month", "月"),
    say("share", "比例"),
    say("low", "下限"),
    say("high", "上限"),
  ],
  rows: c.packages.flatMap((p) =>
    p[id].map(({ at, value, low, high }): Cell[] => [p.name[lang], at, value, low, high]),
  ),
});

/** Every table of a comparison, in the words of one language. */
export const resultTables = (c: Comparison, lang: Language): readonly ResultTable[] => {
  const say: Say = (en, zh) => (lang === "zh" ? zh : en);
  const each = (rows: (p: PackageResult, name: string) => readonly (readonly Cell[])[]): readonly (readonly Cell[])[] =>
    c.packages.flatMap((p) => rows(p, p.name[lang]));
  const head = say("package", "政策组合");
  return [
    outcomeTable(c, lang, say),
    ...(Object.keys(series) as (keyof typeof series)[]).map((id) => seriesTable(c, id, lang, say)),
    {
      id: "townships",
      name: { en: "Townships", zh: "各乡镇" },
      columns: [
        head,
        say("facility", "机构"),
        say("remoteness", "偏远度"),
        say("doctors", "医师数"),
        say("vacancy", "空编率"),
        say("vacancy, change", "空编率变化"),
        say("change, low", "变化下限"),
        say("change, high", "变化上限"),
        say("retention after 3 years", "3 年留任率"),
      ],
      rows: each((p, name) =>
        p.townships.map((t) => [
          name,
          t.name[lang],
          t.remoteness,
          t.doctors.value,
          t.vacancy.value,
          t.vacancyDifference.value,
          t.vacancyDifference.low,
          t.vacancyDifference.high,
          t.retention3.value,
        ]),
      ),
    },
    {
      id: "flows",
      name: { en: "Flows", zh: "流动" },
      columns: [head, say("from", "来自"), say("to", "去往"), say("kind", "类型"), say("doctors a year", "人/年")],
      rows: each((p, name) =>
        p.flows.map(({ origin, destination, kind, perYear }) => [
          name,
          named(placeNames, origin, lang),
          named(placeNames, destination, lang),
          named(flowNames, kind, lang),
          perYear,
        ]),
      ),
    },
    {
      id: "payers",
      name: { en: "Who pays", zh: "支付方" },
      columns: [head, say("payer", "支付方"), say("RMB a year", "元/年")],
      rows: each((p, name) =>
        p.payers.map(({ payer, rmbPerYear }) => [name, named(payerNames, payer, lang), rmbPerYear]),
      ),
    },
  ];
};

/** A table as CSV in which no cell can start a formula. */
export const resultCsv = ({ columns, rows }: ResultTable): string =>
  `${BYTE_ORDER_MARK}${[columns, ...rows].map((row) => `${csvLine(row)}\r\n`).join("")}`;
