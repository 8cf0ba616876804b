// Holds what types cannot: which names and packages a layer may use, who imports whom, how long a file may grow. Each rule
// is a function from sources to faults, so that a fixture can show that it is able to fail.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { codeOf, cycleOf, importsOf } from "./source.ts";

/** Sources by path, such as "src/base/sum.ts". */
type Sources = ReadonlyMap<string, string>;

interface Layer {
  /** Folders above, which this one may import. */
  readonly above: readonly string[];
  /** Packages it may use; "type:" means their types alone, "node:" any module of Node. */
  readonly packages: readonly string[];
}

const engine = ["src/base", "src/model", "src/levers", "src/sim"];
const pure = [...engine, "src/study", "src/chart"];
const layers: Readonly<Record<string, Layer>> = {
  "src/base": { above: [], packages: ["seedrandom", "@noble/hashes", "fastest-levenshtein"] },
  "src/model": { above: engine.slice(0, 1), packages: [] },
  "src/levers": { above: engine.slice(0, 2), packages: [] },
  "src/sim": {
    above: engine.slice(0, 3),
    packages: ["yaml", "zod", "csv-parse/sync", "fflate", "read-excel-file/universal"],
  },
  "src/study": { above: engine, packages: ["simple-statistics"] },
  "src/chart": { above: engine, packages: ["type:vega-lite", "type:vega"] },
  "src/analyses": { above: pure, packages: [] },
  "src/host/node": {
    above: pure,
    packages: [
      "node:",
      "@duckdb/node-api",
      "hyparquet",
      "hyparquet-writer",
      "@resvg/resvg-js",
      "bullmq",
      "pg",
      "vega",
      "vega-lite",
      "write-excel-file",
    ],
  },
  "src/host/web": {
    above: [...pure, "src/analyses"],
    packages: [
      "preact",
      "@preact/signals",
      "vega",
      "vega-lite",
      "vega-interpreter",
      "write-excel-file",
      "fflate",
      "yaml",
      "csv-parse/sync",
    ],
  },
  "src/cli": { above: [...pure, "src/analyses", "src/host/node"], packages: ["node:", "yargs", "cli-progress"] },
  "src/tools": { above: [], packages: ["node:", "subset-font", "playwright-core", "vite"] },
  src: { above: [...engine, "src/study"], packages: [] },
};

const layerOf = (path: string): string => {
  const folder = Object.keys(layers).find((name) => name !== "src" && path.startsWith(`${name}/`));
  return folder ?? (posix.dirname(path) === "src" ? "src" : "");
};

const target = (path: string, from: string): string => posix.join(posix.dirname(path), from);

const matches = (text: string, pattern: RegExp): string[] =>
  [...codeOf(text).matchAll(pattern)].map(([found]) => found);

const faults = (sources: Sources, rule: (path: string, text: string) => readonly string[]): string[] =>
  [...sources].flatMap(([path, text]) => rule(path, text).map((fault) => `${path}: ${fault}`));

/** Mathematics that every engine computes to the same bit; everything else belongs to src/base. */
const exactMath =
  "abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|E|LN10|LN2|LOG10E|LOG2E|PI|SQRT1_2|SQRT2";
const inexact = new RegExp(
  String.raw`\bMath\b(?!\s*\.\s*(?:${exactMath})\b)(?:\s*\.\s*\w+)?|\bDate\b|\*\*|\bIntl\b|\blocaleCompare\b|\btoLocale\w+`,
  "g",
);
const impure = /\bMath\s*\.\s*random\b|\bMath\b(?!\s*\.)|\bDate\b/g;

const inexactNames = (sources: Sources): string[] =>
  faults(sources, (path, text) => {
    const layer = layerOf(path);
    if (layer === "src/chart" || layer === "src/analyses") return matches(text, impure);
    return pure.includes(layer) ? matches(text, inexact) : [];
  });

const layerFaults = (sources: Sources): string[] =>
  faults(sources, (path, text) => {
    const layer = layerOf(path);
    if (layer === "") return ["in no layer"];
    return importsOf(text)
      .filter(({ from }) => from.startsWith("."))
      .map(({ from }) => target(path, from))
      .filter((to) => layerOf(to) !== layer && !layers[layer]?.above.includes(layerOf(to)))
      .map((to) => `imports ${to}`);
  });

const packageFaults = (sources: Sources): string[] =>
  faults(sources, (path, text) => {
    const allowed = layers[layerOf(path)]?.packages ?? [];
    return importsOf(text)
      .filter(({ from }) => !from.startsWith(".") && !from.startsWith("#"))
      .filter(
        ({ from, typeOnly }) =>
          !allowed.some((name) =>
            name === "node:"
              ? from.startsWith(name)
              : name.startsWith("type:")
                ? typeOnly && isOf(from, name.slice(5))
                : isOf(from, name),
          ),
      )
      .map(({ from }) => `uses ${from}`);
  });

/** The package itself or a module inside it. */
const isOf = (from: string, name: string): boolean => from === name || from.startsWith(`${name}/`);

const cycles = (sources: Sources): string[] => {
  const graph = new Map(
    [...sources].map(([path, text]) => [
      path,
      importsOf(text)
        .map(({ from }) => target(path, from))
        .filter((to) => sources.has(to)),
    ]),
  );
  const cycle = cycleOf(graph);
  return cycle === undefined ? [] : [cycle.join(" → ")];
};

const mostLines = 400;
const longFiles = (sources: Sources): string[] =>
  faults(sources, (path, text) => {
    const lines = text.split("\n").length - 1;
    return path.endsWith(".gen.ts") || lines <= mostLines ? [] : [`${lines} lines: what two things is it?`];
  });

const vagueNames = (sources: Sources): string[] =>
  faults(sources, (path) =>
    path.split("/").some((part) => /^(utils?|helpers?|common|misc)(\.|$)/.test(part))
      ? ["says nothing by its name"]
      : [],
  );

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const sources: Sources = new Map(
  readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((name) => `src/${name.replaceAll("\\", "/")}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts"))
    .sort()
    .map((path) => [path, read(path)]),
);

const one = (path: string, text: string): Sources => new Map([[path, text]]);

test.each(Object.keys(layers))("%s has sources", (layer) => {
  expect([...sources.keys()].filter((path) => layerOf(path) === layer)).not.toEqual([]);
});

test.each(Object.keys(layers))("the project references of %s are the layers above it", (layer) => {
  const { references } = JSON.parse(read(`${layer}/tsconfig.json`)) as { references: { path: string }[] };
  expect(references.map(({ path }) => posix.join(layer, path)).sort()).toEqual(
    [...(layers[layer]?.above ?? [])].sort(),
  );
});

describe("the engine computes the same bits everywhere", () => {
  test("in the sources", () => expect(inexactNames(sources)).toEqual([]));
  test.each([
    "Math.random()",
    "Math.exp(1)",
    "Math . log1p(1)",
    "const { pow } = Math",
    'Math["exp"](1)',
    "2 ** 3",
    "x **= 2",
    "new Date()",
    "Intl.Collator",
    "a.localeCompare(b)",
    "n.toLocaleString()",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text, not a template
    "`${Math.sin(1)}`",
  ])("%s is a fault", (text) => {
    for (const layer of pure.slice(0, -1)) expect(inexactNames(one(`${layer}/a.ts`, text))).toHaveLength(1);
  });
  test.each(["Math.random()", "Date.now()", "const { random } = Math"])("%s is a fault in a chart", (text) => {
    expect(inexactNames(one("src/chart/a.ts", text))).toHaveLength(1);
  });
  test.each([
    "// Math.exp",
    "/* 2 ** 3 */",
    '"Date"',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text, not a template
    "`Math.log ${1} Date`",
    "/a**b Date/.test(x)",
    "Math.sqrt(2) * Math.PI",
    "const upDate = 1",
    "a / b; // Date",
  ])("%s is none", (text) => {
    expect(inexactNames(one("src/sim/a.ts", text))).toEqual([]);
  });
});

describe("a layer imports only from layers above it", () => {
  test("in the sources", () => expect(layerFaults(sources)).toEqual([]));
  test.each([
    ["src/base/a.ts", 'import { b } from "../model/b.ts";'],
    ["src/model/steps/a.ts", 'import type { B } from "../../levers/b.ts";'],
    ["src/study/a.ts", 'export * from "../chart/b.ts";'],
    ["src/chart/a.ts", 'import b, {\n  c,\n} from "../study/b.ts";'],
    ["src/sim/a.ts", 'const b = await import("../host/node/b.ts");'],
    ["src/cli/a.ts", 'import "../tools/b.ts";'],
    ["src/study/a.ts", 'import { b } from "../index.ts";'],
    ["src/other/a.ts", ""],
  ])("%s: %s is a fault", (path, text) => {
    expect(layerFaults(one(path, text))).toHaveLength(1);
  });
  test("imports of its own folder and in a comment are none", () => {
    const text = 'import { b } from "./b.ts";\nimport { c } from "../base/c.ts";\n// import { d } from "../cli/d.ts";';
    expect(layerFaults(one("src/sim/a.ts", text))).toEqual([]);
  });
});

describe("a layer uses only its packages", () => {
  test("in the sources", () => expect(packageFaults(sources)).toEqual([]));
  test.each([
    ["src/base/a.ts", 'import { readFileSync } from "node:fs";'],
    ["src/model/a.ts", 'import seedrandom from "seedrandom";'],
    ["src/sim/a.ts", 'import { parse } from "csv-parse";'],
    ["src/chart/a.ts", 'import { compile } from "vega-lite";'],
    ["src/chart/a.ts", 'import { type TopLevelSpec } from "vega-lite";'],
    ["src/host/node/a.ts", 'import yargs from "yargs";'],
  ])("%s: %s is a fault", (path, text) => {
    expect(packageFaults(one(path, text))).toHaveLength(1);
  });
  test.each([
    ["src/chart/a.ts", 'import type { TopLevelSpec } from "vega-lite";'],
    ["src/base/a.ts", 'import { sha256 } from "@noble/hashes/sha2.js";'],
    ["src/cli/a.ts", 'import { join } from "node:path";'],
  ])("%s: %s is none", (path, text) => {
    expect(packageFaults(one(path, text))).toEqual([]);
  });
});

describe("files do not import one another in a circle", () => {
  test("in the sources", () => expect(cycles(sources)).toEqual([]));
  test("a circle of three is a fault", () => {
    const circle = new Map([
      ["src/sim/a.ts", 'import { b } from "./b.ts";'],
      ["src/sim/b.ts", 'import type { C } from "./deep/c.ts";'],
      ["src/sim/deep/c.ts", 'import { a } from "../a.ts";'],
    ]);
    expect(cycles(circle)).toEqual(["src/sim/a.ts → src/sim/b.ts → src/sim/deep/c.ts → src/sim/a.ts"]);
  });
});

describe("files are small and say what they are", () => {
  test(`at most ${mostLines} lines`, () => expect(longFiles(sources)).toEqual([]));
  test("a longer one is a fault, a generated one is not", () => {
    const long = "x;\n".repeat(mostLines + 1);
    expect(longFiles(one("src/sim/a.ts", long))).toHaveLength(1);
    expect(longFiles(one("src/sim/all.gen.ts", long))).toEqual([]);
  });
  test("no utils", () => expect(vagueNames(sources)).toEqual([]));
  test.each(["src/base/utils.ts", "src/util/a.ts", "src/sim/helpers.ts"])("%s is a fault", (path) => {
    expect(vagueNames(one(path, ""))).toHaveLength(1);
  });
});
