import type { Text } from "../../base/text.ts";
import type { KnownScenario } from "../../study/planner.ts";
import { settingAtPoint } from "../../study/point-words.ts";
import type { Space } from "../../study/space.ts";
import { encodeTable, type StoredColumn, type Values } from "./parquet.ts";

/** The table `points`: what every scenario of a study sets. */
export interface PointsTable {
  readonly bytes: Uint8Array;
  /** For the published schema. */
  readonly described: { readonly meaning: Text; readonly columns: readonly Omit<StoredColumn, "type">[] };
}

const keys: readonly StoredColumn[] = [
  {
    id: "scenario",
    type: "integer",
    unit: "position",
    meaning: { en: "Position of the scenario in the result", zh: "情景在结果中的序号" },
  },
  {
    id: "baseline",
    type: "integer",
    unit: "position",
    meaning: { en: "Scenario that it is held against: its own status quo", zh: "与之比较的情景：其自身现状" },
  },
];

/** One row a scenario, one column a path that the study varies: null where a lever is not there. */
export function pointsTable(space: Space, scenarios: readonly KnownScenario[]): PointsTable {
  const columns: StoredColumn[] = [...keys];
  const data: Values[] = [scenarios.map(({ scenario }) => scenario), scenarios.map(({ baseline }) => baseline)];
  space.dimensions.forEach(({ path, name, unit, role }, d) => {
    const values = scenarios.map(({ point, isBaseline }) =>
      isBaseline && role === "lever" ? null : settingAtPoint(space, point, d),
    );
    const numeric = values.every((value) => value === null || typeof value === "number");
    columns.push({ id: path, type: numeric ? "number" : "text", unit, meaning: name });
    data.push(
      numeric
        ? Float64Array.from(values, (value) => (typeof value === "number" ? value : Number.NaN))
        : values.map((value) => (value === null ? null : String(value))),
    );
  });
  return {
    bytes: encodeTable("points", columns, data),
    described: {
      meaning: { en: "What every scenario of the study sets", zh: "研究中各情景的取值" },
      columns: columns.map(({ id, unit, meaning }) => ({ id, unit, meaning })),
    },
  };
}
