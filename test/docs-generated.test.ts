// The tables of the pages are what the declarations say: `npm run docs` has been run.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runColumns } from "../src/host/node/chunk.ts";
import { all as modes } from "../src/levers/consortium-modes/all.gen.ts";
import { indicators } from "../src/levers/loop/indicators.ts";
import { all as reviewRules } from "../src/levers/loop/rules/all.gen.ts";
import { all as factors } from "../src/model/factors/all.gen.ts";
import { burnoutParameters } from "../src/model/parameters/burnout.ts";
import { careerParameters } from "../src/model/parameters/career.ts";
import { choiceParameters } from "../src/model/parameters/choice.ts";
import { entrantsParameters } from "../src/model/parameters/entrants.ts";
import { payParameters } from "../src/model/parameters/pay.ts";
import { supplyParameters } from "../src/model/parameters/supply.ts";
import { workParameters } from "../src/model/parameters/work.ts";
import { parameters } from "../src/model/parameters.ts";
import { codeLists } from "../src/sim/code-lists.ts";
import { catalogue } from "../src/sim/full-catalogue.ts";
import { outcomes } from "../src/sim/outcomes.ts";
import { schemas } from "../src/sim/rows.ts";
import { unitText } from "../src/sim/unit-text.ts";
import { targetRows } from "../src/study/targets.gen.ts";
import { calibratedValues, type Declared, effectRows, readDeclared } from "../src/tools/declared.ts";
import { filled, pages, parts } from "../src/tools/docs.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const declared: Declared = {
  parameters: {
    choice: choiceParameters,
    pay: payParameters,
    career: careerParameters,
    work: workParameters,
    burnout: burnoutParameters,
    supply: supplyParameters,
    entrants: entrantsParameters,
  },
  calibrated: calibratedValues(read("scenarios/parameters.yaml")),
  factors,
  terms: catalogue.terms,
  levers: catalogue.levers,
  modes,
  choiceRules: catalogue.rules,
  reviewRules,
  indicators,
  runs: runColumns([]),
  schemas,
  outcomes,
  targets: targetRows,
  effects: effectRows(read("scenarios/effects.json")),
  unitText,
  lists: codeLists,
};
const made = parts(declared);

test("what is read from modules by their names is what they export", async () => {
  const load = async <T>(path: string) => (await import(join(root, `src/${path}.ts`))) as T;
  expect(parts(await readDeclared(load, root))).toEqual(made);
});

describe("generated parts are fresh", () => {
  test.each(pages)("%s", (page) => {
    expect(filled(read(page), made) === read(page), "stale: run `npm run docs`").toBe(true);
  });
  test("every part is shown somewhere", () => {
    const shown = pages.flatMap((page) =>
      [...read(page).matchAll(/<!-- generated: (.+?) -->/g)].map(([, name]) => name),
    );
    expect(shown.sort()).toEqual(Object.keys(made).sort());
  });
  test("a marker that names nothing is refused", () => {
    expect(() => filled("<!-- generated: nothing -->\n<!-- end of generated -->", made)).toThrow("nothing");
  });
});

test("the tables name every parameter, with its calibrated value where it has one", () => {
  const model = read("docs/model.md");
  const missing = Object.keys(parameters).filter((id) => !model.includes(`\n| \`${id}\` |`));
  expect(missing).toEqual([]);
  expect(calibratedValues("# head\nparameters:\n  inertia: 1.5 # why\n  constantUp: -0.25\n")).toEqual({
    inertia: 1.5,
    constantUp: -0.25,
  });
});

// Names in code style, in what is prose.
test("the description names only parameters, terms and levers that exist", () => {
  const model = read("docs/model.md").replace(/<!-- generated: .+? -->[\s\S]*?<!-- end of generated -->/g, "");
  const prose = model.slice(model.indexOf("## 5 "));
  const known = new Set([
    ...Object.keys(parameters),
    ...catalogue.terms.map(({ id }) => id),
    ...catalogue.levers.map(({ id }) => id),
    ...factors.map(({ id }) => id),
    ...["from", "until", "phaseIn", "intensity", "compliance", "tightness", "rule", "senior_posts"],
    ...["compare", "consortium"],
  ]);
  const named = [...prose.matchAll(/`([A-Za-z][\w-]*)`/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

test("the list of assumptions holds every number of that grade, each with a reason or none found", () => {
  const rows = (made["assumed"] ?? "").split("\n").filter((line) => line.startsWith("| `"));
  const assumed = [
    ...Object.values(parameters).map(({ grade }) => grade),
    ...factors.map(({ beta }) => beta.grade),
    ...catalogue.terms.filter(({ source }) => source !== "policy").map(({ grade }) => grade),
    ...catalogue.levers.flatMap(({ params }) => Object.values(params).map(({ grade }) => grade)),
  ].filter((grade) => grade === "assumed");
  expect(rows).toHaveLength(assumed.length + modes.length);
  expect(rows.filter((row) => /\|\s*\|\s*$/.test(row))).toEqual([]);
  expect(made["grades"]).toContain(`| ${assumed.length} (`);
});
