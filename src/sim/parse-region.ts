import type { Text } from "../base/text.ts";
import { countiesOf } from "./country/counties.ts";
import type { Country } from "./country/figures.ts";
import { fillProvinces } from "./country/fill-provinces.ts";
import { checkCountry, provinceNamed, readKnown, readProvinces, readRules } from "./country/parse-country.ts";
import type { Files } from "./files.ts";
import { openFile } from "./open-file.ts";
import { readFacilities } from "./parse-facilities.ts";
import type { FaultList, Place, Said } from "./parse-fault-list.ts";
import { readMargins } from "./parse-margins.ts";
import type { Tree } from "./parse-tree.ts";
import { type Bounds, keyNoun, missing, readGroup, readNumber, readText, said } from "./parse-values.ts";
import { mostDoctors, type Roster } from "./roster/doctors.ts";
import { readDoctors } from "./roster/parse-doctors.ts";
import type { FacilityRow, Region } from "./scenario.ts";

export const regionNumbers = {
  counties: { range: [1, 3000], unit: "counties", whole: true },
  countiesPerPrefecture: { range: [1, 100], unit: "counties", whole: true },
} as const satisfies Record<string, Bounds>;

export const tableRows: Bounds = { range: [1, 100_000], unit: "rows", whole: true };

/** A table that a scenario names: where it lies, and how many rows it must hold, so that one cut short is noticed. */
interface TableLayer {
  readonly file: Said<string>;
  readonly rows: Said<number>;
}

/** A roster of doctors, and which one it must be, so that a result is known to be of it. */
interface RosterLayer extends TableLayer {
  readonly sha256?: Said<string> | undefined;
}

/** What one file says about the region. */
export interface RegionLayer {
  readonly at: Place;
  readonly counties?: Said<number> | undefined;
  readonly countiesPerPrefecture?: Said<number> | undefined;
  /** Null where the file names a table but not rightly. */
  readonly facilities?: TableLayer | null | undefined;
  readonly margins?: TableLayer | null | undefined;
  readonly doctors?: RosterLayer | null | undefined;
  /** Tables of a country, in place of facilities; and which one of its provinces. */
  readonly provinces?: TableLayer | null | undefined;
  readonly figures?: TableLayer | null | undefined;
  readonly known?: TableLayer | null | undefined;
  readonly province?: Said<string> | undefined;
}

const keys = [
  "counties",
  "countiesPerPrefecture",
  "facilities",
  "margins",
  "doctors",
  "provinces",
  "figures",
  "known",
  "province",
] as const;

export function readRegion(tree: Tree, faults: FaultList): RegionLayer {
  const entries = readGroup(tree, keys, keyNoun, faults);
  const number = (key: keyof typeof regionNumbers): Said<number> | undefined => {
    const value = entries.get(key);
    return value && said(readNumber(value, regionNumbers[key], faults), value.at);
  };
  const table = (key: "facilities" | "margins" | "provinces" | "figures" | "known"): TableLayer | null | undefined => {
    const value = entries.get(key);
    return value && readTableLayer(value, faults);
  };
  const doctors = entries.get("doctors");
  const province = entries.get("province");
  return {
    at: tree.at,
    counties: number("counties"),
    countiesPerPrefecture: number("countiesPerPrefecture"),
    facilities: table("facilities"),
    margins: table("margins"),
    doctors: doctors && readTableLayer(doctors, faults, true),
    provinces: table("provinces"),
    figures: table("figures"),
    known: table("known"),
    province: province && said(readText(province, faults), province.at),
  };
}

function readTableLayer(tree: Tree, faults: FaultList, isRoster = false): RosterLayer | null {
  const entries = readGroup(tree, isRoster ? ["file", "rows", "sha256"] : ["file", "rows"], keyNoun, faults);
  const file = entries.get("file");
  const rows = entries.get("rows");
  if (tree.kind === "map") {
    if (file === undefined) missing({ ...tree.at, key: `${tree.at.key}.file` }, faults);
    if (rows === undefined) missing({ ...tree.at, key: `${tree.at.key}.rows` }, faults);
  }
  const path = file && said(readText(file, faults), file.at);
  const bounds = isRoster ? { ...tableRows, range: [1, mostDoctors] as const } : tableRows;
  const count = rows && said(readNumber(rows, bounds, faults), rows.at);
  const hash = entries.get("sha256");
  const sha256 = hash && said(readText(hash, faults), hash.at);
  return path && count ? { file: path, rows: count, sha256 } : null;
}

/** Base first, key by key; a table is replaced as a whole. */
export function mergeRegion(layers: readonly RegionLayer[]): RegionLayer | null {
  if (layers.length === 0) return null;
  return layers.reduce((under, over) => ({
    at: over.at,
    // Facilities and the tables of a country stand for each other: what the later file gives replaces the other.
    ...countryKeys(under, over),
    counties: over.counties ?? under.counties,
    countiesPerPrefecture: over.countiesPerPrefecture ?? under.countiesPerPrefecture,
    facilities: over.facilities === undefined && !over.provinces ? under.facilities : over.facilities,
    margins: over.margins === undefined ? under.margins : over.margins,
    // A roster is of the facilities that it came with.
    doctors: over.doctors !== undefined || over.facilities !== undefined ? over.doctors : under.doctors,
  }));
}

function countryKeys(under: RegionLayer, over: RegionLayer): Partial<RegionLayer> {
  if (over.facilities !== undefined) return {};
  return {
    provinces: over.provinces === undefined ? under.provinces : over.provinces,
    figures: over.figures === undefined ? under.figures : over.figures,
    known: over.known === undefined ? under.known : over.known,
    province: over.province ?? under.province,
  };
}

/** Reads the tables of a merged region. One county and its own prefecture when nothing else is said. */
export function settleRegion(
  layer: RegionLayer,
  complete: boolean,
  id: string,
  name: Text | null,
  files: Files,
  faults: FaultList,
): Region | null {
  if (layer.provinces !== undefined || layer.figures !== undefined)
    return settleCountry(layer, complete, id, name, files, faults);
  for (const key of ["province", "known"] as const) {
    const said = layer[key];
    if (said === undefined) continue;
    faults.add(
      { ...layer.at, key: `${layer.at.key}.${key}` },
      "only a region with provinces has this; write extends: regions/china-2024.yaml",
      "仅适用于含分省表的区域；请写 extends: regions/china-2024.yaml",
    );
  }
  for (const key of ["facilities", "margins"] as const) {
    if (complete && layer[key] === undefined) missing({ ...layer.at, key: `${layer.at.key}.${key}` }, faults);
  }
  const counties = layer.counties?.value ?? 1;
  const countiesPerPrefecture = layer.countiesPerPrefecture?.value ?? 1;
  if (layer.countiesPerPrefecture !== undefined && countiesPerPrefecture > counties) {
    const en = `${countiesPerPrefecture} counties share a prefecture, but the region has ${counties}`;
    faults.add(
      layer.countiesPerPrefecture.at,
      en,
      `每个地市有 ${countiesPerPrefecture} 个县，而该区域只有 ${counties} 个县`,
    );
  }
  const facilities = layer.facilities && table(layer.facilities, files, faults, readFacilities);
  const margins = layer.margins && table(layer.margins, files, faults, readMargins);
  const roster = layer.doctors && facilities && readRoster(layer.doctors, facilities, counties, files, faults);
  if (!facilities || !margins || name === null || (layer.doctors !== undefined && !roster)) return null;
  return { id, name, counties, countiesPerPrefecture, facilities, margins, ...(roster ? { roster } : {}) };
}

function readRoster(
  layer: RosterLayer,
  facilities: readonly FacilityRow[],
  counties: number,
  files: Files,
  faults: FaultList,
): Roster | null {
  if (counties > 1) {
    const en = `a roster is of one county, but the region has ${counties}`;
    faults.add(layer.file.at, en, `花名册对应一个县，而该区域有 ${counties} 个县`);
    return null;
  }
  const opened = openFile(layer.file, files, ".csv", faults);
  if (opened === null) return null;
  const roster = readDoctors(opened.path, opened.text, layer.rows, facilities, faults);
  if (layer.sha256 !== undefined && layer.sha256.value !== roster.sha256) {
    faults.add(
      layer.sha256.at,
      `this is another roster: the SHA-256 of ${opened.path} is ${roster.sha256}; write that here if the table was changed on purpose`,
      `花名册不一致：${opened.path} 的 SHA-256 为 ${roster.sha256}；若系有意修改，请改写此处`,
    );
  }
  return roster;
}

type ReadTable<Row> = (file: string, text: string, rows: Said<number>, faults: FaultList) => readonly Row[];

function table<Row>(layer: TableLayer, files: Files, faults: FaultList, read: ReadTable<Row>): readonly Row[] | null {
  const opened = openFile(layer.file, files, ".csv", faults);
  return opened && read(opened.path, opened.text, layer.rows, faults);
}

/** Reads the tables of a country and finds how many counties it, or the province that is wanted, has. */
function settleCountry(
  layer: RegionLayer,
  complete: boolean,
  id: string,
  name: Text | null,
  files: Files,
  faults: FaultList,
): Region | null {
  for (const key of ["provinces", "figures", "margins"] as const) {
    if (complete && layer[key] === undefined) missing({ ...layer.at, key: `${layer.at.key}.${key}` }, faults);
  }
  for (const key of ["counties", "countiesPerPrefecture", "doctors"] as const) {
    if (layer[key] === undefined) continue;
    const at = { ...layer.at, key: `${layer.at.key}.${key}` };
    faults.add(at, "a region with provinces has its counties from their table", "含分省表的区域，其县由分省表确定");
  }
  const margins = layer.margins && table(layer.margins, files, faults, readMargins);
  const rules = layer.figures && table(layer.figures, files, faults, readRules);
  if (!layer.provinces || !rules || !margins) return null;
  const provinces = table(layer.provinces, files, faults, (file, text, rows, told) =>
    readProvinces(file, text, rows, rules, told),
  );
  if (provinces === null) return null;
  const known =
    layer.known &&
    table(layer.known, files, faults, (file, text, rows, told) => readKnown(file, text, rows, provinces, told));
  const province = layer.province === undefined ? null : provinceNamed(provinces, layer.province, faults);
  if (name === null || faults.any || (layer.known && !known)) return null;
  const country: Country = { rules, provinces, known: known ?? [], province };
  const ownAt = (layer.known || layer.provinces).file.at;
  checkCountry(country, fillProvinces(country), layer.provinces.file.at, ownAt, faults);
  if (faults.any) return null;
  const { count } = countiesOf(country);
  const one = province === null ? null : provinces[province].name;
  return {
    id: one === null ? id : `${id}-${one.en.toLowerCase().replaceAll(" ", "-")}`,
    name: one === null ? name : { en: `${one.en} (${name.en})`, zh: `${one.zh}（${name.zh}）` },
    counties: count,
    countiesPerPrefecture: 1,
    facilities: [],
    margins,
    country,
  };
}
