// Writes what declarations say into the pages of docs/, between markers. Run after the build: tools are compiled before
// everything else, so the catalogue is read from what was built.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

interface Words {
  readonly en: string;
  readonly zh: string;
}
type Range = readonly [number, number];
interface Known {
  readonly source: string;
  readonly grade: string;
}
interface Numbered extends Known {
  readonly name: Words;
  readonly unit: string;
  readonly default: number;
  readonly range: Range;
}
interface Parameter extends Numbered {
  readonly role: string;
  readonly calibrated?: boolean;
}
interface Factor {
  readonly id: string;
  readonly name: Words;
  readonly why: Words;
  readonly group: string;
  readonly beta: Known & { readonly default: number; readonly range: Range };
}
interface Term extends Known {
  readonly id: string;
  readonly name: Words;
  readonly axes: string;
  readonly unit: string;
  readonly initial: number | Readonly<Record<string, number | undefined>>;
  readonly range: Range;
}
interface Lever {
  readonly id: string;
  readonly name: Words;
  readonly why: Words;
  readonly payer: string;
  readonly cost: Words;
  readonly params: Readonly<Record<string, Numbered & { readonly choices?: readonly { readonly id: string }[] }>>;
  readonly moves: readonly Pick<Term, "id">[];
  readonly sources: readonly string[];
}
interface Table {
  readonly id: string;
  readonly meaning: Words;
  readonly columns: readonly {
    readonly id: string;
    readonly unit: string;
    readonly meaning: Words;
    readonly codes?: string;
  }[];
}
interface Target {
  readonly target: string;
  readonly part: string;
  readonly outcome: string;
  readonly population: string;
  readonly fixture: string;
  readonly low: number;
  readonly high: number;
  readonly evidence: string;
}

/** All that the pages are made of. */
export interface Declared {
  /** Tables of parameters by the file that declares them. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, Parameter>>>>;
  /** Values that calibration has written. */
  readonly calibrated: Readonly<Record<string, number>>;
  readonly factors: readonly Factor[];
  readonly terms: readonly Term[];
  readonly levers: readonly Lever[];
  readonly schemas: Readonly<Record<string, Table>>;
  readonly outcomes: Readonly<Record<string, { readonly name: Words; readonly meaning: Words; readonly unit: Words }>>;
  readonly targets: readonly Target[];
  /** Closed lists that codes point into. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** The pages with generated parts. */
export const pages = ["docs/model.md", "docs/reading-results.md"] as const;

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");
const code = (text: string): string => `\`${text}\``;
const number = (value: number): string =>
  (value < 0 ? "−" : "") +
  String(Math.abs(value)).replace(/^\d{5,}/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
const range = ([low, high]: Range): string => (low === high ? "fixed" : `${number(low)} to ${number(high)}`);

/** What a number rests on, without the grade that its source may begin with. */
const source = ({ grade, source: text }: Known): string => {
  const rest = text.replace(new RegExp(`^${grade}\\b[\\s:;,]*`), "");
  return rest === "" ? "–" : rest;
};

const initial = (value: Term["initial"]): string =>
  typeof value === "number"
    ? number(value)
    : Object.entries(value)
        .flatMap(([type, at]) => (at === undefined ? [] : [`${type} ${number(at)}`]))
        .join(", ");

const parameterTable = (declared: Readonly<Record<string, Parameter>>, calibrated: Declared["calibrated"]): string =>
  table(
    ["parameter", "is", "value", "range", "unit", "grade", "rests on"],
    Object.entries(declared).map(([id, p]) => {
      const fitted = calibrated[id];
      const value = fitted !== undefined ? `**${number(fitted)}**` : number(p.default);
      return [code(id), p.name.en, value, range(p.range), p.unit, p.grade, source(p)];
    }),
  );

const factorTable = (factors: readonly Factor[]): string =>
  table(
    ["factor", "group", "β", "range", "grade", "rests on", "is thought to work so"],
    factors.map(({ id, group, beta, why }) => [
      code(id),
      group,
      number(beta.default),
      range(beta.range),
      beta.grade,
      source(beta),
      why.en,
    ]),
  );

const termTable = (terms: readonly Term[]): string =>
  table(
    ["term", "is", "by", "without a lever", "range", "unit", "grade", "rests on"],
    terms.map((t) => [
      code(t.id),
      t.name.en,
      t.axes,
      initial(t.initial),
      range(t.range),
      t.unit,
      t.source === "policy" ? "–" : t.grade,
      t.source === "policy" ? "a lever sets it" : source(t),
    ]),
  );

const oneOf = (choices: readonly { readonly id: string }[], usual: number): string =>
  `${code(choices[usual]?.id ?? "")} (one of ${choices.map(({ id }) => code(id)).join(", ")})`;

const leverTable = (levers: readonly Lever[]): string =>
  table(
    ["lever", "parameters: default (range) unit", "moves", "who pays, and what is booked", "sources"],
    levers.map((l) => [
      `${code(l.id)} ${l.name.en}`,
      Object.entries(l.params)
        .map(
          ([id, p]) =>
            `${code(id)} ${p.choices === undefined ? `${number(p.default)} (${range(p.range)}) ${p.unit}` : oneOf(p.choices, p.default)}; ${p.grade}`,
        )
        .join("<br>"),
      l.moves.map(({ id }) => code(id)).join(" "),
      `${l.payer}: ${l.cost.en}`,
      l.sources.join(" "),
    ]),
  );

const byGrade = (all: readonly string[]): string[] => {
  const count = (grade: string): string => String(all.filter((found) => found === grade).length);
  return [count("measured"), count("derived"), count("assumed"), String(all.length)];
};

/** Numbers by what is known of them. Terms that only a lever sets are no claims about the world. */
const gradeTable = ({ parameters, factors, terms, levers }: Declared): string => {
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ["parameters", Object.values(parameters).flatMap((group) => Object.values(group).map(({ grade }) => grade))],
    ["coefficients of factors", factors.map(({ beta }) => beta.grade)],
    ["initial values of terms", terms.filter(({ source: s }) => s !== "policy").map(({ grade }) => grade)],
    ["defaults of levers", levers.flatMap(({ params }) => Object.values(params).map(({ grade }) => grade))],
  ];
  const rows = kinds.map(([kind, grades]) => [kind, ...byGrade(grades)]);
  return table(
    ["numbers", "measured", "derived", "assumed", "in all"],
    [...rows, ["**all**", ...byGrade(kinds.flatMap(([, grades]) => grades))]],
  );
};

/** The names of all numbers that rest on nothing but a sentence. */
const assumedList = ({ parameters, factors, terms, levers }: Declared): string => {
  const ids = (found: readonly string[]): string => found.map(code).join(" ");
  const own = Object.values(parameters).flatMap((group) => Object.entries(group));
  return [
    `- **Parameters**: ${ids(own.flatMap(([id, { grade }]) => (grade === "assumed" ? [id] : [])))}`,
    `- **Coefficients**: ${ids(factors.flatMap(({ id, beta }) => (beta.grade === "assumed" ? [id] : [])))}`,
    `- **Initial values of terms**: ${ids(
      terms.flatMap((t) => (t.grade === "assumed" && t.source !== "policy" ? [t.id] : [])),
    )}`,
    `- **Defaults of levers**: ${ids(
      levers.flatMap(({ id, params }) =>
        Object.entries(params).flatMap(([name, { grade }]) => (grade === "assumed" ? [`${id}.${name}`] : [])),
      ),
    )}`,
  ].join("\n");
};

const targetTable = (targets: readonly Target[]): string =>
  table(
    ["target", "outcome", "of whom", "judged on", "tolerance", "evidence"],
    targets
      .filter(({ target }) => target.startsWith("B"))
      .map((t) => [
        t.target + t.part,
        t.outcome,
        t.population === "" ? "–" : t.population,
        t.fixture,
        `${number(t.low)}–${number(t.high)}`,
        t.evidence.split(";").join(", "),
      ]),
  );

const resultTables = ({ schemas }: Declared): string =>
  Object.values(schemas)
    .map(({ id, meaning, columns }) =>
      [
        `### ${id}`,
        "",
        `${meaning.en}.`,
        "",
        table(
          ["column", "unit", "meaning"],
          columns.map((c) => [
            code(c.id),
            c.unit,
            c.codes === undefined ? c.meaning.en : `${c.meaning.en} (list ${code(c.codes)})`,
          ]),
        ),
      ].join("\n"),
    )
    .join("\n\n");

const codeLists = ({ lists, levers }: Declared): string =>
  table(
    ["list", "0, 1, 2 …"],
    [...Object.entries(lists), ["levers", levers.map(({ id }) => id)] as const].map(([id, entries]) => [
      code(id),
      entries.map(code).join(" "),
    ]),
  );

const outcomeTable = ({ outcomes }: Declared): string =>
  table(
    ["outcome", "is", "shown in", "meaning"],
    Object.entries(outcomes).map(([id, { name, unit, meaning }]) => [code(id), name.en, unit.en, meaning.en]),
  );

/** Every generated part by the name in its marker. */
export function parts(declared: Declared): Readonly<Record<string, string>> {
  const { parameters, calibrated } = declared;
  return {
    factors: factorTable(declared.factors),
    ...Object.fromEntries(
      Object.entries(parameters).map(([id, group]) => [`parameters ${id}`, parameterTable(group, calibrated)]),
    ),
    terms: termTable(declared.terms),
    levers: leverTable(declared.levers),
    grades: gradeTable(declared),
    assumed: assumedList(declared),
    targets: targetTable(declared.targets),
    tables: resultTables(declared),
    codes: codeLists(declared),
    outcomes: outcomeTable(declared),
  };
}

/** The page with its generated parts made anew; refuses a marker that names no part. */
export const filled = (page: string, made: Readonly<Record<string, string>>): string =>
  page.replace(/<!-- generated: (.+?) -->\n[\s\S]*?<!-- end of generated -->/g, (_, name: string) => {
    const part = made[name];
    if (part === undefined) throw new Error(`no generated part is called ${name}`);
    return `<!-- generated: ${name} -->\n\n${part}\n\n<!-- end of generated -->`;
  });

/** Values of `scenarios/parameters.yaml`, a file that calibration writes line by line. */
export const calibratedValues = (yaml: string): Record<string, number> =>
  Object.fromEntries([...yaml.matchAll(/^ {2}(\w+): (-?[\d.e-]+)/gm)].map(([, id = "", value]) => [id, Number(value)]));

const root = fileURLToPath(new URL("../../", import.meta.url));
/** A built module, taken at its word; the test of the pages holds these shapes against the sources. */
const built = async <T>(path: string): Promise<T> =>
  (await import(new URL(`../${path}.js`, import.meta.url).href)) as T;

const readDeclared = async (): Promise<Declared> => {
  const files = ["choice", "pay", "career", "work", "burnout", "supply", "entrants"] as const;
  const loaded = await Promise.all(
    files.map((file) =>
      built<Readonly<Record<string, Readonly<Record<string, Parameter>>>>>(`model/parameters/${file}`),
    ),
  );
  const { catalogue } = await built<{ catalogue: Pick<Declared, "terms" | "levers"> }>("sim/full-catalogue");
  const { all } = await built<{ all: readonly Factor[] }>("model/factors/all.gen");
  const { schemas } = await built<Pick<Declared, "schemas">>("sim/rows");
  const { outcomes } = await built<Pick<Declared, "outcomes">>("sim/outcomes");
  const { targetRows } = await built<{ targetRows: readonly Target[] }>("study/targets.gen");
  const { facilityTypes = [], destinations = [], payers = [] } = await built<Declared["lists"]>("model/kinds");
  const { indicators } = await built<{ indicators: readonly { id: string }[] }>("levers/loop/indicators");
  return {
    parameters: Object.fromEntries(files.map((file, at) => [file, loaded[at]?.[`${file}Parameters`] ?? {}])),
    calibrated: calibratedValues(readFileSync(join(root, "scenarios/parameters.yaml"), "utf8")),
    factors: all,
    terms: catalogue.terms,
    levers: catalogue.levers,
    schemas,
    outcomes,
    targets: targetRows,
    lists: { facilityTypes, destinations, payers, indicators: indicators.map(({ id }) => id) },
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = parts(await readDeclared());
  for (const page of pages) {
    const path = join(root, page);
    writeFileSync(path, filled(readFileSync(path, "utf8"), made));
  }
}
