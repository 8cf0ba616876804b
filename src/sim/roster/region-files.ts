import { sha256Text } from "../../base/hash.ts";
import type { Text } from "../../base/text.ts";
import type { FacilityType } from "../../model/kinds.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Files } from "../files.ts";
import { openFile, openNamed } from "../open-file.ts";
import { readFacilities } from "../parse-facilities.ts";
import type { FaultList } from "../parse-fault-list.ts";
import { readLayers } from "../parse-inheritance.ts";
import { readMargins } from "../parse-margins.ts";
import { mergeRegion } from "../parse-region.ts";
import type { RosterData } from "./read-roster.ts";
import { doctorsTable, facilitiesTable, type SourcedFacility } from "./tables.ts";

/** The tables of a region as they lie in its files. */
export interface RegionTables {
  readonly facilities: string;
  readonly margins: string;
  readonly rows: readonly SourcedFacility[];
}

/** Reads what another region is made of; null, and told, where it cannot be read. */
export function regionTables(path: string, files: Files, catalogue: Catalogue, faults: FaultList): RegionTables | null {
  const { layers } = readLayers(path, files, catalogue, faults);
  const region = mergeRegion(layers.flatMap((layer) => layer.region ?? []));
  if (region?.provinces) {
    const en =
      "a country has no table of facilities; extend it in a scenario and bind your own figures by region.known";
    faults.add(
      { ...region.at, key: "region.provinces" },
      en,
      "全国没有机构表；请在情景中以其为基础，并用 region.known 给出自有数据",
    );
  }
  const facilities = region?.facilities && openFile(region.facilities.file, files, ".csv", faults);
  const margins = region?.margins && openFile(region.margins.file, files, ".csv", faults);
  if (!region?.facilities || !facilities || !margins) return null;
  const source = `as in ${path.split(/[\\/]/).at(-1)}`;
  const rows = readFacilities(facilities.path, facilities.text, region.facilities.rows, faults).map((row) => ({
    ...row,
    source,
  }));
  return { facilities: facilities.text, margins: margins.text, rows };
}

/** A table of margins of one's own as text; null, and told, where it cannot be read. */
export function ownMargins(path: string, files: Files, faults: FaultList): string | null {
  const text = openNamed(path, files, faults);
  if (text !== null)
    readMargins(path, text, { value: rowsOf(text), at: { file: path, line: null, key: null } }, faults);
  return text;
}

/** Types of facility that stand outside a county and that its roster seldom has. */
const outsideCounty: readonly FacilityType[] = ["tertiary"];

export interface StartingFolder {
  /** Texts by path in the folder. */
  readonly files: ReadonlyMap<string, string>;
  /** The file to run, and the package to edit. */
  readonly region: string;
  readonly package: string;
  /** What was added that the roster has not. */
  readonly added: readonly SourcedFacility[];
  /** SHA-256 of the roster's doctors; null where nobody is listed. */
  readonly sha256: string | null;
}

/**
 * A region with its tables and a package to edit, as files of a folder: of a roster, or of another region's tables alone.
 * The margins are the other region's; so is the hospital of the prefecture where the roster has none, because doctors go
 * there. The same content gives the same bytes, in Node and in the browser.
 */
export function startingFolder(name: string, base: RegionTables, roster: RosterData | null): StartingFolder {
  const has = new Set(roster?.facilities.map(({ type }) => type));
  const added = roster === null ? [] : base.rows.filter(({ type }) => outsideCounty.includes(type) && !has.has(type));
  const facilities = roster === null ? base.facilities : facilitiesTable([...roster.facilities, ...added]);
  const isListed = roster !== null && roster.doctors.row.length > 0;
  const doctors = isListed ? doctorsTable(roster.facilities, roster.doctors) : null;
  const sha256 = doctors === null ? null : sha256Text(doctors);
  const tables = [
    `  facilities: { file: data/facilities.csv, rows: ${rowsOf(facilities)} }`,
    `  margins: { file: data/margins.csv, rows: ${rowsOf(base.margins)} }`,
    ...(doctors === null ? [] : [`  doctors: { file: data/doctors.csv, rows: ${rowsOf(doctors)}, sha256: ${sha256} }`]),
  ];
  const files = new Map([
    ["region.yaml", regionText(name, tables)],
    ["package.yaml", packageText(name)],
    ["data/facilities.csv", facilities],
    ["data/margins.csv", base.margins],
    ...(doctors === null ? [] : [["data/doctors.csv", doctors] as const]),
    ["README.md", readme(name, doctors !== null)],
  ]);
  return { files, region: "region.yaml", package: "package.yaml", added, sha256 };
}

/** Records below the head; a quoted cell may hold a line break. */
function rowsOf(table: string): number {
  let rows = 0;
  let quoted = false;
  for (const mark of table.trimEnd()) {
    if (mark === '"') quoted = !quoted;
    else if (mark === "\n" && !quoted) rows++;
  }
  return rows;
}

const named = (en: string, zh = en): string => `name: { en: ${JSON.stringify(en)}, zh: ${JSON.stringify(zh)} }`;

const regionText = (name: string, tables: readonly string[]): string => `schemaVersion: 1
# A complete scenario of the status quo: compare packages with it.
# 现状情景，本身即可运行；各政策组合与其比较。
${named(name)}
months: 120
region:
${tables.join("\n")}
`;

const packageText = (name: string): string => `schemaVersion: 1
extends: region.yaml
${named(`${name}: package`, `${name}：政策组合`)}
# Levers to try; "medtide levers" lists them all, "medtide levers living-subsidy" says what one can be told.
# 拟试的政策工具；medtide levers 列出全部，medtide levers living-subsidy 查看其参数。
levers:
  living-subsidy: {}
  # county-managed: { share: 0.6, from: 13 }
  # school-access: { target: { types: [township], remoteness: [0.3, 1] } }
`;

const readme = (name: string, hasRoster: boolean): string => {
  const doctors: Text = hasRoster
    ? {
        en: "- `data/doctors.csv`: the doctors, without names or numbers of persons; blanks are drawn anew in each replicate. `row` is the row of the sheet it was read from. Keep it, and results, as you keep the roster itself.\n",
        zh: "- `data/doctors.csv`：医师名单，不含姓名与证件号码；空白处在每次重复运行中重新抽取。`row` 为原表行号。该文件与运行结果须按花名册同等要求保管。\n",
      }
    : { en: "", zh: "" };
  return `# ${name}

- \`region.yaml\`: the region and its status quo
- \`package.yaml\`: a package of policies to edit
- \`data/facilities.csv\`: facilities with their posts; each row says where its figures come from
${doctors.en}- \`data/margins.csv\`: shares by type of facility (age, education, title …), from which everybody not listed is made

\`\`\`
medtide check region.yaml
medtide compare package.yaml --baseline region.yaml
\`\`\`

- \`region.yaml\`：区域及其现状
- \`package.yaml\`：可编辑的政策组合
- \`data/facilities.csv\`：机构与岗位，每行注明来源
${doctors.zh}- \`data/margins.csv\`：各类机构医师的构成（年龄、学历、职称等），未逐人列出的医师据此合成

\`\`\`
medtide check region.yaml --lang zh
medtide compare package.yaml --baseline region.yaml --lang zh
\`\`\`
`;
};
