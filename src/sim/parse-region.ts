import type { Text } from "../base/text.ts";
import type { Files } from "./files.ts";
import { openFile } from "./open-file.ts";
import { readFacilities } from "./parse-facilities.ts";
import type { FaultList, Place, Said } from "./parse-fault-list.ts";
import { readMargins } from "./parse-margins.ts";
import type { Tree } from "./parse-tree.ts";
import { type Bounds, keyNoun, missing, readGroup, readNumber, readText, said } from "./parse-values.ts";
import type { Region } from "./scenario.ts";

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

/** What one file says about the region. */
export interface RegionLayer {
  readonly at: Place;
  readonly counties?: Said<number> | undefined;
  readonly countiesPerPrefecture?: Said<number> | undefined;
  /** Null where the file names a table but not rightly. */
  readonly facilities?: TableLayer | null | undefined;
  readonly margins?: TableLayer | null | undefined;
}

export function readRegion(tree: Tree, faults: FaultList): RegionLayer {
  const entries = readGroup(tree, ["counties", "countiesPerPrefecture", "facilities", "margins"], keyNoun, faults);
  const number = (key: keyof typeof regionNumbers): Said<number> | undefined => {
    const value = entries.get(key);
    return value && said(readNumber(value, regionNumbers[key], faults), value.at);
  };
  const table = (key: "facilities" | "margins"): TableLayer | null | undefined => {
    const value = entries.get(key);
    return value && readTableLayer(value, faults);
  };
  return {
    at: tree.at,
    counties: number("counties"),
    countiesPerPrefecture: number("countiesPerPrefecture"),
    facilities: table("facilities"),
    margins: table("margins"),
  };
}

function readTableLayer(tree: Tree, faults: FaultList): TableLayer | null {
  const entries = readGroup(tree, ["file", "rows"], keyNoun, faults);
  const file = entries.get("file");
  const rows = entries.get("rows");
  if (tree.kind === "map") {
    if (file === undefined) missing({ ...tree.at, key: `${tree.at.key}.file` }, faults);
    if (rows === undefined) missing({ ...tree.at, key: `${tree.at.key}.rows` }, faults);
  }
  const path = file && said(readText(file, faults), file.at);
  const count = rows && said(readNumber(rows, tableRows, faults), rows.at);
  return path && count ? { file: path, rows: count } : null;
}

/** Base first, key by key; a table is replaced as a whole. */
export function mergeRegion(layers: readonly RegionLayer[]): RegionLayer | null {
  if (layers.length === 0) return null;
  return layers.reduce((under, over) => ({
    at: over.at,
    counties: over.counties ?? under.counties,
    countiesPerPrefecture: over.countiesPerPrefecture ?? under.countiesPerPrefecture,
    facilities: over.facilities === undefined ? under.facilities : over.facilities,
    margins: over.margins === undefined ? under.margins : over.margins,
  }));
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
  if (!facilities || !margins || name === null) return null;
  return { id, name, counties, countiesPerPrefecture, facilities, margins };
}

type ReadTable<Row> = (file: string, text: string, rows: Said<number>, faults: FaultList) => readonly Row[];

function table<Row>(layer: TableLayer, files: Files, faults: FaultList, read: ReadTable<Row>): readonly Row[] | null {
  const opened = openFile(layer.file, files, ".csv", faults);
  return opened && read(opened.path, opened.text, layer.rows, faults);
}
