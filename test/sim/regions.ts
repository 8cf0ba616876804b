import { readFileSync } from "node:fs";
import { parse as parseCsv } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import type { FacilityType } from "../../src/model/kinds.ts";
import type { Region } from "../../src/sim/scenario.ts";

const regions = new URL("../../scenarios/regions/", import.meta.url);
type Row = Readonly<Record<string, string>>;

function readCsv(file: string, rows: number): readonly Row[] {
  const table: Row[] = parseCsv(readFileSync(new URL(file, regions), "utf8"), { columns: true });
  if (table.length !== rows) throw new Error(`${file}: ${table.length} rows, ${rows} declared`);
  return table;
}

/** A shipped region as its files have it, with no layer of the program between but the CSV and YAML readers. */
export function shippedRegion(id: string): Region {
  const { name, region } = parseYaml(readFileSync(new URL(`${id}.yaml`, regions), "utf8"));
  const n = (row: Row, column: string): number => Number(row[column]);
  return {
    id,
    name,
    counties: region.counties,
    countiesPerPrefecture: region.countiesPerPrefecture,
    facilities: readCsv(region.facilities.file, region.facilities.rows).map((row) => ({
      id: row["id"] ?? "",
      type: row["type"] as FacilityType,
      name: { en: row["name_en"] ?? "", zh: row["name_zh"] ?? "" },
      town: n(row, "town"),
      copies: n(row, "copies"),
      population: n(row, "population"),
      remoteness: n(row, "remoteness"),
      established: n(row, "established"),
      contract: n(row, "contract"),
      village: n(row, "village"),
      filledEstablished: n(row, "filled_established"),
      filledContract: n(row, "filled_contract"),
      filledVillage: n(row, "filled_village"),
      seniorPosts: n(row, "senior_posts"),
      equipment: n(row, "equipment"),
      trust: n(row, "trust"),
    })),
    margins: readCsv(region.margins.file, region.margins.rows).map((row) => ({
      type: row["type"] as FacilityType,
      attribute: row["attribute"] ?? "",
      category: row["category"] ?? "",
      share: n(row, "share"),
      source: row["source"] ?? "",
    })),
  };
}
