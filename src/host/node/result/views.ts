import { studentQuantile } from "../../../base/student.ts";
import type { Text } from "../../../base/text.ts";
import { facilityTypes } from "../../../model/kinds.ts";
import type { Country } from "../../../sim/country/figures.ts";
import { expandFacilities, type Facilities } from "../../../sim/facilities.ts";
import { placeOf, placePattern } from "../../../sim/place-of.ts";
import type { Column } from "../../../sim/rows.ts";
import type { Region, Scenario } from "../../../sim/scenario.ts";
import type { OpenedResult, StoredTable } from "./open.ts";

/** What a query can read, and how it is made. */
export interface View {
  readonly id: string;
  readonly meaning: Text;
  readonly columns: readonly Column[];
  /** Statements that make it, after those of the views before it. */
  readonly sql: readonly string[];
}

/** Schema of the tables as they are stored, with codes instead of words. */
export const STORED = "stored";

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (value: string | number | boolean | null): string =>
  typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value ?? "NULL");
const list = (values: readonly (string | number)[]): string => `[${values.map(literal).join(", ")}]`;

const column = (id: string, unit: string, en: string, zh: string): Column => ({ id, unit, meaning: { en, zh } });
const scenarioColumn = column("scenario", "", "Id of the scenario", "情景标识");

/** All files of a table as one; a chunk whose runs have all failed lacks their measures. */
const storedView = ({ id, files }: StoredTable): string =>
  `CREATE VIEW ${STORED}.${quoted(id)} AS SELECT * FROM read_parquet(${list(files)}, union_by_name = true)`;

/** Numbers of a column as words of a list: a position counts from 0, an index of a list from 1. */
const asWords = (id: string, words: readonly string[]): string =>
  `list_extract(${list(words)}, ${quoted(id)} + 1) AS ${quoted(id)}`;

/** A stored table with words for codes. */
const tableView = (table: StoredTable, codes: OpenedResult["codes"], scenarios: readonly string[] | null): View => {
  const words = table.columns.flatMap(({ id, codes: name }): string[] => {
    if (id === "scenario" && scenarios !== null) return [asWords(id, scenarios)];
    const named = name === undefined ? undefined : codes[name];
    return named === undefined ? [] : [asWords(id, named)];
  });
  const replaced = words.length === 0 ? "" : ` REPLACE (${words.join(", ")})`;
  const create = `CREATE VIEW ${quoted(table.id)} AS SELECT *${replaced} FROM ${STORED}.${quoted(table.id)}`;
  return {
    id: table.id,
    meaning: table.meaning,
    columns: table.columns.map((c) => (c.id === "scenario" && scenarios !== null ? scenarioColumn : wordColumn(c))),
    sql: [storedView(table), create],
  };
};

const wordColumn = (c: Column): Column => (c.codes === undefined ? c : { ...c, unit: "" });

const tableOf = (
  id: string,
  meaning: Text,
  columns: readonly Column[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
): View => ({
  id,
  meaning,
  columns,
  sql: [
    `CREATE TABLE ${quoted(id)} AS SELECT * FROM (VALUES ${rows
      .map((row) => `(${row.map(literal).join(", ")})`)
      .join(", ")}) AS t(${columns.map((c) => quoted(c.id)).join(", ")})`,
  ],
});

const scenarioView = (scenarios: readonly Omit<Scenario, "region">[], baseline: string | undefined): View =>
  tableOf(
    "scenarios",
    { en: "The scenarios of this result", zh: "本结果的各情景" },
    [
      scenarioColumn,
      column("position", "position", "Position in the manifest, from 0", "在清单中的序号，从 0 起"),
      column("name", "", "Name in English", "英文名称"),
      column("nameZh", "", "Name in Chinese", "中文名称"),
      column("baseline", "", "What the others are held against", "是否为比较基线"),
      column("months", "months", "Months simulated", "模拟月数"),
      column("levers", "", "Ids of its levers", "所用政策工具的标识"),
    ],
    scenarios.map(({ id, name, months, levers }, at) => [
      id,
      at,
      name.en,
      name.zh,
      id === baseline,
      months,
      levers.map(({ lever }) => lever).join(" "),
    ]),
  );

const placeColumns: readonly Column[] = [
  column("facility", "position", "Position in the region's list", "在区域名单中的序号"),
  column("id", "", "Id in the table of facilities", "机构表中的标识"),
  column("type", "", "Facility type", "机构类型"),
  column("name", "", "Name in English", "英文名称"),
  column("nameZh", "", "Name in Chinese", "中文名称"),
  column("county", "position", "County it lies in, from 0", "所在县的序号，从 0 起"),
];
const placeMeaning = {
  en: "Every facility of the region, to be joined to facilities",
  zh: "区域内全部机构，可与 facilities 连接",
};

const placeView = (region: Region): View => {
  const facilities = expandFacilities(region);
  const typeOf = (facility: number): string => facilityTypes[facilities.type[facility] ?? 0] ?? "";
  if (region.country !== undefined) return countryView(region.country, facilities, typeOf);
  return tableOf(
    "places",
    placeMeaning,
    placeColumns,
    Array.from({ length: facilities.count }, (_, facility) => {
      const { id, name } = placeOf(region, facilities, facility);
      return [facility, id, typeOf(facility), name.en, name.zh, facilities.county[facility] ?? 0];
    }),
  );
};

/** A million places in one statement are too many: those of one kind and county are numbered where they are asked for. */
const countryView = (country: Country, facilities: Facilities, typeOf: (facility: number) => string): View => {
  const { count, row, county, ordinalInType } = facilities;
  const runs: (string | number)[][] = [];
  for (let first = 0, end = 0; first < count; first = end) {
    while (end < count && row[end] === row[first] && county[end] === county[first]) end++;
    const { id, en, zh } = placePattern(country, facilities, first);
    const number = (ordinalInType[first] ?? 0) + 1;
    runs.push([first, end - first, number, typeOf(first), county[first] ?? 0, ...id, ...en, ...zh]);
  }
  const given = "f, n, k, type, county, id, idEnd, en, enEnd, zh, zhEnd";
  return {
    id: "places",
    meaning: placeMeaning,
    columns: placeColumns,
    sql: [
      `CREATE TABLE ${STORED}.likePlaces AS SELECT * FROM (VALUES ${runs.map((run) => `(${run.map(literal).join(", ")})`).join(", ")}) AS t(${given})`,
      "CREATE VIEW places AS SELECT f + i AS facility, id || (k + i) || idEnd AS id, type, en || (k + i) || enEnd AS name, " +
        `zh || (k + i) || zhEnd AS "nameZh", county FROM (SELECT *, unnest(range(n)) AS i FROM ${STORED}.likePlaces)`,
    ],
  };
};

/** Degrees of freedom beyond which the quantile changes in the fourth digit only. */
const MOST_DEGREES = 500;

/** Which scenario each is held against: in a comparison one for all, in a study its own status quo, as `points` says. */
const pairs = ({ manifest, tables }: OpenedResult): string | null => {
  const { scenarios, baseline } = manifest;
  if (tables.some(({ id, columns }) => id === "points" && columns.some((c) => c.id === "baseline")))
    return `SELECT scenario, baseline FROM ${STORED}.points`;
  return scenarios?.some(({ id }) => id === baseline) === true
    ? `SELECT scenario, ${literal(baseline ?? null)} AS baseline FROM scenarios`
    : null;
};

/** Outcomes of every run beside the baseline's on the same luck, and their means with intervals. */
const outcomeViews = (runs: StoredTable, paired: string, scenario: Column): View[] => {
  const known = new Set(["scenario", "replicate", "ok", "stage", "message", "hash"]);
  const measures = runs.columns.map(({ id }) => id).filter((id) => !known.has(id));
  if (measures.length === 0) return [];
  const quantiles = Array.from({ length: MOST_DEGREES }, (_, k) => studentQuantile(0.975, k + 1));
  const half = `list_extract(${list(quantiles)}, least(n - 1, ${MOST_DEGREES})) * s / sqrt(n)`;
  const outcome = column("outcome", "", "Id of the outcome, as the column of runs", "指标标识，同 runs 的列名");
  return [
    {
      id: "outcomes",
      meaning: {
        en: "Every outcome of every finished run beside the baseline's on the same luck",
        zh: "每次完成运行的各项指标，与同随机数的基线并列",
      },
      columns: [
        scenario,
        column("replicate", "position", "Replicate, from 0", "重复运行序号，从 0 起"),
        outcome,
        column("value", "", "Value, in the unit of the column of runs", "取值，单位同 runs 的列"),
        column("baseline", "", "Value of the baseline in this replicate", "基线在该次重复运行中的取值"),
        column("difference", "", "Value less that of the baseline; null for the baseline", "与基线之差；基线本身为空"),
      ],
      sql: [
        `CREATE VIEW ${STORED}.pairs AS ${paired}`,
        `CREATE VIEW ${STORED}.long AS UNPIVOT (SELECT * EXCLUDE (ok, stage, message, hash) FROM main.runs WHERE ok) ` +
          `ON ${measures.map(quoted).join(", ")} INTO NAME outcome VALUE value`,
        "CREATE VIEW outcomes AS SELECT own.scenario, own.replicate, own.outcome, own.value, base.value AS baseline, " +
          `own.value - base.value AS difference FROM ${STORED}.long own JOIN ${STORED}.pairs USING (scenario) ` +
          `LEFT JOIN ${STORED}.long base ON base.scenario = pairs.baseline AND base.scenario <> own.scenario ` +
          "AND base.replicate = own.replicate AND base.outcome = own.outcome",
      ],
    },
    {
      id: "summary",
      meaning: {
        en: "Mean of every outcome, and its difference to the baseline with the 95 % interval over replicates",
        zh: "各项指标的均值，与基线之差及其在重复运行间的 95% 区间",
      },
      columns: [
        scenario,
        outcome,
        column("replicates", "", "Replicates that have the outcome", "具有该指标的重复次数"),
        column("mean", "", "Mean over replicates", "重复运行的均值"),
        column("difference", "", "Mean difference to the baseline, replicate by replicate", "逐次与基线之差的均值"),
        column("low", "", "Lower end of its 95 % interval", "95% 区间下限"),
        column("high", "", "Upper end of its 95 % interval", "95% 区间上限"),
      ],
      sql: [
        "CREATE VIEW summary AS SELECT scenario, outcome, replicates, mean, difference, difference - half AS low, " +
          `difference + half AS high FROM (SELECT *, CASE WHEN n > 1 THEN ${half} END AS half FROM (SELECT scenario, outcome, ` +
          "count(*) AS replicates, avg(value) AS mean, avg(difference) AS difference, stddev_samp(difference) AS s, " +
          "count(difference) AS n FROM outcomes GROUP BY ALL)) ORDER BY scenario, outcome",
      ],
    },
  ];
};

/** Everything that a query of this result can read: the tables with words for codes, and what a researcher asks first. */
export function viewsOf(result: OpenedResult): View[] {
  const { manifest, tables, codes } = result;
  const { scenarios, region, baseline } = manifest;
  const ids = scenarios?.map(({ id }) => id) ?? null;
  const runs = tables.find(({ id }) => id === "runs");
  const paired = pairs(result);
  const numbered = runs?.columns.find(({ id }) => id === "scenario");
  return [
    ...tables.map((table) => tableView(table, codes, ids)),
    ...(scenarios === undefined || scenarios.length === 0 ? [] : [scenarioView(scenarios, baseline)]),
    ...(region === undefined || (region.facilities.length === 0 && region.country === undefined)
      ? []
      : [placeView(region)]),
    ...(runs === undefined || paired === null
      ? []
      : outcomeViews(runs, paired, ids === null ? (numbered ?? scenarioColumn) : scenarioColumn)),
  ];
}
