import type { FaultList, Place, Said } from "../parse-fault-list.ts";
import { readTable, type TableRow } from "../parse-table.ts";
import { type Bounds, unknownValue } from "../parse-values.ts";
import {
  type Country,
  type FigureId,
  type FigureRule,
  figureIds,
  isShare,
  type KnownRow,
  licensedKinds,
  type ProvinceRow,
  rates,
  sorts,
} from "./figures.ts";
import type { FilledProvinces } from "./fill-provinces.ts";

const ruleColumns = ["figure", "national", "from", "otherwise", "source"];

const count: Bounds = { range: [0, 2_000_000_000], unit: "", whole: true };
const share: Bounds = { range: [0, 1], unit: "" };
const cell: Bounds = { range: [0, 2_000_000_000], unit: "" };

/** Figures that need a national number, because no table of the provinces comes to one. */
const needNational: readonly FigureId[] = ["town_residents", ...licensedKinds];

/** Reads how each figure comes about; the rules stand in the order of `figureIds`. */
export function readRules(file: string, text: string, rows: Said<number>, faults: FaultList): readonly FigureRule[] {
  const rules = new Map<FigureId, FigureRule>();
  for (const row of readTable(file, text, ruleColumns, rows, faults)) {
    const figure = row.word("figure", figureIds);
    const national = row.raw("national") === "" ? null : row.number("national", count);
    const from = row
      .raw("from")
      .split(" ")
      .filter((part) => part !== "")
      .map((part) => readFrom(row, part, faults));
    const otherwise = row.raw("otherwise") === "" ? null : row.word("otherwise", rates);
    const source = row.text("source") ?? "";
    if (figure === null) continue;
    if (rules.has(figure)) faults.add(row.at("figure"), `"${figure}" stands here twice`, `“${figure}”重复出现`);
    if (
      needNational.includes(figure)
        ? national === null
        : from.length === 0 && (national === null || row.raw("otherwise") === "")
    ) {
      faults.add(
        row.at("national"),
        "a figure needs a column of the provinces, or a national number and what it is in proportion to",
        "须给出分省表的列，或全国数及其分配依据",
      );
    }
    rules.set(figure, { figure, national, from, otherwise, source });
  }
  for (const figure of figureIds) {
    if (rules.has(figure)) continue;
    faults.add({ file, line: 1, key: "figure" }, `"${figure}" is missing`, `缺少“${figure}”`);
  }
  return figureIds.flatMap((figure) => rules.get(figure) ?? []);
}

/** A column of the table of provinces, with the factor it takes after a colon. */
function readFrom(row: TableRow, part: string, faults: FaultList): readonly [string, number] {
  const [column = "", factor] = part.split(":");
  const times = factor === undefined ? 1 : Number(factor);
  if (times > 0 && Number.isFinite(times)) return [column, times];
  faults.add(
    row.at("from"),
    `must be columns with a positive factor after a colon, such as beds:10000, not "${part}"`,
    `应为列名，冒号后为正的系数，例如 beds:10000，现为“${part}”`,
  );
  return [column, 1];
}

/** Reads those columns of the table of provinces that the rules name; blank cells are left out. */
export function readProvinces(
  file: string,
  text: string,
  rows: Said<number>,
  rules: readonly FigureRule[],
  faults: FaultList,
): readonly ProvinceRow[] {
  const columns = [...new Set(rules.flatMap(({ from }) => from.map(([column]) => column)))];
  const provinces: ProvinceRow[] = [];
  for (const row of readTable(file, text, ["province_en", "province_zh", ...columns], rows, faults, "any")) {
    const en = row.text("province_en");
    const zh = row.text("province_zh");
    const cells: Record<string, number> = {};
    for (const column of columns) {
      const value = row.raw(column) === "" ? null : row.number(column, cell);
      if (value !== null) cells[column] = value;
    }
    if (en !== null && zh !== null) provinces.push({ name: { en, zh }, cells });
  }
  return provinces;
}

/** A province by its English or Chinese name; null, and told, where there is none. */
export function provinceNamed(
  provinces: readonly ProvinceRow[],
  { value, at }: Said<string>,
  faults: FaultList,
): number | null {
  const p = provinces.findIndex(({ name }) => name.en === value || name.zh === value);
  if (p >= 0) return p;
  const names = provinces.map(({ name }) => (/[a-z]/i.test(value) ? name.en : name.zh));
  unknownValue(at, value, names, { en: "province", zh: "省份" }, faults);
  return null;
}

/** Reads what somebody knows better: figures of provinces where `county` is blank, else of counties in the order of rows. */
export function readKnown(
  file: string,
  text: string,
  rows: Said<number>,
  provinces: readonly ProvinceRow[],
  faults: FaultList,
): readonly KnownRow[] {
  const known: KnownRow[] = [];
  const seen = new Set<string>();
  for (const row of readTable(file, text, ["province"], rows, faults, ["county", ...figureIds])) {
    const named = row.text("province");
    const province = named === null ? null : provinceNamed(provinces, { value: named, at: row.at("province") }, faults);
    const county = row.raw("county") === "" ? null : row.raw("county");
    const figures: Partial<Record<FigureId, number>> = {};
    for (const figure of figureIds) {
      const value = row.raw(figure) === "" ? null : row.number(figure, isShare(figure) ? share : count);
      if (value !== null) figures[figure] = value;
    }
    if (province === null) continue;
    const key = `${province} ${county ?? ""}`;
    if (seen.has(key)) faults.add(row.at(county === null ? "province" : "county"), "stands here twice", "重复出现");
    seen.add(key);
    known.push({ province, county, figures });
  }
  return known;
}

/** What fits into the ids and the memory of a run. */
const most = { counties: 4096, institutions: 4_000_000, doctors: 20_000_000 } as const;

/** Tells where a country is larger than a run can be, a province has no county, or somebody lists more counties than it has. */
export function checkCountry(
  { provinces, known }: Country,
  { values }: FilledProvinces,
  at: Place,
  ownAt: Place,
  faults: FaultList,
): void {
  const total = (ids: readonly FigureId[]): number =>
    ids.reduce((sum, id) => values[id].reduce((all, n) => all + n, sum), 0);
  for (const [noun, ids] of [
    [{ id: "counties", zh: "县" }, ["counties"]],
    [{ id: "institutions", zh: "机构" }, sorts],
    [{ id: "doctors", zh: "医师" }, [...licensedKinds, "village_practitioners"]],
  ] as const) {
    const n = total(ids);
    const limit = most[noun.id];
    if (n <= limit) continue;
    faults.add(at, `${n} ${noun.id}, but at most ${limit} fit`, `${noun.zh}共 ${n}，上限为 ${limit}`);
  }
  provinces.forEach(({ name }, p) => {
    const counties = values.counties[p];
    if (counties < 1) faults.add(at, `${name.en} has no county`, `${name.zh}没有县`);
    const listed = known.filter((row) => row.province === p && row.county !== null).length;
    if (listed <= counties) return;
    faults.add(
      ownAt,
      `${listed} counties of ${name.en}, which has ${counties}; give its own number in a row without a county`,
      `${name.zh}列出 ${listed} 个县，而该省有 ${counties} 个；请在县名为空的行中给出县数`,
    );
  });
}
