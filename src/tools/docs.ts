// Writes what declarations say into the pages of docs/, between markers. Run after the build: the catalogue is read from
// what was built.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type ChoiceRule,
  type Declared,
  type Effect,
  type Factor,
  type Indicator,
  type Known,
  type Lever,
  type Load,
  type Mode,
  type Parameter,
  type Range,
  type Rule,
  readDeclared,
  type Source,
  type Table,
  type Target,
  type Term,
} from "./declared.ts";
import { designTable, kindTable } from "./study-tables.ts";

/** The pages with generated parts. */
export const pages = ["docs/model.md", "docs/reading-results.md", "docs/studies.md"] as const;

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");
const code = (text: string): string => `\`${text}\``;
const number = (value: number): string =>
  (value < 0 ? "−" : "") +
  String(Math.abs(value)).replace(/^\d{5,}/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
const range = ([low, high]: Range): string => (low === high ? "fixed" : `${number(low)} to ${number(high)}`);

const english = (source: Source): string => (typeof source === "string" ? source : source.en);

/** What a number rests on, without the grade that its source may begin with. */
const source = ({ grade, source: found }: Known): string => {
  const rest = english(found).replace(new RegExp(`^${grade}\\b[\\s:;,]*`), "");
  return rest === "" ? "nothing found" : rest;
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

const expected = ({ expects }: Lever): string =>
  typeof expects === "string" ? expects : `${code(expects.outcome)} ${expects.direction}`;

const leverTable = (levers: readonly Lever[]): string =>
  table(
    [
      "lever",
      "is thought to work so",
      "parameters: default (range) unit; grade",
      "moves",
      "is expected to move",
      "who pays, and what is booked",
      "sources",
    ],
    levers.map((l) => [
      `${code(l.id)} ${l.name.en}`,
      [l.why.en, ...(l.caveat === undefined ? [] : [l.caveat.en])].join("<br>"),
      Object.entries(l.params)
        .map(
          ([id, p]) =>
            `${code(id)} ${p.choices === undefined ? `${number(p.default)} (${range(p.range)}) ${p.unit}` : oneOf(p.choices, p.default)}; ${p.grade}`,
        )
        .join("<br>"),
      l.moves.map(({ id }) => code(id)).join(" "),
      expected(l),
      `${l.payer}: ${l.cost.en}`,
      l.sources.join(" "),
    ]),
  );

const modeTable = (modes: readonly Mode[]): string =>
  table(
    [
      "mode",
      "lead",
      "members",
      "hold",
      "one budget",
      "doctors a member",
      "RMB a month each",
      "match",
      "orders assessed",
      "training places",
      "visits with a specialist on the line",
      "gap in diagnosis closed",
      "rests on",
    ],
    modes.map((mode) => [
      `${code(mode.id)} ${mode.name.en}`,
      mode.lead,
      mode.members.join(", "),
      number(mode.hold),
      mode.oneBudget ? "yes" : "no",
      ...[mode.doctors, mode.travel, mode.match, mode.assessed, mode.training, mode.remote, mode.reading].map(number),
      english(mode.source),
    ]),
  );

const choiceRuleTable = (rules: readonly ChoiceRule[], calibrated: Declared["calibrated"]): string =>
  table(
    ["rule", "whose theory", "is thought to work so", "fitted: added to intention, to inertia"],
    rules.map(({ id, name, why, theory, aligned }) => [
      `${code(id)} ${name.en}`,
      theory,
      why.en,
      aligned === undefined
        ? "nothing: the default"
        : [aligned.intention, aligned.inertia].map((at) => number(calibrated[at] ?? 0)).join(", "),
    ]),
  );

const reviewRuleTable = (rules: readonly Rule[]): string =>
  table(
    ["rule", "answers so"],
    rules.map(({ id, name, why }) => [`${code(id)} ${name.en}`, why.en]),
  );

const indicatorTable = (indicators: readonly Indicator[]): string =>
  table(
    ["indicator", "is", "is to be", "measured by", "served by levers that are expected to move"],
    indicators.map(({ id, name, better, measured, outcomes }) => [
      code(id),
      name.en,
      better,
      measured,
      outcomes.map(code).join(" "),
    ]),
  );

const grades = ["measured", "derived", "assumed"] as const;

const byGrade = (all: readonly string[]): string[] => [
  ...grades.map((grade) => {
    const count = all.filter((found) => found === grade).length;
    return `${count} (${Math.round((100 * count) / all.length)} %)`;
  }),
  String(all.length),
];

/** A number that somebody has to answer for: where it is declared, what it is and what it rests on. */
interface Claim extends Known {
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

/** All numbers by kind. Terms that only a lever sets are no claims about the world. */
const claims = ({
  parameters,
  calibrated,
  factors,
  terms,
  levers,
}: Declared): readonly (readonly [string, readonly Claim[]])[] => [
  [
    "levers",
    levers.flatMap((l) =>
      Object.entries(l.params).map(([id, p]) => ({
        ...p,
        id: `${l.id}.${id}`,
        name: p.name.en,
        value: p.choices === undefined ? `${number(p.default)} ${p.unit}` : (p.choices[p.default]?.id ?? ""),
      })),
    ),
  ],
  [
    "parameters",
    Object.values(parameters).flatMap((group) =>
      Object.entries(group).map(([id, p]) => ({
        ...p,
        id,
        name: p.name.en,
        value: `${number(calibrated[id] ?? p.default)} ${p.unit}`,
      })),
    ),
  ],
  [
    "factors",
    factors.map(({ id, name, beta }) => ({ ...beta, id, name: name.en, value: `β ${number(beta.default)}` })),
  ],
  [
    "terms",
    terms
      .filter((t) => t.source !== "policy")
      .map((t) => ({ ...t, name: t.name.en, value: `${initial(t.initial)} ${t.unit}` })),
  ],
];

const gradeTable = (declared: Declared): string => {
  const kinds = claims(declared);
  const all = kinds.flatMap(([, found]) => found);
  return table(
    ["numbers of", ...grades, "in all"],
    [...kinds, ["**all**", all] as const].map(([kind, found]) => [kind, ...byGrade(found.map(({ grade }) => grade))]),
  );
};

/** Every number that rests on nothing but a sentence, with that sentence. */
const assumedTables = (declared: Declared): string =>
  [
    ...claims(declared).map(([kind, found]) => {
      const assumed = found.filter(({ grade }) => grade === "assumed");
      return `**Of ${kind}** (${assumed.length})\n\n${table(
        ["number", "is", "taken as", "because"],
        assumed.map((claim) => [code(claim.id), claim.name, claim.value, source(claim)]),
      )}`;
    }),
    `**Of modes of a consortium** (all but what bears an id)\n\n${table(
      ["mode", "because"],
      declared.modes.map((mode) => [code(mode.id), english(mode.source)]),
    )}`,
  ].join("\n\n");

const effectTable = (effects: readonly Effect[]): string => {
  const shown = (value: number | null): string => (value === null ? "–" : number(Number(value.toPrecision(3))));
  return table(
    ["target", "outcome", "tolerance", "obtained (95 %)", "is", "shares with an input", "evidence"],
    effects.flatMap(({ id, name, parts: judged }) =>
      judged.map((p) => [
        `${id}${p.part} ${name.en}`,
        p.outcome,
        `${number(p.low)} to ${number(p.high)}`,
        `${shown(p.obtained.value)} (${shown(p.obtained.low)} to ${shown(p.obtained.high)})`,
        p.distance === null ? "not known" : p.distance === 0 ? "inside" : "**outside**",
        p.input?.en ?? "–",
        p.evidence.split(";").join(", "),
      ]),
    ),
  );
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

const columnTable = (columns: Table["columns"], unitText: Declared["unitText"]): string =>
  table(
    ["column", "unit", "单位", "meaning", "含义"],
    columns.map((c) => [
      code(c.id),
      c.unit,
      unitText(c.unit).zh,
      c.codes === undefined ? c.meaning.en : `${c.meaning.en} (list ${code(c.codes)})`,
      c.meaning.zh,
    ]),
  );

const resultTables = ({ schemas, unitText }: Declared): string =>
  Object.values(schemas)
    .map(({ id, meaning, columns }) =>
      [`### ${id}`, "", `${meaning.en}. ${meaning.zh}。`, "", columnTable(columns, unitText)].join("\n"),
    )
    .join("\n\n");

const codeLists = ({ lists }: Declared): string =>
  table(
    ["list", "0, 1, 2 …"],
    Object.entries(lists).map(([id, entries]) => [code(id), entries.map(code).join(" ")]),
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
    "consortium modes": modeTable(declared.modes),
    "rules of choice": choiceRuleTable(declared.choiceRules, calibrated),
    "rules of review": reviewRuleTable(declared.reviewRules),
    indicators: indicatorTable(declared.indicators),
    grades: gradeTable(declared),
    assumed: assumedTables(declared),
    targets: targetTable(declared.targets),
    effects: effectTable(declared.effects),
    runs: columnTable(declared.runs, declared.unitText),
    tables: resultTables(declared),
    codes: codeLists(declared),
    outcomes: outcomeTable(declared),
    kinds: kindTable(declared.kinds, table),
    designs: designTable(declared.designs, table),
  };
}

/** The page with its generated parts made anew; refuses a marker that names no part. */
export const filled = (page: string, made: Readonly<Record<string, string>>): string =>
  page.replace(/<!-- generated: (.+?) -->\n[\s\S]*?<!-- end of generated -->/g, (_, name: string) => {
    const part = made[name];
    if (part === undefined) throw new Error(`no generated part is called ${name}`);
    return `<!-- generated: ${name} -->\n\n${part}\n\n<!-- end of generated -->`;
  });

const root = fileURLToPath(new URL("../../", import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built: Load = async <T>(path: string) => (await import(new URL(`../${path}.js`, import.meta.url).href)) as T;
  const made = parts(await readDeclared(built, root));
  for (const page of pages) {
    const path = join(root, page);
    writeFileSync(path, filled(readFileSync(path, "utf8"), made));
  }
}
