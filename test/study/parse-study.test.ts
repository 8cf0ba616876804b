import { describe, expect, test } from "vitest";
import { formatFault } from "../../src/base/fail.ts";
import { catalogue } from "../../src/sim/full-catalogue.ts";
import { isStudy, parseStudy, studyDefaults } from "../../src/study/parse-study.ts";
import { county, memoryFiles } from "../sim/memory-files.ts";
import { studyFaults, studyOf } from "./studies.ts";

const amount = "vary: { levers.living-subsidy.amount: [0, 3000] }\n";

describe("a study is read whole", () => {
  test("what a file says, and what holds where it says nothing", () => {
    const study = studyOf(amount);
    expect(study).toMatchObject({
      id: "s",
      name: { en: "s", zh: "s" },
      kind: "sweep",
      seed: studyDefaults.seed,
      months: 60,
      replicates: studyDefaults.replicates,
      precision: null,
      ranking: null,
      baseline: "scenario",
      outcomes: studyDefaults.outcomes,
      tables: studyDefaults.tables,
      design: { type: "latin", options: { points: 100, candidates: 1 } },
    });
    expect(study.bases).toHaveLength(1);
    expect(study.settings["living-subsidy"]?.params["amount"]).toBeGreaterThan(0);
  });

  test.each([
    [
      "a list has each of its values once",
      "vary: { levers.living-subsidy.amount: { list: [500, 1000, 2000] } }",
      "grid",
    ],
    [
      "too many combinations are sampled",
      `vary: { levers.living-subsidy.amount: { list: [${Array.from({ length: 101 }, (_, k) => 500 + k)}] } }`,
      "latin",
    ],
    [
      "so is a range beside a list",
      "vary: { levers.living-subsidy: [off, on], levers.living-subsidy.amount: [500, 3000] }",
      "latin",
    ],
  ])("without a design, %s", (_, vary, type) => {
    expect(studyOf(`${vary}\n`).design.type).toBe(type);
  });

  test("every key in its place", () => {
    const study = studyOf(
      "schemaVersion: 1\nname: { en: A, zh: 甲 }\nmonths: 12\nprecision: 5%\nseed: 42\nbaseline: status-quo\n" +
        `outcomes: [cost, burnout]\ntables: [months]\ndesign: { type: grid, levels: 3 }\n${amount}`,
    );
    expect(study).toMatchObject({
      name: { en: "A", zh: "甲" },
      months: 12,
      precision: 0.05,
      seed: "42",
      baseline: "status-quo",
      outcomes: ["cost", "burnout"],
      tables: ["months"],
      design: { type: "grid", options: { levels: 3 } },
    });
    // A precision starts from few replicates and adds to them.
    expect(study.replicates).toBe(10);
    expect(study.bases[0]?.months).toBe(12);
  });

  test("the command line goes before the file", () => {
    const study = studyOf(`seed: a\nreplicates: 3\nmonths: 12\n${amount}`, {
      seed: "b",
      replicates: 4,
      months: 6,
      precision: 0.1,
    });
    expect(study).toMatchObject({ seed: "b", replicates: 4, months: 6, precision: 0.1 });
  });

  test("paths keep their roles, and parameters hang on the switch of their lever", () => {
    const { dimensions } = studyOf(
      "vary:\n  levers.living-subsidy.amount: [0, 3000]\n  levers.living-subsidy: [off, on]\n" +
        "  levers.housing.from: [1, 24]\n  factors.schooling.beta: [0.5, 1]\n  parameters.inertia:\n" +
        "  rule: [random-utility, satisficing]\n  region: [county.yaml, other]\n",
    ).space;
    expect(dimensions.map(({ path, role, switchedBy }) => [path, role, switchedBy])).toEqual([
      ["levers.living-subsidy.amount", "lever", 1],
      ["levers.living-subsidy", "lever", null],
      ["levers.housing.from", "lever", null],
      ["factors.schooling.beta", "uncertainty", null],
      ["parameters.inertia", "uncertainty", null],
      ["rule", "uncertainty", null],
      ["region", "region", null],
    ]);
    expect(dimensions[2]?.values).toEqual({ kind: "range", low: 1, high: 24, whole: true });
    // A path without values takes all that is declared.
    const { range } = catalogue.parameters["inertia"] ?? {};
    expect(dimensions[4]?.values).toEqual({ kind: "range", low: range?.[0], high: range?.[1], whole: false });
    expect(dimensions[1]?.values).toEqual({ kind: "list", list: [false, true] });
    expect(dimensions.filter(({ role }) => role === "lever").every(({ grade }) => grade === null)).toBe(true);
    expect(dimensions[3]?.grade).not.toBeNull();
  });

  test("two numbers that are no range are said to be a list", () => {
    const of = (text: string) =>
      studyOf(`vary: { levers.living-subsidy.amount: ${text} }\n`).space.dimensions[0]?.values;
    expect(of("{ list: [100, 2000] }")).toEqual({ kind: "list", list: [100, 2000] });
    expect(of("[100, 2000, 3000]")).toEqual({ kind: "list", list: [100, 2000, 3000] });
    expect(of("{ range: [100, 2000] }")).toEqual({ kind: "range", low: 100, high: 2000, whole: false });
  });

  test("a region is laid over the scenario, and every rule has its own base", () => {
    const study = studyOf("months: 7\nvary:\n  region: [county.yaml, other]\n  rule: [random-utility, satisficing]\n");
    expect(
      study.bases.map(({ region, rule, months, parameters }) => [region.id, rule, months, parameters["inertia"]]),
    ).toEqual([
      ["county", undefined, 7, undefined],
      ["county", "satisficing", 7, undefined],
      ["county", undefined, 7, 1.5],
      ["county", "satisficing", 7, 1.5],
    ]);
    // Nothing that is chosen is varied: points are held against no lever at all.
    expect(study.baseline).toBe("status-quo");
  });

  test("points come from a file beside the study", () => {
    const { design } = studyOf(`design: { type: file, file: points.csv }\n${amount}`);
    expect(design.table?.rows.map(({ cells, line }) => [cells, line])).toEqual([
      [["1000"], 2],
      [["2500"], 3],
    ]);
  });

  test("a study is told from a scenario by its kind", () => {
    const files = memoryFiles({ ...county, "s.yaml": "kind: sweep\n" });
    expect(isStudy("s.yaml", files)).toBe(true);
    expect(isStudy("county.yaml", files)).toBe(false);
    expect(isStudy("missing.yaml", files)).toBe(false);
  });

  test("the study of architecture.md", () => {
    const text =
      "kind: sweep\nscenario: county.yaml\nreplicates: 20\ndesign: { type: latin, points: 1000 }\n" +
      "vary:\n  levers.living-subsidy.amount: [0, 3000]\n  factors.schooling.beta: [0.39, 1.25]\n";
    const study = parseStudy("s.yaml", memoryFiles({ ...county, "s.yaml": text }), catalogue);
    expect(study.design.options["points"]).toBe(1000);
    expect(study.space.dimensions).toHaveLength(2);
  });
});

const head = "kind: sweep\nscenario: county.yaml\n";

describe("what is wrong is told with line, key and what would be right", () => {
  test.each([
    ["kind: sweeep\nscenario: county.yaml\n", 's.yaml:1: kind: unknown kind of study "sweeep"; did you mean "sweep"?'],
    ["scenario: county.yaml\n", "s.yaml:1: kind: is missing; known: calibrate, discover, search, sensitivity, sweep"],
    [`kind: sweep\n${amount}`, 's.yaml:1: scenario: is missing; write "scenario: regions/typical-county.yaml"'],
    [`${head}replicate: 3\n${amount}`, 's.yaml:3: replicate: unknown key; did you mean "replicates"?'],
    [
      `kind: sweep\nscenario: conty.yaml\n${amount}`,
      's.yaml:2: scenario: "conty.yaml": there is no such file; did you mean "county.yaml"?',
    ],
    [`${head}replicates: 0\n${amount}`, "s.yaml:3: replicates: must be a whole number from 1 to 10000, not 0"],
    [
      `${head}precision: 300%\n${amount}`,
      's.yaml:3: precision: must be a share from 0.001 to 1, or a percentage such as 5%, not the text "300%"',
    ],
    [
      `${head}outcomes: [retention4]\n${amount}`,
      's.yaml:3: outcomes: unknown outcome "retention4"; did you mean "retention1"?',
    ],
    [`${head}tables: [month]\n${amount}`, 's.yaml:3: tables: unknown table "month"; did you mean "months"?'],
    [
      `${head}design: { type: latin, point: 3 }\n${amount}`,
      's.yaml:3: design.point: unknown key; did you mean "points"?',
    ],
    [`${head}design: { type: latn }\n${amount}`, 's.yaml:3: design.type: unknown design "latn"; did you mean "latin"?'],
    [
      `${head}design: { points: 3 }\n${amount}`,
      "s.yaml:3: design.type: is missing; known: file, grid, latin, morris, sobol",
    ],
    [`${head}design: { type: file }\n${amount}`, "s.yaml:3: design.file: the design file needs the path of a CSV file"],
    [
      `${head}design: { type: file, file: pionts.csv }\n${amount}`,
      's.yaml:3: design.file: "pionts.csv": there is no such file; did you mean "points.csv"?',
    ],
    [
      `${head}vary: { levers.living-subsidy.amout: [0, 3000] }\n`,
      's.yaml:3: vary.levers.living-subsidy.amout: nothing to vary has this path; did you mean "levers.living-subsidy.amount"?',
    ],
    [
      `${head}vary: { lever.housing: [off, on] }\n`,
      's.yaml:3: vary.lever.housing: nothing to vary has this path; did you mean "levers.housing"?',
    ],
    [
      `${head}vary: { months: [12, 24] }\n`,
      "s.yaml:3: vary.months: nothing to vary has this path; paths begin with levers, factors, parameters, terms, rule or region",
    ],
    [
      `${head}vary: { factors.schooling.beta: [-1, 1] }\n`,
      "s.yaml:3: vary.factors.schooling.beta: must be a number from 0.39 to 1.25, not -1",
    ],
    [
      `${head}vary: { factors.schooling.beta: [1, 0.5] }\n`,
      "s.yaml:3: vary.factors.schooling.beta: the lower end 1 must lie below the upper end 0.5; each is a number from 0.39 to 1.25",
    ],
    [
      `${head}vary: { levers.housing: [off, maybe] }\n`,
      's.yaml:3: vary.levers.housing: must be off or on, not the text "maybe"',
    ],
    [`${head}vary: { levers.housing: [on, on] }\n`, "s.yaml:3: vary.levers.housing: the value on stands here twice"],
    [`${head}vary: { rule: [prospct] }\n`, 's.yaml:3: vary.rule: unknown choice "prospct"; did you mean "prospect"?'],
    [
      `${head}vary: { region: [elsewhere.yaml] }\n`,
      's.yaml:3: vary.region: "elsewhere.yaml": there is no such file; known: county.yaml, regions/other.yaml, packages/housing.yaml, s.yaml',
    ],
    [`${head}vary: {}\n`, "s.yaml:3: vary: is missing; say what is varied, such as levers.housing: [off, on]"],
    [head, "s.yaml:1: vary: is missing; say what is varied, such as levers.housing: [off, on]"],
    [`${head}options: { budget: 3 }\n${amount}`, "s.yaml:3: options.budget: unknown key"],
    [`${head}schemaVersion: 2\n${amount}`, "s.yaml:3: schemaVersion: must be the number 1, not 2"],
  ])("%j", (text, said) => {
    const faults = studyFaults(text);
    expect(faults.map((fault) => formatFault(fault, "en"))).toEqual([said]);
    for (const fault of faults) expect(fault.zh).toMatch(/\p{Script=Han}/u);
  });

  test("a constant of the model is not varied", () => {
    const [constant] = Object.entries(catalogue.parameters).find(([, { role }]) => role === "constant") ?? [];
    expect(constant).toBeDefined();
    expect(studyFaults(`${head}vary: { parameters.${constant}: [0, 1] }\n`).map(({ en }) => en)).toEqual([
      "is a constant of the model and is not varied",
    ]);
  });

  test("faults of the scenario and of the study come together", () => {
    const text = "kind: sweep\nscenario: broken.yaml\nreplicates: many\n";
    const files = memoryFiles({ "s.yaml": text, "broken.yaml": "schemaVersion: 1\nmonth: 12\n" });
    const told = (): unknown => parseStudy("s.yaml", files, catalogue);
    expect(told).toThrowError(/s\.yaml:3: replicates: .*\n(.*\n)*broken\.yaml:2: month: unknown key/);
  });
});
