// Lists the plug-in folders into committed all.gen.ts files. Reads file names only and is a project of its own, so that
// a stale list can never block the build. A plug-in's file name has one dot: helpers and generated files have two.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export interface Catalogue {
  /** The file written. */
  readonly file: string;
  /** The folders listed, in this order. */
  readonly folders: readonly string[];
}

/** Groups of levers, in the order in which catalogues show them. */
const leverGroups = ["pay", "career", "posts", "conditions", "family", "dispatch", "payment", "governance"];

export const catalogues: readonly Catalogue[] = [
  { file: "src/model/factors/all.gen.ts", folders: ["src/model/factors"] },
  { file: "src/model/rules/all.gen.ts", folders: ["src/model/rules"] },
  { file: "src/levers/all.gen.ts", folders: leverGroups.map((group) => `src/levers/${group}`) },
  { file: "src/levers/consortium-modes/all.gen.ts", folders: ["src/levers/consortium-modes"] },
  { file: "src/levers/loop/rules/all.gen.ts", folders: ["src/levers/loop/rules"] },
  { file: "src/chart/all.gen.ts", folders: ["src/chart/charts"] },
  { file: "src/chart/study-charts/all.gen.ts", folders: ["src/chart/study-charts"] },
  { file: "src/study/all.gen.ts", folders: ["src/study/design"] },
  { file: "src/study/effects/all.gen.ts", folders: ["src/study/effects"] },
  { file: "src/study/kinds/all.gen.ts", folders: ["src/study/kinds"] },
  { file: "src/analyses/all.gen.ts", folders: ["src/analyses/kinds"] },
  { file: "src/host/node/engines/all.gen.ts", folders: ["src/host/node/engines"] },
  { file: "src/cli/all.gen.ts", folders: ["src/cli/commands"] },
];

/** Words that a file may be called and an import may not. */
const reserved = new Set(
  "case class default delete export function if import in new return static switch this void".split(" "),
);

const identifier = (name: string): string => {
  const camel = name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? "").toUpperCase());
  return reserved.has(camel) ? `${camel}_` : camel;
};

/** The text of one catalogue, or undefined when its folders hold no plug-in. */
export const catalogueText = (root: string, { file, folders }: Catalogue): string | undefined => {
  const here = join(root, dirname(file));
  const plugins = folders.flatMap((folder) => {
    const path = join(root, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path)
      .filter((name) => /^[^.]+\.ts$/.test(name))
      .sort()
      .map((name) => ({
        id: identifier(name.slice(0, -3)),
        from: `./${relative(here, join(path, name)).replaceAll("\\", "/")}`,
      }));
  });
  if (plugins.length === 0) return undefined;
  const twice = plugins.find(({ id }, at) => plugins.findIndex((other) => other.id === id) !== at);
  if (twice !== undefined) throw new Error(`${file}: two plug-ins are called ${twice.id}`);
  return [
    "// Written by src/tools/gen.ts from the names of the files; do not edit.",
    ...plugins.map(({ id, from }) => `import ${id} from "${from}";`),
    "",
    `export const all = [${plugins.map(({ id }) => id).join(", ")}] as const;`,
    "",
  ].join("\n");
};

/** Cells of a CSV text with quotes, a header row first. */
const cellsOf = (text: string): string[][] =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
      ),
    );

/** The scorecard's targets as code, so that the engine needs no file for them. */
export const targetsText = (csv: string): string => {
  const [header = [], ...rows] = cellsOf(csv);
  const records = rows.map((row) =>
    Object.fromEntries(header.map((name, at) => [name, name === "low" || name === "high" ? Number(row[at]) : row[at]])),
  );
  return `// Written by src/tools/gen.ts from scenarios/evidence/targets.csv; do not edit.\nexport const targetRows = ${JSON.stringify(records, null, 2)} as const;\n`;
};

/** The rows of a table of evidence by the names of its columns. */
const recordsOf = (csv: string): Record<string, string>[] => {
  const [header = [], ...rows] = cellsOf(csv);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ""])));
};

/** Which publication each row of the evidence is from, as code, so that a page can name its sources without a file. */
export const citationsText = (findings: string, facts: string): string => {
  const cited = [
    ...recordsOf(findings).map(({ id = "", source_citation: en = "", source_zh: zh = "" }) => ({ id, en, zh })),
    ...recordsOf(facts).map(({ id = "", source: en = "", source_zh: zh = "" }) => ({ id, en, zh })),
  ];
  // A title stays in its own language; what is said about it does not.
  const told = new Map(cited.map(({ en, zh }) => [en, zh === "" ? en : zh]));
  const publications = [...told].map(([en, zh]) => ({ en, zh }));
  const places = new Map([...told.keys()].map((en, at) => [en, at]));
  const rows = Object.fromEntries(cited.map(({ id, en }) => [id, places.get(en)]));
  return [
    "// Written by src/tools/gen.ts from scenarios/evidence; do not edit.",
    'import type { Text } from "../../base/text.ts";',
    "",
    `export const publications: readonly Text[] = ${JSON.stringify(publications, null, 2)};`,
    "/** Position of its publication by the id of a row. */",
    `export const citations: Readonly<Record<string, number>> = ${JSON.stringify(rows)};`,
    "",
  ].join("\n");
};

/** The package's version as code, so that the engine needs no file for it. */
export const versionText = (packageJson: string): string =>
  `// Written by src/tools/gen.ts from package.json; do not edit.\nexport const version = ${JSON.stringify(JSON.parse(packageJson).version)};\n`;

const derive = (
  root: string,
  sources: readonly string[],
  target: string,
  make: (...texts: string[]) => string,
): void => {
  const from = sources.map((source) => join(root, source));
  const to = join(root, target);
  if (!from.every((path) => existsSync(path)) || !existsSync(dirname(to))) return;
  const text = make(...from.map((path) => readFileSync(path, "utf8")));
  if (!existsSync(to) || readFileSync(to, "utf8") !== text) writeFileSync(to, text);
};

/** Touches only what has changed, so that the build stays incremental. */
export const writeCatalogues = (root: string): void => {
  derive(root, ["scenarios/evidence/targets.csv"], "src/study/targets.gen.ts", targetsText);
  derive(root, ["package.json"], "src/study/version.gen.ts", versionText);
  derive(
    root,
    ["scenarios/evidence/evidence.csv", "scenarios/evidence/seed-facts.csv"],
    "src/chart/brief/citations.gen.ts",
    citationsText,
  );
  for (const catalogue of catalogues) {
    const text = catalogueText(root, catalogue);
    const path = join(root, catalogue.file);
    const old = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    if (text === old) continue;
    if (text === undefined) rmSync(path);
    else writeFileSync(path, text);
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeCatalogues(fileURLToPath(new URL("../../", import.meta.url)));
}
