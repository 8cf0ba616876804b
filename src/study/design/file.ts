import { FaultList, printable, suggestion } from "../../sim/parse-fault-list.ts";
import { coordinateOf, settingAt } from "../coordinate.ts";
import { type Design, MOST_POINTS, type PointTable } from "../design.ts";
import { type Dimension, isActive } from "../space.ts";

/** What a cell stands for as a coordinate; null where it stands for nothing allowed. */
function coordinateIn(dimension: Dimension, cell: string): number | null {
  const { values } = dimension;
  if (values.kind === "list") {
    const at = values.list.findIndex((value) => cell === String(value) || (cell !== "" && Number(cell) === value));
    return at < 0 ? null : coordinateOf(dimension, at);
  }
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : Number.NaN;
  if (!(value >= values.low && value <= values.high) || (values.whole && !Number.isInteger(value))) return null;
  return coordinateOf(dimension, value);
}

/** What a cell must be. */
function legal({ values }: Dimension): { readonly en: string; readonly zh: string } {
  if (values.kind === "list") {
    return { en: `one of ${values.list.join(", ")}`, zh: `以下之一：${values.list.join("、")}` };
  }
  const { low, high, whole } = values;
  return {
    en: `a ${whole ? "whole " : ""}number from ${low} to ${high}`,
    zh: `${low} 至 ${high} 之间的${whole ? "整数" : "数"}`,
  };
}

/** Position of the column of each dimension, −1 where there is none. */
function readHead(dimensions: readonly Dimension[], { file, head }: PointTable, faults: FaultList): readonly number[] {
  const paths = dimensions.map(({ path }) => path);
  head.cells.forEach((cell, at) => {
    const place = { file, line: head.line, key: cell };
    const { en, zh } = suggestion(cell, paths);
    if (!paths.includes(cell)) faults.add(place, `is nothing that the study varies${en}`, `不是研究中变动的维度${zh}`);
    else if (head.cells.indexOf(cell) < at) faults.add(place, "this column stands here twice", "该列重复出现");
  });
  return paths.map((path) => {
    const at = head.cells.indexOf(path);
    if (at < 0) faults.add({ file, line: head.line, key: path }, "this column is missing", "缺少该列");
    return at;
  });
}

function read(
  dimensions: readonly Dimension[],
  table: PointTable,
): { readonly faults: FaultList; readonly points: readonly Float64Array[] } {
  const faults = new FaultList();
  const { file, head, rows } = table;
  const columns = readHead(dimensions, table, faults);
  if (faults.any) return { faults, points: [] };
  const last = rows.at(-1) ?? head;
  if (rows.length === 0) faults.add({ file, line: last.line, key: null }, "holds no points", "没有任何点");
  if (rows.length > MOST_POINTS) {
    const zh = `有 ${rows.length} 个点，最多允许 ${MOST_POINTS} 个`;
    faults.add(
      { file, line: last.line, key: null },
      `holds ${rows.length} points; at most ${MOST_POINTS} are allowed`,
      zh,
    );
  }
  const points = rows.map(({ line, cells }) => {
    const point = new Float64Array(dimensions.length).fill(0.5);
    if (cells.length !== head.cells.length) {
      const en = `${cells.length} cells where the head has ${head.cells.length}`;
      faults.add({ file, line, key: null }, en, `有 ${cells.length} 个单元格，而表头有 ${head.cells.length} 个`);
      return point;
    }
    const wrong: number[] = [];
    dimensions.forEach((dimension, column) => {
      const coordinate = coordinateIn(dimension, cells[columns[column] as number] as string);
      if (coordinate === null) wrong.push(column);
      else point[column] = coordinate;
    });
    const settings = dimensions.map((dimension, column) => settingAt(dimension, point[column] as number));
    for (const column of wrong) {
      const dimension = dimensions[column] as Dimension;
      const cell = cells[columns[column] as number] as string;
      // What is switched off needs no setting.
      if (cell === "" && !isActive({ dimensions }, settings, column)) continue;
      const must = legal(dimension);
      const told = printable(cell);
      const place = { file, line, key: dimension.path };
      if (cell === "") faults.add(place, `is empty; must be ${must.en}`, `为空，应为${must.zh}`);
      else faults.add(place, `must be ${must.en}, not "${told}"`, `应为${must.zh}，现为“${told}”`);
    }
    return point;
  });
  return { faults, points };
}

export default {
  id: "file",
  name: { en: "Points from a file", zh: "文件中的点" },
  means: {
    en: "One point a row of a CSV file whose columns are the paths that the study varies; a cell may be empty where its lever is switched off",
    zh: "CSV 文件每行一个点，各列为研究变动的路径；对应政策工具关闭时单元格可留空",
  },
  options: {},
  needsTable: true,
  faults(dimensions, _, table) {
    if (table !== undefined) return read(dimensions, table).faults.all();
    const en = "the design file needs the path of a CSV file";
    return [{ file: null, line: null, key: "file", en, zh: "file 设计需要给出 CSV 文件的路径" }];
  },
  count: (_, __, table) => table?.rows.length ?? 0,
  points: (dimensions, _, __, table) => (table === undefined ? [] : read(dimensions, table).points),
} as const satisfies Design;
