import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/sim/parse-scenario.ts";
import { fakeCatalogue } from "./fake-catalogue.ts";
import { type Content, fault, faultsOf } from "./faults-of.ts";
import { county, memoryFiles } from "./memory-files.ts";

const parse = (path: string, content: Content) =>
  parseScenario(path, memoryFiles({ ...county, ...content }), fakeCatalogue);
const head = "schemaVersion: 1\n";

describe("merging", () => {
  test("deeper files override key by key", () => {
    const scenario = parse("c.yaml", {
      "b.yaml": `${head}extends: county.yaml
name: { en: Middle, zh: 中 }
lacks: [{ en: much, zh: 多 }]
burnIn: 12
levers:
  remote-allowance: { amount: 1500, from: 13, until: 24, target: { titles: [chief], remoteness: [0.2, 1] } }
  school-access: { places: 0.5, intensity: 0.5 }
parameters: { openMonthly: 0.3 }
factors: { schooling: { beta: 1 } }
terms: { schoolAccess: { township: 0.3 }, surplusKept: 0.2 }
`,
      "c.yaml": `${head}extends: b.yaml
description: { en: Top, zh: 上 }
levers:
  remote-allowance: { amount: 1800, until: null, target: { titles: [attending] } }
  school-access: false
  capitation:
terms: { pay: { village: 100 } }
`,
    });
    expect(scenario).toMatchObject({
      id: "c",
      name: { en: "Middle", zh: "中" },
      description: { en: "Top", zh: "上" },
      lacks: [{ en: "much", zh: "多" }],
      months: 60,
      burnIn: 12,
      region: { id: "county", name: { en: "Small county" }, counties: 2 },
      parameters: { openMonthly: 0.3 },
      betas: { schooling: 1 },
    });
    expect(scenario.levers).toEqual([
      {
        lever: "remote-allowance",
        params: { amount: 1800, portable: 0 },
        from: 13,
        until: null,
        phaseIn: 0,
        target: { types: ["township"], titles: ["attending"], remoteness: [0.2, 1] },
        intensity: 1,
        compliance: 1,
      },
      {
        lever: "capitation",
        params: { share: 0.8 },
        from: 1,
        until: null,
        phaseIn: 0,
        target: {},
        intensity: 1,
        compliance: 1,
      },
    ]);
    expect(scenario.terms).toEqual({
      pay: { tertiary: 0, county: 0, township: 0, community: 0, village: 100, private: 0, other: 0 },
      schoolAccess: { county: 0.7, township: 0.3 },
      surplusKept: 0.2,
    });
  });

  test("a lever that was taken out comes back with its defaults", () => {
    const { levers } = parse("d.yaml", {
      "b.yaml": `${head}extends: county.yaml\nlevers: { remote-allowance: { amount: 1 } }\n`,
      "c.yaml": `${head}extends: b.yaml\nlevers: { remote-allowance: false }\n`,
      "d.yaml": `${head}extends: c.yaml\nlevers: { remote-allowance: {} }\n`,
    });
    expect(levers).toMatchObject([{ params: { amount: 2000 } }]);
  });

  test("of a list later files prevail, and a base that they share comes before both", () => {
    const { months, burnIn } = parse("d.yaml", {
      "b.yaml": `${head}extends: county.yaml\nmonths: 24\nburnIn: 6\n`,
      "c.yaml": `${head}extends: county.yaml\nburnIn: 7\n`,
      "d.yaml": `${head}extends: [b.yaml, c.yaml]\n`,
    });
    expect([months, burnIn]).toEqual([24, 7]);
  });

  test("paths are relative to the file, then to the shipped scenarios", () => {
    const files = {
      "mine/a.yaml": `${head}extends: [b.yaml, county.yaml]\n`,
      "mine/b.yaml": `${head}months: 7\n`,
      "b.yaml": `${head}months: 8\n`,
    };
    expect(parse("mine/a.yaml", files).region.id).toBe("county");
    expect(
      parse("mine/a.yaml", {
        ...files,
        "mine/county.yaml": county["county.yaml"] as string,
        "mine/county.csv": county["county.csv"] as string,
      }).months,
    ).toBe(60);
  });

  test("a part of the region may be replaced", () => {
    expect(
      parse("a.yaml", { "a.yaml": `${head}extends: county.yaml\nregion: { counties: 5 }\n` }).region,
    ).toMatchObject({
      id: "county",
      counties: 5,
      countiesPerPrefecture: 2,
      facilities: [{ id: "hospital" }, { id: "centre" }],
    });
  });

  test("what nobody says has its default", () => {
    const bare = (county["county.yaml"] as string)
      .replace("months: 60\n", "")
      .replace("  counties: 2\n  countiesPerPrefecture: 2\n", "");
    expect(parse("a.yaml", { "a.yaml": bare })).toMatchObject({
      months: 120,
      burnIn: 36,
      description: null,
      lacks: [],
      levers: [],
      region: { counties: 1, countiesPerPrefecture: 1 },
    });
  });
});

describe("what is wrong", () => {
  test("a circle names all of it", () => {
    const files = {
      "a.yaml": `${head}extends: county.yaml\n`,
      "b.yaml": `${head}\nextends:\n  - county.yaml\n  - c.yaml\n`,
      "c.yaml": `${head}extends: d.yaml\n`,
      "d.yaml": `${head}months: 3\nextends: b.yaml\n`,
    };
    const circle = "b.yaml → c.yaml → d.yaml → b.yaml";
    expect(faultsOf("b.yaml", files)).toEqual([
      fault("d.yaml", 3, "extends", `the files extend each other in a circle: ${circle}`, `文件循环继承：${circle}`),
    ]);
    expect(faultsOf("a.yaml", { "a.yaml": `${head}extends: a.yaml\n` })).toMatchObject([
      { file: "a.yaml", line: 2, en: expect.stringContaining("a.yaml → a.yaml") },
    ]);
  });

  test("a chain without end", () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`s${i}.yaml`, `${head}extends: s${i + 1}.yaml\n`]),
    );
    expect(faultsOf("s0.yaml", files)).toEqual([
      fault("s49.yaml", 2, "extends", "more than 50 files extend one another", "继承层数超过 50"),
    ]);
  });

  test("a file that is not there, a folder, bytes, no permission", () => {
    const files = {
      "a.yaml": `${head}extends:\n  - county.yam\n  - folder\n  - locked.yaml\n  - latin.yaml\n  - huge.yaml\n  - nowhere/at/all.yaml\n`,
      folder: { fault: "folder" },
      "locked.yaml": { fault: "unreadable" },
      "latin.yaml": { fault: "not utf-8" },
      "huge.yaml": { fault: "too large" },
    } as const;
    expect(faultsOf("a.yaml", files)).toEqual([
      fault(
        "a.yaml",
        3,
        "extends",
        '"county.yam": there is no such file; did you mean "county.yaml"?',
        "“county.yam”：没有这个文件；是不是“county.yaml”？",
      ),
      fault("a.yaml", 4, "extends", '"folder": this is a folder, not a file', "“folder”：这是文件夹，不是文件"),
      fault("a.yaml", 5, "extends", '"locked.yaml": the file cannot be read', "“locked.yaml”：文件无法读取"),
      fault(
        "a.yaml",
        6,
        "extends",
        '"latin.yaml": the file is not UTF-8 text',
        "“latin.yaml”：文件不是 UTF-8 编码的文本",
      ),
      fault("a.yaml", 7, "extends", '"huge.yaml": the file is larger than 5 MB', "“huge.yaml”：文件超过 5 MB"),
      expect.objectContaining({ line: 8, en: expect.stringContaining('"nowhere/at/all.yaml": there is no such file') }),
    ]);
  });

  test.each([
    ["capital", "regions/capital.yaml"],
    ["regions/capitl.yaml", "regions/capital.yaml"],
    ["regions/provinces/qinghay.yaml", "regions/provinces/qinghai.yaml"],
    ["regions/ningxia.yaml", "regions/provinces/ningxia.yaml"],
    ["bases", "bases.yml"],
    ["sub/capital.yaml", "regions/capital.yaml"],
  ])("the nearest to %s, wherever it was sought", (written, meant) => {
    const shipped = ["regions/capital.yaml", "regions/provinces/ningxia.yaml", "regions/provinces/qinghai.yaml"];
    const files = Object.fromEntries([...shipped, "bases.yml"].map((path) => [path, head]));
    const [told] = faultsOf("a.yaml", { ...files, "a.yaml": `${head}extends: ${written}\n` });
    expect(told?.en).toBe(`"${written}": there is no such file; did you mean "${meant}"?`);
  });

  test("no name that nobody would write is looked for", () => {
    const long = "x".repeat(61);
    const [told] = faultsOf("a.yaml", { [`${long}y.yaml`]: head, "a.yaml": `${head}extends: ${long}\n` });
    expect(told?.en).not.toContain("did you mean");
  });

  test("the scenario itself, misspelt", () => {
    expect(faultsOf("mine/conty.yaml", { "county.yaml": head, "mine/x.yaml": head })).toEqual([
      fault(
        "mine/conty.yaml",
        null,
        null,
        'there is no such file; did you mean "mine/county.yaml"?',
        "没有这个文件；是不是“mine/county.yaml”？",
      ),
    ]);
  });

  test.each([
    ["missing", "there is no such file", "没有这个文件"],
    ["folder", "this is a folder, not a file", "这是文件夹，不是文件"],
    ["unreadable", "the file cannot be read", "文件无法读取"],
    ["not utf-8", "the file is not UTF-8 text", "文件不是 UTF-8 编码的文本"],
  ] as const)("the scenario itself: %s", (wrong, en, zh) => {
    expect(faultsOf("x.yaml", { "x.yaml": { fault: wrong } })).toEqual([fault("x.yaml", null, null, en, zh)]);
  });

  test("extends that is neither a path nor a list of paths", () => {
    const en = "must be the path of a scenario, or a list of them, not a group of keys";
    const zh = "应为情景文件的路径，或路径的列表，现为一组键";
    const whole = `${county["county.yaml"]}`;
    expect(faultsOf("a.yaml", { "a.yaml": `${whole}extends: { a: 1 }\n` })).toEqual([
      fault("a.yaml", 9, "extends", en, zh),
    ]);
    expect(faultsOf("a.yaml", { "a.yaml": `${whole}extends: [3]\n` })).toEqual([
      fault("a.yaml", 9, "extends", "must be text, not 3; put it in quotes", "应为文字，现为 3；请加引号"),
    ]);
  });

  test("the faults of all files come at once, file by file, line by line", () => {
    const faults = faultsOf("a.yaml", {
      "a.yaml": `${head}extends: [b.yaml, c.yaml]\nburnIn: 999\nmonths: 0\nmnths: 3\n`,
      "b.yaml": `${head}extends: county.yaml\nlevers: { housin: {} }\n`,
      "c.yaml": "months: [\n",
      "county.csv": (county["county.csv"] as string).replace("0.4", "far"),
    });
    expect(faults.map(({ file, line, key }) => [file, line, key])).toEqual([
      ["a.yaml", 3, "burnIn"],
      ["a.yaml", 4, "months"],
      ["a.yaml", 5, "mnths"],
      ["b.yaml", 3, "levers.housin"],
      ["c.yaml", expect.any(Number), null],
      ["county.csv", 3, "remoteness"],
    ]);
  });

  test("a file that is extended twice is told of once", () => {
    const faults = faultsOf("a.yaml", {
      "a.yaml": `${head}extends: [b.yaml, c.yaml]\n`,
      "b.yaml": `${head}extends: d.yaml\n`,
      "c.yaml": `${head}extends: d.yaml\n`,
      "d.yaml": `${head}extends: county.yaml\nmonths: 0\n`,
    });
    expect(faults).toHaveLength(1);
  });
});
